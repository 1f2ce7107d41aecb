import type { Db, Tx } from '../../../platform/db/database.js'
import type { ReportId } from '../making/id.js'
import { ofReport, type ReportRow } from './tables.js'

/** What lists and collections know of a report; null when there is none. */
export async function findRow(db: Db | Tx, id: ReportId): Promise<ReportRow | null> {
  return (await ofReport(db.selectFrom('annual_report').selectAll(), id).executeTakeFirst()) ?? null
}

export async function saveRow(tx: Tx, row: ReportRow): Promise<void> {
  const { organ_id, year, ...rest } = row
  await tx
    .insertInto('annual_report')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organ_id', 'year']).doUpdateSet(rest))
    .execute()
}

/** The reports of these organs, newest year first; of one year when it is given. */
export async function listRows(db: Db | Tx, organIds: readonly string[], year?: number): Promise<ReportRow[]> {
  if (organIds.length === 0) return []
  return db
    .selectFrom('annual_report')
    .selectAll()
    .where('organ_id', 'in', organIds)
    .$if(year !== undefined, (query) => query.where('year', '=', year ?? 0))
    .orderBy('year', 'desc')
    .orderBy('organ_id')
    .execute()
}

/** The reports that are public, newest year first; of one organ when it is given. */
export async function listPublicRows(db: Db, organId?: string): Promise<ReportRow[]> {
  return db
    .selectFrom('annual_report')
    .selectAll()
    .where('published_number', '>', 0)
    .$if(organId !== undefined, (query) => query.where('organ_id', '=', organId ?? ''))
    .orderBy('year', 'desc')
    .execute()
}
