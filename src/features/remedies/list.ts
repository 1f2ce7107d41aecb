import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { can } from '../../../api/permissions.js'
import type { listRemedies } from '../../../api/remedies.js'
import type { RemedySummary } from '../../../api/remedy-view.js'
import { day } from '../../../law/day.js'
import { type RemedyCell, resultsOf } from '../../../law/remedy-results.js'
import { today as todayOf } from '../../platform/clock.js'
import type { Db } from '../../platform/db/database.js'
import { pageKey } from '../../platform/db/pageKey.js'
import type { Viewer } from '../../platform/session/viewer.js'
import { currentCalendar } from '../calendar/index.js'
import { type Organ, organsBelow } from '../organs/index.js'
import type { Now } from '../requests/index.js'
import type { Ctx } from './handle.js'
import { lightIs, working } from './lights.js'
import type { RemedyRow } from './store.js'
import { summaryOf } from './view.js'

export type Filters = Omit<z.output<NonNullable<(typeof listRemedies)['query']>>, 'after'>

const PAGE = 50

/** One page of what the viewer may see, the most urgent first; `next` is handed in as `after` to get the page behind. */
export async function listPage(
  ctx: Pick<Ctx, 'platform'>,
  viewer: Viewer,
  filters: Filters,
  after: string | undefined,
  size = PAGE,
): Promise<{ remedies: RemedySummary[]; next: string | null }> {
  const { db } = ctx.platform.database
  const organs = (await organsInSight(db, viewer)).filter((organ) => filters.organId === undefined || organ.id === filters.organId)
  if (organs.length === 0) return { remedies: [], next: null }
  const now: Now = { calendar: await currentCalendar(db), today: todayOf(ctx.platform.clock) }
  const order = filters.scope === 'running' && filters.light !== 'done' ? 'asc' : 'desc'
  const key = pageKey(after)
  const rows = await db
    .selectFrom('remedy_case')
    .selectAll()
    .where(
      'organ_id',
      'in',
      organs.map((organ) => organ.id),
    )
    .where('practice', '=', filters.practice === 'yes')
    .where(sql.join(conditionsOf(filters, now), sql` and `) as RawBuilder<boolean>)
    .$if(key !== null, (query) =>
      query.where(sql<boolean>`(sort_on, id) ${sql.raw(order === 'asc' ? '>' : '<')} (${key?.on}::date, ${key?.id})`),
    )
    .orderBy('sort_on', order)
    .orderBy('id', order)
    .limit(size + 1)
    .execute()
  const page = rows.slice(0, size)
  const last = page.at(-1)
  const names = new Map(organs.map((organ) => [organ.id, organ.name]))
  return {
    remedies: page.map((row) => summaryOf(row, names.get(row.organ_id) ?? row.organ_id, now)),
    next: rows.length > size && last ? `${last.sort_on}~${last.id}` : null,
  }
}

/** Those of one request, oldest first. */
export function ofRequest(db: Db, requestId: string): Promise<RemedyRow[]> {
  return db.selectFrom('remedy_case').selectAll().where('request_id', '=', requestId).orderBy('notified_on').orderBy('id').execute()
}

async function organsInSight(db: Db, viewer: Viewer): Promise<Organ[]> {
  const paths = [...new Set(viewer.grants.map((grant) => grant.organPath))].filter((path) => can(viewer.grants, 'remedy.view', path))
  const found = new Map<string, Organ>()
  for (const path of paths) for (const organ of await organsBelow(db, path)) found.set(organ.id, organ)
  return [...found.values()]
}

function conditionsOf({ light, scope, kind, cell, year, q }: Filters, now: Now): RawBuilder<boolean>[] {
  return [
    sql<boolean>`true`,
    scope === 'running' && light === undefined && cell === undefined && year === undefined && working(now),
    scope === 'done' && sql<boolean>`not (${working(now)})`,
    light && lightIs(light, now),
    kind && sql<boolean>`kind = ${kind}`,
    (cell || year) && countsIn(cell, year),
    q && named(q),
  ].filter((each) => typeof each === 'object')
}

/** What counts in a cell of that year's table 4; without a year, what stands so now. */
function countsIn(cell: Filters['cell'], year: number | undefined): RawBuilder<boolean> {
  const [from, to] = [`${year ?? 1}`.padStart(4, '0'), `${year ?? 9999}`].map((text, at) => day(`${text}-${at === 0 ? '01-01' : '12-31'}`))
  const counted = sql<boolean>`status <> 'voided' and role = 'original' and notified_on <= ${to}::date`
  if (cell === undefined) return sql<boolean>`${counted} and (settled_on is null or settled_on >= ${from}::date)`
  if (cell === 'pending') return sql<boolean>`${counted} and (settled_on is null or settled_on > ${to}::date)`
  return sql<boolean>`${counted} and settled_on between ${from}::date and ${to}::date and result in (${sql.join(resultKeys(cell))})`
}

function resultKeys(cell: RemedyCell): string[] {
  const all = [...resultsOf('review'), ...resultsOf('first')].filter((result) => result.cell === cell)
  return [...new Set(all.map((result) => result.key))]
}

/** By number of the remedy, of the request, or of the case there. */
function named(q: string): RawBuilder<boolean> {
  const typed = q.normalize('NFKC').replace(/\s/g, '')
  return sql<boolean>`(number = ${typed.toUpperCase()} or id = ${typed} or request_number = ${typed.toUpperCase()} or request_id = ${typed}
    or strpos(case_no, ${q.trim()}) > 0 or strpos(timed::text, ${JSON.stringify(q.trim()).slice(1, -1)}) > 0)`
}
