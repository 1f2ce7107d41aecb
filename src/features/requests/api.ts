import type { FastifyInstance } from 'fastify'
import { can, type Permission } from '../../../api/permissions.js'
import * as routes from '../../../api/requests.js'
import { type Day, day, yearOf } from '../../../law/day.js'
import type { Actor } from '../../platform/actor.js'
import { today } from '../../platform/clock.js'
import { Fault } from '../../platform/errors/errors.js'
import { Download, mountRoute } from '../../platform/http/mount.js'
import { append } from '../../platform/ledger/ledger.js'
import type { Platform } from '../../platform/platform.js'
import { mustBeAllowed, type Viewer } from '../../platform/session/viewer.js'
import { MOST_ROWS } from '../../platform/sheets/listing.js'
import { holdersOf, loadViewer, namesOfUsers } from '../accounts/index.js'
import { type Organ, organById } from '../organs/index.js'
import { findDuplicates } from './duplicates.js'
import { fold } from './evolve.js'
import { toWorkbook } from './export.js'
import { feedOf, feedOwner, feedPath } from './feed.js'
import { table3Numbers } from './figures.js'
import { handOverAll } from './handing.js'
import type { Ctx } from './handle.js'
import { parseId, type RequestId } from './id.js'
import { countsOf, countsOfList, linesOf, listPage, sumOf, totalOf } from './list.js'
import { readPersons } from './reading.js'
import { readHistory } from './store.js'
import { submitRequest } from './submitting.js'
import { requestView, unitsOf } from './view.js'
import { workOf } from './work.js'

/** Who calls, and for which organ's cases. */
export interface Caller {
  ctx: Ctx
  viewer: Viewer
  organ: Organ
}

/** Mounts lists, the case, registration and what concerns several cases; the steps stand in stepsApi.ts. */
export function mountRequestsApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database

  mountRoute(app, platform, routes.listRequests, async ({ query: { after, ...filters }, viewer }) => {
    mustBeAllowed(viewer, 'request.view')
    const { rows, next, organs } = await listPage({ platform }, viewer, filters, after)
    const counts = await countsOfList({ platform }, viewer, filters)
    const isRunning = filters.scope === 'running' && filters.light !== 'done' && filters.cell === undefined
    const total = isRunning ? sumOf(counts, filters.light) : await totalOf({ platform }, viewer, filters)
    return { requests: await linesOf({ platform }, rows, organs), next, counts, total }
  })

  mountRoute(app, platform, routes.exportRequests, async ({ query, viewer, actor }) => {
    mustBeAllowed(viewer, 'request.view')
    if (!actor) throw new Fault('unauthenticated', '请先登录。')
    const { rows, organs } = await listPage({ platform }, viewer, query, undefined, MOST_ROWS)
    const on = today(platform.clock)
    // Words looked for may name a person, and an entry stays for good.
    const { q, ...filters } = query
    await platform.database.transaction((tx) =>
      append(
        tx,
        {
          chain: viewer.organId,
          stream: `request-export:${viewer.userId}`,
          type: 'RequestsExported',
          data: { rows: rows.length, query: filters, searched: q !== undefined },
          actor,
          article: null,
        },
        platform.clock,
      ),
    )
    const bytes = await toWorkbook(
      await linesOf({ platform }, rows, organs),
      `依申请公开台账  导出人：${viewer.name}  导出日期：${on}  共 ${rows.length} 件`,
    )
    return new Download(bytes, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', `依申请公开台账-${on}.xlsx`)
  })

  mountRoute(app, platform, routes.myRequestWork, ({ query, viewer }) => {
    mustBeAllowed(viewer, 'request.view')
    return workOf({ platform }, viewer, query.practice === 'yes')
  })

  mountRoute(app, platform, routes.requestStatistics, async ({ query: { organId, year }, viewer, actor }) => {
    const { organ } = await admit(platform, organId, { viewer, actor }, 'request.view')
    return { organId, year, ...(await statisticsOf(platform, organ, year)) }
  })

  mountRoute(app, platform, routes.registerRequest, async ({ body, viewer, actor }) => {
    const caller = await admit(platform, body.organId, { viewer, actor }, 'request.handle')
    const receipt = await submitRequest(caller.ctx, { ...body, on: day(body.on), once: null })
    return { request: await requestView(caller.ctx, receipt.id, caller.viewer, caller.organ), password: receipt.password }
  })

  mountRoute(app, platform, routes.findDuplicates, async ({ body, viewer, actor }) => {
    const { ctx, organ } = await admit(platform, body.organId, { viewer, actor }, 'request.handle')
    const found = await findDuplicates(ctx, body)
    const rows = found.map((match) => match.row)
    const lines = await linesOf(ctx, rows, [organ])
    return {
      matches: found.flatMap(({ similarity, sameApplicant }, at) => (lines[at] ? [{ request: lines[at], similarity, sameApplicant }] : [])),
    }
  })

  mountRoute(app, platform, routes.getRequest, async ({ params, viewer, actor }) => {
    const caller = await admitToCase(platform, params.id, { viewer, actor }, 'request.view')
    return requestView(caller.ctx, params.id, caller.viewer, caller.organ)
  })

  mountRoute(app, platform, routes.readPerson, async ({ params, body, viewer, actor }) => {
    const { ctx } = await admit(platform, parseId(params.id).organId, { viewer, actor }, 'request.read-person')
    await mustExist(platform, params.id)
    return readPersons(ctx, params.id, body.purpose)
  })

  mountRoute(app, platform, routes.requestFeedLink, ({ viewer }) => {
    mustBeAllowed(viewer, 'request.view')
    return { path: feedPath({ platform }, viewer.userId) }
  })

  mountRoute(app, platform, routes.requestFeed, async ({ params }) => {
    const owner = feedOwner({ platform }, params.token)
    const viewer = owner && (await loadViewer(db, owner))
    if (!viewer) throw new Fault('not-found', '这个日历地址已经失效，请登录后重新复制。')
    return new Download(Buffer.from(await feedOf(platform, viewer)), 'text/calendar; charset=utf-8', 'yishenqing.ics', true)
  })

  mountRoute(app, platform, routes.listHandlers, async ({ query, viewer, actor }) => {
    const permission = viewer && can(viewer.grants, 'request.view') ? 'request.view' : 'request.hand-over'
    const { organ } = await admit(platform, query.organId, { viewer, actor }, permission)
    const counts = await db
      .selectFrom('request_case')
      .select(({ fn }) => ['handler', fn.countAll<number>().as('n')])
      .where('organ_id', '=', organ.id)
      .where('phase', '<>', 'done')
      .where('handler', 'is not', null)
      .groupBy('handler')
      .execute()
    const running = new Map(counts.map((row) => [row.handler, Number(row.n)]))
    const holders = await holdersOf(db, 'request.handle', organ.path)
    const gone = [...running.keys()].filter((id) => id !== null && !holders.some((one) => one.userId === id)) as string[]
    const names = await namesOfUsers(db, gone)
    const all = [...holders, ...gone.map((userId) => ({ userId, name: names.get(userId) ?? userId }))]
    return { handlers: all.map((one) => ({ ...one, running: running.get(one.userId) ?? 0 })) }
  })

  mountRoute(app, platform, routes.handOverAll, async ({ body, viewer, actor }) => {
    const { ctx, organ } = await admit(platform, body.organId, { viewer, actor }, 'request.hand-over')
    return { moved: await handOverAll(ctx, organ, body.from, body.to) }
  })
}

