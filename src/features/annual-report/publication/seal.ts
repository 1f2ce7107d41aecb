import { createHash } from 'node:crypto'
import type { Content } from './content.js'

/** SHA-256 over everything that the report says: cells, text, and the rows behind every number. */
export function sealOf(content: Content): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

/** One text for one value, whatever the order in which its keys were set: what goes through a database comes back the same. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`
}
