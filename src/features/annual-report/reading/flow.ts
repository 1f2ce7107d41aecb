import type { Place } from '../../../../law/annual-report/report.js'
import { pageNumberLines } from './page-numbers.js'
import { withPipedLines } from './piped-lines.js'
import { count, type RepairCounts, repairText } from './repair.js'
import type { Block, LineBlock, Source, TableBlock } from './source.js'

/** A line of the flow: a line of the file, or a row of a table. Offsets are of `Flow.text`; `end` is before the `\n`. */
export interface FlowLine {
  start: number
  end: number
  place: Place
  /** For each character its column in the file's line, when that is not its column here. */
  origins: Int32Array | null
  /** Its cells are drawn, as a table or with pipes, so that none can have been trimmed away. */
  drawn: boolean
  /** Every character is as the file has it, and so as wide. */
  exact: boolean
  /** The places of a table row's cells, by cell; null for a line. */
  cellPlaces: Place[] | null
}

/** A source as one repaired text, so that all formats are read alike: rows are lines, cells are parted by tabs. */
export interface Flow {
  text: string
  lines: FlowLine[]
  repairs: RepairCounts
}

/** A break inside a cell: space to every pattern, but not the end of a line. */
export const SOFT_BREAK = '\v'

/** Stands in a grid position that a cell covers from the left or from above. */
export const COVERED = '\u0007'

const RULE_OF_MARKDOWN_TABLE = /^[\s|:+-]*-{2,}[\s|:+-]*$/

/** Repairs a source and lays it out as one text. Page numbers become empty lines. */
export function flowOf(source: Source): Flow {
  const repairs: RepairCounts = new Map()
  const lines: FlowLine[] = []
  const parts: string[] = []
  let at = 0
  const push = (text: string, rest: Omit<FlowLine, 'start' | 'end'>): void => {
    lines.push({ start: at, end: at + text.length, ...rest })
    parts.push(text)
    at += text.length + 1
  }
  const blocks = withPipedLines(source.blocks)
  const borders = pipeBorders(blocks)
  const pages = pageNumberLines(blocks.map((block) => (block.kind === 'line' ? block.text : '')))
  blocks.forEach((block, i) => {
    if (block.kind === 'table') pushTable(block, repairs, push)
    else if (pages.has(i)) pushPageNumber(block, repairs, push)
    else pushLine(block, borders, repairs, push)
  })
  return { text: parts.join('\n'), lines, repairs }
}

/** The index of the line that holds an offset of the text. */
export function lineAt(flow: Flow, offset: number): number {
  let low = 0
  let high = flow.lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((flow.lines[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Where the file had what stands from `start` to `end` (exclusive) of the text; the line of `start` when they differ. */
export function placeOf(flow: Flow, start: number, end: number): Place {
  const line = flow.lines[lineAt(flow, start)]
  if (!line) return { line: 1 }
  if (line.cellPlaces) {
    const cell = flow.text.slice(line.start, start).split('\t').length - 1
    return line.cellPlaces[cell] ?? line.place
  }
  const column = (offset: number): number => {
    const i = Math.min(offset, line.end) - line.start
    return (line.place.from ?? 0) + (line.origins ? (line.origins[i] ?? (line.origins.at(-1) ?? -1) + 1) : i)
  }
  return { ...line.place, from: column(start), to: Math.max(column(start), column(Math.min(end, line.end))) }
}

type Push = (text: string, rest: Omit<FlowLine, 'start' | 'end'>) => void

function pushTable(table: TableBlock, repairs: RepairCounts, push: Push): void {
  for (const row of table.rows) {
    const texts = row.map((cell) => (cell.part === 'origin' ? cellText(repairText(cell.text, repairs).text) : COVERED))
    push(texts.join('\t'), {
      place: row[0]?.place ?? table.place,
      origins: null,
      drawn: true,
      exact: false,
      cellPlaces: row.map((cell) => cell.place),
    })
  }
}

function pushPageNumber({ place }: LineBlock, repairs: RepairCounts, push: Push): void {
  count(repairs, 'page-number')
  push('', { place, origins: null, drawn: false, exact: true, cellPlaces: null })
}

function pushLine(block: LineBlock, borders: PipeBorders, repairs: RepairCounts, push: Push): void {
  const { text, origins } = repairText(block.text, repairs)
  const oneLine = text.replace(/[\n\r\u0085]/g, SOFT_BREAK)
  push(withoutPipes(oneLine, borders), {
    place: block.place,
    origins,
    drawn: oneLine.includes('|'),
    exact: text === block.text,
    cellPlaces: null,
  })
}

/** Whether rows drawn with pipes have one before the first cell and behind the last. */
interface PipeBorders {
  left: boolean
  right: boolean
}

function pipeBorders(blocks: Block[]): PipeBorders {
  const rows = blocks.filter((block) => block.kind === 'line' && /[|｜]/.test(block.text)) as LineBlock[]
  const most = (pattern: RegExp): boolean => rows.filter((row) => pattern.test(row.text)).length * 2 > rows.length
  return { left: most(/^\s*[|｜]/), right: most(/[|｜]\s*$/) }
}

/** A row drawn with pipes, as Markdown and many converters write tables, becomes cells; of the same length. */
function withoutPipes(text: string, borders: PipeBorders): string {
  if (!text.includes('|')) return text
  if (RULE_OF_MARKDOWN_TABLE.test(text)) return ' '.repeat(text.length)
  const left = borders.left ? text.replace(/^(\s*)\|/, '$1 ') : text
  const right = borders.right ? left.replace(/\|(\s*)$/, ' $1') : left
  return right.replaceAll('|', '\t')
}

function cellText(text: string): string {
  return text.trim().replace(/[\t\n\r\u0085]/g, SOFT_BREAK)
}
