import type { CellPath, Cells } from '../../../../law/annual-report/cells.js'
import type { Db } from '../../../platform/db/database.js'
import { type Organ, organById, organsBelow } from '../../organs/index.js'
import type { ReportRow } from '../making/store.js'

/** A published report as a list shows it. */
export interface OnShelf {
  organ: Organ
  row: ReportRow
}

/** All published reports, in the order of the tree and then by year, newest first. `organId` leaves only that one's. */
export async function publishedReports(db: Db, organId?: string): Promise<OnShelf[]> {
  const rows = await db
    .selectFrom('annual_report')
    .selectAll()
    .where('published_number', '>', 0)
    .$if(organId !== undefined, (query) => query.where('organ_id', '=', organId ?? ''))
    .orderBy('year', 'desc')
    .execute()
  const organs = await organsOf(db, rows)
  return organs.flatMap((organ) => rows.filter((row) => row.organ_id === organ.id).map((row) => ({ organ, row })))
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

/** The organs of these reports in the order of the tree: everything below the roots that they stand under. */
async function organsOf(db: Db, rows: readonly ReportRow[]): Promise<Organ[]> {
  const found = new Map<string, Organ>()
  for (const id of new Set(rows.map((row) => row.organ_id))) {
    if (found.has(id)) continue
    const root = (await organById(db, id))?.path.split('/')[0]
    for (const organ of root === undefined ? [] : await organsBelow(db, root)) found.set(organ.id, organ)
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}
