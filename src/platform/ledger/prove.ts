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
export function isProof(proof: Proof): boolean {
  return brokenLinks(proof).length === 0
}

/** What does not hold: the entry against its hash, the hash against the root, the seal against its hash. Empty for a proof that holds. */
export function brokenLinks({ entry, seal, index, path }: Proof): ('entry' | 'path' | 'seal')[] {
  const broken: ('entry' | 'path' | 'seal')[] = []
  if (!sameHash(() => entryHash(entry), entry.hash)) broken.push('entry')
  if (!isIncluded(entry.hash, index, seal.entries, path, seal.root)) broken.push('path')
  if (!sameHash(() => sealHash(seal), seal.hash)) broken.push('seal')
  return broken
}

/** What has no hash at all, such as half a sign, has not this one. */
function sameHash(hash: () => string, wanted: string): boolean {
  try {
    return hash() === wanted
  } catch {
    return false
  }
}
