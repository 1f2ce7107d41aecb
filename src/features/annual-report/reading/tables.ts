import type { ReportLayout } from '../../../../law/annual-report/cells.js'
import { APPLICANT_COLUMNS, type Layout, layoutOfYear } from '../../../../law/annual-report/cells.js'
import type { Flow } from './flow.js'
import { TABLE2_FORM, TABLE3_FORM } from './form.js'
import type { Letters } from './letters.js'
import { inOrder } from './out-of-order.js'
import { noOutcome, type Outcome } from './outcome.js'
import { commonStride } from './row-reading.js'
import { type RowText, type TableText, tableText } from './table-rows.js'
import { type BlockText, readTable2, table2Blocks, table2Groups, table2Rows } from './table2.js'
import { readTable3, table3Layout, table3RowsToRead, table3RowTexts } from './table3.js'
import { readTable4 } from './table4.js'
import { table2Zone, table3Zone, table4Zone, textRange } from './zones.js'

/** The tables of a report: what their cells say, in which layout, and where they stand in the text. */
export interface Tables extends Outcome {
  /** The layout of the whole; when the tables do not tell, the one due for the year. */
  layout: (year: number | null) => ReportLayout
  layoutParts: Record<string, Layout>
  /** Table 2, 3, 4 as far as they are there, in offsets of the flow's text. */
  spans: { table: 2 | 3 | 4; start: number; end: number }[]
}

const NO_ROWS: TableText = { rows: [], titles: [] }

/** Finds and reads the three tables of a report. */
export function readTables(flow: Flow, letters: Letters): Tables {
  const zone3 = table3Zone(letters)
  const zone2 = table2Zone(letters, zone3?.first ?? null)
  const text3 = zone3 ? tableText(flow, letters, zone3, TABLE3_FORM) : NO_ROWS
  const text2 = zone2 ? tableText(flow, letters, zone2, TABLE2_FORM) : NO_ROWS
  const found3 = table3RowTexts(text3)
  const found2 = table2Blocks(flow, text2, table3Layout(found3) ?? '2021')
  const start3 = zone3 ? textRange(letters, zone3, 0).from : 0
  const group3 = { rows: found3, headingStart: start3, columns: APPLICANT_COLUMNS.length }
  const [rows3 = [], ...rows2] = inOrder(flow, [group3, ...table2Groups(found2)])
  const blocks = found2.map((block, i) => ({ ...block, rows: rows2[i] ?? [] }))
  const rows = [...table2Rows(blocks), ...table3RowsToRead(rows3)]
  const stride = commonStride(flow, rows)
  const blanks = rows.some(({ row, columns }) => row.tokens.length === 0 || digitsOf(row) < columns.length)
  const outcome = noOutcome()
  const spans: Tables['spans'] = []
  if (blocks.length > 0) {
    readTable2(outcome, flow, blocks, stride, blanks)
    spans.push({ table: 2, ...span2(text2) })
  }
  if (rows3.length > 0) {
    readTable3(outcome, flow, rows3, stride)
    spans.push({ table: 3, ...span3(flow, text3) })
  }
  const zone4 = table4Zone(flow.text, letters, zone3?.to ? Math.max(0, zone3.to - 60) : 0)
  if (zone4) spans.push({ table: 4, ...readTable4(outcome, flow, letters, zone4, stride) })
  const parts = layoutParts(blocks, rows3)
  return { ...outcome, layout: (year) => layoutOf(parts, year), layoutParts: parts, spans }
}

/** The layout of each part that shows one: the items of art. 20 by their headings, table 3 by its sixth group. */
function layoutParts(blocks: BlockText[], rows3: RowText[]): Record<string, Layout> {
  const parts: Record<string, Layout> = {}
  for (const { block, layout } of blocks) parts[block.item] = layout
  const layout3 = table3Layout(rows3)
  if (layout3) parts.table3 = layout3
  return parts
}

/**
 * The layout as a whole goes by table 2. The sixth group of table 3 as a single row says little, for many go on to
 * print it so in the newer layout; as three rows it is the newer one.
 */
function layoutOf(parts: Record<string, Layout>, year: number | null): ReportLayout {
  const { table3, ...items } = parts
  const seen = new Set(Object.values(items))
  if (table3 === '2021') seen.add(table3)
  const [only, ...others] = seen
  if (others.length > 0) return 'mixed'
  return only ?? (year === null ? (table3 ?? '2021') : layoutOfYear(year))
}

function digitsOf(row: RowText): number {
  return row.tokens.reduce((n, token) => n + (token.kind === 'blank' ? 1 : token.text.replace(/\D/g, '').length), 0)
}

function span2({ rows, titles }: TableText): { start: number; end: number } {
  const first = titles.find((title) => title.key !== '主动公开政府信息情况')?.start ?? rows[0]?.labelStart ?? 0
  return { start: Math.min(first, rows[0]?.labelStart ?? first), end: endOf(rows) }
}

/** Table 3 with the heading over its columns, which begins with the note on how its numbers hang together. */
function span3(flow: Flow, { rows }: TableText): { start: number; end: number } {
  const label = rows[0]?.labelStart ?? 0
  const before = flow.text.slice(Math.max(0, label - 600), label)
  const heading = before.search(/[（(]?\s*本\s*列\s*数\s*据\s*的?\s*勾|申\s*请\s*人\s*情\s*况/)
  return { start: heading < 0 ? label : Math.max(0, label - 600) + heading, end: endOf(rows) }
}

function endOf(rows: RowText[]): number {
  return rows.reduce((end, row) => Math.max(end, row.labelEnd, row.tokens.at(-1)?.end ?? 0), 0)
}
