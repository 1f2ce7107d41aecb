import { sql } from 'kysely'
import type { Day } from '../../../../law/day.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import { columnAndAbove, rootOf } from '../columns/column.js'
import type { DocumentId } from '../id.js'
import type { DocumentRow } from './tables.js'

/** Every public document is in this one, too. */
export const WHOLE_SITE = '*'

export interface ColumnCount {
  shown: number
  newest: Day | null
}

/** Puts a document where it is listed: its columns and all above them, its organ, the site; what it was in before and is no more, it leaves. */
export async function place(tx: Tx, siteId: string, id: DocumentId, columns: readonly string[], row: DocumentRow): Promise<void> {
  await unplace(tx, siteId, id)
  const wanted = new Set([...columns.flatMap(columnAndAbove), rootOf(row.organ_id), WHOLE_SITE])
  // In one order, so that two who publish at once wait for one another instead of blocking each other.
  for (const column of [...wanted].sort()) {
    const at = { site_id: siteId, column_id: column, document_id: id, direct: columns.includes(column), sort_on: row.sort_on }
    await tx
      .insertInto('publish_placement')
      .values({ ...at, ...narrowing(row) })
      .execute()
    await sql`insert into publish_column_count (site_id, column_id, shown, newest) values (${siteId}, ${column}, 1, ${row.published_on}::date)
      on conflict (site_id, column_id) do update
      set shown = publish_column_count.shown + 1, newest = greatest(publish_column_count.newest, excluded.newest)`.execute(tx)
  }
}

/** Brings up to date what its lists are narrowed by. */
export async function narrowPlaces(tx: Tx, siteId: string, row: DocumentRow): Promise<void> {
  await tx.updateTable('publish_placement').set(narrowing(row)).where('site_id', '=', siteId).where('document_id', '=', row.id).execute()
}

const narrowing = ({ year, validity, expires_on }: DocumentRow) => ({ year, validity, expires_on })

/** Takes a document off every list. */
export async function unplace(tx: Tx, siteId: string, id: DocumentId): Promise<void> {
  const gone = await tx
    .deleteFrom('publish_placement')
    .where('site_id', '=', siteId)
    .where('document_id', '=', id)
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
