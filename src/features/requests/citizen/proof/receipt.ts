import { Download } from '../../../../platform/http/mount.js'
import { proveEntry } from '../../../../platform/ledger/ledger.js'
import { organById } from '../../../organs/index.js'
import type { Ctx } from '../../handle.js'
import { parseId, type RequestId, streamOf } from '../../id.js'

/** What a receipt's file says beside the proof; checkReceipt holds it against the entry. */
export interface ReceiptHead {
  document: '政府信息公开申请回执凭证'
  organ: string
  number: string
  how: string
}

const HOW = '检验方法：gongkai receipt verify 本文件；或者在任何一个使用本平台的网站的“回执核验”页放入本文件。'

/** The proof that a request was recorded, as a file for its applicant; null until the ledger is sealed over it (every minute). Callers decide who may have it. */
export async function receiptProof({ platform }: Pick<Ctx, 'platform'>, id: RequestId): Promise<Download | null> {
  const { db } = platform.database
  const { organId, number } = parseId(id)
  const first = await firstEntry({ platform }, id)
  const proof = first && (await proveEntry(db, first.chain, first.seq))
  if (!proof) return null
  const organ = await organById(db, organId)
  const head: ReceiptHead = { document: '政府信息公开申请回执凭证', organ: organ?.name ?? organId, number, how: HOW }
  return new Download(
    Buffer.from(`${JSON.stringify({ ...head, ...proof }, null, 2)}\n`),
    'application/json; charset=utf-8',
    `回执凭证-${number}.json`,
  )
}

/** Where the ledger says that the request came in, for the paper: what is printed can be held against the file later. null for a case that is not there. */
export async function firstEntry(
  { platform }: Pick<Ctx, 'platform'>,
  id: RequestId,
): Promise<{ chain: string; seq: number; hash: string } | null> {
  const row = await platform.database.db
    .selectFrom('ledger_entry')
    .select(['chain', 'seq', 'hash'])
    .where('stream', '=', streamOf(id))
    .where('version', '=', 1)
    .executeTakeFirst()
  return row ?? null
}
