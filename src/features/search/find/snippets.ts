import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.js'
import { foldTidy } from '../../../platform/text/fold.js'
import { folded } from './find.js'
import type { Candidate } from './walk.js'

/** A passage of a document, cut into marked and unmarked pieces. */
export interface Snippet {
  /** The attachment it stands in, or null. */
  name: string | null
  href: string | null
  pieces: { text: string; marked: boolean }[]
}

const BEFORE = 30
const LENGTH = 130

/** The first passage of each document that holds one of the terms: in its own text, else in an attachment; else its beginning. */
export async function snippetsOf(
  db: Db,
  siteId: string,
  documents: readonly Candidate[],
  terms: readonly string[],
): Promise<Map<string, Snippet>> {
  if (documents.length === 0) return new Map()
  const ids = documents.map(({ id }) => id)
  const places = terms.map((term) => sql`nullif(position(${term} in ${folded('text')}), 0)`)
  const first = places.length === 0 ? sql`null::integer` : sql`least(${sql.join(places)})`
  const { rows } = await sql<{ id: string; name: string | null; href: string | null; passage: string; at: number | null; size: number }>`
    select distinct on (id) id, name, href, at, length(text) as size, substr(text, greatest(1, coalesce(at, 1) - ${BEFORE}), ${LENGTH}) as passage
    from (select id, n, name, href, text, ${first} as at from search_text where site_id = ${siteId} and id = any(${ids}::text[])) part
    order by id, at is null, n`.execute(db)
  return new Map(
    rows.map(({ id, name, href, passage, at, size }) => {
      const from = Math.max(1, (at ?? 1) - BEFORE)
      const whole = `${from > 1 ? '…' : ''}${passage}${from + LENGTH <= size ? '…' : ''}`
      return [id, { name, href, pieces: markedPieces(whole, terms) }]
    }),
  )
}

/** Text with what is looked for marked. */
export function markedPieces(text: string, terms: readonly string[]): Snippet['pieces'] {
  const compared = foldTidy(text)
  const marked = new Uint8Array(text.length)
  for (const term of terms) {
    for (let at = compared.indexOf(term); at >= 0; at = compared.indexOf(term, at + term.length)) marked.fill(1, at, at + term.length)
  }
  const pieces: Snippet['pieces'] = []
  for (let n = 0; n < text.length; n++) {
    const last = pieces.at(-1)
    if (last && last.marked === (marked[n] === 1)) last.text += text[n]
    else pieces.push({ text: text[n] as string, marked: marked[n] === 1 })
  }
  return pieces
}
