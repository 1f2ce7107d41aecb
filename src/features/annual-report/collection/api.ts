import type { FastifyInstance } from 'fastify'
import * as routes from '../../../../api/annual-report.js'
import { parseDay } from '../../../../law/day.js'
import { Fault } from '../../../platform/errors/errors.js'
import { mountRoute } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { admit, answer, one } from '../making/api.js'
import { accept, assign, giveBack, remind } from './act.js'
import { submitReport } from './collecting.js'

/** Mounts the collection from subordinate units. */
export function mountCollectionApi(app: FastifyInstance, platform: Platform): void {
  mountRoute(app, platform, routes.assignUnits, async ({ params, body, viewer, actor }) => {
    const caller = await admit(platform, params.id, { viewer, actor }, 'report.collect')
    const dueOn = parseDay(body.dueOn)
    if (!dueOn) throw new Fault('invalid', '请填写报送期限。', { fields: { dueOn: '请填写日期，例如 2027-01-20。' } })
    await assign(caller.ctx, caller.id, body.version, { units: body.units, excluded: body.excluded, dueOn })
    return answer(platform, caller)
  })

  mountRoute(app, platform, routes.submitReport, async ({ params, body, viewer, actor }) => {
    const caller = await admit(platform, params.id, { viewer, actor }, 'report.edit')
    return one(platform, caller, body.version, ({ state }) => submitReport(state))
  })

  mountRoute(app, platform, routes.acceptContribution, async ({ params, body, viewer, actor }) => {
    const caller = await admit(platform, params.id, { viewer, actor }, 'report.collect')
    await accept(caller.ctx, caller.id, body.version, params.unitId)
    return answer(platform, caller)
  })

  mountRoute(app, platform, routes.returnContribution, async ({ params, body, viewer, actor }) => {
    const caller = await admit(platform, params.id, { viewer, actor }, 'report.collect')
    await giveBack(caller.ctx, caller.id, body.version, params.unitId, body.comments)
    return answer(platform, caller)
  })

  mountRoute(app, platform, routes.remindUnits, async ({ params, body, viewer, actor }) => {
    const caller = await admit(platform, params.id, { viewer, actor }, 'report.collect')
    await remind(caller.ctx, caller.id, body.version, body.units ?? null)
    return answer(platform, caller)
  })
}
