import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { can } from '../../../api/permissions.js'
import type { listRequests } from '../../../api/requests.js'
import { sealerOf } from '../../platform/crypto/sealer.js'
import type { Db } from '../../platform/db/database.js'
import type { Viewer } from '../../platform/session/viewer.js'
import { type Organ, organById, organsBelow } from '../organs/index.js'
import { REVIEW_STEPS } from './events.js'
import { countedInCell } from './figures.js'
import type { Ctx } from './handle.js'
import { edgesOf, rangeOf } from './lights.js'
import { fingerprintOf } from './sealed.js'
import { STEP_PERMISSIONS } from './verbs.js'

export type Filters = Omit<z.output<NonNullable<(typeof listRequests)['query']>>, 'after'>

/** Which rows a list is made of. */
export interface Narrowed {
  /** Whose cases; none: the list is empty. */
  organs: Organ[]
  where: RawBuilder<unknown>
}

/** What the filters leave of what the viewer may see. */
export async function narrow(ctx: Pick<Ctx, 'platform'>, viewer: Viewer, filters: Filters): Promise<Narrowed> {
  const { db } = ctx.platform.database
  const insight = filters.todo === 'asked' ? await askingOrgans(db, viewer) : await organsInSight(db, viewer)
  const organs = insight.filter((organ) => filters.organId === undefined || organ.id === filters.organId)
  const conditions = [
    sql<boolean>`practice = ${filters.practice === 'yes'}`,
    ...scopeOf(filters),
    ...(await conditionsOf(ctx, filters, viewer)),
    ...(filters.todo ? [waitingFor(filters.todo, viewer, organs)] : []),
    ...(filters.q && organs.length > 0 ? [idIn(await matchingIds(ctx, idsOf(organs), filters.q))] : []),
  ]
  return { organs, where: sql.join(conditions, sql` and `) }
}

/** Organs whose cases the viewer may see; grants reach down the tree. */
export async function organsInSight(db: Db, viewer: Viewer): Promise<Organ[]> {
  const paths = [...new Set(viewer.grants.map((grant) => grant.organPath))].filter((path) => can(viewer.grants, 'request.view', path))
  const found = new Map<string, Organ>()
  for (const path of paths) for (const organ of await organsBelow(db, path)) found.set(organ.id, organ)
  return [...found.values()]
}

export const idsOf = (organs: readonly Organ[]): string[] => organs.map((organ) => organ.id)

/** Organs that asked the viewer's own to help and wait for it. */
async function askingOrgans(db: Db, viewer: Viewer): Promise<Organ[]> {
  const rows = await db
    .selectFrom('request_assignment')
    .select('organ_id')
    .distinct()
    .where('to_organ', '=', viewer.organId)
    .where('answered', '=', false)
    .execute()
  const organs = await Promise.all(rows.map((row) => organById(db, row.organ_id)))
  return organs.filter((organ) => organ !== null)
}

function scopeOf({ light, scope, cell }: Filters): RawBuilder<boolean>[] {
  if (cell !== undefined) return []
  if (light === 'done' || scope === 'done') return [sql<boolean>`phase = 'done'`]
  return scope === 'running' ? [sql<boolean>`phase <> 'done'`] : []
}

async function conditionsOf(ctx: Pick<Ctx, 'platform'>, filters: Filters, viewer: Viewer): Promise<RawBuilder<boolean>[]> {
  const { light, mine, channel, applicantKind, outcome, kind, from, to, cell, year } = filters
  return [
    light && rangeOf(light, await edgesOf(ctx, ctx.platform.database.db)),
    mine === 'yes' && sql<boolean>`handler = ${viewer.userId}`,
    channel && sql<boolean>`channel = ${channel}`,
    applicantKind && sql<boolean>`applicant_kind = ${applicantKind}`,
    outcome && sql<boolean>`outcome = ${outcome}`,
    kind && sql<boolean>`kind = ${kind}`,
    from && sql<boolean>`received_on >= ${from}::date`,
    to && sql<boolean>`received_on <= ${to}::date`,
    cell && (year === undefined ? sql<boolean>`false` : countedInCell(cell, year)),
  ].filter((each) => typeof each === 'object')
}

/** What waits for the viewer, among the cases of `organs`. */
function waitingFor(todo: NonNullable<Filters['todo']>, viewer: Viewer, organs: readonly Organ[]): RawBuilder<boolean> {
  switch (todo) {
    case 'confirm':
      return sql<boolean>`phase = 'waiting' and received_on is null`
    case 'review':
      return toReview(viewer, organs)
    case 'returned':
      return sql<boolean>`draft_returned and draft_author = ${viewer.userId}`
    case 'asked':
      return sql<boolean>`id in (select id from request_assignment
        where to_organ = ${viewer.organId} and organ_id = request_case.organ_id and not answered)`
  }
}

/** Drafts that wait for a step the viewer may take, not on a text of their own. */
function toReview(viewer: Viewer, organs: readonly Organ[]): RawBuilder<boolean> {
  const steps = organs.flatMap((organ) =>
    REVIEW_STEPS.filter((step) => can(viewer.grants, STEP_PERMISSIONS[step], organ.path)).map((step) => sql`(${organ.id}, ${step})`),
  )
  if (steps.length === 0) return sql<boolean>`false`
  return sql<boolean>`(organ_id, review_step) in (${sql.join(steps)}) and draft_author <> ${viewer.userId}`
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
