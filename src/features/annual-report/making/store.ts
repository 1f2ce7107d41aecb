import type { ColumnType, Selectable } from 'kysely'
import type { Cells } from '../../../../law/annual-report/cells.js'
import type { Day } from '../../../../law/day.js'
import type { Actor } from '../../../platform/actor.js'
import type { Clock } from '../../../platform/clock.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import { append, type Entry, readStream } from '../../../platform/ledger/ledger.js'
import type { Change } from '../publication/changes.js'
import type { Content } from '../publication/content.js'
import type { Happened, ReportEvent, ReportState } from './events.js'
import { type ReportId, streamOf } from './id.js'

interface AnnualReportTable {
  organ_id: string
  year: number
  status: Exclude<ReportState['status'], 'none'>
  handover: ReportState['handover']
  layout: ReportState['layout']
  source: string | null
  due_on: Day
  published_on: Day | null
  published_number: number
  asked_by: string | null
  errors: number
  warnings: number
  version: number
  figures_version: number
}
interface AnnualReportVersionTable {
  organ_id: string
  year: number
  number: number
  is_public: boolean
  published_on: Day | null
  published_by: string
  hash: string
  reason: string | null
  changes: ColumnType<Change[], string, string>
  content: ColumnType<Content, string, string>
}
interface AnnualReportFigureTable {
  organ_id: string
  year: number
  path: string
  value: number | null
}
declare module '../../../platform/db/database.js' {
  interface Schema {
    annual_report: AnnualReportTable
    annual_report_version: AnnualReportVersionTable
    annual_report_figure: AnnualReportFigureTable
  }
}

export type ReportRow = Selectable<AnnualReportTable>
export type VersionRow = Selectable<AnnualReportVersionTable>

/** Everything that happened to a report, oldest first; empty when there is none. */
export async function readHistory(db: Db | Tx, id: ReportId): Promise<Happened[]> {
  return (await readStream(db, streamOf(id))).map(happenedOf)
}

/** The same, with the report held until the transaction ends. A report that is new has no row to hold: the ledger's version decides. */
export async function lockHistory(tx: Tx, id: ReportId): Promise<Happened[]> {
  await ofReport(tx.selectFrom('annual_report').select('version'), id).forUpdate().execute()
  return readHistory(tx, id)
}

/** Records what happened as the next entry of the report; a version that somebody else took is a Fault `conflict`. */
export async function appendEvent(
  tx: Tx,
  id: ReportId,
  version: number,
  event: ReportEvent,
  actor: Actor,
  article: string | null,
  clock: Clock,
): Promise<Happened> {
  const { type, ...data } = event
  return happenedOf(await append(tx, { chain: id.organId, stream: streamOf(id), version, type, data, actor, article }, clock))
}

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

/** Puts a published version's cells where comparisons find them, in place of the version before. */
export async function saveFigures(tx: Tx, id: ReportId, cells: Cells): Promise<void> {
  await ofReport(tx.deleteFrom('annual_report_figure'), id).execute()
  const rows = Object.entries(cells).map(([path, value]) => ({ organ_id: id.organId, year: id.year, path, value }))
  if (rows.length > 0) await tx.insertInto('annual_report_figure').values(rows).execute()
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

interface Where<Q> {
  where(column: 'organ_id', op: '=', value: string): Q
  where(column: 'year', op: '=', value: number): Q
}

function ofReport<Q extends Where<Q>>(query: Q, { organId, year }: ReportId): Q {
  return query.where('organ_id', '=', organId).where('year', '=', year)
}

function happenedOf(entry: Entry): Happened {
  const event = { type: entry.type, ...entry.data } as ReportEvent
  return { event, version: entry.version, by: entry.actorName, at: entry.at.toISOString() }
}
