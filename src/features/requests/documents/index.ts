import type { Day } from '../../../../law/day.js'
import { Download } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import type { RequestId } from '../id.js'
import { readPdf, readWord } from './files.js'
import { type Audience, documentRow, documentRows } from './store.js'
import { type Format, TYPES } from './types.js'

export { applicationForm } from './application.js'
export type { Format } from './types.js'

/** A document of a case. `pdf` is null until somebody reads it for the first time. */
export interface CaseDocument {
  id: string
  kind: number
  title: string
  documentNo: string | null
  on: Day
  audience: Audience
  sha256: string
  files: { docx: string; pdf: string | null }
}

type Reader = { platform: Pick<Platform, 'database' | 'config' | 'clock'> }

/** The documents of a request, oldest first: those that the applicant was sent, or for the office all of them. */
export async function documentsFor(ctx: Reader, id: RequestId, audience: 'applicant' | 'office'): Promise<CaseDocument[]> {
  const rows = await documentRows(ctx.platform.database.db, id)
  return rows
    .filter((row) => audience === 'office' || row.audience === 'applicant')
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      title: row.title,
      documentNo: row.document_no,
      on: row.made_on,
      audience: row.audience,
      sha256: row.docx_sha256,
      files: { docx: row.docx_file, pdf: row.pdf_file },
    }))
}

/**
 * One document as it was made. For the applicant only what was sent to them, which is what is given unless `audience` says otherwise. The PDF is set when it
 * is first asked for, from the Word file that the ledger proves. Fault `not-found`.
 */
export async function readDocument(
  ctx: Reader,
  id: RequestId,
  document: string,
  format: Format,
  audience: 'applicant' | 'office' = 'applicant',
): Promise<Download> {
  const row = await documentRow(ctx.platform.database.db, id, document, audience)
  const bytes = format === 'docx' ? await readWord(ctx, row) : await readPdf(ctx, row)
  return new Download(bytes, TYPES[format], `${row.document_no ?? row.request_id} ${row.title}.${format}`)
}
