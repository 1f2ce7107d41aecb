import type { Db, Tx } from '../../../platform/db/database.js'
import type { ReportId } from '../making/id.js'
import type { Content } from '../publication/content.js'
import { ofReport, type VersionRow } from './tables.js'

/** Keeps a version, or brings the one that is there up to date. */
export async function saveVersion(tx: Tx, version: VersionRow): Promise<void> {
  const row = { ...version, changes: JSON.stringify(version.changes), content: JSON.stringify(version.content) }
  const { organ_id, year, number, ...rest } = row
  await tx
    .insertInto('annual_report_version')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organ_id', 'year', 'number']).doUpdateSet(rest))
    .execute()
}

/** Takes back what was locked and not published. */
export async function dropLockedVersion(tx: Tx, id: ReportId): Promise<void> {
  await ofReport(tx.deleteFrom('annual_report_version'), id).where('is_public', '=', false).execute()
}

/** One version; without a number the newest that is public. */
export async function findVersion(db: Db | Tx, id: ReportId, number?: number): Promise<VersionRow | null> {
  const query = ofReport(db.selectFrom('annual_report_version').selectAll(), id)
  const one =
    number === undefined ? query.where('is_public', '=', true).orderBy('number', 'desc').limit(1) : query.where('number', '=', number)
  return (await one.executeTakeFirst()) ?? null
}

/** All public versions without their content, oldest first. */
export async function listVersions(db: Db | Tx, id: ReportId): Promise<Omit<VersionRow, 'content'>[]> {
  return ofReport(
    db
      .selectFrom('annual_report_version')
      .select(['organ_id', 'year', 'number', 'is_public', 'published_on', 'published_by', 'hash', 'reason', 'changes']),
    id,
  )
    .where('is_public', '=', true)
    .orderBy('number')
    .execute()
}

/** What these organs have published for a year, in their newest versions. */
export async function publishedContents(db: Db | Tx, organIds: readonly string[], year: number): Promise<Content[]> {
  if (organIds.length === 0) return []
  const rows = await db
    .selectFrom('annual_report_version')
    .innerJoin('annual_report', (join) =>
      join
        .onRef('annual_report.organ_id', '=', 'annual_report_version.organ_id')
        .onRef('annual_report.year', '=', 'annual_report_version.year')
        .onRef('annual_report.published_number', '=', 'annual_report_version.number'),
    )
    .select('annual_report_version.content')
    .where('annual_report_version.year', '=', year)
    .where('annual_report_version.organ_id', 'in', organIds)
    .execute()
  return rows.map((row) => row.content)
}
