import type { Db } from '../db/database.js'
import { entryHash } from './canonical.js'
import type { Entry } from './entry.js'
import { inclusionPath, isIncluded } from './merkle.js'
import { entryOfRow } from './read.js'
import { leavesOf, type Seal, sealHash } from './seal.js'
import { partsOf } from './verify-seals.js'

/** What shows, by itself, that an entry stands under a published seal. */
export interface Proof {
  entry: Entry
  seal: Seal
  /** The entry's place among the seal's leaves, from 0. */
  index: number
  /** The siblings up to the root, lowest first. */
  path: string[]
}

/** The proof for one entry; null when there is none, or no seal has it yet (sealing runs every minute). */
export async function proveEntry(db: Db, chain: string, seq: number): Promise<Proof | null> {
  const row = await db.selectFrom('ledger_entry').selectAll().where('chain', '=', chain).where('seq', '=', seq).executeTakeFirst()
  const part = await db
    .selectFrom('ledger_seal_part')
    .select('no')
    .where('chain', '=', chain)
    .where('from_seq', '<=', seq)
    .where('to_seq', '>=', seq)
    .executeTakeFirst()
  if (!row || !part) return null
  const seal = await db.selectFrom('ledger_seal').selectAll().where('no', '=', part.no).executeTakeFirstOrThrow()
  const parts = await partsOf(db, seal.no)
  const leaves: string[] = []
  for await (const hash of leavesOf(db, parts)) leaves.push(hash)
  const index = leaves.indexOf(row.hash)
  return { entry: entryOfRow(row), seal, index, path: inclusionPath(leaves, index) }
}

/** Whether the proof holds together. Needs no database; whether `proof.seal.hash` is the published one is for the reader to compare. */
export function isProof({ entry, seal, index, path }: Proof): boolean {
  return entryHash(entry) === entry.hash && isIncluded(entry.hash, index, seal.entries, path, seal.root) && sealHash(seal) === seal.hash
}
