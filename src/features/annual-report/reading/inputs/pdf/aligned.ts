import { repairText } from '../../repair.js'
import type { DraftCell, DraftTable } from './draft.js'
import type { NumberedLine } from './draw.js'
import { columnsOf, wordsText } from './lines.js'
import type { Page, Piece } from './page.js'

interface Group {
  left: number
  right: number
  text: string
}

/** A row of a table without lines has at least so many short texts or numbers that stand apart. */
const LEAST_COLUMNS = 4
/** The share of the page's width up to which a text can be a cell of a column. */
const NARROW = 0.16
/** Lines of one text, cut from their columns' figures by line breaks. */
const BREAK = 4
/** The share of the page's width that words of running text fill. */
const PROSE = 0.5
const CHAPTER = /^[一二三四五六]、/
const FIGURE = /^[-+]?\d+([.,]\d+)*%?$/

/**
 * Tables that are drawn without lines: rows of texts that stand below each other. A blank cell keeps its place, since
 * each text goes to the column that other rows or the head have there. What is no such table stays lines.
 */
export function alignedTables(lines: NumberedLine[], page: Page): { lines: NumberedLine[]; tables: DraftTable[] } {
  const tables: DraftTable[] = []
  const rest: NumberedLine[] = []
  for (const run of runs(lines, page)) {
    const table = tableOf(run, page)
    if (table) tables.push(table)
    else rest.push(...run)
  }
  return { lines: rest, tables }
}

/** Stretches of lines without running text that begin and end with a line of several columns. */
function runs(lines: NumberedLine[], page: Page): NumberedLine[][] {
  const result: NumberedLine[][] = []
  let open: NumberedLine[] | null = null
  let waiting: NumberedLine[] = []
  const close = () => {
    result.push(...waiting.map((one) => [one]))
    waiting = []
    open = null
  }
  for (const line of lines) {
    const columns = columnsOf(line, 'at all').length
    if (isProse(line, page) || (open && columns < 2 && waiting.length >= BREAK)) close()
    if (open && !isProse(line, page)) {
      waiting.push(line)
      if (columns >= 2) (open as NumberedLine[]).push(...waiting.splice(0))
    } else if (columns >= LEAST_COLUMNS && !isProse(line, page)) {
      open = [line]
      result.push(open)
    } else result.push([line])
  }
  close()
  return result
}

/** A line of words across the page without a row of figures in it, or a heading. */
function isProse(line: NumberedLine, page: Page): boolean {
  const words = line.pieces.filter((piece) => /\p{Script=Han}/u.test(piece.text))
  const filled = words.reduce((sum, piece) => sum + piece.right - piece.left, 0)
  if (columnsOf(line).length === 1 && CHAPTER.test(repairText(wordsText(line.pieces), new Map()).text)) return true
  return filled > page.width * PROSE && columnsOf(line, 'at all').filter((pieces) => FIGURE.test(wordsText(pieces))).length < LEAST_COLUMNS
}

function tableOf(run: NumberedLine[], page: Page): DraftTable | null {
  if (run.length < 2) return null
  const groups = run.map((line) => columnsOf(line, 'at all').map(groupOf))
  const numeric = groups.filter((row) => row.filter((group) => FIGURE.test(group.text)).length >= LEAST_COLUMNS - 1)
  if (numeric.length === 0) return null
  const columns = columnsUnder(groups.flat(), page.width * NARROW)
  if (columns.length < LEAST_COLUMNS) return null
  const edges = [...columns.map((column) => column.left), Math.max(...columns.map((column) => column.right))]
  const rows = [...run.map((line) => line.top), run.at(-1)?.bottom ?? 0]
  const cells = run.flatMap((line, y): DraftCell[] => {
    const row = groups[y] ?? []
    const texts = columns.map((column, x) =>
      row
        .filter((group) => columnOf(group, columns) === x)
        .map((group) => group.text)
        .join(' '),
    )
    return texts.map((text, x) => ({
      text,
      place: { line: line.number, page: page.number },
      left: edges[x] ?? 0,
      right: edges[x + 1] ?? 0,
      top: rows[y] ?? 0,
      bottom: rows[y + 1] ?? 0,
    }))
  })
  const [left = 0] = edges
  return {
    kind: 'table',
    columns: edges,
    rows,
    cells,
    left,
    right: edges.at(-1) ?? 0,
    top: rows[0] ?? 0,
    bottom: rows.at(-1) ?? 0,
    place: { line: run[0]?.number ?? 1, page: page.number },
  }
}

/** Columns are where narrow texts stand over each other; wider ones belong to the column or are a heading of several. */
function columnsUnder(groups: Group[], narrow: number): Group[] {
  const columns: Group[] = []
  for (const group of groups.filter((one) => one.right - one.left <= narrow).sort((a, b) => width(a) - width(b))) {
    if (!columns.some((column) => overlap(column, group) > 0)) columns.push(group)
  }
  return columns.sort((a, b) => a.left - b.left)
}

/** The column a text stands in, or the nearest one. */
function columnOf(group: Group, columns: Group[]): number {
  const distances = columns.map((column) =>
    overlap(column, group) > 0 ? -1 : Math.min(Math.abs(column.left - group.right), Math.abs(group.left - column.right)),
  )
  return distances.indexOf(Math.min(...distances))
}

function groupOf(pieces: Piece[]): Group {
  return {
    left: Math.min(...pieces.map((piece) => piece.left)),
    right: Math.max(...pieces.map((piece) => piece.right)),
    text: wordsText(pieces),
  }
}

function width(group: Group): number {
  return group.right - group.left
}

function overlap(a: Group, b: Group): number {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left)
}
