import { apply, type Matrix, times } from './matrix.js'
import type { Piece } from './page.js'

/** A text item of pdf.js. */
export interface TextItem {
  str: string
  transform: number[]
  width: number
  height: number
}

/** Shares of the font's size above and below the line of writing that a character takes up. */
const ASCENT = 0.85
const DESCENT = 0.15

/**
 * The words of a page's text items. pdf.js runs neighbouring cells together into one item with blanks between;
 * items are cut there and each word is given its place by the usual widths of its characters.
 */
export function piecesOf(items: TextItem[], toPage: Matrix): Piece[] {
  return items.flatMap((item, i) => (item.str.trim() === '' ? [] : words(item, toPage, /^\s+$/.test(items[i - 1]?.str ?? ''))))
}

function words(item: TextItem, toPage: Matrix, blankBefore: boolean): Piece[] {
  const matrix = times(toPage, item.transform as Matrix)
  const size = Math.hypot(item.transform[2] ?? 0, item.transform[3] ?? 0) || item.height || 10
  const along = Math.hypot(item.transform[0] ?? 0, item.transform[1] ?? 0) || size
  const whole = [...item.str].reduce((sum, sign) => sum + share(sign), 0)
  const pieces: Piece[] = []
  let at = 0
  for (const word of item.str.split(/(\s+)/)) {
    const width = ([...word].reduce((sum, sign) => sum + share(sign), 0) / whole) * item.width
    if (word.trim() !== '') pieces.push({ ...boxed(word, matrix, at / along, (at + width) / along), afterBlank: at > 0 || blankBefore })
    at += width
  }
  return pieces
}

/** The box of a word from its ends along the line of writing, in units of the font. */
function boxed(text: string, matrix: Matrix, from: number, to: number): Omit<Piece, 'afterBlank'> {
  const corners = [apply(matrix, from, ASCENT), apply(matrix, to, ASCENT), apply(matrix, from, -DESCENT), apply(matrix, to, -DESCENT)]
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const turned = Math.abs(matrix[1]) > Math.abs(matrix[0])
  return { text, left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys), turned }
}

function share(sign: string): number {
  return (sign.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.5
}
