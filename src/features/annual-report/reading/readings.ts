import type { Column } from '../../../../law/annual-report/cells.js'
import type { Token } from './tokens.js'

/** One way to give the numbers of a row to its columns; null for a cell that stands blank. */
export type Reading = (number | null)[]

const MOST_READINGS = 5_000
const MOST_STEPS = 60_000
const MOST_DIGITS = 9
/** A row of longer numbers is none. */
const LONGEST_ROW = 150

export interface Splitting {
  /** Digits that run together may be several cells. */
  split: boolean
  /** Cells may be missing between the others. */
  blanks: boolean
  /** Whether what has been filled so far may go on; to leave out early what cannot hold. */
  fits?: (filled: Reading) => boolean
}

/**
 * Every way in which tokens, in their order, can fill the columns. Null when there are more than can be told apart
 * by any arithmetic.
 */
export function readingsOf(tokens: Token[], columns: Column[], how: Splitting): Reading[] | null {
  if (tokens.reduce((length, token) => length + token.text.length, 0) > LONGEST_ROW) return null
  const pieces = tokens.map((token) => piecesOf(token, how.split))
  const readings: Reading[] = []
  const current: Reading = []
  const n = columns.length
  let steps = 0

  const fill = (t: number, offset: number): boolean => {
    if (++steps > MOST_STEPS) return false
    const column = current.length
    if (column > 0 && how.fits && !how.fits(current)) return true
    if (column === n) {
      if (t === tokens.length) readings.push([...current])
      return readings.length <= MOST_READINGS
    }
    if (tokens.length - t > n - column || (t === tokens.length && !how.blanks)) return true
    for (const piece of pieces[t]?.get(offset) ?? []) {
      if (!takes(columns[column] as Column, piece)) continue
      current.push(piece.value)
      const more = piece.last ? fill(t + 1, 0) : fill(t, piece.end)
      current.pop()
      if (!more) return false
    }
    if (!how.blanks) return true
    current.push(null)
    const more = fill(t, offset)
    current.pop()
    return more
  }
  return fill(0, 0) ? readings : null
}

/**
 * The readings in which the last column is the sum of the others. Blank cells count as nothing. Finds them from the
 * sum: what stands behind is tried as the total, and what is before it must come to just that.
 */
export function readingsThatAddUp(tokens: Token[], columns: Column[], split: boolean): Reading[] | null {
  const found: Reading[] = []
  const parts = columns.slice(0, -1)
  for (const { rest, total } of totalsOf(tokens, split)) {
    const fits = (filled: Reading): boolean => {
      let sum = 0
      for (const value of filled) sum += value ?? 0
      return sum <= (total ?? 0) && (filled.length < parts.length || sum === (total ?? 0))
    }
    const readings = readingsOf(rest, parts, { split, blanks: true, fits })
    if (readings === null || found.length > MOST_READINGS) return null
    for (const reading of readings) found.push([...reading, total])
  }
  return found
}

/** Whether a token can be the content of one cell: no number is written with a leading zero. */
export function isOneCell(token: Token): boolean {
  return token.kind === 'blank' || /^[+-]?(0|[1-9]\d*)(\.\d+)?$/.test(token.text)
}

/** The number that a token states when it is one cell; null for a mark. */
export function tokenValue(token: Token): number | null {
  return token.kind === 'blank' ? null : Number(token.text)
}

/** A part of a token's text that may be a cell. */
interface Piece {
  end: number
  last: boolean
  value: number | null
  kind: 'blank' | 'whole' | 'decimal' | 'signed'
}

function takes(column: Column, { kind }: Piece): boolean {
  if (kind === 'decimal') return column.kind === 'money'
  return kind !== 'signed' || column.kind === 'signed'
}

/** The pieces that may begin at each offset of a token's text. */
function piecesOf(token: Token, split: boolean): Map<number, Piece[]> {
  const { text } = token
  const whole = (kind: Piece['kind']): Piece => ({ end: text.length, last: true, value: tokenValue(token), kind })
  if (token.kind === 'blank') return new Map([[0, [whole('blank')]]])
  const sign = /^[+-]/.test(text) ? 1 : 0
  if (!split && isOneCell(token)) return new Map([[0, [whole(sign ? 'signed' : text.includes('.') ? 'decimal' : 'whole')]]])
  const offsets = new Map<number, Piece[]>()
  for (let offset = 0; offset < text.length; offset++) {
    if (offset === sign && sign > 0) continue
    offsets.set(
      offset,
      pieceEnds(text, offset, offset === 0 ? sign : 0).map((end) => {
        const piece = text.slice(offset, end)
        const kind = offset === 0 && sign ? 'signed' : piece.includes('.') ? 'decimal' : 'whole'
        return { end, last: end === text.length, value: Number(piece), kind }
      }),
    )
  }
  return offsets
}

function pieceEnds(text: string, offset: number, sign: number): number[] {
  const first = offset + sign
  if (text[first] === '0') return text[first + 1] === '.' ? [text.length] : [first + 1]
  const point = text.indexOf('.', offset)
  const ends: number[] = []
  const lastWhole = point < 0 ? text.length : point - 1
  for (let end = first + 1; end <= Math.min(lastWhole, first + MOST_DIGITS); end++) ends.push(end)
  if (point > 0) ends.push(text.length)
  return ends
}

/** What may stand in the last column, and the tokens left without it; a blank first. */
function totalsOf(tokens: Token[], split: boolean): { rest: Token[]; total: number | null }[] {
  const last = tokens.at(-1)
  if (!last) return []
  const before = tokens.slice(0, -1)
  const totals = [{ rest: tokens, total: null as number | null }]
  if (isOneCell(last)) totals.push({ rest: before, total: tokenValue(last) })
  if (last.kind === 'blank' || (!split && isOneCell(last))) return totals
  for (let at = Math.max(1, last.text.length - MOST_DIGITS); at < last.text.length; at++) {
    const total = last.text.slice(at)
    if (!/^(0|[1-9]\d*)$/.test(total)) continue
    totals.push({ rest: [...before, { ...last, text: last.text.slice(0, at) }], total: Number(total) })
  }
  return totals
}
