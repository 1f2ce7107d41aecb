import { createHash } from 'node:crypto'
import type { RequestAudit } from '../../../../api/request-case.js'
import { readFile } from '../../../platform/files/files.js'
import { safeName } from '../../../platform/files/names.js'
import { type Entry, proveEntry, readStream } from '../../../platform/ledger/ledger.js'
import { attachmentsOf } from '../attachments.js'
import { documentsFor, readDocument } from '../documents/index.js'
import type { Ctx } from '../handle.js'
import { type RequestId, streamOf } from '../id.js'
import type { Persons } from '../reading.js'
import { VERIFY_SCRIPT } from './verifyScript.js'
import type { Packed } from './zip.js'

interface Wanted {
  id: RequestId
  audit: RequestAudit
  /** The applicant and third parties in full, for those who may and said why; null: everything stays masked. */
  persons: Persons | null
}

/** The files of a dossier, the list of their hashes last; what no seal covers yet has no proof in it. */
export async function contentsOf(ctx: Pick<Ctx, 'platform'>, { id, audit, persons }: Wanted): Promise<Packed[]> {
  const entries = await readStream(ctx.platform.database.db, streamOf(id))
  const files: Packed[] = [
    { path: '说明.txt', bytes: Buffer.from(guide(audit, persons !== null)) },
    { path: 'verify.mjs', bytes: Buffer.from(VERIFY_SCRIPT) },
    json('case.json', audit),
    json('ledger/entries.json', entries),
    json('ledger/proofs.json', await proofsOf(ctx, entries)),
    ...(persons ? [json('persons.json', persons), ...(await documentsOf(ctx, id)), ...(await attachedTo(ctx, id))] : []),
  ]
  return [...files, { path: 'SHA256SUMS', bytes: Buffer.from(sumsOf(files)) }]
}

/** The proof of each sealed entry without the entry itself, by its hash. */
async function proofsOf({ platform }: Pick<Ctx, 'platform'>, entries: readonly Entry[]) {
  const proofs = []
  for (const { chain, seq, hash } of entries) {
    const proof = await proveEntry(platform.database.db, chain, seq)
    if (proof) proofs.push({ hash, seal: proof.seal, index: proof.index, path: proof.path })
  }
  return proofs
}

/** The letters as Word and PDF; they name persons. */
async function documentsOf(ctx: Pick<Ctx, 'platform'>, id: RequestId): Promise<Packed[]> {
  const packed: Packed[] = []
  for (const [at, { id: document }] of (await documentsFor(ctx, id, 'office')).entries()) {
    for (const format of ['docx', 'pdf'] as const) {
      const { bytes, name } = await readDocument(ctx, id, document, format, 'office')
      packed.push({ path: `documents/${placed(at)}-${safeName(name)}`, bytes })
    }
  }
  return packed
}

async function attachedTo({ platform }: Pick<Ctx, 'platform'>, id: RequestId): Promise<Packed[]> {
  const { db } = platform.database
  const packed: Packed[] = []
  for (const [at, file] of (await attachmentsOf(db, id)).entries()) {
    const { bytes, name } = await readFile(platform, db, file.id)
    packed.push({ path: `attachments/${placed(at)}-${safeName(name)}`, bytes })
  }
  return packed
}

const placed = (at: number): string => String(at + 1).padStart(2, '0')

function sumsOf(files: readonly Packed[]): string {
  return files.map(({ path, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`).join('')
}

const json = (path: string, value: unknown): Packed => ({ path, bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`) })

function guide({ number, organName, entries }: RequestAudit, open: boolean): string {
  return [
    `政府信息公开申请 ${number} 卷宗`,
    `机关：${organName}`,
    `办理记录：${entries.length} 条`,
    open ? '本卷宗含申请人的个人信息，请按规定保管，不得外传。' : '本卷宗中的个人信息已经遮盖：文书只列编号和哈希，写明用途才附原件。',
    '',
    '核验：解压后在本文件夹运行 node verify.mjs（需要 Node 20 以上，不联网）。',
    '它逐个核对文件（SHA256SUMS）、台账记录的哈希和前后次序、每条记录在封存批次中的证明。',
    '最后请把显示的封存哈希与机关公布的哈希核对。',
    '',
    'case.json 案件与每一步前后的变化 · ledger/entries.json 台账原始记录 · ledger/proofs.json 封存证明',
    '',
  ].join('\r\n')
}
