import { type Coding, codingFor } from '../cache/bytes.js'

/** What the headers of a plain GET ask for. */
export interface Wishes {
  coding: Coding
  /** The Host header as it came. */
  host: string
  ifNoneMatch: string | undefined
}

const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\0-\x08\x0a-\x1f\x7f]/
/** With one of these there is more to a request than its first line says. */
const MORE = new Set(['content-length', 'transfer-encoding', 'upgrade', 'expect', 'connection', 'http2-settings'])

/**
 * Reads the header lines of a request, `\r\n` before each and `\r\n\r\n` at the end. null: not plain enough to be answered without a
 * real parser (a body, an upgrade, a wish about the connection, no host, two hosts, anything odd in a name or value).
 */
export function readWishes(lines: string): Wishes | null {
  let host: string | undefined
  let acceptEncoding: string | undefined
  let ifNoneMatch: string | undefined
  for (const line of lines.slice(2, -4).split('\r\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    if (colon < 1 || !NAME.test(name) || CONTROL.test(line)) return null
    const value = line.slice(colon + 1).trim()
    if (MORE.has(name) && !(name === 'connection' && value.toLowerCase() === 'keep-alive')) return null
    if (name === 'host' && host !== undefined) return null
    if (name === 'host') host = value
    else if (name === 'accept-encoding') acceptEncoding = acceptEncoding === undefined ? value : `${acceptEncoding}, ${value}`
    else if (name === 'if-none-match') ifNoneMatch = ifNoneMatch === undefined ? value : `${ifNoneMatch}, ${value}`
  }
  return host === undefined ? null : { coding: codingFor(acceptEncoding), host, ifNoneMatch }
}
