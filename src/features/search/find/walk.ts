import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.js'
import type { SearchDocumentTable } from '../index/tables.js'

export type Candidate = Omit<SearchDocumentTable, 'words' | 'site_id' | 'block'>

export interface Walked {
  candidates: Candidate[]
  /** Whether there are no more. */
  complete: boolean
}

/**
 * Up to `enough` documents for a query, what holds first, then the newest. Instead of gathering every document that a common word stands in, the
 * database asks the index for the words in one block of ten days after the other, until there are enough: common words are as quick as rare ones.
 */
export async function walk(db: Db, siteId: string, query: string, enough: number): Promise<Walked> {
  const { rows } = await sql<Candidate>`
    select id, kind, title, folded_title, href, organ_id, organ_name, document_no, topic, genre, year, published_on, validity, holds, interpreted
    from search_walk(${siteId}, ${query}::tsquery, ${enough + 1})`.execute(db)
  return { candidates: rows.slice(0, enough), complete: rows.length <= enough }
}
