import { sql } from 'kysely'
import type { z } from 'zod'
import { can } from '../../../api/permissions.js'
import type { Light, RequestSummary } from '../../../api/request-view.js'
import type { listRequests } from '../../../api/requests.js'
import { type Day, day } from '../../../law/day.js'
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
  const compare = order === 'asc' ? '>' : '<'
  const conditions = await conditionsOf(ctx, filters, viewer)
  const rows = await db
    .selectFrom('request_case')
    .selectAll()
    .where('organ_id', 'in', idsOf(organs))
    .where('practice', '=', filters.practice === 'yes')
    .$if(!done && filters.scope === 'running', (query) => query.where('phase', '<>', 'done'))
    .$if(done, (query) => query.where('phase', '=', 'done'))
    .$if(conditions !== null, (query) => query.where(conditions ?? sql<boolean>`true`))
    .$if(key !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) => eb(refTuple('sort_on', 'id'), compare, tuple(key?.sortOn ?? FIRST, key?.id ?? ''))),
    )
    .orderBy('sort_on', order)
    .orderBy('id', order)
    .limit(size + 1)
    .execute()
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

async function conditionsOf(ctx: Pick<Ctx, 'platform'>, filters: Filters, viewer: Viewer) {
  const { light, q, mine, channel, applicantKind, outcome, kind, from, to } = filters
  const all = [
    light && rangeOf(light, await edgesOf(ctx, ctx.platform.database.db)),
    q && matching(ctx, q),
    mine === 'yes' && sql<boolean>`handler = ${viewer.userId}`,
    channel && sql<boolean>`channel = ${channel}`,
    applicantKind && sql<boolean>`applicant_kind = ${applicantKind}`,
    outcome && sql<boolean>`outcome = ${outcome}`,
    kind && sql<boolean>`kind = ${kind}`,
    from && sql<boolean>`received_on >= ${from}::date`,
    to && sql<boolean>`received_on <= ${to}::date`,
  ].filter((each) => typeof each === 'object')
  return all.length === 0 ? null : sql<boolean>`(${sql.join(all, sql` and `)})`
}

/** By number, number of the document, or whole name, number or phone of the applicant; what is typed stands nowhere in the clear. */
function matching(ctx: Pick<Ctx, 'platform'>, q: string) {
  const typed = q.normalize('NFKC').replace(/\s/g, '')
  const fingerprint = fingerprintOf(sealerOf(ctx.platform.config), q)
  return sql<boolean>`(organ_id, id) in (
    select organ_id, id from request_case where number = ${typed.toUpperCase()}
    union select organ_id, id from request_case where id = ${typed}
    union select organ_id, id from request_case where document_no = ${q.trim()}
    union select organ_id, id from request_fingerprint where fingerprint = ${fingerprint})`
}

const FIRST = day('1970-01-01')

/** What a page ended with. Anything else that is handed in begins the list again. */
function parseKey(after: string): { sortOn: Day; id: string } | null {
  const match = /^(\d{4}-\d{2}-\d{2})~(.+)$/.exec(after)
  return match?.[1] && match[2] ? { sortOn: match[1] as Day, id: match[2] } : null
}

const idsOf = (organs: readonly Organ[]): string[] => organs.map((organ) => organ.id)
