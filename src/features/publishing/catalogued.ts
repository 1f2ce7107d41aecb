import { sql } from 'kysely'
import type { PublicLine } from '../../../api/publishing-view.js'
import type { Day } from '../../../law/day.js'
import type { Db, Tx } from '../../platform/db/database.js'
import { pageKey } from '../../platform/db/pageKey.js'
import { lineOf } from './front.js'
import type { ColumnCount } from './store/placements.js'
import type { DocumentRow } from './store/tables.js'

/** How much is public under rows of a standard catalogue, and since when; a row without anything is left out. */
export async function countsByCatalogItem(db: Db | Tx, siteId: string, items: readonly string[]): Promise<Map<string, ColumnCount>> {
  if (items.length === 0) return new Map()
  const { rows } = await sql<ColumnCount & { item: string }>`
    select catalog_item as item, count(*)::integer as shown, max(published_on) as newest from publish_document
    where site_id = ${siteId} and life = 'published' and catalog_item = any(${items}::text[]) group by catalog_item`.execute(db)
  return new Map(rows.map(({ item, ...count }) => [item, count]))
}

/** What is public under one row, newest first, by pages of fifty. */
export async function listUnderCatalogItem(
  db: Db | Tx,
  siteId: string,
  item: string,
  asked: { after?: string; today: Day },
): Promise<{ documents: PublicLine[]; next: string | null }> {
  const key = pageKey(asked.after)
  const { rows } = await sql<DocumentRow>`select * from publish_document
    where site_id = ${siteId} and catalog_item = ${item} and life = 'published'
      ${key ? sql`and (sort_on, id) < (${key.on}::date, ${key.id})` : sql``}
    order by sort_on desc, id desc limit ${PAGE + 1}`.execute(db)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return { documents: page.map((row) => lineOf(row, asked.today)), next: rows.length > PAGE && last ? `${last.sort_on}~${last.id}` : null }
}

const PAGE = 50
