import { createHash } from 'node:crypto'
import type { Entry } from './entry.js'

/** The previous hash of a chain's first entry. */
export const GENESIS = '0'.repeat(64)

/**
 * JSON with one way to write a value (RFC 8785): keys sorted by UTF-16 code units, no spaces, numbers and strings as ECMAScript writes them.
 * Throws a TypeError for what JSON, or a jsonb column, cannot hold: NaN, functions, U+0000, half a surrogate pair.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`)
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (value.includes('\0') || !isWellFormed(value)) throw new TypeError('text that cannot be kept: U+0000 or half a surrogate pair')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} has no JSON form`)
  const pairs = Object.keys(value)
    .sort()
    .map((key) => `${canonicalJson(key)}:${canonicalJson((value as Record<string, unknown>)[key])}`)
  return `{${pairs.join(',')}}`
}

/** SHA-256, in hex, over the canonical JSON of everything in the entry but its hash. The instant is written in UTC with milliseconds. */
export function entryHash(entry: Omit<Entry, 'hash'>): string {
  const { chain, seq, stream, version, type, data, actor, actorName, article, at, previousHash } = entry
  const all = { chain, seq, stream, version, type, data, actor, actorName, article, at: at.toISOString(), previousHash }
  return createHash('sha256').update(canonicalJson(all)).digest('hex')
}

function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)
}
