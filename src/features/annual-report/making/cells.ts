import { type CellPath, type Column, cellPaths, type Layout } from '../../../../law/annual-report/cells.js'
import { formTables } from '../../../../law/annual-report/form.js'

const KINDS: Record<Layout, Map<CellPath, Column['kind']>> = { '2019': kinds('2019'), '2021': kinds('2021') }

/** What may stand in a cell of the layout; null when the layout has no such cell. */
export function kindOfCell(path: CellPath, layout: Layout): Column['kind'] | null {
  return KINDS[layout].get(path) ?? null
}

/** Every cell that a report shows: those of its form, and for a mixed one those of the form that it mixes. */
export function pathsOf(report: { layout: Layout | 'mixed'; layoutParts: Record<string, Layout> }): CellPath[] {
  if (report.layout !== 'mixed') return cellPaths(report.layout)
  return formTables(report.layout, report.layoutParts).flatMap((table) =>
    table.rows.flatMap((row) => row.flatMap((box) => (box.path === null ? [] : [box.path]))),
  )
}

function kinds(layout: Layout): Map<CellPath, Column['kind']> {
  const boxes = formTables(layout).flatMap((table) => table.rows.flat())
  return new Map(boxes.flatMap((box) => (box.path && box.kind ? [[box.path, box.kind] as const] : [])))
}
