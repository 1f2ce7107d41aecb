import type { Column } from '../../../../law/annual-report/cells.js'
import type { Token } from './tokens.js'

/** One way to give the numbers of a row to its columns; null for a cell that stands blank. */
export type Reading = (number | null)[]

const MOST_READINGS = 50_000
const MOST_DIGITS = 9

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
  const readings: Reading[] = []
  const current: Reading = []
  const n = columns.length
  const atLeast = cellsAtLeast(tokens)
  let steps = 0

  const fill = (t: number, offset: number): boolean => {
    if (++steps > 10 * MOST_READINGS || readings.length > MOST_READINGS) return false
    const column = current.length
    const token = tokens[t]
    if (how.fits && !how.fits(current)) return true
    if (column === n) {
      if (!token) readings.push([...current])
      return true
    }
    if (!token && !how.blanks) return true
    if (token && n - column < (atLeast[t] as number)) return true
    if (!token) {
      current.push(null)
      const more = fill(t, 0)
      current.pop()
      return more
    }
    for (const end of pieceEnds(token, offset, how.split)) {
      current.push(valueOf(token, offset, end))
      const whole = end === token.text.length
      const more = allowed(columns[column], token, offset, end) ? fill(whole ? t + 1 : t, whole ? 0 : end) : true
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

/** Whether a token can be the content of one cell: no number is written with a leading zero. */
export function isOneCell(token: Token): boolean {
  return (
    token.kind === 'blank' || (/^[+-]?(0|[1-9]\d*)(\.\d+)?$/.test(token.text) && token.text.replace(/\D/g, '').length <= 2 * MOST_DIGITS)
  )
}

/** The number that a token states when it is one cell; null for a mark. */
export function tokenValue(token: Token): number | null {
  return token.kind === 'blank' ? null : Number(token.text)
}

/** For each token, how many cells it and those behind it need at least: one each while they are not split. */
function cellsAtLeast(tokens: Token[]): number[] {
  return tokens.map((_, t) => tokens.length - t)
}

/** Where a cell that begins at `offset` of the token's text may end. */
function pieceEnds(token: Token, offset: number, split: boolean): number[] {
  const { text } = token
  const whole = text.length
  if (token.kind === 'blank') return [whole]
  const sign = offset === 0 && /^[+-]/.test(text) ? 1 : 0
  const first = offset + sign
  if (!split && isOneCell(token)) return [whole]
  if (text[first] === '0') return text[first + 1] === '.' ? [whole] : [first + 1]
  const point = text.indexOf('.', offset)
  const ends: number[] = []
  const lastWhole = point < 0 ? whole : point - 1
  for (let end = first + 1; end <= Math.min(lastWhole, first + MOST_DIGITS); end++) ends.push(end)
  if (point > 0) ends.push(whole)
  return ends
}

function allowed(column: Column | undefined, token: Token, offset: number, end: number): boolean {
  if (!column || token.kind === 'blank') return column !== undefined
  const piece = token.text.slice(offset, end)
  if (piece.includes('.') && column.kind !== 'money') return false
  return !/^[+-]/.test(piece) || column.kind === 'signed'
}

function valueOf(token: Token, offset: number, end: number): number | null {
  return token.kind === 'blank' ? null : Number(token.text.slice(offset, end))
}
