import { alignedTables } from './aligned.js'
import type { DraftCell, DraftLine, DraftPage, DraftTable, NumberedLine } from './draft.js'
import { cellText, type Line, linesOf, lineText } from './lines.js'
import { centre, middle, type Page, type Piece } from './page.js'
import { type Region, type RuledTable, ruledTables } from './tables.js'

/** How far beyond its lines a cut table's next line of words may stand. */
const REACH = 12
/** Larger gaps hold a picture or the rest of a page. */
const MOST_EMPTY = 3

/** A page's lines and tables. Lines of the page are counted from 1 at its top, rows of tables too; `before` is the page before. */
export function draftPage(page: Page, before: DraftPage | null = null): DraftPage {
  const numbered = linesOf(page.pieces)
  const lineOf = (height: number) => numbered.filter((line) => line.top <= height).length || 1
  const left = new Set(page.pieces)
  const tables = ruledTables(page.rules).flatMap((table): DraftTable[] => {
    const inside = [...left].filter((piece) => holds(table, piece))
    if (inside.length === 0) return []
    for (const piece of inside) left.delete(piece)
    const cut = reachOut(table, [...left])
    for (const piece of cut) left.delete(piece)
    return [draftTable(table, [...inside, ...cut], (height) => ({ line: lineOf(height), page: page.number }))]
  })
  const loose = numbered
    .map((line) => ({ ...line, number: numbered.indexOf(line) + 1, pieces: line.pieces.filter((piece) => left.has(piece)) }))
    .filter((line) => line.pieces.length > 0)
  const { lines, tables: aligned, goingOn } = alignedTables(loose, page, before?.goingOn ?? null)
  const parts = [...spacedOut(lines).map((line) => draftLine(line, page)), ...tables.map(topped), ...aligned.map(topped)]
  return { number: page.number, parts: parts.sort((a, b) => a.top - b.top).map(({ part }) => part), goingOn }
}

/** Lines with an empty one wherever the usual distance leaves room for it: in text that was pasted in it may be a blank cell. */
function spacedOut(lines: NumberedLine[]): NumberedLine[] {
  const steps = lines.slice(1).map((line, i) => line.top - (lines[i]?.top ?? 0))
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
  return lines.flatMap((line, i) => {
    const room = i > 0 && usual > 0 ? Math.round((steps[i - 1] ?? 0) / usual) - 1 : 0
    const empty = Array.from({ length: Math.max(0, Math.min(room, MOST_EMPTY)) }, () => ({ ...line, pieces: [] }))
    return [...empty, line]
  })
}

function topped(part: DraftTable): { top: number; part: DraftTable } {
  return { top: part.top, part }
}

function draftLine(line: NumberedLine, page: Page): { top: number; part: DraftLine } {
  const place = { line: line.number, page: page.number }
  return { top: line.top, part: { kind: 'line', text: lineText(line), place, height: centre(line) / page.height } }
}

function draftTable(table: RuledTable, pieces: Piece[], placeAt: (height: number) => DraftTable['place']): DraftTable {
  const cells = table.regions.map((region): DraftCell => {
    const inside = pieces.filter((piece) => holds(region, piece))
    const first = Math.min(...inside.map(centre))
    return { ...region, text: cellText(inside), place: placeAt(inside.length > 0 ? first : centre(region)) }
  })
  return { kind: 'table', aligned: false, ...table, cells, place: placeAt(table.rows[1] ?? table.top) }
}

/**
 * Cells that a page's end cuts are left open there, and their last words may reach beyond the lines at their sides.
 * Stretches the table over them; gives the words.
 */
function reachOut(table: RuledTable, loose: Piece[]): Piece[] {
  const found: Piece[] = []
  const lines = linesOf(loose)
  const isCut = (line: Line, side: 'openAbove' | 'openBelow') =>
    line.pieces.every((piece) =>
      table.regions.some((region) => region[side] && piece.left >= region.left - 1 && piece.right <= region.right + 1),
    )
  for (const line of lines) {
    if (line.bottom <= table.bottom || line.top - table.bottom > REACH || !isCut(line, 'openBelow')) continue
    stretch(table, 'bottom', line.bottom)
    found.push(...line.pieces)
  }
  for (const line of lines.reverse()) {
    if (line.top >= table.top || table.top - line.bottom > REACH || !isCut(line, 'openAbove')) continue
    stretch(table, 'top', line.top)
    found.push(...line.pieces)
  }
  return found
}

function stretch(table: RuledTable, side: 'top' | 'bottom', to: number): void {
  for (const region of table.regions) if (region[side] === table[side]) region[side] = to
  table.rows[side === 'top' ? 0 : table.rows.length - 1] = to
  table[side] = to
}

function holds(region: Region, piece: Piece): boolean {
  const x = middle(piece)
  const y = centre(piece)
  return x > region.left && x <= region.right && y > region.top && y <= region.bottom
}