/** The caller, when a grant of theirs holds the permission for the organ. Throws Fault `forbidden` and `not-found`. */
export async function admit(
  platform: Platform,
  organId: string,
  { viewer, actor }: { viewer: Viewer | null; actor: Actor | null },
  permission: Permission,
): Promise<Caller> {
  const organ = await organById(platform.database.db, organId)
  if (!organ) throw new Fault('not-found', '没有这个单位，请从单位名录中选择。')
  mustBeAllowed(viewer, permission, organ.path)
  if (!actor) throw new Fault('unauthenticated', '请先登录。')
  return { ctx: { platform, actor }, viewer, organ }
}

/** The same for one case; units that were asked to help on it may see it, too. */
export async function admitToCase(
  platform: Platform,
  id: RequestId,
  who: { viewer: Viewer | null; actor: Actor | null },
  permission: Permission,
): Promise<Caller> {
  const { db } = platform.database
  const { organId } = parseId(id)
  const organ = await organById(db, organId)
  const { viewer, actor } = who
  if (organ && viewer && actor && !can(viewer.grants, permission, organ.path)) {
    const units = await unitsOf(db, fold(await readHistory(db, id)), viewer)
    if (units.length > 0) return { ctx: { platform, actor }, viewer, organ }
    await recordRefusal({ platform, actor }, viewer, id)
  }
  return admit(platform, organId, who, permission)
}

/** Who tried to open another organ's case is on record for the auditor, in the chain of their own organ. */
async function recordRefusal(ctx: Ctx, viewer: Viewer, id: RequestId): Promise<void> {
  const entry = { chain: viewer.organId, stream: `request-refused:${viewer.userId}`, type: 'AccessRefused', data: { request: id } }
  await ctx.platform.database.transaction((tx) => append(tx, { ...entry, actor: ctx.actor, article: null }, ctx.platform.clock))
}

async function mustExist(platform: Platform, id: RequestId): Promise<void> {
  if ((await readHistory(platform.database.db, id)).length === 0) throw new Fault('not-found', '没有这件申请，请核对编号。')
}

async function statisticsOf(platform: Platform, organ: Organ, year: number) {
  const { db } = platform.database
  const cells = await table3Numbers(db, organ.id, year)
  const counts = await countsOf({ platform }, [organ], false)
  const [from, to] = [day(`${year}-01-01`), day(`${year}-12-31`)] as [Day, Day]
  const decided = await db
    .selectFrom('request_case')
    .select(({ fn, eb }) => [
      fn.sum<number | null>('fee_yuan').as('fee'),
      fn.sum<number | null>(eb.case().when('late', '=', true).then(1).else(0).end()).as('late'),
    ])
    .where('organ_id', '=', organ.id)
    .where('decided_on', '>=', from)
    .where('decided_on', '<=', to)
    .where('practice', '=', false)
    .executeTakeFirst()
  return {
    cells,
    received: cells['table3.newReceived.total'] ?? 0,
    decided: cells['table3.resultTotal.total'] ?? 0,
    running: sumOf(counts, undefined),
    late: Number(decided?.late ?? 0) + (yearOf(today(platform.clock)) === year ? counts.red : 0),
    feeYuan: Number(decided?.fee ?? 0),
  }
}
