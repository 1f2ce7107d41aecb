import { COVERED, type Flow, lineAt } from './flow.js'
import { isHan } from './letters.js'
import type { RowText } from './table-rows.js'
import type { Token } from './tokens.js'

/** The cells of a row that stand behind its label in a line of cells, blank ones too. */
export interface GridRow {
  /** Null for a blank cell. */
  cells: (Token | null)[]
  /** How many columns the table has there. */
  columns: number
  /** How many cells of the line stand before them. */
  before: number
  /** At which of `cells` the first column may be; negative when leading cells are missing. */
  starts: number[]
}

/** A line of more cells is no row of a report. */
const MOST_CELLS = 1000

/** The row as a line of cells, or null when its numbers do not stand in one such line. */
export function gridRow(flow: Flow, row: RowText, columns: number): GridRow | null {
  const first = row.tokens[0]
  const line = flow.lines[lineAt(flow, first ? first.start : row.labelEnd - 1)]
  if (!line || !flow.text.slice(line.start, line.end).includes('\t')) return null
  if (row.tokens.some((token) => token.start < line.start || token.end > line.end)) return null
  const spans = cellSpans(flow.text, line.start, line.end)
  if (spans.length > MOST_CELLS) return null
  const from = firstValueCell(flow.text, spans, row)
  const cells = cellsFrom(flow.text, spans.slice(from), row.tokens, columns)
  if (!cells || (row.tokens.length > 0 && !cells.some(Boolean))) return null
  return { cells, columns, before: from, starts: startsOf(cells, columns) }
}

/**
 * Settles where the columns begin in rows that leave it open (a blank cell more before the numbers than behind them),
 * by what the other rows of the table show: the same cell of the line, the same distance from its end, or from the label.
 * Where these show different places, it stays open.
 */
export function settleStarts(rows: GridRow[]): void {
  const clear = rows.filter((row) => row.starts.length === 1)
  for (const row of rows.filter(({ starts }) => starts.length > 1)) {
    const alike = clear.filter(({ columns }) => columns === row.columns)
    const starts = new Set([
      ...agreeing(row, clear, (of, start) => of.before + start),
      ...agreeing(row, clear, (_, start) => start),
      ...agreeing(row, alike, (of, start) => of.cells.length - start - of.columns),
    ])
    if (starts.size === 1) row.starts = [...starts]
  }
}

/** The starts of a row that measure the same as those of nearly all clear rows. */
function agreeing(row: GridRow, clear: GridRow[], measure: (row: GridRow, start: number) => number): number[] {
  const vote = mode(clear.map((other) => measure(other, other.starts[0] as number)))
  if (vote.count === 0 || vote.count < 0.9 * clear.length) return []
  return row.starts.filter((start) => measure(row, start) === vote.value)
}

/** The columns of a grid row when they begin at `start`. */
export function columnsAt(row: GridRow, start: number): (Token | null)[] {
  return Array.from({ length: row.columns }, (_, column) => row.cells[column + start] ?? null)
}

interface Span {
  start: number
  end: number
}

function cellSpans(text: string, from: number, to: number): Span[] {
  const spans: Span[] = []
  let start = from
  for (let i = from; i <= to; i++) {
    if (i === to || text[i] === '\t') {
      spans.push({ start, end: i })
      start = i + 1
    }
  }
  return spans
}

/** Behind the label, and behind all other text that stands before the first number. */
function firstValueCell(text: string, spans: Span[], row: RowText): number {
  const first = row.tokens[0]
  let from = 0
  spans.forEach((span, i) => {
    const isLabel = row.labelEnd > span.start && row.labelStart < span.end
    const isOther = first !== undefined && hasLetter(text.slice(span.start, span.end)) && first.start >= span.end
    if (first && span.start > first.start) return
    if (isLabel || isOther) from = i + 1
  })
  while (from < spans.length && text.slice(spans[from]?.start, spans[from]?.end) === COVERED) from++
  return from
}

function hasLetter(content: string): boolean {
  for (let i = 0; i < content.length; i++) if (isHan(content.charCodeAt(i))) return true
  return false
}

/**
 * The value cells of a line up to the next text; null when what is in them cannot be told cell by cell. Positions that
 * are covered count only where the cells without them are not just as many as the columns.
 */
function cellsFrom(text: string, spans: Span[], tokens: Token[], columns: number): (Token | null)[] | null {
  const cells: (Token | null)[] = []
  let covered = false
  for (const span of spans) {
    const content = text.slice(span.start, span.end)
    if (content === COVERED) {
      covered = true
      continue
    }
    const inside = tokens.filter((token) => token.start >= span.start && token.end <= span.end)
    if (inside.length === 0 && (hasLetter(content) || /\d/.test(content))) break
    const cell = inside.length > 1 ? brokenNumber(content, inside) : (inside[0] ?? null)
    if (cell === undefined) return null
    cells.push(cell)
  }
  return covered && cells.length !== columns ? null : cells
}

/** A number broken over the lines of its cell; undefined when the cell has several. */
function brokenNumber(content: string, inside: Token[]): Token | undefined {
  const digits = content.replace(/\s/g, '')
  const [first] = inside
  if (!first || !/^[+-]?\d+(\.\d+)?$/.test(digits) || !content.includes('\v')) return undefined
  return { ...first, text: digits, end: inside.at(-1)?.end ?? first.end }
}

/** Where cells are missing, they may be so at either end: all that the numbers leave room for. */
function startsOf(cells: (Token | null)[], columns: number): number[] {
  const lastFilled = cells.findLastIndex(Boolean)
  const from = cells.length < columns ? lastFilled + 1 - columns : 0
  const starts: number[] = []
  for (let start = from; start <= Math.max(0, cells.length - columns); start++) {
    if (cells.every((cell, i) => !cell || (i >= start && i < start + columns))) starts.push(start)
  }
  return starts
}

function mode(values: number[]): { value: number; count: number } {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best = { value: 0, count: 0 }
  for (const [value, count] of counts) if (count > best.count) best = { value, count }
  return best
}
