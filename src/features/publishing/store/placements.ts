import { sql } from 'kysely'
import type { Day } from '../../../../law/day.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import { isMain, type Site } from '../../../platform/site/site.js'
import { columnAndAbove, rootOf } from '../columns/column.js'
import type { DocumentId } from '../id.js'
import type { DocumentRow } from './tables.js'

/** Every public document is in this one, too. */
export const WHOLE_SITE = '*'
const SITE_MARK = '@'

/** The list of all that a site shows. */
export function listOf(site: Pick<Site, 'id'>): string {
  return isMain(site) ? WHOLE_SITE : SITE_MARK + site.id
}

export interface ColumnCount {
  shown: number
  newest: Day | null
}

/** Puts a document where it is listed: its columns and all above them, its organ, the sites; what it was in before and is no more, it leaves. */
export async function place(
  tx: Tx,
  siteId: string,
  id: DocumentId,
  columns: readonly string[],
  sites: readonly string[],
  row: DocumentRow,
): Promise<void> {
  await unplace(tx, siteId, id)
  const wanted = new Set([
    ...columns.flatMap(columnAndAbove),
    rootOf(row.organ_id),
    WHOLE_SITE,
    ...sites.map((site) => listOf({ id: site })),
  ])
  await enter(tx, siteId, [...wanted], columns, row)
}

/** Brings up to date what its lists are narrowed by. */
export async function narrowPlaces(tx: Tx, siteId: string, row: DocumentRow): Promise<void> {
  await tx.updateTable('publish_placement').set(narrowing(row)).where('site_id', '=', siteId).where('document_id', '=', row.id).execute()
}

const narrowing = ({ year, validity, expires_on }: DocumentRow) => ({ year, validity, expires_on })

/** Takes a document off every list. */
export async function unplace(tx: Tx, siteId: string, id: DocumentId): Promise<void> {
  await leave(tx, siteId, id, null)
}

/** Changes the sites that a public document is listed on, from some to others. */
export async function moveBetweenSites(
  tx: Tx,
  siteId: string,
  from: readonly string[],
  to: readonly string[],
  row: DocumentRow,
): Promise<void> {
  const lists = (sites: readonly string[], others: readonly string[]) =>
    sites.filter((site) => !others.includes(site)).map((site) => listOf({ id: site }))
  const gone = lists(from, to)
  if (gone.length > 0) await leave(tx, siteId, row.id, gone)
  await enter(tx, siteId, lists(to, from), [], row)
}

/** The sites beside the main one that show a public document. */
export async function sitesOf(db: Db | Tx, siteId: string, id: DocumentId): Promise<string[]> {
  const rows = await db
    .selectFrom('publish_placement')
    .select('column_id')
    .where('site_id', '=', siteId)
    .where('document_id', '=', id)
    .where('column_id', 'like', `${SITE_MARK}%`)
    .orderBy('column_id')
    .execute()
  return rows.map(({ column_id }) => column_id.slice(SITE_MARK.length))
}

/** How much stands in columns, and since when; a column without a row has nothing. */
export async function countsOf(db: Db | Tx, siteId: string, columns: readonly string[]): Promise<Map<string, ColumnCount>> {
  if (columns.length === 0) return new Map()
  const rows = await db
    .selectFrom('publish_column_count')
    .select(['column_id', 'shown', 'newest'])
    .where('site_id', '=', siteId)
    .where('column_id', 'in', [...columns])
    .execute()
  return new Map(rows.map(({ column_id, shown, newest }) => [column_id, { shown, newest }]))
}

/** The documents that stand in the column itself, newest first: a single page shows the first of them. */
export async function directIn(db: Db | Tx, siteId: string, column: string, limit: number): Promise<DocumentId[]> {
  const rows = await db
    .selectFrom('publish_placement')
    .select('document_id')
    .where('site_id', '=', siteId)
    .where('column_id', '=', column)
    .where('direct', '=', true)
    .orderBy('sort_on', 'desc')
    .orderBy('document_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => row.document_id)
}

async function enter(tx: Tx, siteId: string, lists: readonly string[], columns: readonly string[], row: DocumentRow): Promise<void> {
  // In one order, so that two who publish at once wait for one another instead of blocking each other.
  for (const column of [...lists].sort()) {
    const at = { site_id: siteId, column_id: column, document_id: row.id, direct: columns.includes(column), sort_on: row.sort_on }
    await tx
      .insertInto('publish_placement')
      .values({ ...at, ...narrowing(row) })
      .execute()
    await sql`insert into publish_column_count (site_id, column_id, shown, newest) values (${siteId}, ${column}, 1, ${row.published_on}::date)
      on conflict (site_id, column_id) do update
      set shown = publish_column_count.shown + 1, newest = greatest(publish_column_count.newest, excluded.newest)`.execute(tx)
  }
}

/** `lists` null: all of them. */
async function leave(tx: Tx, siteId: string, id: DocumentId, lists: readonly string[] | null): Promise<void> {
  const gone = await tx
    .deleteFrom('publish_placement')
    .where('site_id', '=', siteId)
    .where('document_id', '=', id)
    .$if(lists !== null, (rows) => rows.where('column_id', 'in', [...(lists ?? [])]))
    .returning('column_id')
    .execute()
  for (const { column_id } of gone.sort((a, b) => (a.column_id < b.column_id ? -1 : 1))) {
    const newest = sql`(select max(document.published_on) from publish_document document join
      (select document_id from publish_placement where site_id = ${siteId} and column_id = ${column_id}
        order by sort_on desc, document_id desc limit 20) latest on latest.document_id = document.id and document.site_id = ${siteId})`
    await sql`update publish_column_count set shown = shown - 1, newest = ${newest}
      where site_id = ${siteId} and column_id = ${column_id}`.execute(tx)
  }
}
