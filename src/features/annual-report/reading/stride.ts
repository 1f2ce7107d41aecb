import { type Flow, lineAt } from './flow.js'
import { isHan } from './letters.js'
import type { RowText } from './table-rows.js'
import type { Token } from './tokens.js'

/**
 * How a converter has put each cell on lines of its own: every cell takes `cell` lines, blank ones too, and the next
 * row begins one of `rows` lines behind the last cell. So a blank cell shows as a longer gap.
 */
export interface Stride {
  cell: number
  rows: Set<number>
}

const MOST_COLUMNS = 7
const LEAST_ROWS = 8

/**
 * Learns the stride from the rows that are complete, else from the distance of rows; null when they do not agree on one,
 * or when rows with fewer numbers are mostly shorter: then blank cells have left no lines.
 */
export function strideOf(flow: Flow, rows: { row: RowText; columns: number }[]): Stride | null {
  const stride = strideOfCells(flow, rows) ?? strideOfRows(flow, rows)
  if (!stride) return null
  const short = rows.filter(({ row, columns }) => row.tokens.length < columns && !row.isLast)
  const long = short.filter(({ row, columns }) => stride.rows.has(spareLines(flow, row, columns, stride)))
  return long.length >= 0.8 * short.length ? stride : null
}

function strideOfCells(flow: Flow, rows: { row: RowText; columns: number }[]): Stride | null {
  const votes = new Map<number, Set<number>>()
  const counts = new Map<number, number>()
  for (const { row, columns } of rows) {
    if (row.tokens.length !== columns || !standAlone(flow, row.tokens)) continue
    const lines = [labelLine(flow, row), ...row.tokens.map((token) => lineAt(flow, token.start))]
    const cell = (lines[1] as number) - (lines[0] as number)
    if (cell < 1 || !lines.every((line, i) => i === 0 || line - (lines[i - 1] as number) === cell)) continue
    counts.set(cell, (counts.get(cell) ?? 0) + columns)
    votes.set(cell, (votes.get(cell) ?? new Set()).add(nextLine(flow, row) - (lines.at(-1) as number)))
  }
  const [cell] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [null]
  if (cell === null || (counts.get(cell) ?? 0) < MOST_COLUMNS) return null
  return { cell, rows: votes.get(cell) ?? new Set() }
}

/**
 * Where no row is complete: rows of the widest table that are all equally long although not equally filled. A row is
 * a little longer than its cells, so its length tells how long a cell is.
 */
function strideOfRows(flow: Flow, rows: { row: RowText; columns: number }[]): Stride | null {
  const wide = rows.filter(({ row, columns }) => columns === MOST_COLUMNS && standAlone(flow, row.tokens))
  const lengths = new Map<number, number>()
  for (const { row } of wide) {
    const length = nextLine(flow, row) - labelLine(flow, row)
    lengths.set(length, (lengths.get(length) ?? 0) + 1)
  }
  const [length, count] = [...lengths].sort((a, b) => b[1] - a[1])[0] ?? [0, 0]
  if (count < LEAST_ROWS || count < 0.6 * wide.length) return null
  const cell = Math.floor(length / (MOST_COLUMNS + 1))
  if (cell < 1 || length >= cell * (MOST_COLUMNS + 3)) return null
  const stride = { cell, rows: new Set([length - MOST_COLUMNS * cell]) }
  const filled = wide.filter(({ row }) => row.tokens.length > 0)
  return filled.every(({ row, columns }) => stridedColumns(flow, row, columns, stride) || row.tokens.length > columns) ? stride : null
}

/** The columns of a row that lost nothing but its blank cells' text; null when the lines do not add up to that. */
export function stridedColumns(flow: Flow, row: RowText, columns: number, stride: Stride): (Token | null)[] | null {
  if (row.tokens.length === 0 || !standAlone(flow, row.tokens)) return null
  const label = labelLine(flow, row)
  const rest = spareLines(flow, row, columns, stride)
  const fits = stride.rows.has(rest) || (row.isLast && rest > 0)
  return fits ? atSteps(flow, row.tokens, label + stride.cell, columns, stride) : null
}

/** The columns of a row of numbers under a heading whose last line is `heading`. */
export function stridedBelow(flow: Flow, tokens: Token[], heading: number, columns: number, stride: Stride): (Token | null)[] | null {
  if (tokens.length === 0 || !standAlone(flow, tokens)) return null
  for (const row of stride.rows) {
    const found = atSteps(flow, tokens, heading + row, columns, stride)
    if (found) return found
  }
  return null
}

function atSteps(flow: Flow, tokens: Token[], first: number, columns: number, stride: Stride): (Token | null)[] | null {
  const found = new Array<Token | null>(columns).fill(null)
  for (const token of tokens) {
    const column = (lineAt(flow, token.start) - first) / stride.cell
    if (!Number.isInteger(column) || column < 0 || column >= columns || found[column]) return null
    found[column] = token
  }
  return found
}

/** How many lines a row takes beyond those of its cells. */
function spareLines(flow: Flow, row: RowText, columns: number, stride: Stride): number {
  return nextLine(flow, row) - labelLine(flow, row) - columns * stride.cell
}

/** Whether every token has its line for itself. */
function standAlone(flow: Flow, tokens: Token[]): boolean {
  return tokens.every((token) => {
    const line = flow.lines[lineAt(flow, token.start)]
    return line !== undefined && flow.text.slice(line.start, line.end).trim().length === token.end - token.start
  })
}

/** The line of the first letter behind the row. */
function nextLine(flow: Flow, row: RowText): number {
  let at = row.tokens.at(-1)?.end ?? row.labelEnd
  while (at < flow.text.length && !isHan(flow.text.charCodeAt(at))) at++
  return lineAt(flow, at)
}

function labelLine(flow: Flow, row: RowText): number {
  return lineAt(flow, row.labelEnd - 1)
}
