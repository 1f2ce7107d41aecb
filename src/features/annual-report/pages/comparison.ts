import type { CellPath } from '../../../../law/annual-report/cells.js'
import type { OnShelf } from './shelf.js'

/** One thing that can be compared over years and organs: a cell, under the names that the two layouts give it. */
export interface Measure {
  key: string
  label: string
  unit: string
  /** The cell, in each layout that has it. */
  paths: CellPath[]
}

const count = (key: string, label: string, ...paths: CellPath[]): Measure => ({ key, label, unit: '件', paths })

/** What people compare. Only numbers that mean the same in both layouts stand under one name. */
export const MEASURES: Measure[] = [
  count('new', '新收政府信息公开申请', 'table3.newReceived.total'),
  count('granted', '予以公开', 'table3.granted.total'),
  count('result', '办理结果总计', 'table3.resultTotal.total'),
  count('carried', '结转下年度继续办理', 'table3.carriedOut.total'),
  count('review', '行政复议总计', 'table4.reconsideration.total'),
  count('corrected', '行政复议结果纠正', 'table4.reconsideration.corrected'),
  count('suit', '行政诉讼（未经复议直接起诉）总计', 'table4.litigationDirect.total'),
  count('permits', '行政许可处理决定', 'table2.permits.decisions'),
  count('penalties', '行政处罚处理决定', 'table2.penalties.decisions'),
  count('coercion', '行政强制处理决定', 'table2.coercion.decisions'),
  count('docs', '行政规范性文件本年制发', 'table2.normativeDocs.issued'),
  { key: 'fees', label: '行政事业性收费', unit: '万元', paths: ['table2.fees.amountWan'] },
]

export interface Comparison {
  measure: Measure
  years: number[]
  /** One a row: an organ and its value for each year; undefined where it has published no report, null where it left a blank. */
  rows: { organId: string; name: string; values: (number | null | undefined)[] }[]
}

/** The values of a measure in these reports, organs by years. */
export function compare(
  measure: Measure,
  reports: readonly OnShelf[],
  values: ReadonlyMap<string, Record<CellPath, number | null>>,
): Comparison {
  const years = [...new Set(reports.map(({ row }) => row.year))].sort((a, b) => a - b)
  const organs = new Map(reports.map(({ organ }) => [organ.id, organ.shortName]))
  return {
    measure,
    years,
    rows: [...organs].map(([organId, name]) => ({
      organId,
      name,
      values: years.map((year) => valueOf(measure, values.get(`${organId}-${year}`))),
    })),
  }
}

function valueOf({ paths }: Measure, cells: Record<CellPath, number | null> | undefined): number | null | undefined {
  for (const path of paths) if (cells && path in cells) return cells[path]
  return undefined
}
