import { randomBytes } from 'node:crypto'

/** So many of these signs, that nobody can guess. */
export function randomSigns(length: number, signs: string): string {
  return [...randomBytes(length)].map((byte) => signs[byte % signs.length]).join('')
}
