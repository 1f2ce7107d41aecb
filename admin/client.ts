import type { z } from 'zod'
import type { ErrorBody, Route } from '../api/contract.js'

/** What the server answered when it did not answer what was asked for. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(body.message)
    this.name = 'Failure'
  }
}

type Given<Name extends string, Schema extends z.ZodType> =
  unknown extends z.input<Schema> ? { [K in Name]?: undefined } : { [K in Name]: z.input<Schema> }

/** What a call needs: exactly what the route declares. */
export type Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Given<'params', P> &
  Given<'query', Q> &
  Given<'body', B> & {
    /** For `upload` routes: field → files. */
    files?: Record<string, File[]>
  }

/**
 * Calls one route of the contract. Throws `Failure` with a sentence to show for everything that is not a success;
 * a visitor who is not signed in (any more) is sent to the login page and comes back to where he was.
 */
export async function call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  route: Route<P, Q, B, A>,
  input: Input<P, Q, B>,
  signal?: AbortSignal,
): Promise<z.output<A>> {
  const given: Loose = input
  const request: RequestInit = {
    method: route.method,
    headers: { 'x-gongkai-csrf': '1' },
    credentials: 'same-origin',
    signal: signal ?? null,
  }
  if (route.upload) request.body = formOf(given)
  else if (given.body !== undefined) {
    request.headers = { ...request.headers, 'content-type': 'application/json' }
    request.body = JSON.stringify(given.body)
  }
  const response = await send(address(route, given), request)
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as z.output<A>
  const failure = new Failure(response.status, await errorBody(response))
  if (failure.body.error === 'unauthenticated') location.assign(`/denglu?next=${encodeURIComponent(location.pathname + location.search)}`)
  throw failure
}

/** The address of a route, for a link or a download. */
export function address(route: Pick<Route, 'path'>, input: { params?: unknown; query?: unknown }): string {
  const params = (input.params ?? {}) as Record<string, unknown>
  const path = route.path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(written(params[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries((input.query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null && value !== '') query.append(name, written(value))
  }
  return query.size > 0 ? `${path}?${query}` : path
}

interface Loose {
  params?: unknown
  query?: unknown
  body?: unknown
  files?: Record<string, File[]>
}

function formOf({ body, files }: Loose): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null) form.append(name, written(value))
  }
  for (const [name, list] of Object.entries(files ?? {})) for (const file of list) form.append(name, file, file.name)
  return form
}

async function send(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request)
  } catch (cause) {
    if (request.signal?.aborted) throw cause
    throw new Failure(0, { error: 'unavailable', message: '连不上服务器。请检查网络后重试，您填写的内容还在。' })
  }
}

async function errorBody(response: Response): Promise<ErrorBody> {
  const type = response.headers.get('content-type') ?? ''
  if (type.includes('json')) return (await response.json()) as ErrorBody
  return { error: 'unavailable', message: `服务器暂时不能回答（${response.status}）。请稍后重试，您填写的内容还在。` }
}

/** A value as an address or a form carries it. */
function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
