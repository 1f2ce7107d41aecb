import type { FastifyInstance } from 'fastify'
import * as routes from '../../../../api/annual-report.js'
import { parseDay } from '../../../../law/day.js'
import { Fault } from '../../../platform/errors/errors.js'
import { mountRoute } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { importAsIs } from './act.js'
import { admit, answer } from './api.js'
import { organNamed, readUpload } from './files.js'
import { findingsView } from './findings-view.js'
import { idOf } from './id.js'

/** Mounts reading a file to look at, and recording one as the published report. */
export function mountFilesApi(app: FastifyInstance, platform: Platform): void {
  mountRoute(app, platform, routes.readReportFile, async ({ files, viewer }) => {
    const { name, sha256, lines, report, findings } = await readUpload(files)
    const organ = viewer && (await organNamed(platform.database.db, report, viewer.organPath.split('/')[0] ?? ''))
    return { fileName: name, sha256, lines, report, findings: findingsView(findings, report), organId: organ?.id ?? null }
  })

  mountRoute(app, platform, routes.importReport, async ({ files, body, viewer, actor }) => {
    const { organId, year, source } = body
    const caller = await admit(platform, idOf({ organId, year }), { viewer, actor }, 'report.publish')
    const publishedOn = body.publishedOn ? parseDay(body.publishedOn) : null
    if (body.publishedOn && !publishedOn) {
      throw new Fault('invalid', '公布日期不对。', { fields: { publishedOn: '请填写日期，例如 2022-01-07；不知道的请留空。' } })
    }
    const { report, sha256 } = await readUpload(files)
    await importAsIs(caller.ctx, { organId, year, source, sha256, publishedOn, report })
    return answer(platform, caller)
  })
}
