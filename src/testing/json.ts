import { expect } from 'vitest'

/** The body of an answer, which must be a success. */
export async function jsonOf<T>(answer: Promise<Response>): Promise<T> {
  const response = await answer
  const body = await response.json()
  expect(response.status, JSON.stringify(body)).toBe(200)
  return body as T
}
