import type { FastifyInstance } from 'fastify'
import * as routes from '../../../../api/annual-report.js'
import { cellName } from '../../../../law/annual-report/form.js'
import { Fault } from '../../../platform/errors/errors.js'
import { mountRoute } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { lock, publish } from '../making/act.js'
import { admit, answer, one } from '../making/api.js'
import { ARTICLES } from '../making/articles.js'
import { correctReport, unlockReport } from '../making/sealing.js'
import { surroundingsOf } from '../making/surroundings.js'
import { versionView } from '../making/view.js'
import { sentenceOf } from '../making/words.js'
import { readHistory } from '../store/history.js'
import { findVersion } from '../store/versions.js'
import { sealOf } from './seal.js'

/** Mounts locking, publishing, correcting, and what can be read of them. */
export function mountPublicationApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database

  mountRoute(app, platform, routes.lockReport, async ({ params, body, viewer, actor }) => {
    const caller = await admit(platform, params.id, { viewer, actor }, 'report.lock')
    await lock(caller.ctx, caller.id, body.version, body.withoutMissingUnits)
    return answer(platform, caller)
  })

  mountRoute(app, platform, routes.unlockReport, async ({ params, body, viewer, actor }) => {
    const caller = await admit(platform, params.id, { viewer, actor }, 'report.lock')
    return one(platform, caller, body.version, ({ state }) => unlockReport(state, body.reason))
  })

  mountRoute(app, platform, routes.publishReport, async ({ params, body, viewer, actor }) => {
    const caller = await admit(platform, params.id, { viewer, actor }, 'report.publish')
    await publish(caller.ctx, caller.id, body.version)
    return answer(platform, caller)
  })

  mountRoute(app, platform, routes.correctReport, async ({ params, body, viewer, actor }) => {
    const caller = await admit(platform, params.id, { viewer, actor }, 'report.publish')
    return one(platform, caller, body.version, ({ state }) => correctReport(state, body.reason))
  })

  mountRoute(app, platform, routes.getVersion, async ({ params, viewer, actor }) => {
    const { id } = await admit(platform, params.id, { viewer, actor }, 'report.view')
    const version = await findVersion(db, id, params.number)
    if (!version?.is_public) throw new Fault('not-found', '没有这个版本。')
    return { ...versionView(version), intact: sealOf(version.content) === version.hash }
  })

  mountRoute(app, platform, routes.listHistory, async ({ params, viewer, actor }) => {
    const { id } = await admit(platform, params.id, { viewer, actor }, 'report.view')
    const { unitNames, organ } = await surroundingsOf(db, id)
    const organName = (organId: string) => unitNames.get(organId) ?? (organId === organ.parentId ? '上级机关' : organId)
    const history = await readHistory(db, id)
    const entries = history.map(({ event, version, at, by }) => ({
      version,
      type: event.type,
      at,
      by,
      sentence: sentenceOf(event, (path) => cellName(path, 'mixed'), organName),
      article: ARTICLES[event.type],
    }))
    return { entries: entries.reverse() }
  })
}
