import { type CellPath, type Layout, TABLE2, type Table2Block, table2Path } from '../../../../law/annual-report/cells.js'
import type { Flow } from './flow.js'
import { HEADING_WORDS } from './form.js'
import { onlyLetters } from './letters.js'
import type { RowGroup } from './out-of-order.js'
import { type Outcome, statePlaced, stateReadings } from './outcome.js'
import { isOneCell, type Reading } from './readings.js'
import { type RowRead, type RowToRead, readRows } from './row-reading.js'
import type { Stride } from './stride.js'
import type { RowText, TableText } from './table-rows.js'
import type { Token } from './tokens.js'

/** A block of table 2 as a report has it. */
export interface BlockText {
  block: Table2Block
  layout: Layout
  rows: RowText[]
}

/** The blocks of table 2 with the layout of each, told by its column headings. */
export function table2Blocks(flow: Flow, table: TableText, fallback: Layout): BlockText[] {
  const blocks: BlockText[] = []
  for (const block of TABLE2['2019']) {
    const rows = block.rows.flatMap(({ key }) => table.rows.filter((row) => row.element.key === key))
    const first = rows[0]
    if (!first) continue
    const heading = headingOf(flow, table, block, first)
    const layout = layoutOfHeading(heading, block, rows) ?? blocks.at(-1)?.layout ?? fallback
    const own = TABLE2[layout].find((candidate) => candidate.item === block.item)
    if (!own) continue
    const present = rows.filter((row) => own.rows.some(({ key }) => key === row.element.key))
    blocks.push({ block: own, layout, rows: present })
  }
  return blocks
}

/** The blocks as groups of rows under a heading. */
export function table2Groups(blocks: BlockText[]): RowGroup[] {
  return blocks.map(({ block, rows }) => ({ rows, headingStart: (rows[0]?.labelStart ?? 0) - 300, columns: block.columns.length }))
}

/** The rows of the blocks with the columns that each has. */
export function table2Rows(blocks: BlockText[]): RowToRead[] {
  return blocks.flatMap(({ block, rows }) => rows.map((row) => ({ row, columns: block.columns })))
}

/** Reads table 2 into `outcome`. `blanks`: whether this file is known to leave out blank cells without a trace. */
export function readTable2(outcome: Outcome, flow: Flow, blocks: BlockText[], stride: Stride | null, blanks: boolean): void {
  const rows = table2Rows(blocks)
  const stated = statedOfDocuments(flow.text.slice(0, rows[0]?.row.labelStart ?? 0))
  for (const read of readRows(flow, rows, stride)) {
    const { row, columns } = read
    const paths = columns.map((column) => table2Path(row.element.key, column.key))
    const inYuan = isInYuan(flow, row)
    if (read.placed) {
      statePlaced(outcome, flow, row, paths, read.placed, (token, value, path) => inWan(token, value, path, inYuan))
    } else {
      const readings = likelyReadings(read, blanks, stated)
      stateReadings(outcome, flow, row, paths, readings)
    }
  }
}

/** The letters between the row before the block and its first row. */
function headingOf(flow: Flow, table: TableText, block: Table2Block, first: RowText): string {
  const before = table.rows.filter((row) => row.labelStart < first.labelStart).at(-1)
  const item = table.titles.find((title) => title.key === block.item)
  const from = Math.max(before ? (before.tokens.at(-1)?.end ?? before.labelEnd) : first.labelStart - 200, item?.start ?? 0, 0)
  return onlyLetters(flow.text.slice(from, first.labelStart))
}

/** The layout whose words the heading has; null when it has none, or of both. */
function layoutOfHeading(heading: string, block: Table2Block, rows: RowText[]): Layout | null {
  const item = block.item.replace(/[^一二三四五六七八九]/g, '').slice(-1)
  const has = (layout: Layout): number => (HEADING_WORDS[layout][item] ?? []).filter((word) => heading.includes(word)).length
  const [older, newer] = [has('2019'), has('2021')]
  if (older !== newer) return older > newer ? '2019' : '2021'
  if (rows.some((row) => row.element.key === 'otherServices' || row.element.key === 'procurement')) return '2019'
  const widths = new Set(rows.filter((row) => row.tokens.every(isOneCell)).map((row) => row.tokens.length))
  if (item !== '一' && widths.size === 1) return widths.has(1) ? '2021' : widths.has(3) || widths.has(2) ? '2019' : null
  return null
}

/**
 * The readings of a row that its numbers allow. Where the file leaves out no blank cells, only full ones count.
 * Columns of the 2019 layout bind each other: items cannot become fewer than none, and as many as remain may have been
 * decided; what is made is opened. Such an equality settles a row when just one reading has it and something else
 * speaks for that reading: the sign that parts its first two numbers, or the report's text that states the number.
 */
function likelyReadings(read: RowRead, blanks: boolean, stated: Set<number>): Reading[] | null {
  let readings = read.readings
  if (!readings || readings.length < 2) return readings
  const full = readings.filter((reading) => !reading.includes(null))
  if (!blanks && full.length > 0) readings = full
  const keys = read.columns.map((column) => column.key).join()
  if (keys.startsWith('previousItems,change')) readings = readings.filter(([items, change]) => (items ?? 0) + (change ?? 0) >= 0)
  const equal = readings.filter((reading) => !reading.includes(null) && hasEquality(keys, reading as number[]))
  const [only] = equal as number[][]
  if (!only || equal.length > 1) return readings
  const parted = /^[+-]/.test(read.row.tokens[1]?.text ?? '') && (only[2] ?? 0) >= 10
  const isStated = keys.startsWith('made') && (only[0] ?? 0) >= 10 && stated.has(only[0] ?? 0)
  return parted || isStated ? equal : readings
}

function hasEquality(keys: string, [first = 0, second = 0, third = 0]: number[]): boolean {
  if (keys === 'previousItems,change,decisions') return first + second === third
  return keys === 'made,opened,totalOpen' && first === second && third >= second
}

/** The numbers that the text before the table states of 规范性文件. */
function statedOfDocuments(text: string): Set<number> {
  const found = text.matchAll(/规范性文件[^\d。]{0,6}(\d+)\s*[件份个]|(\d+)\s*[件份个][^\d。，]{0,6}规范性文件/g)
  return new Set([...found].map((match) => Number(match[1] ?? match[2])))
}

/** Whether the heading of a money column says 元 where the form says 万元. */
function isInYuan(flow: Flow, row: RowText): boolean {
  return /单位[:：\s]*元/.test(flow.text.slice(Math.max(0, row.labelStart - 40), row.labelStart))
}

function inWan(token: Token, value: number, path: CellPath, headingInYuan: boolean): number {
  if (path !== table2Path('fees', 'amountWan')) return value
  const unit = token.unit ?? (headingInYuan ? '元' : '万元')
  if (unit === '元') return Number((value / 10_000).toFixed(6))
  return unit === '亿元' ? Number((value * 10_000).toFixed(4)) : value
}
