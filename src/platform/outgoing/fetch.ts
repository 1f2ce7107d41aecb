import type { Config } from '../config/config.js'
import { isListedInside, outsideAddress } from './address.js'
import { exchange, type OutsideAnswer, type Resolved, type Resolver, resolveOnce, systemResolver } from './exchange.js'
import { outsideFault } from './fault.js'
import { isPublicAddress } from './ranges.js'

/** What is asked of an address outside. */
export interface OutsideRequest {
  url: string
  /** GET when absent. */
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  headers?: Record<string, string>
  body?: Buffer | string
  /** Of the answer after decompression; what comes beyond ends the exchange. */
  maxBytes: number
  /** For all of it: names, redirects, the last byte. */
  timeoutMs: number
}

type Reach = Pick<Config, 'insideHosts' | 'publicUrl'>

const MOST_REDIRECTS = 5

/**
 * Fetches an address outside (README). GET and HEAD follow up to five redirects, each judged like the first; other methods are answered with the redirect itself.
 * Any status is an answer. Throws Fault `invalid` with one sentence and a code: `outside-address`, `outside-port`, `outside-private`, `outside-unknown`,
 * `outside-unreachable`, `outside-slow`, `outside-too-large`, `outside-redirects`, `outside-damaged`.
 */
export async function fetchOutside(config: Reach, request: OutsideRequest, resolver: Resolver = systemResolver): Promise<OutsideAnswer> {
  const signal = AbortSignal.timeout(request.timeoutMs)
  const method = request.method ?? 'GET'
  const follows = method === 'GET' || method === 'HEAD'
  let headers = headersOf(config, request.headers ?? {})
  let url = outsideAddress(config, request.url)
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const resolved = await judged(config, url, resolver, signal)
    const answer = await exchange({ url, resolved, method, headers, body: request.body ?? null, maxBytes: request.maxBytes, signal })
    const next = follows ? redirectOf(answer, url) : null
    if (next === null) return answer
    const target = outsideAddress(config, next)
    if (target.origin !== url.origin) headers = headersOf(config, {})
    url = target
  }
  throw outsideFault('outside-redirects')
}

/** The addresses of a name, all of them public unless the office listed it. */
async function judged(config: Reach, url: URL, resolver: Resolver, signal: AbortSignal): Promise<Resolved[]> {
  const resolved = await resolveOnce(url, resolver, signal)
  if (!isListedInside(config, url) && !resolved.every(({ address }) => isPublicAddress(address))) throw outsideFault('outside-private')
  return resolved
}

/** Node refuses a line break in a header by an error of its own; here it is a fault of what was typed. */
function headersOf(config: Reach, given: Record<string, string>): Record<string, string> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  const odd = Object.entries(given).some(
    ([name, value]) => /[^!-~]|:/.test(name) || /[\u0000-\u0008\u000a-\u001f\u007f]|[^\u0000-\u00ff]/.test(value),
  )
  if (odd) throw outsideFault('outside-address')
  return { 'user-agent': config.publicUrl ? `gongkai (+${config.publicUrl})` : 'gongkai', accept: '*/*', ...given }
}

function redirectOf(answer: OutsideAnswer, from: URL): string | null {
  const { location } = answer.headers
  if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) return null
  // Headers come as single bytes; whatever is no ASCII stands for itself.
  const plain = location.replace(/[^ -~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
  if (!URL.canParse(plain, from.href)) throw outsideFault('outside-address')
  const next = new URL(plain, from)
  next.hash = ''
  return next.href
}
