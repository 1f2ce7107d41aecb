import type { Entry } from './entry.js'

/** How an entry, the end of a chain or a seal was tampered with. */
export type FaultKind = 'changed' | 'removed' | 'inserted' | 'reordered' | 'head-changed' | 'seal-changed'

/** The first place of a chain where the ledger is not what was recorded. */
export interface LedgerFault {
  fault: FaultKind
  chain: string
  seq: number
  /** Of the entry that stands there; null where none does. */
  stream: string | null
  version: number | null
  type: string | null
  /** One sentence for people. */
  text: string
}

type Place = Pick<Entry, 'chain' | 'seq'> & Partial<Pick<Entry, 'stream' | 'version' | 'type'>>

export function faultAt(fault: FaultKind, { chain, seq, stream, version, type }: Place): LedgerFault {
  const place = `链 ${chain} 第 ${seq} 条${type ? `（${type}，${stream} 第 ${version} 版）` : ''}`
  return { fault, chain, seq, stream: stream ?? null, version: version ?? null, type: type ?? null, text: SENTENCES[fault](place) }
}

const SENTENCES: Record<FaultKind, (place: string) => string> = {
  changed: (place) => `${place}的内容被改动过。`,
  removed: (place) => `${place}被删除了。`,
  inserted: (place) => `${place}不是按程序记录的，是后来插入的。`,
  reordered: (place) => `${place}的顺序被调换过。`,
  'head-changed': (place) => `${place}与链头不符：最后一条或链头被改动过。`,
  'seal-changed': (place) => `${place}所在的封存批次与当时封存的不一致。`,
}
