import { TABLE4_GROUPS, TABLE4_RESULTS, table4Path } from '../../../../law/annual-report/cells.js'
import { type Flow, lineAt } from './flow.js'
import { columnsAt, type GridRow, gridRow } from './grid.js'
import { isHan, type Letters } from './letters.js'
import { type Outcome, statePlaced, stateReadings } from './outcome.js'
import { isOneCell, type Reading, readingsOf, tokenValue } from './readings.js'
import { fullLine } from './row-reading.js'
import { type Stride, stridedBelow } from './stride.js'
import type { RowText } from './table-rows.js'
import { type Token, tokensOf } from './tokens.js'
import type { Zone } from './zones.js'

const PATHS = TABLE4_GROUPS.flatMap((group) => TABLE4_RESULTS.map((result) => table4Path(group.key, result.key)))
const COLUMNS = TABLE4_GROUPS.flatMap(() => TABLE4_RESULTS)
const WIDTH = PATHS.length
const GROUP = TABLE4_RESULTS.length
const LONGEST = 1_500
const MOST_TOKENS = 60

/** Reads table 4, whose headings stand in `zone`, into `outcome`. Returns where in the text the table is. */
export function readTable4(
  outcome: Outcome,
  flow: Flow,
  letters: Letters,
  zone: Zone,
  stride: Stride | null,
): { start: number; end: number } {
  const start = letters.at[zone.from] ?? 0
  const headingEnd = (letters.at[zone.to - 1] ?? 0) + 1
  const limit = Math.min(letters.at[zone.to] ?? flow.text.length, headingEnd + LONGEST)
  const below = tokensOf(flow.text, headingEnd, limit)
  const among = tokensOf(flow.text, start, headingEnd)
  const tokens = (among.length > 0 ? [...among, ...below] : below).slice(0, MOST_TOKENS)
  const row: RowText = { element: HEADING, labelStart: start, labelEnd: headingEnd, nextStart: limit, isLast: true, tokens }
  const placed = among.length > 0 ? besideLabels(flow.text, row) : belowHeadings(flow, row, stride)
  if (placed) statePlaced(outcome, flow, row, PATHS, placed)
  else stateReadings(outcome, flow, row, PATHS, among.length > 0 ? null : soundReadings(flow.text, row))
  return { start, end: tokens.at(-1)?.end ?? headingEnd }
}

const HEADING = { kind: 'title' as const, key: 'table4', letters: '', core: '', number: null }

/** The usual table: one row of fifteen numbers below the headings. */
function belowHeadings(flow: Flow, row: RowText, stride: Stride | null): (Token | null)[] | null {
  const { tokens } = row
  if (tokens.length === 0) return new Array<null>(WIDTH).fill(null)
  const grid = gridRow(flow, row, WIDTH)
  const gridded = grid && gridColumns(grid, flow.lines[lineAt(flow, tokens[0]?.start ?? 0)]?.drawn ?? false)
  if (gridded) return gridded
  if (tokens.length === WIDTH && tokens.every(isOneCell)) return tokens
  if (tokens.length > WIDTH) return fullLine(flow, tokens, WIDTH)
  const strided = stride && stridedBelow(flow, tokens, lineAt(flow, row.labelEnd - 1), WIDTH, stride)
  return strided && groupsHold(valuesOf(strided)) ? strided : null
}

/**
 * The columns of a line of cells. Without a label in front, a line that has lost its first blank cells looks like one
 * that begins with a number: so unless its cells are drawn it must add up, or be filled to its last column.
 */
function gridColumns(grid: GridRow, drawn: boolean): (Token | null)[] | null {
  if (!grid.cells.every((cell) => !cell || isOneCell(cell))) return null
  const placed = grid.starts.map((start) => columnsAt(grid, start))
  if (drawn && placed.length === 1) return placed[0] ?? null
  const sound = placed.filter((columns) => groupsHold(valuesOf(columns)))
  if (sound.length > 0) return sound.length === 1 ? (sound[0] ?? null) : null
  return placed.length === 1 && placed[0]?.at(-1) ? placed[0] : null
}

function valuesOf(columns: (Token | null)[]): Reading {
  return columns.map((token) => (token ? tokenValue(token) : null))
}

/** A table turned round: numbers stand behind the name of their group, five and five, or of their result, three and three. */
function besideLabels(text: string, row: RowText): Token[] | null {
  const { tokens } = row
  if (tokens.length !== WIDTH || !tokens.every(isOneCell)) return null
  const runs: Token[][] = []
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1]
    if (before && !hasLetter(text, before.end, token.start)) runs.at(-1)?.push(token)
    else runs.push([token])
  }
  if (runs.every((run) => run.length === GROUP)) return tokens
  if (runs.length === GROUP && runs.every((run) => run.length === TABLE4_GROUPS.length)) {
    return PATHS.flatMap((_, i) => runs[i % GROUP]?.[Math.floor(i / GROUP)] ?? [])
  }
  const inOrder = tokens.every((token, i) => {
    const label = text.slice(tokens[i - 1]?.end ?? row.labelStart, token.start).replace(/\s/g, '')
    return label.endsWith(TABLE4_RESULTS[i % GROUP]?.label ?? '')
  })
  return inOrder ? tokens : null
}

/** Readings of digits that run together or have lost blank cells, in which every group adds up. */
function soundReadings(text: string, row: RowText): Reading[] | null {
  const { tokens } = row
  if (tokens.length > WIDTH) return null
  const glued = !/\s/.test(text.slice(row.labelEnd, tokens[0]?.start ?? row.labelEnd)) || !tokens.every(isOneCell)
  const full = readingsOf(tokens, COLUMNS, { split: glued, blanks: false, fits: lastGroupHolds })
  if (full === null || full.length > 0) return full
  const withBlanks = readingsOf(tokens, COLUMNS, { split: glued, blanks: true, fits: lastGroupHolds })
  if (withBlanks === null || withBlanks.length > 0) return withBlanks
  const unsound = readingsOf(tokens, COLUMNS, { split: glued, blanks: false })
  return unsound?.length === 1 ? unsound : null
}

/** Whether in each group that is filled as far as its total the total is the sum. */
function groupsHold(reading: Reading): boolean {
  for (let end = GROUP; end <= reading.length; end += GROUP) if (!groupHolds(reading, end)) return false
  return true
}

/** The same of the group that has just been filled, if any. */
function lastGroupHolds(reading: Reading): boolean {
  return reading.length % GROUP !== 0 || groupHolds(reading, reading.length)
}

function groupHolds(reading: Reading, end: number): boolean {
  let sum = 0
  for (let i = end - GROUP; i < end - 1; i++) sum += reading[i] ?? 0
  return sum === (reading[end - 1] ?? 0)
}

function hasLetter(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isHan(text.charCodeAt(i))) return true
  return false
}
