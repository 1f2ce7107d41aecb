import { sql } from 'kysely'
import type { Day } from '../../../law/day.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import type { Db, Tx } from '../../platform/db/database.js'
import { pageKey } from '../../platform/db/pageKey.js'

export const ANSWERS_PATH = '/hudong/wenda'
export const ASK_PATH = '/hudong/zixun'
/** Where one published answer stands. */
export const answerAddress = (id: string): string => `${ANSWERS_PATH}/${id}`
/** The form, with a document's title in it. */
export const askAddress = (documentId: string): string => `${ASK_PATH}?${new URLSearchParams({ wen: documentId }).toString()}`

/** A published question with its answer. */
export interface PublicAnswer {
  id: string
  organId: string
  documentId: string | null
  title: string
  words: string
  answer: string
  receivedOn: Day
  answeredOn: Day
}

interface Row {
  public_id: string
  organ_id: string
  document_id: string | null
  public_title: string
  public_words: string
  public_answer: string
  received_on: Day
  answered_on: Day
}

/** What is published, newest first: all of it, or about one document, or by some organs. */
export async function publicAnswers(
  db: Db | Tx,
  asked: { documentId?: string; organIds?: readonly string[]; after?: string; limit: number },
): Promise<{ answers: PublicAnswer[]; next: string | null }> {
  const key = pageKey(asked.after)
  const { rows } =
    await sql<Row>`select public_id, organ_id, document_id, public_title, public_words, public_answer, received_on, answered_on
    from question where site_id = ${SITE_ID} and public_id is not null
      ${asked.documentId === undefined ? sql`` : sql`and document_id = ${asked.documentId}`}
      ${asked.organIds === undefined ? sql`` : sql`and organ_id = any(${asked.organIds}::text[])`}
      ${key ? sql`and (answered_on, public_id) < (${key.on}::date, ${key.id})` : sql``}
    order by answered_on desc, public_id desc limit ${asked.limit + 1}`.execute(db)
  const page = rows.slice(0, asked.limit)
  const last = page.at(-1)
  return { answers: page.map(answerOf), next: rows.length > page.length && last ? `${last.answered_on}~${last.public_id}` : null }
}

/** One that is published; null when there is none, or it was withdrawn. */
export async function publicAnswer(db: Db | Tx, id: string): Promise<PublicAnswer | null> {
  const { rows } =
    await sql<Row>`select public_id, organ_id, document_id, public_title, public_words, public_answer, received_on, answered_on
    from question where site_id = ${SITE_ID} and public_id = ${id}`.execute(db)
  return rows[0] ? answerOf(rows[0]) : null
}

function answerOf(row: Row): PublicAnswer {
  return {
    id: row.public_id,
    organId: row.organ_id,
    documentId: row.document_id,
    title: row.public_title,
    words: row.public_words,
    answer: row.public_answer,
    receivedOn: row.received_on,
    answeredOn: row.answered_on,
  }
}
