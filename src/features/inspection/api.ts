import type { FastifyInstance } from 'fastify'
import * as routes from '../../../api/inspection.js'
import * as noticeRoutes from '../../../api/inspection-notices.js'
import { can } from '../../../api/permissions.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import { today } from '../../platform/clock.js'
import { Fault } from '../../platform/errors/errors.js'
import { mountRoute } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { mustBeAllowed } from '../../platform/session/viewer.js'
import { columnViews } from '../publishing/index.js'
import { brokenLinks } from './links/list.js'
import { noticesOf, readNotices } from './notices/mine.js'
import { reportFile } from './report/file.js'
import { beginRun } from './runs/run.js'
import { listRuns, viewRun } from './runs/view.js'
import { pathOfSite, scopeOf } from './scope.js'

/** Mounts rehearsals, broken links, column health and the notices of them. */
export function mountInspectionApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database

  mountRoute(app, platform, routes.listInspections, async ({ viewer }) => {
    mustBeAllowed(viewer, 'inspection.view')
    const mayRun = can(viewer.grants, 'inspection.run', await pathOfSite(db))
    return { runs: await listRuns(db, await scopeOf(db, viewer)), mayRun }
  })

  mountRoute(app, platform, routes.beginInspection, async ({ viewer, actor }) => {
    mustBeAllowed(viewer, 'inspection.run', await pathOfSite(db))
    if (!actor) throw new Fault('unauthenticated', '请先登录。')
    return { id: await beginRun(platform, 'rehearsal', { name: viewer.name, organId: viewer.organId, actor }) }
  })

  mountRoute(app, platform, routes.getInspection, async ({ params, viewer }) => {
    mustBeAllowed(viewer, 'inspection.view')
    return viewRun(db, await scopeOf(db, viewer), params.id)
  })

  mountRoute(app, platform, routes.exportInspection, async ({ params, query, viewer }) => {
    mustBeAllowed(viewer, 'inspection.view')
    return reportFile(platform, await viewRun(db, await scopeOf(db, viewer), params.id), query.format)
  })

  mountRoute(app, platform, routes.listBrokenLinks, async ({ query, viewer }) => {
    mustBeAllowed(viewer, 'inspection.view')
    return brokenLinks(db, await scopeOf(db, viewer), query.after)
  })

  mountRoute(app, platform, routes.listColumnHealth, async ({ viewer }) => {
    mustBeAllowed(viewer, 'inspection.view')
    const { organs, names } = await scopeOf(db, viewer)
    const columns = await columnViews(db, SITE_ID, organs, today(platform.clock))
    const watched = columns.filter(({ light, minItems }) => light !== 'none' && (light !== 'empty' || minItems > 0))
    return { columns: watched.map((column) => ({ ...column, organName: names.get(column.organId) ?? '' })) }
  })

  mountRoute(app, platform, noticeRoutes.listInspectionNotices, async ({ viewer }) => {
    mustBeAllowed(viewer, 'publish.view')
    return noticesOf(platform, viewer)
  })

  mountRoute(app, platform, noticeRoutes.readInspectionNotices, async ({ body, viewer }) => {
    mustBeAllowed(viewer, 'publish.view')
    await readNotices(platform, viewer, body.ids)
    return { unread: (await noticesOf(platform, viewer)).unread }
  })
}
