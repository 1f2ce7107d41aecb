import type { Day } from '../../../../../law/day.js'
import type { Flow } from '../flow.js'
import { dayIn } from './dates.js'
import { type Piece, piecesOf, type Range, squeeze } from './ranges.js'

/** Who signed a report and when, as far as it says, and the lines that say so. */
export interface Signature {
  organ: string | null
  signedOn: Day | null
  ranges: Range[]
}

const LAST_LINES = 12
const FIRST_LINES = 40
const NAME = /^[\u4e00-\u9fff（）()、]{3,30}(?:政府|委员会|办公室|办公厅|办事处|管委会|[厅局委办部院署会队所站馆社镇乡]|中心|公司|街道)$/

/**
 * The signature under a report: a line that is only a date, with the organ's name on it or on the line before. Where
 * there is none, a date alone on a line between `titleEnd` and `firstChapter`.
 */
export function signatureOf(flow: Flow, bodyStart: number, titleEnd: number, firstChapter: number): Signature {
  const last = piecesOf(flow, bodyStart, flow.text.length, []).slice(-LAST_LINES)
  for (let i = last.length - 1; i >= 0; i--) {
    const found = signedLine(flow, last, i)
    if (found) return found
  }
  const name = lastName(flow, last)
  const first = piecesOf(flow, titleEnd, Math.max(titleEnd, firstChapter), []).slice(0, FIRST_LINES)
  const dated = first.find((piece) => dateOnly(textOf(flow, piece)) !== null)
  return {
    organ: name?.text ?? null,
    signedOn: dated ? dateOnly(textOf(flow, dated)) : null,
    ranges: [...(name ? [name.piece] : []), ...(dated ? [dated] : [])],
  }
}

function signedLine(flow: Flow, pieces: Piece[], i: number): Signature | null {
  const piece = pieces[i] as Piece
  const text = textOf(flow, piece)
  const date = dayIn(text)
  if (!date || text.length > 45 || text.slice(date.at + date.length).replace(/[）)]$/, '') !== '') return null
  const head = text.slice(0, date.at).replace(/[（(]$/, '')
  if (head !== '' && !NAME.test(head)) return null
  const before = pieces[i - 1]
  const above = before && NAME.test(textOf(flow, before)) ? before : null
  const organ = head !== '' ? head : above ? textOf(flow, above) : null
  return { organ, signedOn: date.day, ranges: head === '' && above ? [above, piece] : [piece] }
}

/** A name alone on the very last line. */
function lastName(flow: Flow, pieces: Piece[]): { text: string; piece: Piece } | null {
  const piece = pieces.at(-1)
  const text = piece ? textOf(flow, piece) : ''
  return piece && piece.whole && NAME.test(text) ? { text, piece } : null
}

function dateOnly(text: string): Day | null {
  const date = dayIn(text)
  return date && /^[（(【]?$/.test(text.slice(0, date.at)) && /^[）)】]?$/.test(text.slice(date.at + date.length)) ? date.day : null
}

function textOf(flow: Flow, piece: Piece): string {
  return squeeze(flow.text.slice(piece.start, piece.end).trim())
}
