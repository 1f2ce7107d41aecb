import { sql } from 'kysely'
import type { Content, Relation, Validity } from '../../../api/publishing-content.js'
import type { PublicDocument, PublicLine } from '../../../api/publishing-view.js'
import type { Day } from '../../../law/day.js'
import type { Db, Tx } from '../../platform/db/database.js'
import { pageKey } from '../../platform/db/pageKey.js'
import { findFile } from '../../platform/files/files.js'
import { MAIN_SITE, type Site } from '../../platform/site/site.js'
import { type Organ, organById } from '../organs/index.js'
import type { Column } from './columns/column.js'
import { columnsOf } from './columns/tree.js'
import { addressOf, attachmentAddress, type DocumentId } from './id.js'
import { publicRelations } from './relations.js'
import { readPublicContent } from './store/contents.js'
import { findDocument, findDocuments, type Recorded, readHistory } from './store/documents.js'
import { listOf } from './store/placements.js'
import type { DocumentRow } from './store/tables.js'
import { canSee } from './visible.js'

/** Narrows a list of what is public; all that are given must hold. */
export interface Facets {
  organId?: string
  instrument?: string
  validity?: string
  year?: number
  topic?: string
  genre?: string
  issuer?: string
}

export interface ListAsked extends Facets {
  /** The column and everything below it; omitted: the whole site. */
  columnId?: string
  /** Where no column is given; omitted: the main site, which shows everything. */
  site?: Site
  /** `next` of the page before. */
  after?: string
  limit?: number
  /** For what has expired since it was published. */
  today: Day
}

const PAGE = 50

/** A public document with its text, files, links and versions; null when there is none, or it is not public. */
export async function publishedDocument(db: Db | Tx, siteId: string, id: DocumentId, today: Day): Promise<PublicDocument | null> {
  return (await readPublished(db, siteId, id, today))?.document ?? null
}

/** A public document in its place: whose it is, and the columns around it. */
export interface Placed {
  document: PublicDocument
  organ: Organ | null
  columns: Column[]
}

/** The same with its place, for a page. */
export async function readPublished(db: Db | Tx, siteId: string, id: DocumentId, today: Day): Promise<Placed | null> {
  const row = await findDocument(db, siteId, id)
  if (!row || row.life !== 'published' || row.public_no === null) return null
  const content = await readPublicContent(db, siteId, id, row.public_no)
  if (!content) return null
  const { interpretationWaiver: _, ...open } = content
  const relations = await publicRelations(db, siteId, id, content)
  const history = await readHistory(db, siteId, id)
  const organ = await organById(db, row.organ_id)
  const columns = organ ? await columnsOf(db, siteId, organ) : []
  const document: PublicDocument = {
    ...lineOf(row, today),
    columnName: columns.find((column) => column.id === row.column_id)?.name ?? '',
    publishedAt: history.find(({ event }) => event.type === 'DocumentPublished')?.at ?? null,
    content: { ...open, relations: content.relations.filter((one) => leadsOpen(one, relations)) },
    ...(await endOf(db, siteId, row, history, today)),
    attachments: await attachmentsOf(db, id, content),
    relations,
    versions: await versionsOf(db, siteId, id, history),
  }
  return { document, organ, columns }
}

/** Whether something stood at this address that was taken down: its pages answer 410. */
export async function isWithdrawn(db: Db | Tx, siteId: string, id: DocumentId): Promise<boolean> {
  return (await findDocument(db, siteId, id))?.life === 'withdrawn'
}

/** Whose document it is, public or not; null when there is none. Says nothing of who may see it. */
export async function organOfDocument(db: Db | Tx, siteId: string, id: DocumentId): Promise<Organ | null> {
  const row = await findDocument(db, siteId, id)
  return row && organById(db, row.organ_id)
}

/** Whether anybody may open it. */
export async function canBeFound(db: Db | Tx, siteId: string, id: DocumentId): Promise<boolean> {
  const row = await findDocument(db, siteId, id)
  return row !== null && canSee({ life: row.life, organPath: '' }, null)
}

/** What is public, newest first; those of unknown day last. */
export async function listPublished(
  db: Db | Tx,
  siteId: string,
  asked: ListAsked,
): Promise<{ documents: PublicLine[]; next: string | null }> {
  const size = Math.min(asked.limit ?? PAGE, 500)
  const { rows } = await sql<DocumentRow>`
    select document.* from publish_placement place
    join publish_document document on document.site_id = place.site_id and document.id = place.document_id
    where place.site_id = ${siteId} and place.column_id = ${asked.columnId ?? listOf(asked.site ?? { id: MAIN_SITE })}
      and ${sql.join(conditionsOf(asked), sql` and `)}
    order by place.sort_on desc, place.document_id desc limit ${size + 1}`.execute(db)
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return { documents: page.map((row) => lineOf(row, asked.today)), next: rows.length > size && last ? `${last.sort_on}~${last.id}` : null }
}

