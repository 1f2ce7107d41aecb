import type { ColumnType, Selectable } from 'kysely'
import type { Day } from '../../../../law/day.js'
import type { ReportState } from '../making/events.js'
import type { ReportId } from '../making/id.js'
import type { Change } from '../publication/changes.js'
import type { Content } from '../publication/content.js'

interface AnnualReportTable {
  organ_id: string
  year: number
  status: Exclude<ReportState['status'], 'none'>
  handover: ReportState['handover']
  layout: ReportState['layout']
  source: string | null
  due_on: Day
  published_on: Day | null
  published_number: number
  asked_by: string | null
  errors: number
  warnings: number
  version: number
  figures_version: number
}
interface AnnualReportVersionTable {
  organ_id: string
  year: number
  number: number
  is_public: boolean
  published_on: Day | null
  published_by: string
  hash: string
  reason: string | null
  changes: ColumnType<Change[], string, string>
  content: ColumnType<Content, string, string>
}
interface AnnualReportFigureTable {
  organ_id: string
  year: number
  path: string
  value: number | null
}
declare module '../../../platform/db/database.js' {
  interface Schema {
    annual_report: AnnualReportTable
    annual_report_version: AnnualReportVersionTable
    annual_report_figure: AnnualReportFigureTable
  }
}

export type ReportRow = Selectable<AnnualReportTable>
export type VersionRow = Selectable<AnnualReportVersionTable>

interface Where<Q> {
  where(column: 'organ_id', op: '=', value: string): Q
  where(column: 'year', op: '=', value: number): Q
}

/** Narrows a query to one report. */
export function ofReport<Q extends Where<Q>>(query: Q, { organId, year }: ReportId): Q {
  return query.where('organ_id', '=', organId).where('year', '=', year)
}
