import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.js'
import type { Clock } from '../../../platform/clock.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import { append, type Entry, readStream } from '../../../platform/ledger/ledger.js'
import { ARTICLES } from '../document/articles.js'
import type { DocumentEvent, Happened } from '../document/events.js'
import { type DocumentId, noDocument, streamOf } from '../id.js'
import type { DocumentRow } from './tables.js'

/** One event with the entry that keeps it. */
export interface Recorded extends Happened {
  entry: Entry
}

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
export async function readHistory(db: Db | Tx, siteId: string, id: DocumentId): Promise<Recorded[]> {
  return (await readStream(db, streamOf(siteId, id))).map(recordedOf)
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
export async function appendEvent(
  tx: Tx,
  at: { siteId: string; id: DocumentId; chain: string; version: number },
  event: DocumentEvent,
  actor: Actor,
  clock: Clock,
): Promise<Recorded> {
  const { type, ...data } = event
  const stream = streamOf(at.siteId, at.id)
  return recordedOf(await append(tx, { chain: at.chain, stream, version: at.version, type, data, actor, article: ARTICLES[type] }, clock))
}

export async function saveDocument(tx: Tx, row: DocumentRow): Promise<void> {
  const { site_id, id, ...rest } = row
  await tx
    .insertInto('publish_document')
    .values({ site_id, id, ...rest })
    .onConflict((conflict) => conflict.columns(['site_id', 'id']).doUpdateSet(rest))
    .execute()
}

/** The next number of a series; gaps cannot arise, for it is given back when the transaction fails. */
export async function nextNumber(tx: Tx, siteId: string, series: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into publish_number (site_id, series, last) values (${siteId}, ${series}, 1)
    on conflict (site_id, series) do update set last = publish_number.last + 1
    returning last`.execute(tx)
  return rows[0]?.last ?? 1
}

function recordedOf(entry: Entry): Recorded {
  const event = { type: entry.type, ...entry.data } as DocumentEvent
  return { event, version: entry.version, by: entry.actorName, at: entry.at.toISOString(), entry }
}
