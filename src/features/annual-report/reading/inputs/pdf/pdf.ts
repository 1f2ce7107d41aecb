import { type Block, lineBlock, type Source, type TableCell } from '../../source.js'
import { segmentsOf } from '../layout/segments.js'
import type { DraftPage, DraftTable } from './draft.js'
import { draftPage } from './draw.js'
import { withoutFurniture } from './furniture.js'
import { joinedParts } from './join.js'
import { loadPages } from './load.js'

/** A PDF with text. Places are pages and lines of the page, headers and footers counted though they are left out. */
export async function pdfSource(bytes: Buffer): Promise<Source> {
  const drafts: DraftPage[] = []
  for (const page of await loadPages(bytes)) drafts.push(draftPage(page, drafts.at(-1)))
  const parts = joinedParts(withoutFurniture(drafts))
  const blocks = parts.flatMap((part): Block[] => (part.kind === 'line' ? [lineBlock(part.text, part.place)] : segmentsOf(gridOf(part))))
  return { format: 'pdf', blocks }
}

/** The cells of a drawn table by row and column of its grid. A blank row in which hardly a cell begins is a trace of double lines. */
function gridOf(table: DraftTable): TableCell[][] {
  const rows = table.rows.slice(0, -1).map((top, y) =>
    table.columns.slice(0, -1).map((left, x): TableCell => {
      const at = { x: (left + (table.columns[x + 1] ?? left)) / 2, y: (top + (table.rows[y + 1] ?? top)) / 2 }
      const cell = table.cells.find((one) => at.x > one.left && at.x < one.right && at.y > one.top && at.y < one.bottom)
      if (!cell) return { text: '', place: table.place, part: 'origin' }
      const first = (edges: number[], at: number) => edges.findIndex((edge, i) => (edge + (edges[i + 1] ?? edge)) / 2 > at)
      const origin = first(table.columns, cell.left) === x && first(table.rows, cell.top) === y
      return { text: cell.text, place: cell.place, part: origin ? 'origin' : 'continuation' }
    }),
  )
  const begun = (row: TableCell[]) => row.filter((cell) => cell.part === 'origin')
  return rows.filter((row) => begun(row).length * 2 > row.length || begun(row).some((cell) => cell.text !== ''))
}
