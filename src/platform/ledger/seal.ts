import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Clock } from '../clock.js'
import type { Database, Db, Tx } from '../db/database.js'
import { canonicalJson, GENESIS } from './canonical.js'
import { merkleSum } from './merkle.js'
import './tables.js'

/**
 * A batch of entries under one Merkle root. `hash` covers the rest and the seal before: publish it, and nobody, the operator of the
 * database included, can change an entry of it or of an earlier one unseen.
 */
export interface Seal {
  no: number
  at: Date
  /** How many entries it covers. */
  entries: number
  root: string
  previous: string
  hash: string
}

/** The entries of one chain in a seal, both ends included. The leaves of the tree are these parts' entries, by chain and seq. */
export interface SealPart {
  chain: string
  from: number
  to: number
}

const PAGE = 5_000
/** Entries that one seal covers at most: a proof is computed from all of its hashes. */
const LARGEST = 50_000

/** Seals what has been recorded since the last seal. Returns the new seals, none when nothing has. Nodes that do it at once queue. */
export async function sealLedger(database: Database, clock: Clock): Promise<Seal[]> {
  const seals: Seal[] = []
  for (;;) {
    const seal = await database.transaction((tx) => sealBatch(tx, clock))
    if (!seal) return seals
    seals.push(seal)
  }
}

/** The seal of this number, or null. */
export async function sealAt(db: Db, no: number): Promise<Seal | null> {
  return (await db.selectFrom('ledger_seal').selectAll().where('no', '=', no).executeTakeFirst()) ?? null
}

/** The newest seals first, from `before` down when it is given. */
export async function latestSeals(db: Db, most: number, before?: number): Promise<Seal[]> {
  return db
    .selectFrom('ledger_seal')
    .selectAll()
    .$if(before !== undefined, (query) => query.where('no', '<', before ?? 0))
    .orderBy('no', 'desc')
    .limit(most)
    .execute()
}

/** SHA-256 over the canonical JSON of a seal without its hash. */
export function sealHash({ no, at, entries, root, previous }: Omit<Seal, 'hash'>): string {
  return createHash('sha256')
    .update(canonicalJson({ no, at: at.toISOString(), entries, root, previous }))
    .digest('hex')
}

/** The hashes of the entries of these parts, in the order of the leaves. */
export async function* leavesOf(db: Db | Tx, parts: readonly SealPart[]): AsyncGenerator<string> {
  for (const part of parts) {
    for (let from = part.from; from <= part.to; from += PAGE) {
      const rows = await db
        .selectFrom('ledger_entry')
        .select('hash')
        .where('chain', '=', part.chain)
        .where('seq', '>=', from)
        .where('seq', '<=', Math.min(from + PAGE - 1, part.to))
        .orderBy('seq')
        .execute()
      for (const row of rows) yield row.hash
    }
  }
}

async function sealBatch(tx: Tx, clock: Clock): Promise<Seal | null> {
  await sql`select pg_advisory_xact_lock(hashtext('ledger-seal'))`.execute(tx)
  const parts = await unsealed(tx)
  if (parts.length === 0) return null
  const sum = merkleSum()
  for await (const hash of leavesOf(tx, parts)) sum.add(hash)
  const last = await tx.selectFrom('ledger_seal').selectAll().orderBy('no', 'desc').limit(1).executeTakeFirst()
  const open = { no: (last?.no ?? 0) + 1, at: new Date(clock.now()), entries: sum.size, root: sum.root(), previous: last?.hash ?? GENESIS }
  const seal = { ...open, hash: sealHash(open) }
  await tx.insertInto('ledger_seal').values(seal).execute()
  for (const part of parts) {
    await tx.insertInto('ledger_seal_part').values({ no: seal.no, chain: part.chain, from_seq: part.from, to_seq: part.to }).execute()
  }
  return seal
}

/** What no seal covers yet, by chain, as much as one seal may. */
async function unsealed(tx: Tx): Promise<SealPart[]> {
  const { rows } = await sql<{ chain: string; from: number; to: number }>`
    select * from (
      select c.chain, c.seq as "to", 1 + coalesce((
        select p.to_seq from ledger_seal_part p where p.chain = c.chain order by p.from_seq desc limit 1), 0) as "from"
      from ledger_chain c
    ) part
    where "from" <= "to" order by chain collate "C" limit 1000`.execute(tx)
  const parts: SealPart[] = []
  let room = LARGEST
  for (const row of rows) {
    if (room === 0) break
    const to = Math.min(row.to, row.from + room - 1)
    parts.push({ chain: row.chain, from: row.from, to })
    room -= to - row.from + 1
  }
  return parts
}
