import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.js'
import { facetLexeme } from '../index/document.js'
import type { SearchDocumentTable } from '../index/tables.js'
import { lexeme } from './asked.js'

export type Candidate = Omit<SearchDocumentTable, 'words'>

export interface Walked {
  candidates: Candidate[]
  /** Whether there are no more. */
  complete: boolean
}

/** Through how many of the newest documents the search goes at most before it asks whether it has enough. */
const STRIDES = [2_000, 16_000, 128_000]

/**
 * Up to `enough` documents for a query, what holds first, then the newest. Instead of gathering every document that a common word stands in, the
 * index is asked for the word and the newest blocks of ten days, then for older ones, until there are enough: the rarer side of that
 * question sets its cost, so that common words are as quick as rare ones.
 */
export async function walk(db: Db, siteId: string, query: string, enough: number): Promise<Walked> {
  const candidates: Candidate[] = []
  for (const holds of [true, false]) {
    const blocks = await blocksOf(db, siteId, holds)
    let from = 0
    for (const stride of [...STRIDES, Number.POSITIVE_INFINITY]) {
      const to = reach(blocks, from, stride)
      if (to === from) continue
      const part = blocks.slice(from, to).map(({ block }) => `${holds}:${block}`)
      from = to
      candidates.push(...(await matching(db, query, part, enough - candidates.length + 1)))
      if (candidates.length > enough) return { candidates: candidates.slice(0, enough), complete: false }
    }
  }
  return { candidates, complete: true }
}

/** Newest first; those without a day last. */
async function blocksOf(db: Db, siteId: string, holds: boolean) {
  const rows = await db
    .selectFrom('search_block')
    .select(['block', 'documents'])
    .where('site_id', '=', siteId)
    .where('holds', '=', holds)
    .where('documents', '>', 0)
    .execute()
  const key = (block: string) => (block === 'old' ? '' : block)
  return rows.sort((a, b) => (key(a.block) < key(b.block) ? 1 : -1))
}

function reach(blocks: readonly { documents: number }[], from: number, stride: number): number {
  let sum = 0
  let to = from
  while (to < blocks.length && sum < stride) sum += blocks[to++]?.documents ?? 0
  return to
}

async function matching(db: Db, query: string, blocks: readonly string[], limit: number): Promise<Candidate[]> {
  const where = blocks.map((block) => lexeme(facetLexeme('block', block))).join(' | ')
  const { rows } = await sql<Candidate>`
    select site_id, id, kind, title, folded_title, href, organ_id, organ_name, document_no, topic, genre, year, published_on, validity, holds,
      interpreted, block
    from search_matching(${`${query} & (${where})`}::tsquery, ${limit})`.execute(db)
  return rows
}
