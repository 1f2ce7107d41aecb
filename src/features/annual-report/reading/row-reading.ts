import type { Column } from '../../../../law/annual-report/cells.js'
import { bandedColumns, columnBands } from './columns.js'
import { type Flow, lineAt } from './flow.js'
import { columnsAt, type GridRow, gridRow, settleStarts } from './grid.js'
import { isOneCell, type Reading, readingsOf, readingsThatAddUp, tokenValue } from './readings.js'
import { type Stride, stridedColumns, strideOf } from './stride.js'
import type { RowText } from './table-rows.js'
import type { Token } from './tokens.js'

/** A row of a table as far as its own text tells it. */
export interface RowRead {
  row: RowText
  columns: Column[]
  /** What stands in each column, when the text shows it; null when its columns have been lost. */
  placed: (Token | null)[] | null
  /** Every way to read the row, one when it is `placed`; null when nothing can be said of it. */
  readings: Reading[] | null
}

export interface RowToRead {
  row: RowText
  columns: Column[]
}

/** Reads the rows of one table; `stride` is how the file puts cells on lines, where it does. */
export function readRows(flow: Flow, rows: RowToRead[], stride: Stride | null): RowRead[] {
  const grids = rows.map(({ row, columns }) => gridRow(flow, row, columns.length))
  settleStarts(grids.filter((grid) => grid !== null))
  const glued = areGlued(flow.text, rows)
  const bands = new Map(
    [...new Set(rows.map(({ columns }) => columns.length))].map((width) => {
      const alike = rows.filter(({ columns }) => columns.length === width)
      return [
        width,
        columnBands(
          flow,
          alike.map(({ row }) => row),
          width,
        ),
      ]
    }),
  )
  return rows.map(({ row, columns }, i) => {
    if (row.unclear) return { row, columns, placed: null, readings: null }
    const placed =
      placedColumns(flow, row, columns.length, grids[i] ?? null, stride) ??
      soundBands(flow, row, columns, bands.get(columns.length) ?? null)
    if (placed) return { row, columns, placed, readings: [placed.map((token) => (token ? tokenValue(token) : null))] }
    return { row, columns, placed, readings: openReadings(row, columns, grids[i] ?? null, glued) }
  })
}

/** The stride that the rows of several tables show together. */
export function commonStride(flow: Flow, rows: RowToRead[]): Stride | null {
  return strideOf(
    flow,
    rows.map(({ row, columns }) => ({ row, columns: columns.length })),
  )
}

/** Columns whose place the text shows: by cells, by count, or by lines. */
export function placedColumns(
  flow: Flow,
  row: RowText,
  width: number,
  grid: GridRow | null,
  stride: Stride | null,
): (Token | null)[] | null {
  const { tokens } = row
  if (tokens.length === 0) return new Array<null>(width).fill(null)
  const [start, ...others] = grid?.starts ?? []
  if (grid && start !== undefined && others.length === 0 && grid.cells.every((cell) => !cell || isOneCell(cell))) {
    return columnsAt(grid, start)
  }
  if (tokens.length === width && tokens.every(isOneCell)) return tokens
  if (tokens.length > width) return fullLine(flow, tokens, width)
  return stride ? stridedColumns(flow, row, width, stride) : null
}

/** The columns that a row's numbers stand under, when they also add up to what stands under the total. */
function soundBands(flow: Flow, row: RowText, columns: Column[], bands: ReturnType<typeof columnBands>): (Token | null)[] | null {
  const banded = bands && row.tokens.every(isOneCell) ? bandedColumns(flow, row, bands) : null
  if (!banded || columns.at(-1)?.key !== 'total') return banded
  const values = banded.map((token) => (token ? (tokenValue(token) ?? 0) : 0))
  return values.slice(0, -1).reduce((a, b) => a + b, 0) === values.at(-1) ? banded : null
}

/** The tokens of the only line that has just as many as there are columns; the others are page numbers and the like. */
export function fullLine(flow: Flow, tokens: Token[], width: number): Token[] | null {
  const byLine = new Map<number, Token[]>()
  for (const token of tokens) {
    const line = lineAt(flow, token.start)
    byLine.set(line, [...(byLine.get(line) ?? []), token])
  }
  const full = [...byLine.values()].filter((line) => line.length === width && line.every(isOneCell))
  return full.length === 1 ? (full[0] ?? null) : null
}

function openReadings(row: RowText, columns: Column[], grid: GridRow | null, glued: boolean): Reading[] | null {
  const width = columns.length
  if (grid && grid.starts.length > 1) {
    return grid.starts.map((start) => columnsAt(grid, start).map((token) => (token ? tokenValue(token) : null)))
  }
  if (row.tokens.length > width) return null
  const split = glued || !row.tokens.every(isOneCell)
  if (columns.at(-1)?.key !== 'total') return readingsOf(row.tokens, columns, { split, blanks: true })
  const sound = readingsThatAddUp(row.tokens, columns, split)
  if (sound === null) return null
  if (sound.some((reading) => !reading.includes(null))) return sound
  const full = readingsOf(row.tokens, columns, { split, blanks: false })
  if (full === null) return null
  return sound.length + full.length > 0 ? [...sound, ...full] : readingsOf(row.tokens, columns, { split, blanks: true })
}

/**
 * Whether the text runs its cells together: numbers follow their labels with nothing in between, or are written as no
 * number is (0000000).
 */
function areGlued(text: string, rows: RowToRead[]): boolean {
  const filled = rows.filter(({ row }) => row.tokens.length > 0)
  const touching = filled.filter(({ row }) => {
    const first = row.tokens[0]?.start ?? 0
    return (first >= row.labelEnd && !/\s/.test(text.slice(row.labelEnd, first))) || !row.tokens.every(isOneCell)
  })
  return filled.length > 0 && touching.length * 2 > filled.length
}
