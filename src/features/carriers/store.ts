import type { Generated, Insertable, Selectable } from 'kysely'
import type { CarrierKind, DeliveryEvent, DeliveryState } from '../../../api/carriers.js'
import type { Db, Tx } from '../../platform/db/database.js'
import { Fault } from '../../platform/errors/errors.js'

interface CarrierTable {
  site_id: string
  id: string
  organ_id: string
  organ_path: string
  kind: CarrierKind
  /** JSON: Settings. */
  settings: string
  /** Sealed JSON: Secrets; empty once it is removed. */
  secrets: string
  /** Sealed JSON: what was learnt from the other side and need not be asked again. */
  kept: string
  paused: boolean
  removed: boolean
  made_at: Date
}
interface DeliveryTable {
  site_id: string
  id: string
  seq: Generated<number>
  carrier_id: string
  document_id: string
  event: DeliveryEvent
  state: DeliveryState
  tries: Generated<number>
  next_at: Date | null
  reason: string | null
  /** JSON: how far it came on the other side, and under which names. */
  remote: Generated<string>
  created_at: Date
  settled_at: Date | null
}
interface AttemptTable {
  site_id: string
  delivery_id: string
  no: number
  at: Date
  ok: boolean
  step: string
  status: number | null
  outcome: string
  answer: string
}
declare module '../../platform/db/database.js' {
  interface Schema {
    carrier: CarrierTable
    carrier_delivery: DeliveryTable
    carrier_attempt: AttemptTable
  }
}
export type CarrierRow = Selectable<CarrierTable>
export type DeliveryRow = Selectable<DeliveryTable>
export type AttemptRow = Selectable<AttemptTable>

/** What may still have to be done. */
export const OPEN_STATES: readonly DeliveryState[] = ['confirm', 'waiting', 'sending', 'underway']

/** A carrier that was not removed; null when there is none. */
export async function findCarrier(db: Db | Tx, siteId: string, id: string): Promise<CarrierRow | null> {
  const row = await db.selectFrom('carrier').selectAll().where('site_id', '=', siteId).where('id', '=', id).executeTakeFirst()
  return row && !row.removed ? row : null
}

/** The carriers of the organs at these paths. */
export async function carriersAt(db: Db | Tx, siteId: string, paths: readonly string[]): Promise<CarrierRow[]> {
  if (paths.length === 0) return []
  const found = db
    .selectFrom('carrier')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('organ_path', 'in', [...paths])
  return found.where('removed', '=', false).orderBy('organ_path').orderBy('made_at').execute()
}

export async function findDelivery(db: Db | Tx, siteId: string, id: string): Promise<DeliveryRow | null> {
  const found = db.selectFrom('carrier_delivery').selectAll().where('site_id', '=', siteId).where('id', '=', id)
  return (await found.executeTakeFirst()) ?? null
}

/** The same, held until the transaction ends. */
export async function lockDelivery(tx: Tx, siteId: string, id: string): Promise<DeliveryRow | null> {
  const found = tx.selectFrom('carrier_delivery').selectAll().where('site_id', '=', siteId).where('id', '=', id)
  return (await found.forUpdate().executeTakeFirst()) ?? null
}

/** All that a carrier was given of a document, the newest first. */
export function deliveriesOf(db: Db | Tx, siteId: string, documentId: string, carrierId?: string): Promise<DeliveryRow[]> {
  const found = db.selectFrom('carrier_delivery').selectAll().where('site_id', '=', siteId).where('document_id', '=', documentId)
  return (carrierId === undefined ? found : found.where('carrier_id', '=', carrierId)).orderBy('seq', 'desc').execute()
}

export async function insertDelivery(tx: Tx, row: Insertable<DeliveryTable>): Promise<void> {
  await tx.insertInto('carrier_delivery').values(row).execute()
}

export async function updateDelivery(
  tx: Tx,
  { site_id, id }: Pick<DeliveryRow, 'site_id' | 'id'>,
  changed: Partial<Pick<DeliveryRow, 'state' | 'tries' | 'next_at' | 'reason' | 'remote' | 'settled_at'>>,
): Promise<void> {
  await tx.updateTable('carrier_delivery').set(changed).where('site_id', '=', site_id).where('id', '=', id).execute()
}

/** Writes down what was tried; its number is the next. */
export async function recordAttempt(tx: Tx, row: Omit<AttemptRow, 'no'>): Promise<void> {
  const last = await tx
    .selectFrom('carrier_attempt')
    .select((at) => at.fn.max('no').as('no'))
    .where('site_id', '=', row.site_id)
    .where('delivery_id', '=', row.delivery_id)
    .executeTakeFirst()
  await tx
    .insertInto('carrier_attempt')
    .values({ ...row, no: Number(last?.no ?? 0) + 1 })
    .execute()
}

export const noCarrier = (): Fault => new Fault('not-found', '没有这个公开渠道，可能已经移除。')
export const noDelivery = (): Fault => new Fault('not-found', '没有这条送达记录。')
