import type { Sentence } from '../../../../../law/annual-report/report.js'
import { type Flow, placeOf } from '../flow.js'
import { type Piece, piecesOf, type Range, squeeze } from './ranges.js'

const LIST_ITEM = /^\s*(?:[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}\s?[、.．)）](?!\d)|附件[：:]?)/
const ENDS = /[。！？!?：:；;…]["”’」』）)》]*\s*$/
const CLOSING = /["”’」』）)》]/
/** Lines shorter than this end a paragraph: the text would have gone on. */
const SHORT = 12
/** A numbered heading inside a chapter is on a line shorter than running text: by a fifth, or where that is not broken than this. */
const LONGEST_HEADING = 45
const UNBROKEN = 60
/** The letterhead that a page break puts into the text: 某某人民政府办公室文件. */
const LETTERHEAD = /^[\u4e00-\u9fff]{3,28}(?:政府|办公室|办公厅|委员会|[厅局])文件$/

/**
 * The sentences from `start` to `end` of the text, without what is in `without`. Lines are joined where a sentence goes
 * on; `paragraphs` says that every line of the source is a paragraph, so that none goes on.
 */
export function sentencesOf(flow: Flow, start: number, end: number, without: Range[], paragraphs: boolean): Sentence[] {
  const pieces = piecesOf(flow, start, end, without).filter(
    (piece) => !LETTERHEAD.test(squeeze(flow.text.slice(piece.start, piece.end).trim())),
  )
  const builder = new SentenceBuilder(flow)
  const heading = headingWidth(flow, pieces)
  pieces.forEach((piece, i) => {
    builder.add(piece)
    if (paragraphs || endsParagraph(flow, piece, pieces[i + 1], heading)) builder.close()
  })
  builder.close()
  return builder.sentences
}

/** How wide a line may be that is only a heading, by the widest lines of the chapter. */
function headingWidth(flow: Flow, pieces: Piece[]): number {
  const widest = Math.max(0, ...pieces.slice(0, 2_000).map((piece) => squeeze(flow.text.slice(piece.start, piece.end).trim()).length))
  return widest > UNBROKEN ? LONGEST_HEADING : 0.8 * widest
}

function endsParagraph(flow: Flow, piece: Piece, next: Piece | undefined, headingWidth: number): boolean {
  const text = flow.text.slice(piece.start, piece.end)
  if (!next || text.includes('\t')) return true
  const following = flow.text.slice(next.start, next.end)
  if (ENDS.test(text) && !(/[:：]\s*$/.test(text) && /^\s*[A-Za-z0-9]/.test(following) && !LIST_ITEM.test(following))) return true
  if (LIST_ITEM.test(following) || following.includes('\t')) return true
  const width = squeeze(text.trim()).length
  if (/[，、,\d]\s*$/.test(text) || /^\s*[，、。；）”》]/.test(following)) return false
  return width < (LIST_ITEM.test(text) ? headingWidth : SHORT)
}

class SentenceBuilder {
  readonly sentences: Sentence[] = []
  private text = ''
  private start = -1
  private end = -1
  private breaks: [number, number][] = []

  constructor(private readonly flow: Flow) {}

  add(piece: Piece): void {
    const { text } = this.flow
    const line = this.lineOf(piece.start)
    if (this.start >= 0 && line !== (this.breaks.at(-1)?.[1] ?? this.lineOf(this.start))) this.breaks.push([this.text.length, line])
    for (let at = piece.start; at < piece.end; at++) {
      const char = text[at] as string
      if (/\s/.test(char)) {
        if (this.keepsBlank(at, piece.end)) this.text += ' '
        continue
      }
      if (this.start < 0) this.start = at
      this.text += char
      this.end = at + 1
      if (/[。！？]/.test(char) && !CLOSING.test(text[at + 1] ?? '')) this.close()
      else if (CLOSING.test(char) && /[。！？]/.test(text[at - 1] ?? '') && !CLOSING.test(text[at + 1] ?? '')) this.close()
    }
  }

  close(): void {
    if (this.start >= 0 && this.text.trim()) {
      const breaks = this.breaks.filter(([at]) => at < this.text.length)
      const place = placeOf(this.flow, this.start, this.end)
      this.sentences.push({ text: this.text.trim(), place, ...(breaks.length > 0 ? { breaks } : {}) })
    }
    this.text = ''
    this.start = -1
    this.breaks = []
  }

  private lineOf(offset: number): number {
    return placeOf(this.flow, offset, offset + 1).line
  }

  /** A blank stays between Latin letters or digits of one line, and between 1. and a year. */
  private keepsBlank(at: number, end: number): boolean {
    const before = this.text.at(-1) ?? ''
    const after = /\S/.exec(this.flow.text.slice(at + 1, Math.min(end, at + 40)))?.[0] ?? ''
    return /[A-Za-z0-9.]/.test(before) && /[A-Za-z0-9]/.test(after)
  }
}
