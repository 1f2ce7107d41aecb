import type { CellPath } from '../../law/annual-report/cells.js'
import { typed } from '../report/figures.js'

/** What a pasted block of a spreadsheet puts where. */
export interface Pasted {
  cells: Record<CellPath, number | null>
  /** Pasted texts that are no numbers, or stand outside the table. */
  left: string[]
}

/**
 * Lays a pasted block over the table, its first value on `from`, in the table's own rows: a merged heading takes no place.
 * `rows` are the paths of the table, row by row. null for a text that is no block, which the field takes itself.
 */
export function pasteBlock(text: string, from: CellPath, rows: CellPath[][]): Pasted | null {
  const block = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'))
  if (block.length === 1 && block[0]?.length === 1) return null
  const top = rows.findIndex((row) => row.includes(from))
  const start = rows[top]?.indexOf(from) ?? 0
  const cells: Pasted['cells'] = {}
  const left: string[] = []
  block.forEach((line, down) => {
    line.forEach((piece, right) => {
      const path = rows[top + down]?.[start + right]
      const value = typed(piece)
      if (path === undefined || value === undefined) left.push(piece)
      else cells[path] = value
    })
  })
  return { cells, left: left.filter((piece) => piece.trim() !== '') }
}
