import {
  APPLICANT_COLUMNS,
  type CellPath,
  type Cells,
  type Layout,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  table3Path,
  table3Rows,
  table4Path,
} from '../../../../law/annual-report/cells.js'
import type { Figure } from '../../../../law/annual-report/figure.js'
import { cellName } from '../../../../law/annual-report/form.js'
import { sum } from '../making/numbers.js'

/**
 * The totals of tables 3 and 4 as their parts add up: 总计 of a row, （七）总计 of a column, 总计 of a group. A total is offered
 * only when none of its parts is blank, so that a forgotten cell does not hide in a sum.
 */
export function totals(cells: Cells, layout: Layout): Figure[] {
  const rows = table3Rows(layout)
  const leaves = rows.filter((row) => row.leaf).map((row) => row.key)
  const kinds = APPLICANT_COLUMNS.slice(0, -1).map((column) => column.key)
  const known: Cells = { ...cells }
  const figures: Figure[] = []
  const add = (path: CellPath, parts: CellPath[]) => {
    const figure = totalOf(path, parts, known, layout)
    if (!figure) return
    known[path] = figure.value
    figures.push(figure)
  }
  for (const column of kinds)
    add(
      table3Path('resultTotal', column),
      leaves.map((row) => table3Path(row, column)),
    )
  for (const { key } of rows)
    add(
      table3Path(key, 'total'),
      kinds.map((column) => table3Path(key, column)),
    )
  const results = TABLE4_RESULTS.slice(0, -1).map((result) => result.key)
  for (const { key } of TABLE4_GROUPS)
    add(
      table4Path(key, 'total'),
      results.map((result) => table4Path(key, result)),
    )
  return figures
}

function totalOf(path: CellPath, parts: CellPath[], cells: Cells, layout: Layout): Figure | null {
  const values = parts.map((part) => cells[part] ?? null)
  if (values.includes(null)) return null
  const rows = parts.flatMap((part, at) => {
    const amount = values[at] ?? 0
    return amount === 0 ? [] : [{ id: part, label: cellName(part, layout), amount, href: null }]
  })
  return { path, value: sum(values.map((value) => value ?? 0)), rows, source: 'sums' }
}
