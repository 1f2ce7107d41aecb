import type { FastifyInstance } from 'fastify'
import * as routes from '../../../api/organs.js'
import { day } from '../../../law/day.js'
import type { Actor } from '../../platform/actor.js'
import type { Db } from '../../platform/db/database.js'
import { Fault } from '../../platform/errors/errors.js'
import { mountRoute } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { mustBeAllowed, type Viewer } from '../../platform/session/viewer.js'
import { addOrgan, type Change, changeCompetence, mergeOrgan, moveOrgan, mustBeThere, renameOrgan } from './change.js'
import { tellMoved } from './moves.js'
import { findOrgans, namesOf, organById, PAGE, predecessorsOf } from './store.js'

/** Mounts the routes of api/organs.ts. */
export function mountOrgansApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database

  mountRoute(app, platform, routes.listOrgans, async ({ query }) => {
    const under = query.under === undefined ? undefined : await organById(db, query.under)
    if (under === null) throw nowhere()
    const found = await findOrgans(db, { q: query.q, underPath: under?.path, after: query.after, ended: query.ended === 'yes' })
    return { organs: found.slice(0, PAGE), more: found.length > PAGE }
  })

  mountRoute(app, platform, routes.showOrgan, ({ params }) => detail(db, params.id))

  mountRoute(app, platform, routes.addOrgan, async ({ body, viewer, actor }) => {
    await change(platform, viewer, actor, body.parentId, (on) => addOrgan(on, body, checkedDay(body.from)))
    return detail(db, body.id)
  })

  mountRoute(app, platform, routes.renameOrgan, async ({ params, body, viewer, actor }) => {
    await change(platform, viewer, actor, params.id, (on) => renameOrgan(on, params.id, body.name, body.shortName, checkedDay(body.from)))
    return detail(db, params.id)
  })

  mountRoute(app, platform, routes.mergeOrgan, async ({ params, body, viewer, actor }) => {
    await change(platform, viewer, actor, params.id, (on) => mergeOrgan(on, params.id, body.into, checkedDay(body.on)))
    return detail(db, params.id)
  })

  mountRoute(app, platform, routes.moveOrgan, async ({ params, body, viewer, actor }) => {
    await change(platform, viewer, actor, params.id, async (on) => {
      mustBeAllowed(viewer, 'organ.edit', (await mustBeThere(on.tx, body.parentId)).path)
      await moveOrgan(on, params.id, body.parentId, checkedDay(body.on))
      await tellMoved(platform, on.tx)
    })
    return detail(db, params.id)
  })

  mountRoute(app, platform, routes.changeCompetence, async ({ params, body, viewer, actor }) => {
    await change(platform, viewer, actor, params.id, (on) => changeCompetence(on, params.id, body))
    return detail(db, params.id)
  })
}

/** Runs the change when the viewer may edit the organ `id`, and lets every page show it. */
async function change(
  platform: Platform,
  viewer: Viewer | null,
  actor: Actor | null,
  id: string,
  work: (change: Change) => Promise<unknown>,
): Promise<void> {
  await platform.database.transaction(async (tx) => {
    mustBeAllowed(viewer, 'organ.edit', (await mustBeThere(tx, id)).path)
    await work({ tx, actor: actor as Actor, clock: platform.clock })
    await platform.cache.invalidate(tx)
  })
}

async function detail(db: Db, id: string) {
  const organ = await organById(db, id)
  if (!organ) throw nowhere()
  return { ...organ, names: await namesOf(db, id), predecessors: await predecessorsOf(db, id) }
}

function checkedDay(text: string) {
  try {
    return day(text)
  } catch {
    throw new Fault('invalid', '没有这一天，请检查日期。')
  }
}

function nowhere(): Fault {
  return new Fault('not-found', '没有这个单位，请从单位列表中选择。')
}
