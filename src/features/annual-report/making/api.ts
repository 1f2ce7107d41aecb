import type { FastifyInstance } from 'fastify'
import * as routes from '../../../../api/annual-report.js'
import type { Permission } from '../../../../api/permissions.js'
import type { Actor } from '../../../platform/actor.js'
import { Fault } from '../../../platform/errors/errors.js'
import { mountRoute } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { mustBeAllowed, type Viewer } from '../../../platform/session/viewer.js'
import { compute, open } from './act.js'
import type { ReportEvent } from './events.js'
import { type Ctx, type Held, handle } from './handle.js'
import { idOf, parseId, type ReportId } from './id.js'
import { listFor } from './list.js'
import { answerFinding, fillCells, writeChapter } from './report.js'
import { rowsBehind } from './rows.js'
import { mustFindOrgan } from './surroundings.js'
import { reportView } from './view.js'

/** Who calls, on which report, and what they may. */
export interface Caller {
  ctx: Ctx
  id: ReportId
  viewer: Viewer
}

/** Mounts what a clerk does alone with a report: open, fill, write, compute, answer. */
export function mountMakingApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database
  const { clock } = platform

  mountRoute(app, platform, routes.listReports, ({ query, viewer }) => listFor(db, clock, mustSee(viewer), query))

  mountRoute(app, platform, routes.openReport, async ({ body, viewer, actor }) => {
    const caller = await admit(platform, idOf(body), { viewer, actor }, 'report.edit')
    await open(caller.ctx, caller.id)
    return answer(platform, caller)
  })

  mountRoute(app, platform, routes.getReport, async ({ params, viewer, actor }) =>
    answer(platform, await admit(platform, params.id, { viewer, actor }, 'report.view')),
  )

  mountRoute(app, platform, routes.previewReport, async ({ params, body, viewer, actor }) => {
    const caller = await admit(platform, params.id, { viewer, actor }, 'report.view')
    return reportView(db, clock, caller.id, caller.viewer, body)
  })

  mountRoute(app, platform, routes.fillCell, async ({ params, body, viewer, actor }) => {
    const { path } = params
    const caller = await admit(platform, params.id, { viewer, actor }, 'report.edit')
    return one(platform, caller, body.version, ({ state }) => fillCells(state, [{ path, value: body.value, note: body.note }]))
  })

  mountRoute(app, platform, routes.fillCells, async ({ params, body, viewer, actor }) => {
    const caller = await admit(platform, params.id, { viewer, actor }, 'report.edit')
    const cells = Object.entries(body.cells).map(([path, value]) => ({ path, value, note: body.note }))
    return one(platform, caller, body.version, ({ state }) => fillCells(state, cells))
  })

  mountRoute(app, platform, routes.writeChapter, async ({ params, body, viewer, actor }) => {
    const caller = await admit(platform, params.id, { viewer, actor }, 'report.edit')
    return one(platform, caller, body.version, ({ state }) => writeChapter(state, params.number, body.text))
  })

  mountRoute(app, platform, routes.computeFigures, async ({ params, body, viewer, actor }) => {
    const caller = await admit(platform, params.id, { viewer, actor }, 'report.edit')
    await compute(caller.ctx, caller.id, body.version, body.paths ?? null)
    return answer(platform, caller)
  })

  mountRoute(app, platform, routes.answerFinding, async ({ params, body, viewer, actor }) => {
    const caller = await admit(platform, params.id, { viewer, actor }, 'finding.answer')
    return one(platform, caller, body.version, ({ state }) => answerFinding(state, params.fingerprint, body.answer, body.reason))
  })

  mountRoute(app, platform, routes.rowsBehindCell, async ({ params, viewer, actor }) => {
    const caller = await admit(platform, params.id, { viewer, actor }, 'report.view')
    return rowsBehind(db, caller.id, params.path)
  })
}

/** The caller, when a grant of theirs holds the permission for the report's organ. Throws Fault `forbidden` and `not-found`. */
export async function admit(
  platform: Platform,
  id: string,
  { viewer, actor }: { viewer: Viewer | null; actor: Actor | null },
  permission: Permission,
): Promise<Caller> {
  const parsed = parseId(id)
  const organ = await mustFindOrgan(platform.database.db, parsed.organId)
  mustBeAllowed(viewer, permission, organ.path)
  if (!actor) throw new Fault('unauthenticated', '请先登录。')
  return { ctx: { platform, actor }, id: parsed, viewer }
}

/** Runs one verb and answers with the report as it is then. */
export async function one(
  platform: Platform,
  caller: Caller,
  seen: number,
  decide: (held: Held) => ReportEvent | Promise<ReportEvent>,
): Promise<routes.ReportView> {
  await handle(caller.ctx, caller.id, seen, decide)
  return answer(platform, caller)
}

/** The report as the caller may see it now. */
export function answer(platform: Platform, { id, viewer }: Pick<Caller, 'id' | 'viewer'>): Promise<routes.ReportView> {
  return reportView(platform.database.db, platform.clock, id, viewer)
}

function mustSee(viewer: Viewer | null): Viewer {
  mustBeAllowed(viewer, 'report.view')
  return viewer
}
