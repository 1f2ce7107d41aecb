import { sql } from 'kysely'
import type { InspectionKind } from '../../../../api/inspection.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import type { PageFacts, PageLink } from '../pages/facts.js'
import type { PageRow, RunRow } from '../tables.js'
import type { Plan, Target } from './plan.js'

/** A run opens no more addresses of ours than this beside its pages, and no more elsewhere. */
const MOST = { link: 20_000, outside: 1_000 }
const AT_A_TIME = 1_000

/** What was found at an address. */
export interface Opened {
  href: string
  status: number | null
  reason: string | null
  ms: number
  facts: PageFacts | null
  links: PageLink[]
}

export async function findRun(db: Db | Tx, id: string): Promise<RunRow | null> {
  const row = await db.selectFrom('inspection_run').selectAll().where('site_id', '=', SITE_ID).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** Runs of a kind, the newest first. */
export async function latestRuns(db: Db | Tx, kind: InspectionKind, limit: number): Promise<RunRow[]> {
  return db
    .selectFrom('inspection_run')
    .selectAll()
    .where('site_id', '=', SITE_ID)
    .where('kind', '=', kind)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Gives up what was begun before a time and is still on its way. */
export async function abandonRuns(tx: Tx, kind: InspectionKind, before: Date): Promise<void> {
  const gone = await tx
    .deleteFrom('inspection_run')
    .where('site_id', '=', SITE_ID)
    .where('kind', '=', kind)
    .where('state', '=', 'running')
    .where('started_at', '<', before)
    .returning('id')
    .execute()
  for (const { id } of gone) await forgetPages(tx, id)
}

/** Lets go of what was only needed on the way. */
export async function forgetPages(tx: Tx, runId: string): Promise<void> {
  for (const table of ['inspection_page', 'inspection_use'] as const) {
    await tx.deleteFrom(table).where('site_id', '=', SITE_ID).where('run_id', '=', runId).execute()
  }
}

/** Takes the next step of a run for the caller; false when another has taken it, or the run is over. */
export async function takeStep(tx: Tx, id: string, step: number, plan?: Plan): Promise<boolean> {
  const result = await tx
    .updateTable('inspection_run')
    .set({ step: step + 1, ...(plan ? { plan: JSON.stringify(plan) } : {}) })
    .where('site_id', '=', SITE_ID)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('step', '=', step)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Writes down what is to be opened. */
export async function addTargets(tx: Tx, runId: string, targets: readonly Target[]): Promise<void> {
  for (let at = 0; at < targets.length; at += AT_A_TIME) {
    const rows = targets.slice(at, at + AT_A_TIME).map(({ href, organId, title }) => ({
      site_id: SITE_ID,
      run_id: runId,
      href,
      what: 'page' as const,
      organ_id: organId,
      title,
      done: false,
    }))
    await tx
      .insertInto('inspection_page')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** The next that are to be opened, pages first, then where they lead. */
export async function nextToOpen(db: Db, runId: string, limit: number): Promise<PageRow[]> {
  for (const what of ['page', 'link', 'outside'] as const) {
    const rows = await db
      .selectFrom('inspection_page')
      .selectAll()
      .where('site_id', '=', SITE_ID)
      .where('run_id', '=', runId)
      .where('what', '=', what)
      .where('done', '=', false)
      .orderBy('href')
      .limit(limit)
      .execute()
    if (rows.length > 0) return rows
  }
  return []
}

/** Notes what was found, and where it leads. */
export async function keepOpened(tx: Tx, runId: string, opened: readonly Opened[]): Promise<void> {
  for (const { href, status, reason, ms, facts } of opened) {
    await tx
      .updateTable('inspection_page')
      .set({ done: true, status, reason, ms, facts: facts && JSON.stringify(facts) })
      .where('site_id', '=', SITE_ID)
      .where('run_id', '=', runId)
      .where('href', '=', href)
      .execute()
  }
  const links = opened.flatMap(({ href, links }) => links.map((link) => ({ ...link, page: href })))
  if (links.length === 0) return
  for (let at = 0; at < links.length; at += AT_A_TIME) {
    const some = links.slice(at, at + AT_A_TIME)
    const uses = some.map(({ target, page, label }) => ({ site_id: SITE_ID, run_id: runId, target, page, label }))
    await tx
      .insertInto('inspection_use')
      .values(uses)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  for (const what of ['link', 'outside'] as const) {
    const targets = [...new Set(links.filter((link) => link.outside === (what === 'outside')).map((link) => link.target))]
    await addLinks(tx, runId, what, targets)
  }
}

async function addLinks(tx: Tx, runId: string, what: 'link' | 'outside', targets: readonly string[]): Promise<void> {
  if (targets.length === 0) return
  await sql`insert into inspection_page (site_id, run_id, href, what, organ_id, title, done)
    select ${SITE_ID}, ${runId}, target, ${what}, '', '', false from unnest(${[...targets]}::text[]) as target
    where (select count(*) from inspection_page where site_id = ${SITE_ID} and run_id = ${runId} and what = ${what}) < ${MOST[what]}
    on conflict do nothing`.execute(tx)
}
