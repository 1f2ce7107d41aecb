import type { Db } from '../db/database.js'
import { GENESIS } from './canonical.js'
import { faultAt, type LedgerFault } from './fault.js'
import { merkleSum } from './merkle.js'
import { leavesOf, type Seal, type SealPart, sealHash } from './seal.js'

const PAGE = 500

interface VerifiedSeals {
  count: number
  /** The newest sound one. */
  last: Seal | null
  fault: LedgerFault | null
}

/** Recomputes every seal from its entries, and each chain's parts for gaps. `fault` names the first entry of the first wrong seal. */
export async function verifySeals(db: Db): Promise<VerifiedSeals> {
  let count = 0
  let last: Seal | null = null
  const reached = new Map<string, number>()
  for (;;) {
    const seals = await db.selectFrom('ledger_seal').selectAll().where('no', '>', count).orderBy('no').limit(PAGE).execute()
    for (const seal of seals) {
      const parts = await partsOf(db, seal.no)
      const isWhole = parts.every((part) => part.from === (reached.get(part.chain) ?? 0) + 1)
      const isRight = seal.no === count + 1 && seal.previous === (last?.hash ?? GENESIS) && isWhole && (await matches(db, seal, parts))
      if (!isRight)
        return { count, last, fault: faultAt('seal-changed', { chain: parts[0]?.chain ?? 'ledger_seal', seq: parts[0]?.from ?? seal.no }) }
      for (const part of parts) reached.set(part.chain, part.to)
      last = seal
      count = seal.no
    }
    if (seals.length < PAGE) return { count, last, fault: null }
  }
}

/** The parts of a seal in the order of its leaves. */
export async function partsOf(db: Db, no: number): Promise<SealPart[]> {
  const rows = await db.selectFrom('ledger_seal_part').selectAll().where('no', '=', no).execute()
  const parts = rows.map((row) => ({ chain: row.chain, from: row.from_seq, to: row.to_seq }))
  return parts.sort((a, b) => Buffer.compare(Buffer.from(a.chain), Buffer.from(b.chain)))
}

async function matches(db: Db, seal: Seal, parts: readonly SealPart[]): Promise<boolean> {
  const sum = merkleSum()
  for await (const hash of leavesOf(db, parts)) sum.add(hash)
  return sum.size === seal.entries && sum.root() === seal.root && sealHash(seal) === seal.hash
}
