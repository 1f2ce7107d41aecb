import { sql } from 'kysely'
import type { Db } from '../db/database.js'
import { entryHash, GENESIS } from './canonical.js'
import { diagnoseContent, diagnoseGap, diagnoseLink } from './diagnose.js'
import type { Entry } from './entry.js'
import { faultAt, type LedgerFault } from './fault.js'
import { entryOfRow } from './read.js'
import type { Seal } from './seal.js'
import { verifySeals } from './verify-seals.js'

/** What `verify` found. */
export interface Verification {
  ok: boolean
  chains: number
  entries: number
  seals: number
  /** The newest seal: keep its hash somewhere else, and compare. */
  lastSeal: Seal | null
  /** The first fault of each chain that has one, and the first of the seals; 100 at most. */
  faults: LedgerFault[]
}

const PAGE = 2_000
const FAULTS = 100

/**
 * Recomputes every hash of the ledger, chain by chain, a page at a time: memory does not grow with its length. Entries that are appended
 * meanwhile are read too. `progress` hears how many entries have been read.
 */
export async function verify(db: Db, progress: (entries: number) => void = () => {}): Promise<Verification> {
  const result: Verification = { ok: true, chains: 0, entries: 0, seals: 0, lastSeal: null, faults: [] }
  for await (const chain of chains(db)) {
    result.chains += 1
    const fault = await verifyChain(db, chain, (read) => {
      result.entries += read
      progress(result.entries)
    })
    if (fault && result.faults.length < FAULTS) result.faults.push(fault)
  }
  const seals = await verifySeals(db)
  result.seals = seals.count
  result.lastSeal = seals.last
  if (seals.fault) result.faults.push(seals.fault)
  result.ok = result.faults.length === 0
  return result
}

/** Every chain that has a head or entries, by name. */
async function* chains(db: Db): AsyncGenerator<string> {
  for (let after: string | null = null; ; ) {
    const { rows }: { rows: { chain: string | null }[] } = await sql<{ chain: string | null }>`
      select min(chain) as chain from (
        (select chain from ledger_chain where ${after}::text is null or chain > ${after} order by chain limit 1)
        union all
        (select chain from ledger_entry where ${after}::text is null or chain > ${after} order by chain limit 1)
      ) next`.execute(db)
    after = rows[0]?.chain ?? null
    if (after === null) return
    yield after
  }
}

async function verifyChain(db: Db, chain: string, read: (entries: number) => void): Promise<LedgerFault | null> {
  let last: Pick<Entry, 'seq' | 'hash'> = { seq: 0, hash: GENESIS }
  for (;;) {
    const page = await entriesAfter(db, chain, last.seq)
    read(page.length)
    for (const entry of page) {
      if (entry.seq !== last.seq + 1) return await diagnoseGap(db, chain, last)
      if (entryHash(entry) !== entry.hash) return await diagnoseContent(db, entry, last)
      if (entry.previousHash !== last.hash) return await diagnoseLink(db, entry)
      last = entry
    }
    if (page.length === PAGE) continue
    const head = await db.selectFrom('ledger_chain').select(['seq', 'hash']).where('chain', '=', chain).executeTakeFirst()
    const isGrowing = head && head.seq > last.seq && (await entriesAfter(db, chain, last.seq, 1)).length > 0
    if (!isGrowing) return headFault(chain, last, head)
  }
}

function headFault(chain: string, last: Pick<Entry, 'seq' | 'hash'>, head: Pick<Entry, 'seq' | 'hash'> | undefined): LedgerFault | null {
  if (!head) return faultAt('head-changed', { chain, seq: last.seq })
  if (head.seq > last.seq) return faultAt('removed', { chain, seq: last.seq + 1 })
  if (head.seq < last.seq) return faultAt('inserted', { chain, seq: head.seq + 1 })
  return head.hash === last.hash ? null : faultAt('head-changed', { chain, seq: last.seq })
}

async function entriesAfter(db: Db, chain: string, seq: number, limit = PAGE): Promise<Entry[]> {
  const rows = await db
    .selectFrom('ledger_entry')
    .selectAll()
    .where('chain', '=', chain)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(entryOfRow)
}
