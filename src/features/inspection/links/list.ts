import { sql } from 'kysely'
import type { BrokenLinkView } from '../../../../api/inspection.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import type { Db } from '../../../platform/db/database.js'
import type { Scope } from '../scope.js'
import type { BrokenRow } from '../tables.js'

const PAGE = 100

/** Links that lead nowhere, page by page in the order of the pages; `next` is handed in as `after`. */
export async function brokenLinks(
  db: Db,
  { organs, isWhole, names }: Scope,
  after: string | undefined,
): Promise<{ links: BrokenLinkView[]; next: string | null }> {
  const [page = '', target = ''] = after?.split(' ') ?? []
  const { rows } = await sql<BrokenRow>`select * from inspection_broken
    where site_id = ${SITE_ID} and closed_on is null and (page, target) > (${page}, ${target})
      ${isWhole ? sql`` : sql`and organ_id = any(${organs.map((organ) => organ.id)}::text[])`}
    order by page, target limit ${PAGE + 1}`.execute(db)
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  const links = shown.map(({ organ_id, page: href, title, label, target: leads, outside, reason, since, seen }) => {
    return { page: href, title, organName: names.get(organ_id) ?? '', label, target: leads, outside, reason, since, seen }
  })
  return { links, next: rows.length > PAGE && last ? `${last.page} ${last.target}` : null }
}
