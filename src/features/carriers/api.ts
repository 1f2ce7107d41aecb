import type { FastifyInstance } from 'fastify'
import * as routes from '../../../api/carriers.js'
import { can, type Permission } from '../../../api/permissions.js'
import type { Actor } from '../../platform/actor.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import type { Tx } from '../../platform/db/database.js'
import { Fault } from '../../platform/errors/errors.js'
import { mountRoute } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { mustBeAllowed, type Viewer } from '../../platform/session/viewer.js'
import { type Organ, organById, organsBelow } from '../organs/index.js'
import { adapterOf } from './adapters.js'
import { carryingOf } from './carrying.js'
import { type Act, addCarrier, addCarrierKey, changeCarrier, dropCarrierKey, holdCarrier, removeCarrier } from './change.js'
import { mailHealth } from './mail/index.js'
import { type CarrierRow, carriersAt, findCarrier, noCarrier } from './store.js'
import { carrierView, carrierViews } from './view.js'

export interface Who {
  viewer: Viewer | null
  actor: Actor | null
}

/** Mounts setting carriers up; what they were given stands in deliveriesApi.ts. */
export function mountCarriersApi(app: FastifyInstance, platform: Platform): void {
  const { database } = platform
  const { db } = database

  mountRoute(app, platform, routes.listCarriers, async ({ viewer }) => {
    mustBeAllowed(viewer, 'carriers.manage')
    const rows = await carriersAt(db, SITE_ID, await pathsOf(platform, viewer))
    return { carriers: await carrierViews(db, rows), mail: await mailHealth(platform) }
  })

  mountRoute(app, platform, routes.addCarrier, async ({ body, ...who }) => {
    const organ = await organById(db, body.organId)
    if (!organ) throw new Fault('invalid', '没有这个单位，请从列表中选择。', { fields: { organId: '请从列表中选择单位。' } })
    const actor = admit(who, organ)
    const { row, key } = await database.transaction((tx) => addCarrier({ platform, tx, actor }, SITE_ID, organ, body))
    return { carrier: await carrierView(db, row), key }
  })

  mountRoute(app, platform, routes.changeCarrier, async ({ params, body, ...who }) => {
    const row = await change(platform, params.id, who, (act, held) => changeCarrier(act, held, body))
    return { carrier: await carrierView(db, row) }
  })

  mountRoute(app, platform, routes.removeCarrier, async ({ params, ...who }) => {
    await change(platform, params.id, who, (act, held) => removeCarrier(act, held))
    return null
  })

  mountRoute(app, platform, routes.addCarrierKey, async ({ params, ...who }) => {
    const { row, key } = await change(platform, params.id, who, (act, held) => addCarrierKey(act, held))
    return { carrier: await carrierView(db, row), key }
  })

  mountRoute(app, platform, routes.dropCarrierKey, async ({ params, ...who }) => {
    const row = await change(platform, params.id, who, (act, held) => dropCarrierKey(act, held, params.key))
    return { carrier: await carrierView(db, row) }
  })

  mountRoute(app, platform, routes.testCarrier, async ({ params, ...who }) => {
    const { row } = await admitTo(platform, params.id, who, 'carriers.manage')
    const outcome = await adapterOf(platform, row.kind).test(carryingOf(platform, row, null))
    return { ok: outcome.result === 'delivered', outcome: outcome.reason, answer: outcome.steps.at(-1)?.answer ?? '' }
  })
}

/** The carrier, when the caller may act for its organ. Fault `not-found`, `forbidden`. */
export async function admitTo(
  platform: Platform,
  id: string,
  who: Who,
  permission: Permission,
): Promise<{ row: CarrierRow; actor: Actor }> {
  const row = await findCarrier(platform.database.db, SITE_ID, id)
  if (!row) throw noCarrier()
  mustBeAllowed(who.viewer, permission, row.organ_path)
  return { row, actor: actorOf(who) }
}

export function actorOf({ actor }: Who): Actor {
  if (!actor) throw new Fault('unauthenticated', '请先登录。')
  return actor
}

function admit(who: Who, organ: Organ): Actor {
  mustBeAllowed(who.viewer, 'carriers.manage', organ.path)
  return actorOf(who)
}

async function change<T>(platform: Platform, id: string, who: Who, work: (act: Act, row: CarrierRow) => Promise<T>): Promise<T> {
  const { actor } = await admitTo(platform, id, who, 'carriers.manage')
  return platform.database.transaction(async (tx: Tx) => work({ platform, tx, actor }, await holdCarrier(tx, SITE_ID, id)))
}

/** The organs whose carriers the viewer manages. */
async function pathsOf({ database }: Platform, viewer: Viewer): Promise<string[]> {
  const own = new Set(viewer.grants.map(({ organPath }) => organPath).filter((path) => can(viewer.grants, 'carriers.manage', path)))
  const found = new Set<string>()
  for (const path of own) for (const organ of await organsBelow(database.db, path)) found.add(organ.path)
  return [...found]
}
