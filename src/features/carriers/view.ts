import { sql } from 'kysely'
import type { Carrier, Delivery } from '../../../api/carriers.js'
import { can } from '../../../api/permissions.js'
import { today } from '../../platform/clock.js'
import type { Db } from '../../platform/db/database.js'
import type { Platform } from '../../platform/platform.js'
import type { Viewer } from '../../platform/session/viewer.js'
import { organById } from '../organs/index.js'
import { publishedDocument } from '../publishing/index.js'
import type { Remote } from './adapter.js'
import { settingsOf } from './carrier.js'
import type { AttemptRow, CarrierRow, DeliveryRow } from './store.js'

/** Carriers as those who manage them see them: with their health, without a secret. */
export async function carrierViews(db: Db, rows: readonly CarrierRow[]): Promise<Carrier[]> {
  return Promise.all(rows.map((row) => carrierView(db, row)))
}

export async function carrierView(db: Db, row: CarrierRow): Promise<Carrier> {
  const { columns, withBelow, automatic, name, address, appId, author, hasCover, keys } = settingsOf(row)
  return {
    id: row.id,
    organId: row.organ_id,
    organName: (await organById(db, row.organ_id))?.name ?? '',
    kind: row.kind,
    name,
    columns,
    withBelow,
    automatic,
    paused: row.paused,
    address,
    appId,
    author,
    hasCover,
    keys,
    health: await healthOf(db, row),
  }
}

/** Deliveries with every attempt, in the order given. */
export async function deliveryViews(platform: Platform, rows: readonly DeliveryRow[], viewer: Viewer): Promise<Delivery[]> {
  if (rows.length === 0) return []
  const { db } = platform.database
  const siteId = rows[0]?.site_id ?? ''
  const ids = rows.map(({ id }) => id)
  const attempts = await db
    .selectFrom('carrier_attempt')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('delivery_id', 'in', ids)
    .orderBy('no')
    .execute()
  const carriers = await carriersOf(db, siteId, rows)
  const titles = await titlesOf(platform, siteId, rows)
  return rows.map((row) => ({
    id: row.id,
    carrierId: row.carrier_id,
    carrierName: carriers.get(row.carrier_id)?.name ?? '',
    kind: carriers.get(row.carrier_id)?.kind ?? 'webhook',
    documentId: row.document_id,
    title: titles.get(row.document_id) ?? null,
    event: row.event,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
    nextAt: row.state === 'waiting' && row.tries > 0 ? (row.next_at?.toISOString() ?? null) : null,
    reason: row.reason,
    link: (JSON.parse(row.remote) as Remote).link ?? null,
    attempts: attempts.filter((one) => one.delivery_id === row.id).map(attemptView),
    maySend: can(viewer.grants, 'carriers.send', carriers.get(row.carrier_id)?.path),
  }))
}

function attemptView({ no, at, ok, step, status, outcome, answer }: AttemptRow): Delivery['attempts'][number] {
  return { no, at: at.toISOString(), ok, step, status, outcome, answer }
}

async function carriersOf(db: Db, siteId: string, rows: readonly DeliveryRow[]) {
  const ids = [...new Set(rows.map((row) => row.carrier_id))]
  const found = await db
    .selectFrom('carrier')
    .select(['id', 'kind', 'settings', 'organ_path'])
    .where('site_id', '=', siteId)
    .where('id', 'in', ids)
    .execute()
  return new Map(found.map((row) => [row.id, { kind: row.kind, path: row.organ_path, name: settingsOf(row).name }]))
}

/** Only of what is public: what was withdrawn is named nowhere. */
async function titlesOf({ database: { db }, clock }: Platform, siteId: string, rows: readonly DeliveryRow[]) {
  const titles = new Map<string, string>()
  for (const id of new Set(rows.map((row) => row.document_id))) {
    const document = await publishedDocument(db, siteId, id, today(clock))
    if (document) titles.set(id, document.title)
  }
  return titles
}

async function healthOf(db: Db, { site_id, id }: CarrierRow): Promise<Carrier['health']> {
  const { rows } = await sql<{ state: string; n: number }>`select state, count(*)::int as n from carrier_delivery
    where site_id = ${site_id} and carrier_id = ${id} and state not in ('delivered', 'cancelled') group by state`.execute(db)
  const count = (...states: string[]) => rows.filter((row) => states.includes(row.state)).reduce((sum, row) => sum + Number(row.n), 0)
  const latest = db
    .selectFrom('carrier_delivery')
    .select(['settled_at', 'reason', 'state'])
    .where('site_id', '=', site_id)
    .where('carrier_id', '=', id)
  const delivered = await latest.where('state', '=', 'delivered').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const last = await latest
    .where((at) => at.or([at('state', 'in', ['delivered', 'failed']), at.and([at('state', '=', 'waiting'), at('tries', '>', 0)])]))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    waiting: count('waiting', 'sending', 'underway'),
    confirm: count('confirm'),
    failed: count('failed'),
    deliveredAt: delivered?.settled_at?.toISOString() ?? null,
    trouble: last && last.state !== 'delivered' ? last.reason : null,
  }
}
