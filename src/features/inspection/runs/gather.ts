import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, type Day } from '../../../../law/day.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today as todayOf } from '../../../platform/clock.js'
import type { Db } from '../../../platform/db/database.js'
import type { Platform } from '../../../platform/platform.js'
import { readSites, type Site } from '../../../platform/site/site.js'
import { organById, organsBelow, standingOrgans } from '../../organs/index.js'
import { openCorrections } from '../../portal/index.js'
import {
  columnViews,
  countsOf,
  publishedLate,
  WHOLE_SITE,
  withoutElements,
  withoutInterpretation,
  wordsOf,
} from '../../publishing/index.js'
import { probeHost } from '../host/probe.js'
import { readPage } from '../pages/facts.js'
import { openOwn } from '../pages/own.js'
import type { CheckedPage, Evidence } from '../rules/evidence.js'
import { type BrokenUse, grouped, isOnline } from './broken.js'

const A_YEAR = 365
const MOST_MESSAGES = 200
const SEARCHED = 4

/** Everything that the rules judge, after a run has opened its pages. */
export async function gatherEvidence(platform: Platform, runId: string, uses: readonly BrokenUse[]): Promise<Evidence> {
  const { db } = platform.database
  const today = todayOf(platform.clock)
  const [site, ...otherSites] = (await readSites(db)) as [Site, ...Site[]]
  const organs = await organsOf(db, site)
  const asked = { organs: organs.map(({ id }) => id), since: addDays(today, -A_YEAR), today }
  const columns = await columnViews(db, SITE_ID, organs, today)
  const pages = await pagesOf(db, runId)
  return {
    today,
    site,
    otherSites,
    pages,
    broken: grouped(uses),
    links: await linksOf(db, runId),
    isOnline: await isOnline(db, runId),
    columns,
    reached: await reachedOf(
      db,
      runId,
      columns.map((column) => column.id),
    ),
    newest: (await countsOf(db, SITE_ID, [WHOLE_SITE])).get(WHOLE_SITE)?.newest ?? null,
    messages: await messagesOf(db),
    searched: await searchedOf(platform, runId, pages),
    host: platform.config.publicUrl === null ? null : await probeHost(platform.config.publicUrl),
    uninterpreted: await withoutInterpretation(db, SITE_ID, asked),
    late: await publishedLate(db, SITE_ID, asked),
    incomplete: await withoutElements(db, SITE_ID, asked),
    words: (await wordsOf(db, SITE_ID)).length,
  }
}

/** Whose columns the site answers for: its organ's and those below. */
async function organsOf(db: Db, site: Site) {
  const own = await organById(db, site.organId)
  return own ? organsBelow(db, own.path) : standingOrgans(db)
}

async function pagesOf(db: Db, runId: string): Promise<CheckedPage[]> {
  const rows = await db
    .selectFrom('inspection_page')
    .selectAll()
    .where('site_id', '=', SITE_ID)
    .where('run_id', '=', runId)
    .where('what', '=', 'page')
    .orderBy('href')
    .execute()
  return rows.map((row) => ({ ...row, organId: row.organ_id, ms: row.ms ?? 0 }))
}

async function linksOf(db: Db, runId: string): Promise<Evidence['links']> {
  const rows = await db
    .selectFrom('inspection_page')
    .select((at) => ['what', at.fn.countAll<number>().as('count')])
    .where('site_id', '=', SITE_ID)
    .where('run_id', '=', runId)
    .groupBy('what')
    .execute()
  const count = (what: string) => Number(rows.find((row) => row.what === what)?.count ?? 0)
  return { own: count('link'), outside: count('outside') }
}

/** Which of these columns some page led to. */
async function reachedOf(db: Db, runId: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select substr(href, 2) as id from inspection_page
    where site_id = ${SITE_ID} and run_id = ${runId} and substr(href, 2) = any(${[...ids]}::text[])`.execute(db)
  return new Set(rows.map((row) => row.id))
}

async function messagesOf(db: Db): Promise<Evidence['messages']> {
  const rows = await openCorrections(db, MOST_MESSAGES)
  return rows.map(({ organ_id, number, page, received_on, due }) => ({
    organId: organ_id,
    number,
    page,
    receivedOn: received_on as Day,
    due: due as Day,
  }))
}

/** Four titles as the run's id has them fall: chance, but the same when it is judged twice. */
async function searchedOf(platform: Platform, runId: string, pages: readonly CheckedPage[]): Promise<Evidence['searched']> {
  const lot = (href: string) => createHash('sha256').update(`${runId} ${href}`).digest('hex')
  const documents = pages.filter((page) => page.href.startsWith('/xinxi/') && page.reason === null)
  const drawn = documents
    .map((page) => ({ page, lot: lot(page.href) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, SEARCHED)
  const searched: Evidence['searched'] = []
  for (const { page } of drawn) {
    const { html } = await openOwn(platform, `/sousuo?${new URLSearchParams({ q: page.title }).toString()}`)
    const found = readPage(html, { href: '/sousuo', origins: [] }).links.some((link) => link.target === page.href)
    searched.push({ title: page.title, href: page.href, organId: page.organId, found })
  }
  return searched
}
