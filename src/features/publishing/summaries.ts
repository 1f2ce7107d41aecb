import type { DocumentSummary } from '../../../api/publishing-view.js'
import type { Db, Tx } from '../../platform/db/database.js'
import { namesOfUsers } from '../accounts/index.js'
import { organById } from '../organs/index.js'
import { columnById } from './columns/tree.js'
import type { DocumentRow } from './store/tables.js'

/** Rows as lines of the workbench. */
export async function summariesOf(db: Db | Tx, siteId: string, rows: readonly DocumentRow[]): Promise<DocumentSummary[]> {
  const names = await namesOfUsers(
    db,
    rows.flatMap((row) => row.author ?? []),
  )
  const organs = await known(
    rows.map((row) => row.organ_id),
    async (id) => (await organById(db, id))?.shortName ?? id,
  )
  const columns = await known(
    rows.map((row) => row.column_id),
    async (id) => (await columnById(db, siteId, id))?.name ?? id,
  )
  return rows.map((row) => ({
    id: row.id,
    organId: row.organ_id,
    organName: organs.get(row.organ_id) ?? row.organ_id,
    columnId: row.column_id,
    columnName: columns.get(row.column_id) ?? row.column_id,
    title: row.work_title ?? row.title,
    instrument: row.instrument,
    origin: row.origin,
    life: row.life,
    stage: row.stage,
    step: row.step,
    secrecyOpen: row.secrecy_open,
    returned: row.returned,
    scheduledAt: row.scheduled_at?.toISOString() ?? null,
    restoring: row.restoring,
    author: row.author === null ? null : (names.get(row.author) ?? null),
    indexNo: row.index_no,
    documentNo: row.document_no,
    signedOn: row.signed_on,
    publishedOn: row.first_on,
    validity: row.validity,
    forced: row.forced,
    touchedAt: row.touched_at.toISOString(),
    version: row.version,
  }))
}

async function known(ids: readonly string[], find: (id: string) => Promise<string>): Promise<Map<string, string>> {
  return new Map(await Promise.all([...new Set(ids)].map(async (id): Promise<[string, string]> => [id, await find(id)])))
}
