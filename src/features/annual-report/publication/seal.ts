import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../platform/ledger/ledger.js'
import type { Content } from './content.js'

/** SHA-256 over everything that the report says: cells, text, and the rows behind every number. The same before and after storage. */
export function sealOf(content: Content): string {
  const stored: unknown = JSON.parse(JSON.stringify(content))
  return createHash('sha256').update(canonicalJson(stored)).digest('hex')
}
