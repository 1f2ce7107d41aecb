import type { Selectable } from 'kysely'
import type { Day } from '../../../law/day.js'
import type { Db, Tx } from '../db/database.js'
import type { Entry } from './entry.js'
import type { LedgerEntryTable } from './tables.js'

/** Which entries are asked for; what is left out does not restrict. Days are Shanghai's, both ends included. */
export interface LedgerFilter {
  chain?: string
  stream?: string
  /** As the ledger writes it: `user:u_12`. */
  actor?: string
  type?: string
  from?: Day
  to?: Day
}

/** Where a page ended: hand it in as `after` to get the next. */
export interface LedgerKey {
  at: Date
  chain: string
  seq: number
}

export interface LedgerPage {
  /** Newest first. */
  entries: Entry[]
  /** null on the last page. */
  next: LedgerKey | null
}

/** Every entry of one stream, oldest first; empty when nothing has happened to it. */
export async function readStream(db: Db | Tx, stream: string): Promise<Entry[]> {
  const rows = await db.selectFrom('ledger_entry').selectAll().where('stream', '=', stream).orderBy('version').execute()
  return rows.map(entryOfRow)
}

/** Entries by filter, newest first, `limit` (at most 500) at a time. */
export async function listEntries(db: Db | Tx, filter: LedgerFilter, limit = 50, after: LedgerKey | null = null): Promise<LedgerPage> {
  const size = Math.min(Math.max(Math.trunc(limit), 1), 500)
  let query = db.selectFrom('ledger_entry').selectAll()
  for (const column of ['chain', 'stream', 'actor', 'type'] as const) {
    const value = filter[column]
    if (value !== undefined) query = query.where(column, '=', value)
  }
  if (filter.from) query = query.where('at', '>=', new Date(`${filter.from}T00:00:00+08:00`))
  if (filter.to) query = query.where('at', '<', new Date(Date.parse(`${filter.to}T00:00:00+08:00`) + 86_400_000))
  if (after) {
    query = query.where((at) => at(at.refTuple('at', 'chain', 'seq'), '<', at.tuple(after.at, after.chain, after.seq)))
  }
  const rows = await query
    .orderBy('at', 'desc')
    .orderBy('chain', 'desc')
    .orderBy('seq', 'desc')
    .limit(size + 1)
    .execute()
  const entries = rows.slice(0, size).map(entryOfRow)
  const last = entries.at(-1)
  return { entries, next: rows.length > size && last ? { at: last.at, chain: last.chain, seq: last.seq } : null }
}

/** How many entries there are, by the heads of the chains: no entry is read. */
export async function countEntries(db: Db | Tx): Promise<number> {
  const row = await db
    .selectFrom('ledger_chain')
    .select(({ fn }) => fn.sum<number | null>('seq').as('count'))
    .executeTakeFirst()
  return row?.count ?? 0
}

/** A row as the entry it keeps. */
export function entryOfRow(row: Selectable<LedgerEntryTable>): Entry {
  const { actor_name: actorName, previous_hash: previousHash, ...same } = row
  return { ...same, actorName, previousHash }
}
