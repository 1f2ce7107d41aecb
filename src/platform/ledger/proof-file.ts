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
  const proof = parseProof(textOf(file))
  if (!proof) throw new Fault('invalid', `${file} 不是台账证明，请用 gongkai ledger prove 的输出。`, { code: 'bad-proof' })
  return { proof, holds: isProof(proof) }
}

/** The proof that a text holds, whatever else stands in it; null when it is none. */
export function parseProof(text: string): Proof | null {
  try {
    return ProofFile.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Fault('invalid', `读不了 ${file}，请核对文件名。`, { code: 'bad-proof' })
  }
}
