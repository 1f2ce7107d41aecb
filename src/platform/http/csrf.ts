import type { FastifyRequest } from 'fastify'
import { Fault } from '../errors/errors.js'

/** Any value will do: a foreign page cannot set a header of its own without asking us first, and we never allow it. */
export const CSRF_HEADER = 'x-gongkai-csrf'

/** Throws Fault `forbidden` unless the request comes from a page of this very host. */
export function mustBeSameOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return
    throw foreign()
  }
  const from = request.headers.origin ?? request.headers.referer
  if (from === undefined || hostOf(from) !== request.host) throw foreign()
}

/** The same for calls of the API, which carry the header as well. */
export function mustBeOurCall(request: FastifyRequest): void {
  if (!request.headers[CSRF_HEADER]) throw foreign()
  if (request.headers['sec-fetch-site'] !== undefined || request.headers.origin !== undefined) mustBeSameOrigin(request)
}

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null
}

function foreign(): Fault {
  return new Fault('forbidden', '这个请求不是从本网站的页面发出的，没有办理。请回到本网站重新操作。')
}
