import type { FastifyInstance } from 'fastify'
import * as routes from '../../../api/carriers.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import { Fault } from '../../platform/errors/errors.js'
import { mountRoute } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { mustBeAllowed, type Viewer } from '../../platform/session/viewer.js'
import { organOfDocument } from '../publishing/index.js'
import { actorOf, admitTo, type Who } from './api.js'
import type { Act } from './change.js'
import { cancelDelivery, confirmDelivery, retryDelivery } from './deciding.js'
import { mailedOf } from './mail/index.js'
import { previewOf } from './preview.js'
import { type CarrierRow, type DeliveryRow, deliveriesOf, findDelivery, lockDelivery, noDelivery } from './store.js'
import { deliveryViews } from './view.js'

const PAGE = 50

/** Mounts what carriers were given, and what a clerk decides about it. */
export function mountDeliveriesApi(app: FastifyInstance, platform: Platform): void {
  const { database } = platform
  const { db } = database

  mountRoute(app, platform, routes.listDeliveries, async ({ params, query: { state, after }, ...who }) => {
    await admitTo(platform, params.id, who, 'carriers.send')
    let found = db.selectFrom('carrier_delivery').selectAll().where('site_id', '=', SITE_ID).where('carrier_id', '=', params.id)
    if (state) found = found.where('state', '=', state)
    if (after && /^\d{1,15}$/.test(after)) found = found.where('seq', '<', Number(after))
    const rows = await found
      .orderBy('seq', 'desc')
      .limit(PAGE + 1)
      .execute()
    const page = rows.slice(0, PAGE)
    return { deliveries: await deliveryViews(platform, page, viewerOf(who)), next: rows.length > PAGE ? String(page.at(-1)?.seq) : null }
  })

  mountRoute(app, platform, routes.documentDeliveries, async ({ params, viewer }) => {
    const organ = await organOfDocument(db, SITE_ID, params.id)
    if (!organ) throw new Fault('not-found', '没有这条信息，请核对地址。')
    mustBeAllowed(viewer, 'publish.view', organ.path)
    return {
      deliveries: await deliveryViews(platform, await deliveriesOf(db, SITE_ID, params.id), viewer),
      mailed: await mailedOf(platform, params.id),
    }
  })

  mountRoute(app, platform, routes.previewDelivery, async ({ params, ...who }) => {
    const { carrier, delivery } = await admitToDelivery(platform, params.id, who)
    return previewOf(platform, carrier, delivery)
  })

  mountRoute(app, platform, routes.confirmDelivery, async ({ params, ...who }) => ({
    delivery: await decide(platform, params.id, who, confirmDelivery),
  }))

  mountRoute(app, platform, routes.cancelDelivery, async ({ params, body, ...who }) => ({
    delivery: await decide(platform, params.id, who, (act, carrier, row) => cancelDelivery(act, carrier, row, body.reason)),
  }))

  mountRoute(app, platform, routes.retryDelivery, async ({ params, ...who }) => ({
    delivery: await decide(platform, params.id, who, retryDelivery),
  }))
}

async function decide(
  platform: Platform,
  id: string,
  who: Who,
  verb: (act: Act, carrier: CarrierRow, delivery: DeliveryRow) => Promise<void>,
): Promise<routes.Delivery> {
  const { db } = platform.database
  const { carrier } = await admitToDelivery(platform, id, who)
  await platform.database.transaction(async (tx) => {
    const held = await lockDelivery(tx, SITE_ID, id)
    if (!held) throw noDelivery()
    await verb({ platform, tx, actor: actorOf(who) }, carrier, held)
  })
  const row = await findDelivery(db, SITE_ID, id)
  const [view] = row ? await deliveryViews(platform, [row], viewerOf(who)) : []
  if (!view) throw noDelivery()
  return view
}

function viewerOf({ viewer }: Who): Viewer {
  if (!viewer) throw new Fault('unauthenticated', '请先登录。')
  return viewer
}

async function admitToDelivery(platform: Platform, id: string, who: Who): Promise<{ carrier: CarrierRow; delivery: DeliveryRow }> {
  const delivery = await findDelivery(platform.database.db, SITE_ID, id)
  if (!delivery) throw noDelivery()
  const { row } = await admitTo(platform, delivery.carrier_id, who, 'carriers.send')
  return { carrier: row, delivery }
}
