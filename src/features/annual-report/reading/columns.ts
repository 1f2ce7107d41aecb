import { type Flow, lineAt } from './flow.js'
import type { RowText } from './table-rows.js'
import type { Token } from './tokens.js'

/** From where to where the numbers of a column stand on their lines, in half-width characters. */
interface Band {
  from: number
  to: number
}

/** Less room than this between numbers may as well be the blanks around lost cells. */
const LEAST_GAP = 5
const FARTHEST = 3

/**
 * Where a text keeps the look of the page with blanks, complete rows show where each column is. Returns the bands of the
 * columns, or null when the rows have too little room between numbers, or do not stand below each other.
 */
export function columnBands(flow: Flow, rows: RowText[], columns: number): Band[] | null {
  const complete = rows.filter((row) => row.tokens.length === columns && onOneLine(flow, row.tokens))
  if (complete.length === 0 || columns < 2) return null
  const bands = Array.from({ length: columns }, (_, i): Band => {
    const spots = complete.map((row) => bandOf(flow, row.tokens[i] as Token))
    return { from: Math.min(...spots.map((spot) => spot.from)), to: Math.max(...spots.map((spot) => spot.to)) }
  })
  return bands.every((band, i) => i === 0 || band.from - (bands[i - 1] as Band).to >= LEAST_GAP) ? bands : null
}

/** The columns of a row by the bands that its numbers stand in; null when one stands in none, or two in one. */
export function bandedColumns(flow: Flow, row: RowText, bands: Band[]): (Token | null)[] | null {
  if (row.tokens.length === 0 || !onOneLine(flow, row.tokens)) return null
  const found = new Array<Token | null>(bands.length).fill(null)
  let last = -1
  for (const token of row.tokens) {
    const spot = bandOf(flow, token)
    const near = bands.flatMap((band, i) => (spot.from <= band.to + FARTHEST && spot.to >= band.from - FARTHEST ? [i] : []))
    const column =
      near.length === 1 ? (near[0] as number) : near.find((i) => spot.from <= (bands[i] as Band).to && spot.to >= (bands[i] as Band).from)
    if (column === undefined || column <= last) return null
    found[column] = token
    last = column
  }
  return found
}

/** Whether tokens stand on one line whose look has been kept. */
function onOneLine(flow: Flow, tokens: Token[]): boolean {
  const line = lineAt(flow, tokens[0]?.start ?? 0)
  return (
    tokens.every((token) => lineAt(flow, token.start) === line) && !flow.text.slice(tokens[0]?.start, tokens.at(-1)?.end).includes('\t')
  )
}

function bandOf(flow: Flow, token: Token): Band {
  const start = flow.lines[lineAt(flow, token.start)]?.start ?? 0
  const from = widthOf(flow.text.slice(start, token.start))
  return { from, to: from + widthOf(flow.text.slice(token.start, token.end)) }
}

function widthOf(text: string): number {
  let width = 0
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) >= 0x2e80 ? 2 : 1
  return width
}
