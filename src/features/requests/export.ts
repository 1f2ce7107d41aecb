import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { RequestSummary } from '../../../api/request-view.js'
import { APPLICANT_KINDS, CHANNELS } from './words.js'

/** A workbook larger than this is no list any more. */
export const MOST_ROWS = 10_000

const HEADS: [string, number, (row: RequestSummary) => string][] = [
  ['编号', 14, (row) => row.number],
  ['单位', 24, (row) => row.organName],
  ['状态', 20, (row) => row.clock],
  ['收到之日', 12, (row) => row.receivedOn ?? ''],
  ['答复期限', 12, (row) => row.dueOn ?? ''],
  ['渠道', 16, (row) => CHANNELS[row.channel]],
  ['申请人类别', 14, (row) => APPLICANT_KINDS[row.applicantKind]],
  ['申请人', 14, (row) => row.applicant],
  ['申请内容', 50, (row) => row.excerpt],
  ['处理结果', 30, (row) => row.outcomeLabel ?? ''],
  ['答复日期', 12, (row) => row.decidedOn ?? ''],
  ['文号', 24, (row) => row.documentNo ?? ''],
  ['经办人', 12, (row) => row.handlerName ?? ''],
]

/**
 * A list as a workbook: a first line that says what it is, a frozen head, days as days, everything else as text, so that no sign of an applicant
 * becomes a formula.
 */
export function toWorkbook(rows: readonly RequestSummary[], about: string): Promise<Buffer> {
  const data: SheetData = [
    [{ value: about, type: String }],
    HEADS.map(([value]) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => HEADS.map(([, , text]) => cell(text(row)))),
  ]
  const columns = HEADS.map(([, width]) => ({ width }))
  return writeXlsxFile([{ data, sheet: '依申请公开', columns, stickyRowsCount: 2 }]).toBuffer()
}

function cell(text: string): SheetData[number][number] {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { value: new Date(`${text}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  return text === '' ? null : { value: text, type: String }
}
