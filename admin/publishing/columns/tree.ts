import type { ColumnView } from '../../../api/publishing-view.js'

export interface Placed {
  column: ColumnView
  depth: number
}

/** The columns in the order of the tree, each with how deep it stands. One whose parent is not among them stands at the top. */
export function asTree(columns: readonly ColumnView[]): Placed[] {
  const known = new Set(columns.map((column) => column.id))
  const parentOf = ({ parentId }: ColumnView) => (parentId !== null && known.has(parentId) ? parentId : null)
  const walk = (parent: string | null, depth: number): Placed[] =>
    columns
      .filter((column) => parentOf(column) === parent)
      .sort((a, b) => a.rank - b.rank)
      .flatMap((column) => [{ column, depth }, ...walk(column.id, depth + 1)])
  return walk(null, 0)
}
