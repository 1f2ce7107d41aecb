import type { CellPath, Cells } from '../../../../law/annual-report/cells.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import type { ReportId } from '../making/id.js'
import { ofReport } from './tables.js'

/** Puts a published version's cells where comparisons find them, in place of the version before. */
export async function saveFigures(tx: Tx, id: ReportId, cells: Cells): Promise<void> {
  await ofReport(tx.deleteFrom('annual_report_figure'), id).execute()
  const rows = Object.entries(cells).map(([path, value]) => ({ organ_id: id.organId, year: id.year, path, value }))
  if (rows.length > 0) await tx.insertInto('annual_report_figure').values(rows).execute()
}

/** The published cells of a report, by path. */
export async function figuresOf(db: Db, id: ReportId): Promise<{ path: CellPath; value: number | null }[]> {
  return ofReport(db.selectFrom('annual_report_figure').select(['path', 'value']), id)
    .orderBy('path')
    .execute()
}

/** The published values of some cells, by organ and year. */
export async function publishedValues(db: Db, paths: readonly CellPath[]): Promise<Map<string, Cells>> {
  const found = new Map<string, Cells>()
  if (paths.length === 0) return found
  const rows = await db.selectFrom('annual_report_figure').selectAll().where('path', 'in', paths).execute()
  for (const { organ_id, year, path, value } of rows) {
    const key = `${organ_id}-${year}`
    const cells = found.get(key) ?? {}
    cells[path] = value
    found.set(key, cells)
  }
  return found
}
