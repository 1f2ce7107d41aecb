import { randomUUID } from 'node:crypto'
import type { DeliveryEvent } from '../../../api/carriers.js'
import type { Tx } from '../../platform/db/database.js'
import type { Platform } from '../../platform/platform.js'
import { organById } from '../organs/index.js'
import { type Indexable, type PublicCause, registerIndexer } from '../publishing/index.js'
import { adapterOf } from './adapters.js'
import { isFor, settingsOf } from './carrier.js'
import { DELIVER_JOB, WITHDRAWN_BEFORE } from './deliver.js'
import { type CarrierRow, carriersAt, type DeliveryRow, deliveriesOf, findCarrier, insertDelivery, updateDelivery } from './store.js'

/** Writes, in the transaction that makes a document public or not public, what the carriers are to be told. */
export function keepOutbox(platform: Platform): void {
  registerIndexer(platform, {
    name: 'carriers',
    published: (tx, indexable, cause) => tellPublished(platform, tx, indexable, cause),
    removed: (tx, siteId, id) => tellWithdrawn(platform, tx, siteId, id),
  })
}

async function tellPublished(platform: Platform, tx: Tx, { siteId, document }: Indexable, cause: PublicCause): Promise<void> {
  // What was public before it came here is in the lists and feeds; nobody is told of it as if it were new.
  if (cause === 'recorded') return
  const organ = await organById(tx, document.organId)
  if (!organ) return
  const columns = [document.columnId, ...document.content.alsoIn]
  for (const carrier of await carriersAt(tx, siteId, pathsTo(organ.path))) {
    if (carrier.paused || !isFor(carrier, organ.path, columns)) continue
    const earlier = await deliveriesOf(tx, siteId, document.id, carrier.id)
    // What was never carried is not carried because it was repealed.
    if (cause === 'validity' && earlier.length === 0) continue
    if (earlier.some(({ state, event }) => event !== 'withdrawn' && (state === 'waiting' || state === 'confirm'))) continue
    const isKnown = earlier[0] !== undefined && earlier[0].event !== 'withdrawn'
    await put(platform, tx, carrier, document.id, isKnown || cause === 'changed' ? 'changed' : 'published')
  }
}

async function tellWithdrawn(platform: Platform, tx: Tx, siteId: string, documentId: string): Promise<void> {
  const settled_at = new Date(platform.clock.now())
  const rows = await deliveriesOf(tx, siteId, documentId)
  for (const row of rows)
    if (row.state === 'waiting' || row.state === 'confirm')
      await updateDelivery(tx, row, { state: 'cancelled', reason: WITHDRAWN_BEFORE, settled_at, next_at: null })
  for (const carrierId of new Set(rows.map((row) => row.carrier_id))) {
    const own = rows.filter((row) => row.carrier_id === carrierId)
    const last = own.findIndex(({ event }) => event === 'withdrawn')
    const carrier = own.slice(0, last === -1 ? own.length : last).some(mayBeThere) ? await findCarrier(tx, siteId, carrierId) : null
    if (carrier) await put(platform, tx, carrier, documentId, 'withdrawn')
  }
}

/** What was tried may have been taken though nobody knows: it is withdrawn there, too. */
function mayBeThere({ state, tries }: DeliveryRow): boolean {
  return state === 'delivered' || state === 'sending' || state === 'underway' || tries > 0
}

async function put(platform: Platform, tx: Tx, carrier: CarrierRow, documentId: string, event: DeliveryEvent): Promise<void> {
  const now = new Date(platform.clock.now())
  const isFree = event === 'withdrawn' || adapterOf(platform, carrier.kind).goesByItself({ settings: settingsOf(carrier) }, event)
  const key = { site_id: carrier.site_id, id: randomUUID() }
  await insertDelivery(tx, {
    ...key,
    carrier_id: carrier.id,
    document_id: documentId,
    event,
    state: isFree ? 'waiting' : 'confirm',
    next_at: isFree ? now : null,
    created_at: now,
  })
  if (isFree) await platform.jobs.enqueue(tx, DELIVER_JOB, { siteId: key.site_id, id: key.id })
}

/** `haidong/ledu` → `haidong`, `haidong/ledu`. */
function pathsTo(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}
