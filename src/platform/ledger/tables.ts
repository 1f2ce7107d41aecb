import type { ColumnType } from 'kysely'

/** One row a chain: where it ends. Locked by whoever appends. */
interface LedgerChainTable {
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

interface LedgerSealTable {
  no: number
  at: Date
  entries: number
  root: string
  previous: string
  hash: string
}

interface LedgerSealPartTable {
  no: number
  chain: string
  from_seq: number
  to_seq: number
}

declare module '../db/database.js' {
  interface Schema {
    ledger_chain: LedgerChainTable
    ledger_entry: LedgerEntryTable
    ledger_seal: LedgerSealTable
    ledger_seal_part: LedgerSealPartTable
  }
}
