import { Refused } from '../../../law/refused.js'
import { append } from '../../platform/ledger/ledger.js'
import type { Act } from './change.js'
import { DELIVER_JOB } from './deliver.js'
import { type CarrierRow, type DeliveryRow, updateDelivery } from './store.js'

/** Lets a delivery go that a clerk has looked at. Refused `delivery-settled`. */
export async function confirmDelivery(act: Act, carrier: CarrierRow, delivery: DeliveryRow): Promise<void> {
  if (delivery.state !== 'confirm') throw new Refused('delivery-settled')
  await letGo(act, delivery)
  await record(act, carrier, delivery, 'DeliveryConfirmed', {})
}

/** It is not sent to this carrier. Refused `delivery-settled` when it is on its way or done. */
export async function cancelDelivery(act: Act, carrier: CarrierRow, delivery: DeliveryRow, reason: string): Promise<void> {
  const mayStop = delivery.state === 'confirm' || delivery.state === 'waiting' || delivery.state === 'failed'
  if (!mayStop || delivery.event === 'withdrawn') throw new Refused('delivery-settled')
  const settled_at = new Date(act.platform.clock.now())
  await updateDelivery(act.tx, delivery, { state: 'cancelled', reason: `不发送：${reason}`, next_at: null, settled_at })
  await record(act, carrier, delivery, 'DeliveryCancelled', { reason })
}

/** Tries a failed one again from the beginning of the waits. Refused `delivery-not-failed`. */
export async function retryDelivery(act: Act, carrier: CarrierRow, delivery: DeliveryRow): Promise<void> {
  if (delivery.state !== 'failed') throw new Refused('delivery-not-failed')
  await letGo(act, delivery)
  await record(act, carrier, delivery, 'DeliveryRetried', {})
}

async function letGo({ platform, tx }: Act, delivery: DeliveryRow): Promise<void> {
  const next_at = new Date(platform.clock.now())
  await updateDelivery(tx, delivery, { state: 'waiting', tries: 0, next_at, reason: null, settled_at: null })
  await platform.jobs.enqueue(tx, DELIVER_JOB, { siteId: delivery.site_id, id: delivery.id })
}

async function record(act: Act, carrier: CarrierRow, delivery: DeliveryRow, type: string, data: Record<string, unknown>): Promise<void> {
  const { document_id: documentId, event } = delivery
  const stream = `carrier-delivery:${delivery.id}`
  const about = { documentId, event, carrierId: carrier.id, kind: carrier.kind, ...data }
  await append(act.tx, { chain: carrier.organ_id, stream, type, data: about, actor: act.actor, article: null }, act.platform.clock)
}
