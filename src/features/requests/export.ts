import type { RequestSummary } from '../../../api/request-view.js'
import { type ListingColumn, listingWorkbook } from '../../platform/sheets/listing.js'
import { APPLICANT_KINDS, CHANNELS } from './words.js'

const COLUMNS: ListingColumn<RequestSummary>[] = [
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

/** A list as a workbook; `about` is its first line. */
export function toWorkbook(rows: readonly RequestSummary[], about: string): Promise<Buffer> {
  return listingWorkbook({ sheet: '依申请公开', about, columns: COLUMNS }, rows)
}