/** Those of these that are public, as lines of a list. */
export async function publicLines(db: Db | Tx, siteId: string, ids: readonly DocumentId[], today: Day): Promise<PublicLine[]> {
  const rows = await findDocuments(db, siteId, ids)
  return rows.filter((row) => row.life === 'published').map((row) => lineOf(row, today))
}

/** A row as readers get it. What has run past its last day has expired. */
export function lineOf(row: DocumentRow, today: Day): PublicLine {
  return {
    id: row.id,
    organId: row.organ_id,
    columnId: row.column_id,
    title: row.title,
    href: addressOf(row.id),
    instrument: row.instrument,
    indexNo: row.index_no,
    documentNo: row.document_no,
    issuer: row.issuer,
    topic: row.topic,
    genre: row.genre,
    signedOn: row.signed_on,
    publishedOn: row.first_on,
    validity: validityOn(row, today),
  }
}

/** 有效性 on a day. */
export function validityOn(row: Pick<DocumentRow, 'validity' | 'expires_on'>, today: Day): Validity {
  const holds = row.validity === 'in-force' || row.validity === 'amended'
  return holds && row.expires_on !== null && row.expires_on < today ? 'expired' : row.validity
}

function conditionsOf(asked: ListAsked) {
  const { organId, instrument, topic, genre, issuer, year, validity, after } = asked
  const key = pageKey(after)
  const same = { organ_id: organId, instrument, topic, genre, issuer }
  return [
    sql`document.life = 'published'`,
    ...Object.entries(same).flatMap(([column, value]) => (value === undefined ? [] : [sql`document.${sql.ref(column)} = ${value}`])),
    ...(year === undefined ? [] : [sql`place.year = ${year}`]),
    ...(validity === undefined ? [] : [validityIs(validity, asked.today)]),
    ...(key ? [sql`(place.sort_on, place.document_id) < (${key.on}::date, ${key.id})`] : []),
  ]
}

function validityIs(validity: string, today: Day) {
  const over = sql`(place.validity in ('in-force', 'amended') and place.expires_on is not null and place.expires_on < ${today}::date)`
  return validity === 'expired' ? sql`(place.validity = 'expired' or ${over})` : sql`(place.validity = ${validity} and not ${over})`
}

async function endOf(db: Db | Tx, siteId: string, row: DocumentRow, history: readonly Recorded[], today: Day) {
  const validity = validityOn(row, today)
  if (row.ended_on === null) return { validityOn: validity === 'expired' ? row.expires_on : null, validityAct: null }
  const changes = history.flatMap(({ event }) => (event.type === 'ValidityChanged' ? [event] : []))
  const act = changes.at(-1)?.act ?? null
  const other = act?.documentId ? await findDocument(db, siteId, act.documentId) : null
  const open = other?.life === 'published' ? other : null
  const title = open?.title ?? act?.title ?? ''
  return { validityOn: row.ended_on, validityAct: title === '' ? null : { title, href: open ? addressOf(open.id) : null } }
}

/** Of what the text names, only what is public or stands elsewhere: neither title nor number of a draft gets out through a link to it. */
function leadsOpen({ documentId }: Relation, open: PublicDocument['relations']): boolean {
  return documentId === null || open.some(({ href }) => href === addressOf(documentId))
}

async function attachmentsOf(db: Db | Tx, id: DocumentId, content: Content): Promise<PublicDocument['attachments']> {
  const shown = content.attachments.filter((one) => !one.inline)
  const files = await Promise.all(shown.map(async (one) => ({ one, file: await findFile(db, one.file) })))
  return files.flatMap(({ one, file }) =>
    file ? [{ name: one.name, href: attachmentAddress(id, one.file), type: file.type, size: file.size, sha256: file.sha256 }] : [],
  )
}

async function versionsOf(db: Db | Tx, siteId: string, id: DocumentId, history: readonly Recorded[]): Promise<PublicDocument['versions']> {
  const published = history.flatMap(({ event }) =>
    event.type === 'DocumentPublished' || event.type === 'DocumentRecorded' || event.type === 'DocumentRestored' ? [event] : [],
  )
  const seen = new Map(published.map((event) => [event.no, event.on]))
  // A first version has nothing to say of a change.
  const noteOf = async (no: number) => (no === 1 ? null : ((await readPublicContent(db, siteId, id, no))?.changeNote ?? null))
  const notes = await Promise.all([...seen].map(async ([no, on]) => ({ no, on, note: await noteOf(no) })))
  return notes.sort((a, b) => a.no - b.no)
}
