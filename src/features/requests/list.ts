import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { can } from '../../../api/permissions.js'
import type { Light, RequestSummary } from '../../../api/request-view.js'
import type { listRequests } from '../../../api/requests.js'
import { type Day, parseDay } from '../../../law/day.js'
import { today as todayOf } from '../../platform/clock.js'
import { sealerOf } from '../../platform/crypto/sealer.js'
import type { Db } from '../../platform/db/database.js'
import type { Viewer } from '../../platform/session/viewer.js'
import { namesOfUsers } from '../accounts/index.js'
import { currentCalendar } from '../calendar/index.js'
import { type Organ, organsBelow } from '../organs/index.js'
import type { Ctx } from './handle.js'
import { edgesOf, lightSql, rangeOf } from './lights.js'
import { fingerprintOf, openPartsOf, personOf } from './sealed.js'
import type { CaseRow } from './store.js'
import { summaryOf } from './view.js'

export type Filters = Omit<z.output<NonNullable<(typeof listRequests)['query']>>, 'after'>

export const PAGE = 50

/** One page of what the viewer may see, the most urgent first; `next` is handed in as `after` to get the page behind. */
export async function listPage(
  ctx: Pick<Ctx, 'platform'>,
  viewer: Viewer,
  filters: Filters,
  after: string | undefined,
  size = PAGE,
): Promise<{ rows: CaseRow[]; next: string | null; organs: Organ[] }> {
  const { db } = ctx.platform.database
  const organs = (await organsInSight(db, viewer)).filter((organ) => filters.organId === undefined || organ.id === filters.organId)
  if (organs.length === 0) return { rows: [], next: null, organs }
  const done = filters.light === 'done' || filters.scope === 'done'
  const order = done || filters.scope === 'all' ? 'desc' : 'asc'
  const key = after === undefined ? null : parseKey(after)
  const conditions = [
    sql<boolean>`practice = ${filters.practice === 'yes'}`,
    ...(done ? [sql<boolean>`phase = 'done'`] : filters.scope === 'running' ? [sql<boolean>`phase <> 'done'`] : []),
    ...(await conditionsOf(ctx, filters, viewer)),
    ...(filters.q ? [idIn(await matchingIds(ctx, idsOf(organs), filters.q))] : []),
    ...(key === null ? [] : [sql<boolean>`(sort_on, id) ${sql.raw(order === 'asc' ? '>' : '<')} (${key.sortOn}::date, ${key.id})`]),
  ]
  const rows = await rowsOf(db, idsOf(organs), sql.join(conditions, sql` and `), order, size + 1)
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return { rows: page, next: rows.length > size && last ? `${last.sort_on}~${last.id}` : null, organs }
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
export async function countsOf(
  ctx: Pick<Ctx, 'platform'>,
  organs: readonly Organ[],
  practice: boolean,
): Promise<Record<Exclude<Light, 'done'>, number>> {
  const counts = { grey: 0, green: 0, yellow: 0, orange: 0, red: 0, blue: 0 }
  if (organs.length === 0) return counts
  const { db } = ctx.platform.database
  const edges = await edgesOf(ctx, db)
  const { rows } = await sql<{ light: keyof typeof counts; n: number }>`
    select ${lightSql(edges)} as light, count(*)::int as n from request_case
    where organ_id in (${sql.join(idsOf(organs))}) and phase <> 'done' and practice = ${practice} group by 1`.execute(db)
  for (const { light, n } of rows) counts[light] = n
  return counts
}

/** Organs whose cases the viewer may see; grants reach down the tree. */
export async function organsInSight(db: Db, viewer: Viewer): Promise<Organ[]> {
  const paths = [...new Set(viewer.grants.map((grant) => grant.organPath))].filter((path) => can(viewer.grants, 'request.view', path))
  const found = new Map<string, Organ>()
  for (const path of paths) for (const organ of await organsBelow(db, path)) found.set(organ.id, organ)
  return [...found.values()]
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

async function conditionsOf(ctx: Pick<Ctx, 'platform'>, filters: Filters, viewer: Viewer): Promise<RawBuilder<boolean>[]> {
  const { light, mine, channel, applicantKind, outcome, kind, from, to } = filters
  return [
    light && rangeOf(light, await edgesOf(ctx, ctx.platform.database.db)),
    mine === 'yes' && sql<boolean>`handler = ${viewer.userId}`,
    channel && sql<boolean>`channel = ${channel}`,
    applicantKind && sql<boolean>`applicant_kind = ${applicantKind}`,
    outcome && sql<boolean>`outcome = ${outcome}`,
    kind && sql<boolean>`kind = ${kind}`,
    from && sql<boolean>`received_on >= ${from}::date`,
    to && sql<boolean>`received_on <= ${to}::date`,
  ].filter((each) => typeof each === 'object')
}

/** By number, number of the document, or whole name, number or phone of the applicant; what is typed stands nowhere in the clear. */
async function matchingIds(ctx: Pick<Ctx, 'platform'>, organIds: readonly string[], q: string): Promise<string[]> {
  const typed = q.normalize('NFKC').replace(/\s/g, '')
  const fingerprint = fingerprintOf(sealerOf(ctx.platform.config), q)
  const theirs = sql`organ_id in (${sql.join([...organIds])})`
  const { rows } = await sql<{ id: string }>`select id from request_case where ${theirs} and number = ${typed.toUpperCase()}
    union select id from request_case where ${theirs} and id = ${typed}
    union select id from request_case where ${theirs} and document_no = ${q.trim()}
    union select id from request_fingerprint where ${theirs} and fingerprint = ${fingerprint} limit ${MOST_FOUND}`.execute(
    ctx.platform.database.db,
  )
  return rows.map((row) => row.id)
}

const MOST_FOUND = 1_000

const idIn = (ids: readonly string[]) => (ids.length === 0 ? sql<boolean>`false` : sql<boolean>`id in (${sql.join([...ids])})`)

/** What a page ended with. Anything else that is handed in begins the list again. */
function parseKey(after: string): { sortOn: Day; id: string } | null {
  const [text = '', id = ''] = after.split('~')
  const sortOn = parseDay(text)
  return sortOn && id ? { sortOn, id } : null
}

const idsOf = (organs: readonly Organ[]): string[] => organs.map((organ) => organ.id)
