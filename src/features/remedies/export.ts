import type { RemedySummary } from '../../../api/remedy-view.js'
import { type ListingColumn, listingWorkbook } from '../../platform/sheets/listing.js'

const COLUMNS: ListingColumn<RemedySummary>[] = [
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

/** A list as a workbook; `about` is its first line. */
export function toWorkbook(rows: readonly RemedySummary[], about: string): Promise<Buffer> {
  return listingWorkbook({ sheet: '复议诉讼', about, columns: COLUMNS }, rows)
}
