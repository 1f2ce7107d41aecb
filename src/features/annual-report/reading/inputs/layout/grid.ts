import type { TableCell } from '../../source.js'
import { type FlowTable, textOf } from './flow.js'

/** No real report comes near these; what goes beyond them is cut off. */
const MAX_COLUMNS = 200
const MAX_ROWS = 5000

/** A table's grid with spans expanded: each position that a span covers repeats the text of its origin. */
export function gridOf(table: FlowTable): TableCell[][] {
  const rows = table.rows.slice(0, MAX_ROWS)
  const grid: TableCell[][] = rows.map(() => [])
  rows.forEach((row, y) => {
    let x = 0
    for (const cell of row) {
      while (grid[y]?.[x]) x += 1
      const text = cellText(textOf(cell.content))
      const bottom = Math.min(rows.length, cell.rowSpan === 0 ? rows.length : y + cell.rowSpan)
      const right = Math.min(MAX_COLUMNS, x + Math.max(1, cell.colSpan))
      for (let v = y; v < bottom; v += 1) {
        for (let u = x; u < right; u += 1) {
          const line = grid[v] as TableCell[]
          line[u] ??= { text, place: cell.place, part: u === x && v === y ? 'origin' : 'continuation' }
        }
      }
      x = right
    }
  })
  return grid.map((row, y) => filled(row, rows[y]?.[0]?.place ?? table.place))
}

/** Positions that no cell of the file claims are blank cells. */
function filled(row: TableCell[], place: TableCell['place']): TableCell[] {
  return Array.from(row, (cell) => cell ?? { text: '', place, part: 'origin' as const })
}

function cellText(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}
