import type { ReportSummary } from '../../../../api/annual-report.js'
import { can } from '../../../../api/permissions.js'
import { yearOf } from '../../../../law/day.js'
import { type Clock, today } from '../../../platform/clock.js'
import type { Db } from '../../../platform/db/database.js'
import type { Viewer } from '../../../platform/session/viewer.js'
import { type Organ, organsBelow } from '../../organs/index.js'
import { listRows } from '../store/rows.js'
import type { ReportRow } from '../store/tables.js'
import { idOf } from './id.js'
import { statusOf } from './view.js'

interface Wanted {
  year?: number | undefined
  organId?: string | undefined
}

interface Listed {
  reports: ReportSummary[]
  unopened: { organId: string; organName: string; year: number }[]
}

/** The reports of the organs that the viewer may see, newest year first, and the organs that have none for the year asked for. */
export async function listFor(db: Db, clock: Clock, viewer: Viewer, wanted: Wanted): Promise<Listed> {
  const organs = (await organsInSight(db, viewer)).filter((organ) => wanted.organId === undefined || organ.id === wanted.organId)
  const rows = await listRows(
    db,
    organs.map((organ) => organ.id),
    wanted.year,
  )
  const names = new Map(organs.map((organ) => [organ.id, organ.name]))
  // The report year is the one that has ended.
  const year = wanted.year ?? yearOf(today(clock)) - 1
  const opened = new Set(rows.filter((row) => row.year === year).map((row) => row.organ_id))
  return {
    reports: rows.map((row) => summaryOf(row, names.get(row.organ_id) ?? row.organ_id)),
    unopened: organs
      .filter((organ) => !opened.has(organ.id) && can(viewer.grants, 'report.edit', organ.path))
      .map((organ) => ({ organId: organ.id, organName: organ.name, year })),
  }
}

function summaryOf(row: ReportRow, organName: string): ReportSummary {
  return {
    id: idOf({ organId: row.organ_id, year: row.year }),
    organId: row.organ_id,
    organName,
    year: row.year,
    status: statusOf(row),
    source: row.source,
    dueOn: row.due_on,
    publishedOn: row.published_on,
    errors: row.errors,
    warnings: row.warnings,
  }
}

/** Grants reach down the tree, so the highest places of sight are enough. */
async function organsInSight(db: Db, viewer: Viewer): Promise<Organ[]> {
  const paths = [...new Set(viewer.grants.map((grant) => grant.organPath))].filter((path) => can(viewer.grants, 'report.view', path))
  const found = new Map<string, Organ>()
  for (const path of paths) for (const organ of await organsBelow(db, path)) found.set(organ.id, organ)
  return [...found.values()]
}
