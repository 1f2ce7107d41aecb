import type { Report, Sentence } from '../../../../law/annual-report/report.js'

/** A sentence of the report from its beginning to its full stop, blanks removed, every character with its line. */
export interface Statement {
  text: string
  /** 1 … 6, or null under a heading that is none of the six and in the preface. */
  chapter: number | null
  preface: boolean
  /** The sub-heading it stands under, without its numeral: 依申请公开情况; empty when there is none. */
  section: string
  /** Whether it is itself a sub-heading. */
  heading: boolean
  /** The lines of `text` from one index to another, ends included. */
  linesOf(from: number, to: number): number[]
}

const STATEMENTS = new WeakMap<Report, Statement[]>()
/** Several times the longest report. What lies beyond is not proved: nobody writes it but to keep us busy. */
const MOST_TEXT = 100_000
const SOFT_LIMIT = 800
const HARD_LIMIT = 1200
const NUMERAL = /^([（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、．](?!\d))/

/** All statements of a report in reading order; worked out once for each report. */
export function statementsOf(report: Report): Statement[] {
  const known = STATEMENTS.get(report)
  if (known) return known
  const all = [
    ...cut(report.preface, null, true),
    ...report.chapters.flatMap((chapter, index) => cut(chapter.sentences, chapterNumber(report, index), false)),
  ]
  let length = 0
  const statements = all.filter((one) => (length += one.text.length) <= MOST_TEXT)
  STATEMENTS.set(report, statements)
  return statements
}

/** The words of the whole report without blanks. */
export function reportText(report: Report): string {
  return statementsOf(report)
    .map((statement) => statement.text)
    .join('\n')
}

/** The number of a chapter: as the reader found it, else by its numeral. */
export function chapterNumber(report: Report, index: number): number | null {
  const chapter = report.chapters[index]
  if (!chapter) return null
  if (chapter.number !== null) return chapter.number
  const numeral = /^\s*([一二三四五六])\s*[、.．]/.exec(chapter.title)
  return numeral ? '一二三四五六'.indexOf(numeral[1] as string) + 1 : null
}

interface Characters {
  text: string[]
  lines: number[]
}

function cut(sentences: Sentence[], chapter: number | null, preface: boolean): Statement[] {
  const statements: Statement[] = []
  let section = ''
  let open: Characters = { text: [], lines: [] }
  const close = (): void => {
    const made = closed(open, chapter, preface, section)
    open = { text: [], lines: [] }
    if (!made) return
    if (made.heading) section = made.text.replace(NUMERAL, '').replace(/[。：:；;]$/, '')
    statements.push({ ...made, section })
  }
  for (const sentence of sentences) {
    const characters = withoutBlanks(sentence)
    for (let at = 0; at < characters.text.length; at += 1) {
      open.text.push(characters.text[at] as string)
      open.lines.push(characters.lines[at] as number)
      if (endsHere(characters.text, at) || tooLong(open.text)) close()
    }
    if (open.text.length > 0 && !/[，、：；,:;]/.test(open.text.at(-1) as string)) close()
  }
  close()
  return statements
}

/** No sentence of a report is as long; a file made to keep us busy is cut at its commas, and anywhere in the end. */
function tooLong(text: string[]): boolean {
  return text.length >= HARD_LIMIT || (text.length >= SOFT_LIMIT && /[，；]/.test(text.at(-1) as string))
}

/** A full stop ends a statement, and takes a closing quotation mark or bracket with it. */
function endsHere(text: string[], at: number): boolean {
  const next = text[at + 1]
  if (next !== undefined && /[”’」』）)》]/.test(next)) return false
  if (/[。！？!?]/.test(text[at] as string)) return true
  return /[”’」』）)》]/.test(text[at] as string) && /[。！？!?]/.test(text[at - 1] ?? '')
}

function closed(open: Characters, chapter: number | null, preface: boolean, section: string): Statement | null {
  if (open.text.length === 0) return null
  const { lines } = open
  const text = open.text.join('')
  const heading = NUMERAL.test(text) && text.length <= 40 && !/[，；].*[，；]/.test(text)
  return {
    text,
    chapter,
    preface,
    section,
    heading,
    linesOf: (from, to) => [...new Set(lines.slice(Math.max(0, from), Math.max(from, to) + 1))],
  }
}

/** A blank stays only between two Latin letters or two digits, where it keeps words and numbers apart. */
function withoutBlanks(sentence: Sentence): Characters {
  const kept: Characters = { text: [], lines: [] }
  const breaks = sentence.breaks ?? []
  const { text } = sentence
  let line = sentence.place.line
  let next = 0
  for (let at = 0; at < text.length; at += 1) {
    while (next < breaks.length && (breaks[next] as [number, number])[0] <= at) line = (breaks[next++] as [number, number])[1]
    const character = text[at] as string
    if (/\s/.test(character) && !between(kept.text.at(-1), text.slice(at + 1).trimStart()[0])) continue
    kept.text.push(/\s/.test(character) ? ' ' : fullWidth(character, kept.text.at(-1), text[at + 1]))
    kept.lines.push(line)
  }
  return kept
}

const MARKS: Record<string, string> = { ',': '，', ';': '；', ':': '：', '(': '（', ')': '）' }

/** Chinese punctuation for what a tool wrote half as wide; not inside numbers, times and addresses. */
function fullWidth(character: string, before: string | undefined, after: string | undefined): string {
  const mark = MARKS[character]
  if (mark === undefined || (/\d/.test(before ?? '') && /\d/.test(after ?? ''))) return character
  return after === '/' ? character : mark
}

function between(before: string | undefined, after: string | undefined): boolean {
  if (!before || !after) return false
  return (/[A-Za-z]/.test(before) && /[A-Za-z]/.test(after)) || (/\d/.test(before) && /\d/.test(after))
}
