import { sql } from 'kysely'
import type { Day } from '../../../law/day.js'
import type { Db } from '../../platform/db/database.js'
import { addressOf, type DocumentId } from './id.js'
import { WHOLE_SITE } from './store/placements.js'

/** Where something public stands, and since when it has been as it is. */
export interface PublicAddress {
  id: DocumentId
  href: string
  changedOn: Day
}

// What was found without a day has been as it is since it was made, else since it was taken in.
const CHANGED = sql<Day>`coalesce(greatest(document.published_on, document.ended_on), document.signed_on,
  (document.touched_at at time zone 'Asia/Shanghai')::date)`

/** Every public document, or all of a site's list, in the order of its id, `from` that id on. */
export async function publicAddresses(db: Db, siteId: string, from: string, limit: number, list = WHOLE_SITE): Promise<PublicAddress[]> {
  const { rows } = await sql<{ id: DocumentId; changed: Day }>`
    select document.id, ${CHANGED} as changed from publish_placement place
    join publish_document document on document.site_id = place.site_id and document.id = place.document_id
    where place.site_id = ${siteId} and place.column_id = ${list} and place.document_id >= ${from} and document.life = 'published'
    order by place.document_id limit ${limit}`.execute(db)
  return rows.map(({ id, changed }) => ({ id, href: addressOf(id), changedOn: changed }))
}

/** The id with which each part of `size` begins, in the order of publicAddresses: none when nothing is public. */
export async function partsOfPublic(db: Db, siteId: string, size: number, list = WHOLE_SITE): Promise<DocumentId[]> {
  const { rows } = await sql<{ id: DocumentId }>`select id from (
      select document_id as id, row_number() over (order by document_id) as n from publish_placement
      where site_id = ${siteId} and column_id = ${list}
    ) numbered where n % ${size} = 1 order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** The id with which one of these parts begins, from 1; null when there is no such part. */
export async function startOfPart(db: Db, siteId: string, part: number, size: number, list = WHOLE_SITE): Promise<DocumentId | null> {
  const row = await db
    .selectFrom('publish_placement')
    .select('document_id')
    .where('site_id', '=', siteId)
    .where('column_id', '=', list)
    .orderBy('document_id')
    .offset((part - 1) * size)
    .limit(1)
    .executeTakeFirst()
  return row?.document_id ?? null
}

/** Since when these have been as they are. */
export async function changedOn(db: Db, siteId: string, ids: readonly DocumentId[]): Promise<Map<DocumentId, Day>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: DocumentId; changed: Day }>`select id, ${CHANGED} as changed from publish_document document
    where site_id = ${siteId} and id = any(${[...ids]}::text[]) and life = 'published'`.execute(db)
  return new Map(rows.map(({ id, changed }) => [id, changed]))
}
