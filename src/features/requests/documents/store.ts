import type { ColumnType } from 'kysely'
import type { DocumentSettings } from '../../../../api/request-documents.js'
import type { Day } from '../../../../law/day.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import { Fault } from '../../../platform/errors/errors.js'
import { parseId, type RequestId } from '../id.js'

export type Audience = 'applicant' | 'third-party' | 'office'

interface DocumentTable {
  organ_id: string
  request_id: string
  id: string
  kind: number
  title: string
  document_no: string | null
  made_on: Day
  audience: Audience
  docx_file: string
  docx_sha256: string
  pdf_file: string | null
  pdf_sha256: string | null
}
interface TemplateTable {
  organ_id: string
  kind: number
  version: number
  file_id: string
  name: string
  sha256: string
  by_name: string
  kept_at: Date
  in_use: boolean
}
interface SettingTable {
  organ_id: string
  data: ColumnType<Partial<DocumentSettings>, string, string>
}
declare module '../../../platform/db/database.js' {
  interface Schema {
    request_document: DocumentTable
    document_template: TemplateTable
    document_setting: SettingTable
  }
}

export type DocumentRow = DocumentTable

/** The documents of a request, in the order in which they were made. */
export async function documentRows(db: Db | Tx, id: RequestId): Promise<DocumentRow[]> {
  const { organId } = parseId(id)
  const rows = await db.selectFrom('request_document').selectAll().where('organ_id', '=', organId).where('request_id', '=', id).execute()
  return rows.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))
}

/** A document that the audience may have. Throws Fault `not-found`. */
export async function documentRow(db: Db | Tx, id: RequestId, document: string, audience: 'applicant' | 'office'): Promise<DocumentRow> {
  const found = (await documentRows(db, id)).find((row) => row.id === document)
  if (!found || (audience === 'applicant' && found.audience !== 'applicant')) throw new Fault('not-found', '没有这份文书，请刷新后再试。')
  return found
}
