import { createHash } from 'node:crypto'
import { Fault } from '../../../platform/errors/errors.js'
import { keepFile, readFile } from '../../../platform/files/files.js'
import { append } from '../../../platform/ledger/ledger.js'
import type { Platform } from '../../../platform/platform.js'
import { wordToPdf } from '../../../platform/word/pdf/word-to-pdf.js'
import type { DocumentRow } from './store.js'
import { PRACTICE_LINE } from './templates/watermark.js'

type Reader = { platform: Pick<Platform, 'database' | 'config' | 'clock'> }

/** The Word file as it was made; Fault `not-found` once it was erased with the applicant's data. */
export async function readWord({ platform }: Reader, row: DocumentRow): Promise<Buffer> {
  const { bytes, sha256 } = await readFile(platform, platform.database.db, row.docx_file)
  if (sha256 !== row.docx_sha256) throw new Error(`document ${row.request_id} ${row.id} is not the one that was made`)
  return bytes
}

/**
 * The PDF of that Word file: set once, kept, and its hash recorded beside the other. Two who ask at once get the one that was kept first.
 */
export async function readPdf(ctx: Reader, row: DocumentRow): Promise<Buffer> {
  const { platform } = ctx
  if (row.pdf_file !== null) return (await readFile(platform, platform.database.db, row.pdf_file)).bytes
  const practice = /-Y\d+$/.test(row.request_id) ? PRACTICE_LINE : ''
  const bytes = await wordToPdf(await readWord(ctx, row), { title: row.title, on: row.made_on, practice })
  return platform.database.transaction(async (tx) => {
    const at = tx
      .selectFrom('request_document')
      .select('pdf_file')
      .where('organ_id', '=', row.organ_id)
      .where('request_id', '=', row.request_id)
    const held = await at.where('id', '=', row.id).forUpdate().executeTakeFirst()
    if (!held) throw new Fault('not-found', '没有这份文书，请刷新后再试。')
    if (held.pdf_file !== null) return (await readFile(platform, tx, held.pdf_file)).bytes
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const name = `${row.document_no ?? row.request_id} ${row.title}.pdf`
    const kept = await keepFile(platform, tx, {
      owner: `request-document:${row.request_id}`,
      name,
      type: 'application/pdf',
      bytes,
      sealed: true,
    })
    await tx
      .updateTable('request_document')
      .set({ pdf_file: kept.id, pdf_sha256: sha256 })
      .where('organ_id', '=', row.organ_id)
      .where('request_id', '=', row.request_id)
      .where('id', '=', row.id)
      .execute()
    await append(
      tx,
      {
        chain: row.organ_id,
        stream: `request-document:${row.request_id}`,
        type: 'DocumentPrinted',
        data: { document: row.id, docx: row.docx_sha256, pdf: sha256 },
        actor: { kind: 'system', job: 'request-document' },
        article: null,
      },
      platform.clock,
    )
    return bytes
  })
}
