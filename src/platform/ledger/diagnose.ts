import type { Db } from '../db/database.js'
import { entryHash } from './canonical.js'
import type { Entry } from './entry.js'
import { faultAt, type LedgerFault } from './fault.js'
import { entryOfRow } from './read.js'

/** How far from its place an entry that was moved is looked for. */
const NEAR = 5_000

type Last = Pick<Entry, 'seq' | 'hash'>

/** No entry stands where the next one should. */
export async function diagnoseGap(db: Db, chain: string, last: Last): Promise<LedgerFault> {
  const moved = await rightfulNext(db, chain, last)
  return moved ? faultAt('reordered', { ...moved, seq: last.seq + 1 }) : faultAt('removed', { chain, seq: last.seq + 1 })
}

/** An entry's hash is not that of its content, its place in the chain included. Where it fits tells what was done. */
export async function diagnoseContent(db: Db, entry: Entry, last: Last): Promise<LedgerFault> {
  if (await isBeyondHead(db, entry)) return faultAt('inserted', entry)
  const rightful = rightfulPlace(entry)
  if (rightful === null) return faultAt('changed', entry)
  if (rightful < entry.seq) {
    const foreign = await entryAt(db, entry.chain, rightful)
    return faultAt('inserted', foreign ?? { chain: entry.chain, seq: rightful })
  }
  return await diagnoseGap(db, entry.chain, last)
}

/**
 * An entry is sound in itself but does not follow the one before. When the next one (or the head) follows it, it is the one before that was
 * rewritten, hash and all; otherwise it is this one.
 */
export async function diagnoseLink(db: Db, entry: Entry): Promise<LedgerFault> {
  if (await isBeyondHead(db, entry)) return faultAt('inserted', entry)
  const next = await entryAt(db, entry.chain, entry.seq + 1)
  const head = await db.selectFrom('ledger_chain').select('hash').where('chain', '=', entry.chain).executeTakeFirst()
  const isFollowed = next ? next.previousHash === entry.hash : head?.hash === entry.hash
  const before = isFollowed && entry.seq > 1 ? await entryAt(db, entry.chain, entry.seq - 1) : null
  return faultAt('changed', before ?? entry)
}

async function isBeyondHead(db: Db, entry: Entry): Promise<boolean> {
  const head = await db.selectFrom('ledger_chain').select('seq').where('chain', '=', entry.chain).executeTakeFirst()
  return head !== undefined && entry.seq > head.seq
}

/** The seq at which the entry's hash is right; null when at none nearby. */
function rightfulPlace(entry: Entry): number | null {
  for (let distance = 1; distance <= NEAR; distance += 1) {
    for (const seq of [entry.seq - distance, entry.seq + distance]) {
      if (seq > 0 && entryHash({ ...entry, seq }) === entry.hash) return seq
    }
  }
  return null
}

/** The entry that was recorded next after `last`, wherever it stands now. */
async function rightfulNext(db: Db, chain: string, last: Last): Promise<Entry | null> {
  const rows = await db
    .selectFrom('ledger_entry')
    .selectAll()
    .where('chain', '=', chain)
    .where('previous_hash', '=', last.hash)
    .limit(10)
    .execute()
  return rows.map(entryOfRow).find((entry) => entryHash({ ...entry, seq: last.seq + 1 }) === entry.hash) ?? null
}

async function entryAt(db: Db, chain: string, seq: number): Promise<Entry | null> {
  const row = await db.selectFrom('ledger_entry').selectAll().where('chain', '=', chain).where('seq', '=', seq).executeTakeFirst()
  return row ? entryOfRow(row) : null
}
