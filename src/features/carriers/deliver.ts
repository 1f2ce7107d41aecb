import { z } from 'zod'
import type { Db, Tx } from '../../platform/db/database.js'
import { Fault } from '../../platform/errors/errors.js'
import type { Platform } from '../../platform/platform.js'
import { readSite } from '../../platform/site/site.js'
import { addressOf, readIndexable } from '../publishing/index.js'
import type { Outcome, Parcel, Remote } from './adapter.js'
import { adapterOf } from './adapters.js'
import { carryingOf } from './carrying.js'
import { nextLook, nextTry } from './schedule.js'
import { type CarrierRow, type DeliveryRow, deliveriesOf, findCarrier, lockDelivery, recordAttempt, updateDelivery } from './store.js'

export const DELIVER_JOB = 'carry'
export const WITHDRAWN_BEFORE = '发送前已经撤下，没有发送。'
/** A process that has not told what became of it for so long is gone. */
const PATIENCE_MS = 3 * 60_000
const BEHIND_MS = 30_000

const payloadSchema = z.object({ siteId: z.string(), id: z.string() })

/** Carries what the outbox holds, after the commit, once or more with the same id. */
export function defineDelivering(platform: Platform): void {
  platform.jobs.define(DELIVER_JOB, async (payload) => {
    const { siteId, id } = payloadSchema.parse(payload)
    await deliver(platform, siteId, id)
  })
}

interface Taken {
  delivery: DeliveryRow
  carrier: CarrierRow
  parcel: Parcel
  /** Before it was taken. */
  wasUnderway: boolean
}

async function deliver(platform: Platform, siteId: string, id: string): Promise<void> {
  const taken = await platform.database.transaction((tx) => take(platform, tx, siteId, id))
  if (!taken) return
  const { carrier, parcel, delivery } = taken
  const outcome = await adapterOf(platform, carrier.kind)
    .carry(parcel, carryingOf(platform, carrier, delivery))
    .catch((error: unknown) => broken(platform, error))
  await platform.database.transaction((tx) => settle(platform, tx, taken, outcome))
}

/** Marks it as being sent and tells what to send; null when there is nothing to do now. */
async function take(platform: Platform, tx: Tx, siteId: string, id: string): Promise<Taken | null> {
  const now = platform.clock.now()
  const delivery = await lockDelivery(tx, siteId, id)
  if (!delivery || !['waiting', 'sending', 'underway'].includes(delivery.state)) return null
  if (delivery.next_at && delivery.next_at.getTime() > now) {
    // Another process has it, or had it when it died.
    if (delivery.state === 'sending') await platform.jobs.enqueue(tx, DELIVER_JOB, { siteId, id }, delivery.next_at)
    return null
  }
  const carrier = await findCarrier(tx, siteId, delivery.carrier_id)
  if (!carrier) return await end(tx, delivery, 'cancelled', '渠道已经移除，没有发送。', now)
  if (carrier.paused && delivery.event !== 'withdrawn') return null
  const others = (await deliveriesOf(tx, siteId, delivery.document_id, carrier.id)).filter((one) => one.seq < delivery.seq)
  if (others.some(({ state }) => state === 'sending' || state === 'underway')) return await stepBack(platform, tx, delivery)
  const indexable = delivery.event === 'withdrawn' ? null : await readIndexable(platform, tx, siteId, delivery.document_id)
  if (delivery.event !== 'withdrawn' && !indexable && delivery.state !== 'underway')
    return await end(tx, delivery, 'cancelled', WITHDRAWN_BEFORE, now)
  const base = await baseOf(platform, tx)
  if (base === null) return await end(tx, delivery, 'failed', '还没有设置网站对外的网址（GONGKAI_URL），请系统管理员设置以后再试。', now)
  const wasUnderway = delivery.state === 'underway'
  await updateDelivery(tx, delivery, { state: 'sending', tries: delivery.tries + 1, next_at: new Date(now + PATIENCE_MS) })
  const remotes = others.map(({ remote }) => JSON.parse(remote) as Remote)
  const { event, document_id: documentId } = delivery
  const remote = JSON.parse(delivery.remote) as Remote
  const parcel: Parcel = { id, event, documentId, url: base + addressOf(documentId), indexable, remote, before: remotes }
  return { delivery, carrier, parcel, wasUnderway }
}

/** Something of the same document goes before it. */
async function stepBack(platform: Platform, tx: Tx, delivery: DeliveryRow): Promise<null> {
  const next_at = new Date(platform.clock.now() + BEHIND_MS)
  await updateDelivery(tx, delivery, { next_at })
  await platform.jobs.enqueue(tx, DELIVER_JOB, { siteId: delivery.site_id, id: delivery.id }, next_at)
  return null
}

async function end(tx: Tx, delivery: DeliveryRow, state: 'cancelled' | 'failed', reason: string, now: number): Promise<null> {
  await updateDelivery(tx, delivery, { state, reason, next_at: null, settled_at: new Date(now) })
  return null
}

/** Writes down what was done and what is to be done next. */
async function settle(platform: Platform, tx: Tx, { delivery, wasUnderway }: Taken, outcome: Outcome): Promise<void> {
  const now = platform.clock.now()
  const key = { site_id: delivery.site_id, delivery_id: delivery.id, at: new Date(now) }
  const held = await lockDelivery(tx, delivery.site_id, delivery.id)
  for (const step of outcome.steps) await recordAttempt(tx, { ...key, ...step })
  // Another process took it over in the meantime: its word counts.
  if (held?.state !== 'sending' || held.tries !== delivery.tries + 1) return
  const { result, reason } = outcome
  // Looking again and trying again are counted apart; each begins anew after the other.
  const isLook = result === 'underway'
  const count = isLook === wasUnderway ? delivery.tries + 1 : 1
  const next = isLook ? nextLook(now, count) : result === 'retry' ? nextTry(now, count, outcome.afterMs) : null
  const state = result === 'delivered' ? 'delivered' : next === null ? 'failed' : isLook ? 'underway' : 'waiting'
  const settled_at = next === null ? new Date(now) : null
  const shown = state === 'delivered' ? null : state === 'failed' && result !== 'failed' ? `${reason}已经试过多次，不再自动重试。` : reason
  await updateDelivery(tx, delivery, { state, tries: count, next_at: next, reason: shown, settled_at })
  if (next) await platform.jobs.enqueue(tx, DELIVER_JOB, { siteId: delivery.site_id, id: delivery.id }, next)
}

function broken(platform: Platform, error: unknown): Outcome {
  platform.log.warn({ err: error }, 'a carrier failed')
  const outcome = error instanceof Fault ? error.text : '发送时程序出错，稍后自动再试。'
  return { result: 'retry', reason: outcome, steps: [{ step: '发送', ok: false, status: null, outcome, answer: '' }] }
}

/** Our address as the other side may open it; null when nobody has told it. */
export async function baseOf({ config }: Pick<Platform, 'config'>, db: Db | Tx): Promise<string | null> {
  if (config.publicUrl !== null) return config.publicUrl
  const { domain } = await readSite(db as Db)
  return domain === null || domain === '' ? null : `https://${domain}`
}
