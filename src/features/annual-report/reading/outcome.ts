import type { CellPath, Cells } from '../../../../law/annual-report/cells.js'
import type { Place } from '../../../../law/annual-report/report.js'
import { type Flow, placeOf } from './flow.js'
import { isOneCell, type Reading, tokenValue } from './readings.js'
import { count } from './repair.js'
import type { RowText } from './table-rows.js'
import type { Token } from './tokens.js'

/** What the tables of a report say, gathered row by row. */
export interface Outcome {
  cells: Cells
  undetermined: { paths: CellPath[]; values: number[]; place: Place }[]
  places: Record<CellPath, Place>
  written: Record<CellPath, string>
}

export function noOutcome(): Outcome {
  return { cells: {}, undetermined: [], places: {}, written: {} }
}

/** States a row whose columns are known. `convert` makes the cell's number of the one written. */
export function statePlaced(
  outcome: Outcome,
  flow: Flow,
  row: RowText,
  paths: CellPath[],
  placed: (Token | null)[],
  convert: (token: Token, value: number, path: CellPath) => number = (_, value) => value,
): void {
  paths.forEach((path, i) => {
    const token = placed[i] ?? null
    const value = token ? tokenValue(token) : null
    outcome.cells[path] = token && value !== null ? convert(token, value, path) : null
    outcome.places[path] = token ? placeOf(flow, token.start, token.end) : rowPlace(flow, row)
    const raw = token ? flow.text.slice(token.start, token.end).replace(/\s+/g, ' ') : ''
    if (token && raw !== String(outcome.cells[path])) outcome.written[path] = raw
  })
}

/** States what all readings of a row agree on, and says of the other cells that they are undetermined. */
export function stateReadings(outcome: Outcome, flow: Flow, row: RowText, paths: CellPath[], readings: Reading[] | null): void {
  const place = rowPlace(flow, row)
  const open = paths.filter((path, i) => {
    const value = readings?.[0]?.[i] ?? null
    if (!readings?.length || readings.some((reading) => (reading[i] ?? null) !== value)) return true
    outcome.cells[path] = value
    outcome.places[path] = place
    return false
  })
  if (open.length === 0) count(flow.repairs, 'glued-digits')
  else outcome.undetermined.push({ paths: open, values: openValues(row, paths, open, readings), place })
}

function openValues(row: RowText, paths: CellPath[], open: CellPath[], readings: Reading[] | null): number[] {
  const values = new Set<number>()
  for (const reading of readings ?? []) {
    paths.forEach((path, i) => {
      const value = reading[i] ?? null
      if (value !== null && open.includes(path)) values.add(value)
    })
  }
  if (!readings) for (const token of row.tokens) if (token.kind === 'number' && isOneCell(token)) values.add(Number(token.text))
  return [...values].sort((a, b) => a - b)
}

function rowPlace(flow: Flow, row: RowText): Place {
  const first = row.tokens[0]
  const last = row.tokens.at(-1)
  return first && last ? placeOf(flow, first.start, last.end) : placeOf(flow, row.labelEnd - 1, row.labelEnd)
}
