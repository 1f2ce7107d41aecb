import type { FastifyInstance } from 'fastify'
import * as routes from '../../../../api/request-reminders.js'
import { mountRoute } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { mustBeAllowed } from '../../../platform/session/viewer.js'
import { markRead, remindersOf } from './mine.js'
import { remindAll, remindUnconfirmed } from './remind.js'

export { remindingMigrations } from './migrations.js'

/** Mounts the notices of the workbench. */
export function mountReminders(app: FastifyInstance, platform: Platform): void {
  mountRoute(app, platform, routes.listReminders, ({ viewer }) => {
    mustBeAllowed(viewer, 'request.view')
    return remindersOf({ platform }, viewer)
  })

  mountRoute(app, platform, routes.readReminders, async ({ body, viewer }) => {
    mustBeAllowed(viewer, 'request.view')
    await markRead({ platform }, viewer, body.ids)
    return { unread: (await remindersOf({ platform }, viewer)).unread }
  })
}

/** Both run on working days only. */
export function scheduleReminders(platform: Platform): void {
  platform.jobs.every('request-reminders', { dailyAt: '08:00' }, () => remindAll(platform))
  platform.jobs.every('request-reminders-unconfirmed', { everyMinutes: 15 }, () => remindUnconfirmed(platform))
}
