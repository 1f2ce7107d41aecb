import { APPLICANT_COLUMNS, type Layout, table3Path } from '../../../../law/annual-report/cells.js'
import { balanced } from './balance.js'
import type { Flow } from './flow.js'
import { type Outcome, statePlaced, stateReadings } from './outcome.js'
import { type RowToRead, readRows } from './row-reading.js'
import type { Stride } from './stride.js'
import type { RowText, TableText } from './table-rows.js'

const NEW_OTHERS = ['otherCorrectionLapsed', 'otherFeeUnpaid', 'otherMisc']

/** The rows of table 3 that the report has: （六）其他处理 is a row of its own, or the title of three. */
export function table3RowTexts(table: TableText): RowText[] {
  const others = table.rows.filter((row) => NEW_OTHERS.includes(row.element.key))
  const split = others.some((row) => row.element.key !== 'otherMisc')
  return table.rows.filter((row) => (split ? row.element.key !== 'other' : row.element.key !== 'otherMisc'))
}

/** The layout of table 3; null when the report has nothing of its sixth group. */
export function table3Layout(rows: RowText[]): Layout | null {
  if (rows.some((row) => NEW_OTHERS.includes(row.element.key))) return '2021'
  return rows.some((row) => row.element.key === 'other') ? '2019' : null
}

export function table3RowsToRead(rows: RowText[]): RowToRead[] {
  return rows.map((row) => ({ row, columns: APPLICANT_COLUMNS }))
}

/** Whether rows of the table have fewer digits than cells. */
function losesBlanks(rows: RowText[]): boolean {
  return rows.some(
    (row) => row.tokens.reduce((n, { kind, text }) => n + (kind === 'blank' ? 1 : text.length), 0) < APPLICANT_COLUMNS.length,
  )
}

/** Reads table 3 into `outcome`; rows that leave more than one reading are settled by the relations between rows. */
export function readTable3(outcome: Outcome, flow: Flow, rows: RowText[], stride: Stride | null): void {
  const reads = readRows(flow, table3RowsToRead(rows), stride)
  const open = reads.flatMap((read) => (read.readings ? [{ key: read.row.element.key, readings: read.readings }] : []))
  const kept = balanced(open, { complete: open.length === reads.length, blanks: losesBlanks(rows) })
  for (const { row, placed, readings } of reads) {
    const paths = APPLICANT_COLUMNS.map((column) => table3Path(row.element.key, column.key))
    if (placed) statePlaced(outcome, flow, row, paths, placed)
    else stateReadings(outcome, flow, row, paths, readings && (kept.get(row.element.key) ?? readings))
  }
}
