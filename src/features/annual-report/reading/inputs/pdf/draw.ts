import { alignedTables } from './aligned.js'
import type { DraftCell, DraftLine, DraftPage, DraftTable } from './draft.js'
import { cellText, type Line, linesOf, lineText } from './lines.js'
import { centre, middle, type Page, type Piece } from './page.js'
import { type Region, type RuledTable, ruledTables } from './tables.js'

/** A page's lines and tables. Lines of the page are counted from 1 at its top, rows of tables too. */
export function draftPage(page: Page): DraftPage {
  const numbered = linesOf(page.pieces)
  const lineOf = (height: number) => numbered.filter((line) => line.top <= height).length || 1
  const left = new Set(page.pieces)
  const tables = ruledTables(page.rules).flatMap((table): DraftTable[] => {
    const inside = [...left].filter((piece) => holds(table, piece))
    if (inside.length === 0) return []
    for (const piece of inside) left.delete(piece)
    return [draftTable(table, inside, (height) => ({ line: lineOf(height), page: page.number }))]
  })
  const loose = numbered
    .map((line) => ({ ...line, number: numbered.indexOf(line) + 1, pieces: line.pieces.filter((piece) => left.has(piece)) }))
    .filter((line) => line.pieces.length > 0)
  const { lines, tables: aligned } = alignedTables(loose, page)
  const parts = [...lines.map((line) => draftLine(line, page)), ...tables.map(topped), ...aligned.map(topped)]
  return { number: page.number, parts: parts.sort((a, b) => a.top - b.top).map(({ part }) => part) }
}

/** A line that knows its number on the page. */
export interface NumberedLine extends Line {
  number: number
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
  return { kind: 'table', ...table, cells, place: placeAt(table.rows[1] ?? table.top) }
}

function holds(region: Region, piece: Piece): boolean {
  const x = middle(piece)
  const y = centre(piece)
  return x > region.left && x <= region.right && y > region.top && y <= region.bottom
}
