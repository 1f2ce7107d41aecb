import type { Actor } from '../../../platform/actor.js'
import type { Clock } from '../../../platform/clock.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import { nextInSeries } from '../../../platform/db/rows.js'
import { type Recorded as RecordedIn, readRecorded, record } from '../../../platform/ledger/ledger.js'
import { ARTICLES } from '../document/articles.js'
import type { DocumentEvent } from '../document/events.js'
import { type DocumentId, noDocument, streamOf } from '../id.js'
import type { DocumentRow } from './tables.js'

export type Recorded = RecordedIn<DocumentEvent>

export async function findDocument(db: Db | Tx, siteId: string, id: DocumentId): Promise<DocumentRow | null> {
  const row = await db.selectFrom('publish_document').selectAll().where('site_id', '=', siteId).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** Rows by id; those that are not there are left out. */
export async function findDocuments(db: Db | Tx, siteId: string, ids: readonly DocumentId[]): Promise<DocumentRow[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('publish_document')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
}

/** Everything that happened to a document, oldest first. */
export function readHistory(db: Db | Tx, siteId: string, id: DocumentId): Promise<Recorded[]> {
  return readRecorded(db, streamOf(siteId, id))
}

/** Its row, held until the transaction ends. Throws Fault `not-found`. */
export async function lockDocument(tx: Tx, siteId: string, id: DocumentId): Promise<DocumentRow> {
  const row = await tx
    .selectFrom('publish_document')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noDocument()
  return row
}

/** Records what happened as the next entry of the document; a version that somebody else took is a Fault `conflict`. */
export function appendEvent(
  tx: Tx,
  at: { siteId: string; id: DocumentId; chain: string; version: number },
  event: DocumentEvent,
  actor: Actor,
  clock: Clock,
): Promise<Recorded> {
  const place = { chain: at.chain, stream: streamOf(at.siteId, at.id), version: at.version, article: ARTICLES[event.type] }
  return record(tx, place, event, actor, clock)
}

export async function saveDocument(tx: Tx, row: DocumentRow): Promise<void> {
  const { site_id, id, ...rest } = row
  await tx
    .insertInto('publish_document')
    .values({ site_id, id, ...rest })
    .onConflict((conflict) => conflict.columns(['site_id', 'id']).doUpdateSet(rest))
    .execute()
}

/** The next number of a series. */
export function nextNumber(tx: Tx, siteId: string, series: string): Promise<number> {
  return nextInSeries(tx, 'publish_number', { site_id: siteId, series })
}
