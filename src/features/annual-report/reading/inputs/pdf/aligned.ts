import type { Column, DraftCell, DraftTable, NumberedLine } from './draft.js'
import { columnsOf, wordsText } from './lines.js'
import { centre, middle, type Page, type Piece } from './page.js'
import { isFigure, LEAST_COLUMNS, NARROW, type Run, runsOf } from './runs.js'

/** A text that may be a cell. */
interface Group extends Column {
  text: string
}

interface Row {
  line: NumberedLine
  groups: Group[]
}

/** Lines of a label that is broken beside its figures stand nearer to them than this share of their height. */
const BESIDE = 0.95
/** How far in points a figure's middle may be off that of its head, and the share of figures of which it must be so. */
const OFF_CENTRE = 6
const UNDER = 0.7
/** A head of so many texts needs no full row of figures below it. */
const HEAD_COLUMNS = 5

/**
 * Tables that are drawn without lines: rows of texts that stand below each other. A blank cell keeps its place, since
 * each text goes to the column that other rows or the head have there. What is no such table stays lines. `inherited`
 * are the columns of a table that runs over from the page before.
 */
export function alignedTables(
  lines: NumberedLine[],
  page: Page,
  inherited: Column[] | null,
): { lines: NumberedLine[]; tables: DraftTable[]; goingOn: Column[] | null } {
  const tables: DraftTable[] = []
  const rest: NumberedLine[] = []
  let goingOn: Column[] | null = null
  for (const run of runsOf(lines, page, inherited !== null)) {
    const rows = rowsOf(run)
    const columns = columnsUnder(rows, page.width * NARROW, run.inherits ? (inherited ?? []) : [])
    if (!isTable(run, rows, columns)) rest.push(...run.lines)
    else {
      tables.push(tableOf(rows, columns, page))
      if (run.toTheEnd) goingOn = columns
    }
  }
  return { lines: rest, tables, goingOn }
}

function rowsOf(run: Run): Row[] {
  const rows = run.lines.map((line) => ({ line, groups: columnsOf(line, 'at all').map(groupOf) }))
  const taken = new Set<Row>()
  rows.forEach((row, i) => {
    if (row.groups.some((group) => !isFigure(group.text))) return
    const height = row.line.bottom - row.line.top
    for (const beside of [rows[i - 1], rows[i + 1]]) {
      if (!beside || taken.has(beside) || beside.groups.some((group) => isFigure(group.text))) continue
      if (Math.abs(centre(beside.line) - centre(row.line)) > height * BESIDE) continue
      taken.add(beside)
      row.groups.push(...beside.groups)
    }
  })
  return rows.filter((row) => !taken.has(row))
}

function isTable(run: Run, rows: Row[], columns: Column[]): boolean {
  if (rows.length < 2 || columns.length < LEAST_COLUMNS) return false
  const figures = rows.map((row) => row.groups.filter((group) => isFigure(group.text)).length)
  if (!run.inherits && !isUnderHead(rows)) return false
  if (figures.some((count) => count >= LEAST_COLUMNS - 1)) return true
  const hasHead = rows.some((row) => row.groups.length >= HEAD_COLUMNS && row.groups.every((group) => !isFigure(group.text)))
  return figures.some((count) => count > 0) && (run.inherits || hasHead)
}

/** Whether the figures stand below the texts of the head: otherwise what they stand below says nothing. */
function isUnderHead(rows: Row[]): boolean {
  const first = rows.findIndex((row) => row.groups.some((group) => isFigure(group.text)))
  const heads = rows.slice(0, first).flatMap((row) => row.groups)
  const figures = rows.flatMap((row) => row.groups.filter((group) => isFigure(group.text)))
  const under = figures.filter((figure) => heads.some((head) => Math.abs(middle(head) - middle(figure)) < OFF_CENTRE))
  return under.length > figures.length * UNDER
}

/** Columns are where narrow texts stand over each other; wider ones belong to the column or are a heading of several. */
function columnsUnder(rows: Row[], narrow: number, inherited: Column[]): Column[] {
  const columns = [...inherited]
  const groups = rows.flatMap((row) => row.groups).filter((group) => width(group) <= narrow)
  for (const group of groups.sort((a, b) => width(a) - width(b))) {
    if (!columns.some((column) => overlap(column, group) > 0)) columns.push({ left: group.left, right: group.right })
  }
  return columns.sort((a, b) => a.left - b.left)
}

function tableOf(rows: Row[], columns: Column[], page: Page): DraftTable {
  const edges = [...columns.map((column) => column.left), Math.max(...columns.map((column) => column.right))]
  const heights = [...rows.map((row) => row.line.top), Math.max(...rows.map((row) => row.line.bottom))]
  const cells = rows.flatMap((row, y) =>
    columns.map((_, x): DraftCell => {
      const texts = row.groups.filter((group) => columnOf(group, columns) === x).map((group) => group.text)
      const box = { left: edges[x] ?? 0, right: edges[x + 1] ?? 0, top: heights[y] ?? 0, bottom: heights[y + 1] ?? 0 }
      return { ...box, text: texts.join(' '), place: { line: row.line.number, page: page.number } }
    }),
  )
  const [left = 0, top = 0] = [edges[0], heights[0]]
  const place = { line: rows[0]?.line.number ?? 1, page: page.number }
  const box = { left, top, right: edges.at(-1) ?? left, bottom: heights.at(-1) ?? top }
  return { kind: 'table', aligned: true, columns: edges, rows: heights, cells, place, ...box }
}

/** The column a text stands in, or the nearest one. */
function columnOf(group: Group, columns: Column[]): number {
  const distances = columns.map((column) =>
    overlap(column, group) > 0 ? -1 : Math.min(Math.abs(column.left - group.right), Math.abs(group.left - column.right)),
  )
  return distances.indexOf(Math.min(...distances))
}

function groupOf(pieces: Piece[]): Group {
  const left = Math.min(...pieces.map((piece) => piece.left))
  return { left, right: Math.max(...pieces.map((piece) => piece.right)), text: wordsText(pieces) }
}

function width(column: Column): number {
  return column.right - column.left
}

function overlap(a: Column, b: Column): number {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left)
}
