import { type RawBuilder, sql } from 'kysely'
import type { Light, RequestSummary } from '../../../api/request-view.js'
import { today as todayOf } from '../../platform/clock.js'
import type { Db } from '../../platform/db/database.js'
import { pageKey } from '../../platform/db/pageKey.js'
import type { Viewer } from '../../platform/session/viewer.js'
import { namesOfUsers } from '../accounts/index.js'
import { currentCalendar } from '../calendar/index.js'
import type { Organ } from '../organs/index.js'
import { type Filters, idsOf, narrow } from './filters.js'
import type { Ctx } from './handle.js'
import { edgesOf, lightSql } from './lights.js'
import { openPartsOf, personOf } from './sealed.js'
import type { CaseRow } from './store.js'
import { summaryOf } from './view.js'

export const PAGE = 50

type LightCounts = Record<Exclude<Light, 'done'>, number>

/** One page of what the viewer may see, the most urgent first; `next` is handed in as `after` to get the page behind. */
export async function listPage(
  ctx: Pick<Ctx, 'platform'>,
  viewer: Viewer,
  filters: Filters,
  after: string | undefined,
  size = PAGE,
): Promise<{ rows: CaseRow[]; next: string | null; organs: Organ[] }> {
  const { organs, where } = await narrow(ctx, viewer, filters)
  if (organs.length === 0) return { rows: [], next: null, organs }
  const order = filters.light === 'done' || filters.scope !== 'running' || filters.cell !== undefined ? 'desc' : 'asc'
  const key = pageKey(after)
  const behind = key && sql`(sort_on, id) ${sql.raw(order === 'asc' ? '>' : '<')} (${key.on}::date, ${key.id})`
  const rows = await rowsOf(ctx.platform.database.db, idsOf(organs), behind ? sql`${where} and ${behind}` : where, order, size + 1)
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return { rows: page, next: rows.length > size && last ? `${last.sort_on}~${last.id}` : null, organs }
}

/** How many rows the list with these filters has; null among the finished, of whom there may be a million. */
export async function totalOf(ctx: Pick<Ctx, 'platform'>, viewer: Viewer, filters: Filters): Promise<number | null> {
  const bounded = filters.cell !== undefined || Boolean(filters.q) || (filters.scope === 'running' && filters.light !== 'done')
  if (!bounded) return null
  const { organs, where } = await narrow(ctx, viewer, filters)
  if (organs.length === 0) return 0
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from request_case
    where organ_id in (${sql.join(idsOf(organs))}) and ${where}`.execute(ctx.platform.database.db)
  return rows[0]?.n ?? 0
}

/** Rows as lines, with the masked applicant and the first words. */
export async function linesOf(ctx: Pick<Ctx, 'platform'>, rows: readonly CaseRow[], organs: readonly Organ[]): Promise<RequestSummary[]> {
  const { db } = ctx.platform.database
  const parts = await openPartsOf(
    ctx,
    db,
    rows.map((row) => row.id),
    ['person', 'words'],
  )
  const beside = {
    calendar: await currentCalendar(db),
    today: todayOf(ctx.platform.clock),
    names: await namesOfUsers(
      db,
      rows.flatMap((row) => row.handler ?? []),
    ),
  }
  const organNames = new Map(organs.map((organ) => [organ.id, organ.name]))
  return rows.map((row) => {
    const opened = parts.get(row.id) ?? new Map<string, string>()
    const words = opened.get('words')
    return summaryOf(row, {
      ...beside,
      organName: organNames.get(row.organ_id) ?? row.organ_id,
      person: personOf(opened),
      words: words === undefined ? null : String(JSON.parse(words).description),
    })
  })
}

/** How many run under each light in these organs. */
export function countsOf(ctx: Pick<Ctx, 'platform'>, organs: readonly Organ[], practice: boolean): Promise<LightCounts> {
  return countLights(ctx, organs, sql`practice = ${practice}`)
}

/** The same for a list: how many of its running rows stand under each light, whichever light is being looked at. */
export async function countsOfList(ctx: Pick<Ctx, 'platform'>, viewer: Viewer, filters: Filters): Promise<LightCounts> {
  const { organs, where } = await narrow(ctx, viewer, { ...filters, light: undefined, scope: 'all' })
  return countLights(ctx, organs, where)
}

/** How many rows a list of running cases has, from what stands under each light. */
export function sumOf(counts: LightCounts, light: Light | undefined): number {
  if (light !== undefined && light !== 'done') return counts[light]
  return Object.values(counts).reduce((sum, n) => sum + n, 0)
}

async function countLights(ctx: Pick<Ctx, 'platform'>, organs: readonly Organ[], where: RawBuilder<unknown>): Promise<LightCounts> {
  const counts = { grey: 0, green: 0, yellow: 0, orange: 0, red: 0, blue: 0 }
  if (organs.length === 0) return counts
  const { db } = ctx.platform.database
  const { rows } = await sql<{ light: keyof typeof counts; n: number }>`
    select ${lightSql(await edgesOf(ctx, db))} as light, count(*)::int as n from request_case
    where organ_id in (${sql.join(idsOf(organs))}) and phase <> 'done' and ${where} group by 1`.execute(db)
  for (const { light, n } of rows) counts[light] = n
  return counts
}

/** The first `limit` rows of every organ, read off its index, then the first of them all: as fast for a city as for one office. */
async function rowsOf(
  db: Db,
  organIds: readonly string[],
  where: RawBuilder<unknown>,
  order: 'asc' | 'desc',
  limit: number,
): Promise<CaseRow[]> {
  const ordered = sql`order by sort_on ${sql.raw(order)}, id ${sql.raw(order)} limit ${limit}`
  const organs = sql.join(organIds.map((id) => sql`(${id}::text)`))
  const { rows } = await sql<CaseRow>`select found.* from (values ${organs}) as wanted (organ)
    cross join lateral (select * from request_case where organ_id = wanted.organ and ${where} ${ordered}) found ${ordered}`.execute(db)
  return rows
}
