import { sql } from 'kysely'
import type { z } from 'zod'
import { can, type Permission } from '../../../api/permissions.js'
import type { listDocuments } from '../../../api/publishing.js'
import type { Db } from '../../platform/db/database.js'
import type { Viewer } from '../../platform/session/viewer.js'
import type { Organ } from '../organs/index.js'
import { organsBelow } from '../organs/index.js'
import type { DocumentRow } from './store/tables.js'

type Filters = Omit<z.output<NonNullable<(typeof listDocuments)['query']>>, 'after'>

const PAGE = 50

/** Documents of an organ, last touched first; `next` is handed in as `after` to get the page behind. */
export async function documentPage(
  db: Db,
  siteId: string,
  viewer: Viewer,
  filters: Filters,
  after: string | undefined,
): Promise<{ rows: DocumentRow[]; next: string | null }> {
  const key = after === undefined ? null : /^([^~]+)~(.+)$/.exec(after)
  const { q } = filters
  const conditions = [
    sql`site_id = ${siteId} and organ_id = ${filters.organId}`,
    filters.life === undefined ? sql`life <> 'discarded'` : sql`life = ${filters.life}`,
    ...(filters.columnId === undefined ? [] : [sql`column_id = ${filters.columnId}`]),
    ...(filters.stage === undefined ? [] : [sql`stage = ${filters.stage}`]),
    ...(filters.mine === 'yes' ? [sql`author = ${viewer.userId}`] : []),
    ...(filters.forced === 'yes' ? [sql`forced > 0`] : []),
    ...(q ? [sql`(document_no = ${q} or index_no = ${q} or strpos(title, ${q}) > 0 or strpos(coalesce(work_title, ''), ${q}) > 0)`] : []),
    ...(key ? [sql`(touched_at, id) < (${key[1]}::timestamptz, ${key[2]})`] : []),
  ]
  const { rows } = await sql<DocumentRow>`select * from publish_document where ${sql.join(conditions, sql` and `)}
    order by touched_at desc, id desc limit ${PAGE + 1}`.execute(db)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return { rows: page, next: rows.length > PAGE && last ? `${last.touched_at.toISOString()}~${last.id}` : null }
}

export interface Queue {
  toReview: DocumentRow[]
  toClear: DocumentRow[]
  toPublish: DocumentRow[]
  scheduled: DocumentRow[]
  writing: DocumentRow[]
  returned: DocumentRow[]
  askedBack: DocumentRow[]
}

/** Each part of the queue shows this many. */
const SHOWN = 50

/** What waits for the viewer; a text of their own waits for others. */
export async function queueOf(db: Db, siteId: string, viewer: Viewer): Promise<Queue> {
  const open = await openRows(db, siteId, viewer)
  const may = (row: DocumentRow, organs: ReadonlyMap<string, Organ>, permission: Permission) =>
    can(viewer.grants, permission, organs.get(row.organ_id)?.path ?? row.organ_id)
  const { rows, organs } = open
  const own = (row: DocumentRow) => row.author === viewer.userId
  const mine = rows.filter((row) => own(row) && row.stage === 'writing')
  const others = rows.filter((row) => !own(row))
  return {
    toReview: others
      .filter((row) => row.stage === 'review' && row.step !== null && may(row, organs, `publish.review.${row.step}`))
      .slice(0, SHOWN),
    toClear: others.filter((row) => row.stage === 'review' && row.secrecy_open && may(row, organs, 'publish.secrecy')).slice(0, SHOWN),
    toPublish: rows.filter((row) => row.stage === 'ready' && may(row, organs, 'publish.release')).slice(0, SHOWN),
    scheduled: rows.filter((row) => row.stage === 'scheduled').slice(0, SHOWN),
    writing: mine.filter((row) => !row.returned).slice(0, SHOWN),
    returned: mine.filter((row) => row.returned).slice(0, SHOWN),
    askedBack: rows.filter((row) => row.restoring && may(row, organs, 'publish.restore')).slice(0, SHOWN),
  }
}

/** Everything on its way, or asked back, in the organs that the viewer works for. */
async function openRows(db: Db, siteId: string, viewer: Viewer): Promise<{ rows: DocumentRow[]; organs: Map<string, Organ> }> {
  const paths = viewer.grants.filter((grant) => can([grant], 'publish.view')).map((grant) => grant.organPath)
  const found = await Promise.all([...new Set(paths)].map((path) => organsBelow(db, path)))
  const organs = new Map(found.flat().map((organ) => [organ.id, organ]))
  if (organs.size === 0) return { rows: [], organs }
  const rows = await db
    .selectFrom('publish_document')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('organ_id', 'in', [...organs.keys()])
    .where((is) => is.or([is('stage', 'is not', null), is('restoring', '=', true)]))
    .where('life', '<>', 'discarded')
    .orderBy('touched_at')
    .limit(1_000)
    .execute()
  return { rows, organs }
}
