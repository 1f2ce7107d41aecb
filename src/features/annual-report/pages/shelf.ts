import type { Db } from '../../../platform/db/database.js'
import { shows } from '../../../platform/site/shows.js'
import type { Site } from '../../../platform/site/site.js'
import { type Organ, organById, organsBelow } from '../../organs/index.js'
import { listPublicRows } from '../store/rows.js'
import type { ReportRow } from '../store/tables.js'

/** A published report as a list shows it. */
export interface OnShelf {
  organ: Organ
  row: ReportRow
}

/**
 * All published reports that a site shows, in the order of the tree and then by year, newest first; of the whole pool without one. `organId`
 * leaves only that one's.
 */
export async function publishedReports(db: Db, site?: Site, organId?: string): Promise<OnShelf[]> {
  const rows = await listPublicRows(db, organId)
  const organs = (await organsOf(db, rows)).filter((organ) => site === undefined || shows(site, organ.path))
  return organs.flatMap((organ) => rows.filter((row) => row.organ_id === organ.id).map((row) => ({ organ, row })))
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
