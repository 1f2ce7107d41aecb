import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { RemedySummary } from '../../../api/remedy-view.js'

/** A workbook larger than this is no list any more. */
export const MOST_ROWS = 10_000

const HEADS: [string, number, (row: RemedySummary) => string][] = [
  ['编号', 14, (row) => row.number],
  ['单位', 24, (row) => row.organName],
  ['类别', 12, (row) => row.kindLabel],
  ['程序', 10, (row) => row.stageLabel],
  ['复议机关、法院', 26, (row) => row.body],
  ['案号', 28, (row) => row.caseNo],
  ['关联申请', 14, (row) => row.requestNumber ?? ''],
  ['事项', 30, (row) => row.matter],
  ['收到通知', 12, (row) => row.notifiedOn],
  ['状态', 24, (row) => row.clock],
  ['期限', 12, (row) => row.dueOn ?? ''],
  ['结果', 24, (row) => row.resultLabel ?? ''],
  ['审结日期', 12, (row) => row.settledOn ?? ''],
]

/** A list as a workbook: days as days, everything else as text, so that nothing typed becomes a formula. */
export function toWorkbook(rows: readonly RemedySummary[], about: string): Promise<Buffer> {
  const data: SheetData = [
    [{ value: about, type: String }],
    HEADS.map(([value]) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => HEADS.map(([, , text]) => cell(text(row)))),
  ]
  const columns = HEADS.map(([, width]) => ({ width }))
  return writeXlsxFile([{ data, sheet: '复议诉讼', columns, stickyRowsCount: 2 }]).toBuffer()
}

function cell(text: string): SheetData[number][number] {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { value: new Date(`${text}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  return text === '' ? null : { value: text, type: String }
}
