import type { ColumnType } from 'kysely'

/** One row a chain: where it ends. Locked by whoever appends. */
export interface LedgerChainTable {
  chain: string
  seq: number
  hash: string
}

export interface LedgerEntryTable {
  chain: string
  seq: number
  stream: string
  version: number
  type: string
  data: ColumnType<Record<string, unknown>, string, never>
  actor: string
  actor_name: string
  article: string | null
  at: Date
  previous_hash: string
  hash: string
}

declare module '../db/database.js' {
  interface Schema {
    ledger_chain: LedgerChainTable
    ledger_entry: LedgerEntryTable
  }
}
