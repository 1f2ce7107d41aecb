import { isChapterHeading } from '../layout/headings.js'
import type { NumberedLine } from './draft.js'
import { columnsOf, wordsText } from './lines.js'
import { centre, type Page, type Piece } from './page.js'

/** A line of so many texts that stand apart opens a table; so many figures make a row of figures. */
export const LEAST_COLUMNS = 4
/** The share of the page's width up to which a text can be a cell of a column. */
export const NARROW = 0.16
/** Lines of a table's head that may stand above its first line of many texts. */
const HEAD = 4
/** The share of the page's width that words of running text fill. */
const PROSE = 0.5
/** The share of a page's height that its header takes. */
const MARGIN = 0.07
const FIGURE = /^[-+]?\d+([.,]\d+)*%?$/

export function isFigure(text: string): boolean {
  return FIGURE.test(text)
}

/** Lines that may be a table, or a single line that is none. */
export interface Run {
  lines: NumberedLine[]
  /** It goes on from the page before. */
  inherits: boolean
  /** Nothing but it stands on the rest of the page. */
  toTheEnd: boolean
}

/** A page's lines in stretches without running text that begin with several texts side by side, or go on from the page before. */
export function runsOf(lines: NumberedLine[], page: Page, inherits: boolean): Run[] {
  const runs: Run[] = []
  let open: Run | null = null
  for (const [i, line] of lines.entries()) {
    if (isProse(line, page)) open = null
    else if (open) {
      open.lines.push(line)
      continue
    }
    const goesOn = inherits && runs.every((run) => isHeader(run, page)) && !isProse(line, page) && centre(line) > page.height * MARGIN
    const run = { lines: [line], inherits: goesOn, toTheEnd: false }
    runs.push(run)
    if (!goesOn && (isProse(line, page) || columnsOf(line, 'at all').length < LEAST_COLUMNS)) continue
    open = run
    for (let above = i - 1; !goesOn && above >= i - HEAD && isHead(lines[above], lines[above + 1], page); above -= 1) {
      run.lines.unshift(...(runs.splice(-2, 1)[0]?.lines ?? []))
    }
  }
  const last = runs.at(-1)
  if (last && last === open) last.toTheEnd = true
  return runs.flatMap((run) => withoutTail(run))
}

function isHeader(run: Run, page: Page): boolean {
  return run.lines.every((line) => centre(line) <= page.height * MARGIN)
}

/** A line of narrow texts close above what is already the table's head. */
function isHead(line: NumberedLine | undefined, below: NumberedLine | undefined, page: Page): boolean {
  if (!line || !below || isProse(line, page)) return false
  const close = below.top - line.bottom < 2 * (line.bottom - line.top)
  return close && columnsOf(line, 'at all').every((group) => extent(group) <= page.width * NARROW)
}

/** A heading, or a line of words across the page without a row of figures in it. */
function isProse(line: NumberedLine, page: Page): boolean {
  const groups = columnsOf(line, 'at all').map(wordsText)
  if (isChapterHeading(groups.join(''))) return true
  const words = line.pieces.filter((piece) => /\p{Script=Han}/u.test(piece.text))
  const filled = words.reduce((sum, piece) => sum + piece.right - piece.left, 0)
  if (filled <= page.width * PROSE) return false
  if (/[，。；]/.test(groups.join(''))) return true
  const narrow = columnsOf(line, 'at all').every((group) => extent(group) <= page.width * NARROW)
  return !(narrow && groups.length >= LEAST_COLUMNS) && groups.filter(isFigure).length < LEAST_COLUMNS
}

function extent(group: Piece[]): number {
  return (group.at(-1)?.right ?? 0) - (group[0]?.left ?? 0)
}

/** Lines of one text after the last row of several are no rows, unless the table may go on over the next page. */
function withoutTail(run: Run): Run[] {
  const end = run.lines.findLastIndex((line) => columnsOf(line, 'at all').length > 1) + 1
  if (run.toTheEnd || end === 0 || end === run.lines.length) return [run]
  const single = (line: NumberedLine): Run => ({ lines: [line], inherits: false, toTheEnd: false })
  return [{ ...run, lines: run.lines.slice(0, end) }, ...run.lines.slice(end).map(single)]
}
