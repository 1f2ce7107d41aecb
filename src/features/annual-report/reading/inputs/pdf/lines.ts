import { centre, type Piece } from './page.js'

/** Words that stand on one height of a page, from left to right. */
export interface Line {
  pieces: Piece[]
  top: number
  bottom: number
}

/** Gaps between words, in heights of the writing: above the first they are a blank, above the second a new column. */
const BLANK = 0.28
const NARROW_BLANK = 0.18
const COLUMN = 1.6
/** Characters set apart by less than this belong together; heads of narrow columns stand further apart. */
const SPACED = 0.8

/** The words of a page or cell as lines from top to bottom. */
export function linesOf(pieces: Piece[]): Line[] {
  const lines: Line[] = []
  for (const piece of [...pieces].sort((a, b) => centre(a) - centre(b))) {
    const line = lines.findLast((candidate) => sameHeight(candidate, piece))
    if (!line) lines.push({ pieces: [piece], top: piece.top, bottom: piece.bottom })
    else {
      line.pieces.push(piece)
      // A line keeps the height of its first words: small raised signs must not stretch it over its neighbours.
      if (piece.bottom - piece.top > line.bottom - line.top) Object.assign(line, { top: piece.top, bottom: piece.bottom })
    }
  }
  for (const line of lines) line.pieces.sort((a, b) => a.left - b.left)
  return lines.sort((a, b) => a.top - b.top)
}

/** A line's text: blanks where words stand apart, a tab where columns do. */
export function lineText(line: Line): string {
  return columnsOf(line)
    .map((column) => wordsText(column))
    .join('\t')
}

/** A line's words in groups that stand clearly apart, or with `apart` by any blank. */
export function columnsOf(line: Line, apart: 'clearly' | 'at all' = 'clearly'): Piece[][] {
  const columns: Piece[][] = []
  const blank = blankIn(line.pieces)
  let last: Piece | null = null
  for (const piece of line.pieces) {
    if (last && !isApart(last, piece, apart === 'clearly' ? COLUMN : blank)) columns.at(-1)?.push(piece)
    else columns.push([piece])
    last = piece
  }
  return columns
}

/** Words of one line put together. */
export function wordsText(pieces: Piece[]): string {
  const blank = blankIn(pieces)
  return pieces.map((piece, i) => (i > 0 && isApart(pieces[i - 1] as Piece, piece, blank) ? ` ${piece.text}` : piece.text)).join('')
}

/** What is a blank between words: more than usual where a line is set with space between all its characters, as titles often are. */
function blankIn(pieces: Piece[]): number {
  const single = pieces.filter((piece) => piece.text.length === 1)
  const han = single.filter((piece) => /\p{Script=Han}/u.test(piece.text))
  // Figures of a row stand apart because they are several.
  if (pieces.length < 6 || single.length < 0.8 * pieces.length || han.length < 0.5 * pieces.length) return BLANK
  const gaps = pieces.slice(1).map((piece, i) => gap(pieces[i] as Piece, piece))
  const usual = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
  return usual < SPACED ? Math.max(BLANK, 1.5 * usual) : BLANK
}

/** The text of a cell: its lines from top to bottom, or words that are turned, column by column. */
export function cellText(pieces: Piece[]): string {
  if (pieces.filter((piece) => piece.turned).length * 2 > pieces.length) return turnedText(pieces)
  return linesOf(pieces)
    .map((line) => wordsText(line.pieces))
    .join('\n')
}

/** Words written upwards are read from the bottom, columns from left to right. */
function turnedText(pieces: Piece[]): string {
  return [...pieces]
    .sort((a, b) => (Math.abs(a.left - b.left) > 2 ? a.left - b.left : b.bottom - a.bottom))
    .map((piece) => piece.text)
    .join('')
}

function sameHeight(line: Line, piece: Piece): boolean {
  const overlap = Math.min(line.bottom, piece.bottom) - Math.max(line.top, piece.top)
  return overlap > 0.5 * Math.min(line.bottom - line.top, piece.bottom - piece.top)
}

/** A blank that the file has counts even when it is narrow, unless all its characters stand apart. */
function isApart(left: Piece, right: Piece, limit: number): boolean {
  return gap(left, right) > (limit === BLANK && right.afterBlank ? NARROW_BLANK : limit)
}

function gap(left: Piece, right: Piece): number {
  return (right.left - left.right) / Math.max(1, Math.min(left.bottom - left.top, right.bottom - right.top))
}
