import type { FastifyInstance } from 'fastify'
import { listIncidents, readIncidentReport } from '../../../../api/publishing-incidents.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { Fault } from '../../../platform/errors/errors.js'
import { Download, mountRoute } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { admitTo } from '../api.js'
import { documentView } from '../view.js'
import { incidentsOf } from './incidents.js'
import { incidentReport } from './report.js'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Mounts what is kept of withdrawals. */
export function mountIncidentsApi(app: FastifyInstance, platform: Platform): void {
  mountRoute(app, platform, listIncidents, async ({ params, viewer, actor }) => {
    await admitTo(platform, params.id, { viewer, actor }, 'publish.view')
    return { incidents: await platform.database.transaction((tx) => incidentsOf(tx, SITE_ID, params.id)) }
  })

  mountRoute(app, platform, readIncidentReport, async ({ params, viewer, actor }) => {
    const { ctx, viewer: known, organ } = await admitTo(platform, params.id, { viewer, actor }, 'publish.view')
    const incidents = await platform.database.transaction((tx) => incidentsOf(tx, SITE_ID, params.id))
    const incident = incidents.find(({ n }) => n === params.n)
    if (!incident) throw new Fault('not-found', '没有这次撤下的记录，请刷新后重试。')
    const view = await documentView(ctx, params.id, known, organ)
    return new Download(await incidentReport(incident, view, platform.config.publicUrl ?? ''), WORD, '撤下情况报告（草稿）.docx')
  })
}
