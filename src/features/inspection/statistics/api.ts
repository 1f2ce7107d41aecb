import type { FastifyInstance } from 'fastify'
import * as routes from '../../../../api/publication-statistics.js'
import { yearOf } from '../../../../law/day.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import { mountRoute } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { mustBeAllowed } from '../../../platform/session/viewer.js'
import { addressOf, columnsOfAll, countedRows } from '../../publishing/index.js'
import { scopeOf } from '../scope.js'
import { statisticsFile } from './export.js'
import { organsAsked, spanOf, statisticsTable } from './table.js'

const PAGE = 50

/** Mounts the statistics of publication: tables, their files, and the documents behind every figure. */
export function mountStatisticsApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database

  mountRoute(app, platform, routes.publicationStatistics, async ({ query, viewer }) => {
    mustBeAllowed(viewer, 'inspection.view')
    return statisticsTable(platform, await scopeOf(db, viewer), query)
  })

  mountRoute(app, platform, routes.exportStatistics, async ({ query: { format, ...query }, viewer }) => {
    mustBeAllowed(viewer, 'inspection.view')
    return statisticsFile(await statisticsTable(platform, await scopeOf(db, viewer), query), query.by, format)
  })

  mountRoute(app, platform, routes.statisticsRows, async ({ query, viewer }) => {
    mustBeAllowed(viewer, 'inspection.view')
    const scope = await scopeOf(db, viewer)
    const within = organsAsked(scope, query.organId)
    const own = query.ownOrganId
    const organs = own === undefined ? within : organsAsked(scope, own) === null || within === null || within.includes(own) ? [own] : []
    const span = spanOf(query.year ?? yearOf(today(platform.clock)), query.month)
    const counted = { organs, ...span, columnId: query.columnId, instrument: query.instrument }
    const { rows, next } = await countedRows(db, SITE_ID, counted, query.figure, { after: query.after, limit: PAGE })
    const concerned = scope.organs.filter((organ) => rows.some((row) => row.organ_id === organ.id))
    const columns = new Map((await columnsOfAll(db, SITE_ID, concerned)).map((column) => [column.id, column.name]))
    return {
      rows: rows.map((row) => ({
        id: row.id,
        title: row.title,
        organName: scope.names.get(row.organ_id) ?? row.organ_id,
        columnId: row.column_id,
        columnName: columns.get(row.column_id) ?? row.column_id,
        instrument: row.instrument,
        origin: row.origin,
        life: row.life,
        signedOn: row.signed_on,
        firstOn: row.first_on,
        href: row.life === 'published' ? addressOf(row.id) : null,
      })),
      next,
    }
  })
}
