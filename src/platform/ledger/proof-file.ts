import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Fault } from '../errors/errors.js'
import { isProof, type Proof } from './prove.js'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Instant = z.iso.datetime().transform((text) => new Date(text))
const whole = z.number().int().nonnegative()

const ProofFile = z.object({
  entry: z.object({
    chain: z.string(),
    seq: whole,
    stream: z.string(),
    version: whole,
    type: z.string(),
    data: z.record(z.string(), z.unknown()),
    actor: z.string(),
    actorName: z.string(),
    article: z.string().nullable(),
    at: Instant,
    previousHash: Hash,
    hash: Hash,
  }),
  seal: z.object({ no: whole, at: Instant, entries: whole, root: Hash, previous: Hash, hash: Hash }),
  index: whole,
  path: z.array(Hash),
})

/** The proof in a file, and whether it holds together. Throws a Fault `invalid` when the file is no proof. */
export function readProof(file: string): { proof: Proof; holds: boolean } {
  const proof = parseProof(file)
  return { proof, holds: isProof(proof) }
}

function parseProof(file: string): Proof {
  try {
    return ProofFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new Fault('invalid', `${file} 不是台账证明，请用 gongkai ledger prove 的输出。`, { code: 'bad-proof' })
  }
}
