import type { FastifyInstance } from 'fastify'
import * as routes from '../../../api/importing.js'
import { can } from '../../../api/permissions.js'
import type { Actor } from '../../platform/actor.js'
import { Fault } from '../../platform/errors/errors.js'
import { mountRoute } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { mustBeAllowed, type Viewer } from '../../platform/session/viewer.js'
import { organById, organsBelow } from '../organs/index.js'
import { handIn } from './handIn.js'
import { importReport } from './report.js'
import { checkRun, mapRun, repeatRun, runAfter, startRun, stopRun, takeRun } from './steps.js'
import { listRows } from './store/rows.js'
import { findRun, listRuns, runView } from './store/runs.js'
import type { RunRow } from './store/tables.js'
import { sourceView } from './view.js'

const PERMISSION = 'import.run'
const PAGE = 50

interface Who {
  viewer: Viewer | null
  actor: Actor | null
}

/** Mounts the wizard’s routes: hand in, map, try, run, report. */
export function mountImportingApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database
  const shown = async (id: string) => runView(db, await runAfter(platform, id))

  mountRoute(app, platform, routes.listImports, async ({ query, viewer }) => {
    mustBeAllowed(viewer, PERMISSION)
    const { rows, next } = await listRuns(db, await organsOf(platform, viewer), query.after)
    return { runs: await Promise.all(rows.map((row) => runView(db, row))), next }
  })

  mountRoute(app, platform, routes.startImport, async ({ body, files, viewer, actor }) => {
    const who = await admit(platform, body.organId, { viewer, actor })
    return shown(await startRun(platform, who, await handIn(platform, body, files)))
  })

  mountRoute(app, platform, routes.getImport, async ({ params, viewer, actor }) => {
    const { run } = await held(platform, params.id, { viewer, actor })
    return runView(db, run)
  })

  mountRoute(app, platform, routes.readImportSource, async ({ params, viewer, actor }) => {
    const { run } = await held(platform, params.id, { viewer, actor })
    return sourceView(platform, run)
  })

  mountRoute(app, platform, routes.mapImport, async ({ params, body, viewer, actor }) => {
    const { run } = await held(platform, params.id, { viewer, actor })
    await mapRun(platform, run.id, body)
    return shown(run.id)
  })

  mountRoute(app, platform, routes.checkImport, async ({ params, viewer, actor }) => {
    const { run } = await held(platform, params.id, { viewer, actor })
    await checkRun(platform, run.id)
    return shown(run.id)
  })

  mountRoute(app, platform, routes.runImport, async ({ params, viewer, actor }) => {
    const { run, who } = await held(platform, params.id, { viewer, actor })
    await takeRun(platform, who, run.id)
    return shown(run.id)
  })

  mountRoute(app, platform, routes.stopImport, async ({ params, viewer, actor }) => {
    const { run, who } = await held(platform, params.id, { viewer, actor })
    await stopRun(platform, who, run.id)
    return shown(run.id)
  })

  mountRoute(app, platform, routes.repeatImport, async ({ params, viewer, actor }) => {
    const { run, who } = await held(platform, params.id, { viewer, actor })
    return shown(await repeatRun(platform, who, run))
  })

  mountRoute(app, platform, routes.listImportRows, async ({ params, query, viewer, actor }) => {
    const { run } = await held(platform, params.id, { viewer, actor })
    const step = ['mapping', 'checking', 'checked'].includes(run.state) ? 'tried' : 'taken'
    const rows = await listRows(db, run.id, { outcome: query.outcome, after: query.after, limit: PAGE + 1, step })
    const page = rows.slice(0, PAGE).map(({ n, place, title, tried, tried_reason, taken, reason, document_id }) => ({
      ...{ n, place, title, tried, triedReason: tried_reason },
      ...{ taken, reason, documentId: document_id },
    }))
    return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.n ?? null) : null }
  })

  mountRoute(app, platform, routes.downloadImportReport, async ({ params, query, viewer, actor }) => {
    const { run } = await held(platform, params.id, { viewer, actor })
    return importReport(db, run, query.format)
  })
}

/** The run, for somebody who may run imports of its organ. */
async function held(platform: Platform, id: string, who: Who): Promise<{ run: RunRow; who: Actor }> {
  mustBeAllowed(who.viewer, PERMISSION)
  const run = await findRun(platform.database.db, id)
  return { run, who: await admit(platform, run.organ_id, who) }
}

async function admit(platform: Platform, organId: string, { viewer, actor }: Who): Promise<Actor> {
  const organ = await organById(platform.database.db, organId)
  if (!organ) throw new Fault('invalid', '请选择单位。', { fields: { organId: '请选择单位。' } })
  mustBeAllowed(viewer, PERMISSION, organ.path)
  if (!actor) throw new Fault('unauthenticated', '请先登录。')
  return actor
}

/** The organs whose imports the viewer may run. */
async function organsOf({ database }: Platform, viewer: Viewer): Promise<string[]> {
  const paths = viewer.grants.map(({ organPath }) => organPath).filter((path) => can(viewer.grants, PERMISSION, path))
  const below = await Promise.all([...new Set(paths)].map((path) => organsBelow(database.db, path)))
  return [...new Set(below.flat().map(({ id }) => id))]
}
