import { sql } from 'kysely'
import { pinyin } from 'pinyin-pro'
import type { Tx } from '../../../platform/db/database.js'
import { foldTidy, tidyText } from '../../../platform/text/fold.js'
import { blockOf, holdsOf, lexemesOf, type Searchable } from './document.js'
import { wordsOfPhrase } from './words.js'
import './tables.js'

const LONGEST_TEXT = 2_000_000

/** Puts a document into the index, or what has become of it, in the transaction that publishes it. */
export async function indexDocument(tx: Tx, document: Searchable): Promise<void> {
  await removeDocument(tx, document.siteId, document.id)
  const { siteId, id, parts } = document
  const texts = parts.map(({ text }) => tidyText(text).slice(0, LONGEST_TEXT))
  const lexemes = lexemesOf(document, texts.map(foldTidy))
  const block = blockOf(document.publishedOn)
  const holds = holdsOf(document.validity)
  await sql`insert into search_document (site_id, id, kind, title, folded_title, href, organ_id, organ_name, document_no, topic, genre, year,
      published_on, validity, holds, interpreted, block, words)
    values (${siteId}, ${id}, ${document.kind}, ${tidyText(document.title)}, ${foldTidy(tidyText(document.title))}, ${document.href},
      ${document.organId}, ${document.organName}, ${document.documentNo}, ${document.topic}, ${document.genre}, ${document.year},
      ${document.publishedOn}, ${document.validity}, ${holds}, ${document.interpreted}, ${block}, array_to_tsvector(${lexemes}::text[]))`.execute(
    tx,
  )
  const rows = parts.map(({ name, href }, n) => ({ site_id: siteId, id, n, name, href, text: texts[n] ?? '' }))
  if (rows.length > 0) await tx.insertInto('search_text').values(rows).execute()
  await countBlock(tx, siteId, holds, block, 1)
  await countTerms(tx, siteId, document.title)
}

/** Takes a document out; one that is not there is no fault. */
export async function removeDocument(tx: Tx, siteId: string, id: string): Promise<void> {
  await tx.deleteFrom('search_text').where('site_id', '=', siteId).where('id', '=', id).execute()
  const gone = await tx
    .deleteFrom('search_document')
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .returning(['holds', 'block'])
    .executeTakeFirst()
  if (gone) await countBlock(tx, siteId, gone.holds, gone.block, -1)
}

/** Whether anything of a document is in the index. */
export async function holdsDocument(tx: Tx, siteId: string, id: string): Promise<boolean> {
  for (const table of ['search_document', 'search_text'] as const) {
    const row = tx.selectFrom(table).select('id').where('site_id', '=', siteId).where('id', '=', id).limit(1)
    if (await row.executeTakeFirst()) return true
  }
  return false
}

async function countBlock(tx: Tx, siteId: string, holds: boolean, block: string, by: 1 | -1): Promise<void> {
  await sql`insert into search_block (site_id, holds, block, documents) values (${siteId}, ${holds}, ${block}, ${by})
    on conflict (site_id, holds, block) do update set documents = search_block.documents + excluded.documents`.execute(tx)
}

/** The words of titles are what people mean when they mistype; a word that is gone does no harm. */
async function countTerms(tx: Tx, siteId: string, title: string): Promise<void> {
  const terms = wordsOfPhrase(foldTidy(tidyText(title))).filter((term) => term.length > 1 && /^\p{Script=Han}+$/u.test(term))
  if (terms.length === 0) return
  await tx
    .insertInto('search_term')
    .values(terms.sort().map((term) => ({ site_id: siteId, term, sound: soundOf(term), documents: 1 })))
    .onConflict((conflict) =>
      conflict.columns(['site_id', 'term']).doUpdateSet(({ eb, ref }) => ({ documents: eb(ref('search_term.documents'), '+', 1) })),
    )
    .execute()
}

/** The sound of a word without tones: zhengwugongkai. */
export function soundOf(term: string): string {
  return pinyin(term, { toneType: 'none', type: 'array' }).join('').toLowerCase()
}
