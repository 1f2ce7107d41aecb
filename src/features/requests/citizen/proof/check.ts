import { z } from 'zod'
import { brokenLinks, type Proof, parseProof } from '../../../../platform/ledger/ledger.js'
import { parseId } from '../../id.js'

/** What a file of a receipt proves, found from the file alone. */
export interface ReceiptCheck {
  proof: Proof
  number: string
  /** Whole sentences: what does not match. Empty when all does. */
  faults: string[]
}

const headSchema = z.object({ number: z.string() })

const BROKEN = {
  entry: '记录的内容和它的哈希对不上：提交以后，内容被人改动过。',
  path: '这条记录不在文件所说的封存批次里：记录、次序或者路径被人改动过。',
  seal: '封存批次的内容和它的哈希对不上：批次的时间、条数或者根哈希被人改动过。',
} as const

/** Reads the file of a receipt and checks it without asking anybody. null for a text that is none. */
export function checkReceipt(text: string): ReceiptCheck | null {
  const proof = parseProof(text)
  const number = proof && numberIn(proof)
  if (!proof || number === null) return null
  const faults: string[] = brokenLinks(proof).map((link) => BROKEN[link])
  const head = headSchema.safeParse(JSON.parse(text))
  if (head.success && head.data.number !== number)
    faults.unshift(`文件上写的编号是 ${head.data.number}，记录里的编号是 ${number}：两处不一致。`)
  return { proof, number, faults }
}

function numberIn({ entry }: Proof): string | null {
  if (entry.type !== 'RequestSubmitted' || !entry.stream.startsWith('request:')) return null
  try {
    return parseId(entry.stream.slice('request:'.length)).number
  } catch {
    return null
  }
}
