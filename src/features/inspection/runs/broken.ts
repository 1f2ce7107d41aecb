import { sql } from 'kysely'
import type { Day } from '../../../../law/day.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import type { BrokenLink } from '../rules/evidence.js'
import type { BrokenRow } from '../tables.js'

/** A link that leads nowhere, on one page. */
export type BrokenUse = Omit<BrokenRow, 'site_id' | 'since' | 'seen' | 'closed_on'>

/** So many are written down; a site with more has one fault that makes them all. */
const MOST = 5_000
const AT_A_TIME = 500

/** Whether anything outside answered in a run. Where nothing did, it is we who reach nothing. */
export async function isOnline(db: Db | Tx, runId: string): Promise<boolean> {
  const answered = await db
    .selectFrom('inspection_page')
    .select('href')
    .where('site_id', '=', SITE_ID)
    .where('run_id', '=', runId)
    .where('what', '=', 'outside')
    .where('status', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return answered !== undefined
}

/** Every link of the pages of a run that leads nowhere; of those outside only when something there answered. */
export async function brokenUses(db: Db | Tx, runId: string): Promise<BrokenUse[]> {
  const whats = (await isOnline(db, runId)) ? ['link', 'page', 'outside'] : ['link', 'page']
  const { rows } = await sql<BrokenUse>`
    select use.page, use.target, page.organ_id, page.title, use.label, target.reason, target.what = 'outside' as outside
    from inspection_page target
    join inspection_use use on use.site_id = target.site_id and use.run_id = target.run_id and use.target = target.href
    join inspection_page page on page.site_id = use.site_id and page.run_id = use.run_id and page.href = use.page
    where target.site_id = ${SITE_ID} and target.run_id = ${runId} and target.done and target.reason is not null
      and target.what = any(${whats}::text[])
    order by use.target, use.page limit ${MOST}`.execute(db)
  return rows
}

/** Once for every organ on whose pages a link stands. */
export function grouped(uses: readonly BrokenUse[]): BrokenLink[] {
  const found = new Map<string, BrokenLink>()
  for (const { page, target, organ_id, title, label, reason, outside } of uses) {
    const key = `${organ_id} ${target}`
    const known = found.get(key)
    if (known) known.pages += 1
    else found.set(key, { target, outside, reason, organId: organ_id, page, title, label, pages: 1 })
  }
  return [...found.values()]
}

/** Keeps the list of broken links: what was found again or anew, and closes what stood on the pages of this run and is put right. */
export async function keepBroken(tx: Tx, runId: string, uses: readonly BrokenUse[], today: Day): Promise<void> {
  for (let at = 0; at < uses.length; at += AT_A_TIME) {
    const rows = uses.slice(at, at + AT_A_TIME).map((use) => ({ ...use, site_id: SITE_ID, since: today, seen: today, closed_on: null }))
    await tx
      .insertInto('inspection_broken')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['site_id', 'page', 'target']).doUpdateSet((given) => ({
          organ_id: given.ref('excluded.organ_id'),
          title: given.ref('excluded.title'),
          label: given.ref('excluded.label'),
          reason: given.ref('excluded.reason'),
          seen: given.ref('excluded.seen'),
          // One that comes back begins anew.
          since: sql<Day>`case when inspection_broken.closed_on is null then inspection_broken.since else excluded.since end`,
          closed_on: null,
        })),
      )
      .execute()
  }
  // A page that could not be read says nothing of its links, and a link for which a run had no room is no better than it was; a document that
  // is public no more has none.
  await sql`update inspection_broken broken set closed_on = ${today}::date where site_id = ${SITE_ID} and closed_on is null and (
    exists (select from inspection_page page
      where page.site_id = broken.site_id and page.run_id = ${runId} and page.href = broken.page and page.done)
    and not exists (select from inspection_use use
      left join inspection_page target on target.site_id = use.site_id and target.run_id = use.run_id and target.href = use.target
      where use.site_id = broken.site_id and use.run_id = ${runId} and use.page = broken.page and use.target = broken.target
        and (target.reason is not null or target.done is not true))
    or page like '/xinxi/%' and not exists (select from publish_document document
      where document.site_id = broken.site_id and document.id = substr(broken.page, 8) and document.life = 'published'))`.execute(tx)
}
