import { randomBytes, randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { addCarrier as addRoute, CarrierKind, changeCarrier as changeRoute } from '../../../api/carriers.js'
import { Refused } from '../../../law/refused.js'
import type { Actor } from '../../platform/actor.js'
import type { Tx } from '../../platform/db/database.js'
import { Fault } from '../../platform/errors/errors.js'
import { append } from '../../platform/ledger/ledger.js'
import { outsideAddress } from '../../platform/outgoing/index.js'
import type { Platform } from '../../platform/platform.js'
import type { Organ } from '../organs/index.js'
import { type Secrets, type Settings, sealSecrets, secretsOf, settingsOf } from './carrier.js'
import { DELIVER_JOB } from './deliver.js'
import { type CarrierRow, findCarrier, noCarrier, OPEN_STATES } from './store.js'
import { newKey } from './webhook/sign.js'

/** Who changes carriers, in which transaction. */
export interface Act {
  platform: Platform
  tx: Tx
  actor: Actor
}

type Given = z.output<NonNullable<typeof changeRoute.body>>
type New = z.output<NonNullable<typeof addRoute.body>>

const MOST_KEYS = 2
const COVER_BYTES = 1024 * 1024

/** Sets one up for the organ. The key of a webhook is told here once. Fault `invalid` with a sentence a field. */
export async function addCarrier(act: Act, siteId: string, organ: Organ, given: New): Promise<{ row: CarrierRow; key: string | null }> {
  const { platform, tx } = act
  const blank: Settings = { ...NO_SETTINGS, keys: [] }
  const { settings, secrets } = merge(platform, given.kind, given, blank, NO_SECRETS)
  const key = given.kind === 'webhook' ? addKey(platform, settings, secrets) : null
  const id = randomUUID()
  const row: CarrierRow = {
    site_id: siteId,
    id,
    organ_id: organ.id,
    organ_path: organ.path,
    kind: given.kind,
    settings: JSON.stringify(settings),
    secrets: sealSecrets(platform, id, secrets),
    kept: '',
    paused: given.paused,
    removed: false,
    made_at: new Date(platform.clock.now()),
  }
  await tx.insertInto('carrier').values(row).execute()
  await record(act, row, 'CarrierAdded', shown(settings, given.paused))
  return { row, key }
}

/** Changes its settings. What waited because it was paused goes on. Fault `not-found`, `invalid`. */
export async function changeCarrier(act: Act, row: CarrierRow, given: Given): Promise<CarrierRow> {
  const { platform } = act
  const before = settingsOf(row)
  const { settings, secrets } = merge(platform, row.kind, given, before, secretsOf(platform, row))
  const kept = before.appId === settings.appId && given.secret === '' && given.cover === '' ? row.kept : ''
  const changed = await save(act, { ...row, kept, paused: given.paused }, settings, secrets)
  await record(act, row, 'CarrierChanged', { ...shown(settings, given.paused), secretChanged: given.secret !== '' })
  if (row.paused && !given.paused) await resume(act, row)
  return changed
}

/** A second key beside the first: both sign until one is dropped. Refused `carrier-two-keys`. */
export async function addCarrierKey(act: Act, row: CarrierRow): Promise<{ row: CarrierRow; key: string }> {
  const settings = settingsOf(row)
  if (row.kind !== 'webhook') throw new Fault('invalid', '只有网络推送有签名密钥。')
  if (settings.keys.length >= MOST_KEYS) throw new Refused('carrier-two-keys')
  const secrets = secretsOf(act.platform, row)
  const key = addKey(act.platform, settings, secrets)
  const changed = await save(act, row, settings, secrets)
  await record(act, row, 'CarrierKeyAdded', { keyId: settings.keys[0]?.id })
  return { row: changed, key }
}

/** Drops a key. Refused `carrier-last-key`; Fault `not-found`. */
export async function dropCarrierKey(act: Act, row: CarrierRow, keyId: string): Promise<CarrierRow> {
  const settings = settingsOf(row)
  if (!settings.keys.some(({ id }) => id === keyId)) throw new Fault('not-found', '没有这把密钥，请刷新后再看。')
  if (settings.keys.length === 1) throw new Refused('carrier-last-key')
  const secrets = secretsOf(act.platform, row)
  delete secrets.keys[keyId]
  const changed = await save(act, row, { ...settings, keys: settings.keys.filter(({ id }) => id !== keyId) }, secrets)
  await record(act, row, 'CarrierKeyDropped', { keyId })
  return changed
}

/** Ends it. The secrets are gone; what waits is not sent; what was delivered stays on record. */
export async function removeCarrier(act: Act, row: CarrierRow): Promise<void> {
  const { platform, tx } = act
  const settled_at = new Date(platform.clock.now())
  await tx
    .updateTable('carrier_delivery')
    .set({ state: 'cancelled', reason: '渠道已经移除，没有发送。', next_at: null, settled_at })
    .where('site_id', '=', row.site_id)
    .where('carrier_id', '=', row.id)
    .where('state', 'in', [...OPEN_STATES])
    .execute()
  await update(tx, row, { removed: true, secrets: '', kept: '' })
  await record(act, row, 'CarrierRemoved', {})
}

/** The carrier, held for a change. Fault `not-found`. */
export async function holdCarrier(tx: Tx, siteId: string, id: string): Promise<CarrierRow> {
  await tx.selectFrom('carrier').select('id').where('site_id', '=', siteId).where('id', '=', id).forUpdate().execute()
  const row = await findCarrier(tx, siteId, id)
  if (!row) throw noCarrier()
  return row
}

const NO_SETTINGS = { name: '', columns: [], withBelow: false, automatic: false, address: '', appId: '', author: '', hasCover: false }
const NO_SECRETS: Secrets = { keys: {}, secret: '', cover: '' }

function merge(platform: Platform, kind: CarrierKind, given: Given, before: Settings, old: Secrets) {
  const { name, columns, withBelow, automatic, address, appId, author, secret, cover } = given
  const common = { ...before, name, columns: [...new Set(columns)], withBelow }
  const secrets: Secrets = { ...old, keys: { ...old.keys } }
  if (kind === 'webhook') {
    checkAddress(platform, address)
    return { settings: { ...common, automatic: true, address }, secrets }
  }
  if (appId === '') throw invalid('appId', '请填写 AppID，在公众平台“设置与开发 → 基本配置”里。')
  if (secret === '' && (old.secret === '' || appId !== before.appId)) throw invalid('secret', '请填写 AppSecret。换了 AppID 也要重新填写。')
  if (cover !== '') mustBePicture(cover)
  else if (!before.hasCover) throw invalid('cover', '请选择一张封面图片：公众号的每篇文章都必须有封面。')
  return {
    settings: { ...common, automatic, appId, author, hasCover: true },
    secrets: { ...secrets, secret: secret || old.secret, cover: cover || old.cover },
  }
}

function checkAddress({ config }: Platform, address: string): void {
  try {
    outsideAddress(config, address)
  } catch (error) {
    throw error instanceof Fault ? invalid('address', error.text) : error
  }
}

function mustBePicture(base64: string): void {
  const bytes = Buffer.from(base64, 'base64')
  const head = bytes.subarray(0, 4).toString('hex')
  if (!head.startsWith('ffd8ff') && head !== '89504e47') throw invalid('cover', '封面应为 JPG 或 PNG 图片。')
  if (bytes.length > COVER_BYTES) throw invalid('cover', '封面图片不超过 1 MB。')
}

function addKey({ clock }: Platform, settings: Settings, secrets: Secrets): string {
  const id = randomBytes(4).toString('hex')
  const key = newKey()
  settings.keys = [{ id, madeAt: new Date(clock.now()).toISOString() }, ...settings.keys]
  secrets.keys[id] = key
  return key
}

async function save({ platform, tx }: Act, row: CarrierRow, settings: Settings, secrets: Secrets): Promise<CarrierRow> {
  const { kept, paused } = row
  const changed = { settings: JSON.stringify(settings), secrets: sealSecrets(platform, row.id, secrets), kept, paused }
  await update(tx, row, changed)
  return { ...row, ...changed }
}

async function update(tx: Tx, { site_id, id }: CarrierRow, changed: Partial<CarrierRow>): Promise<void> {
  await tx.updateTable('carrier').set(changed).where('site_id', '=', site_id).where('id', '=', id).execute()
}

async function resume({ platform, tx }: Act, { site_id, id }: CarrierRow): Promise<void> {
  const found = tx.selectFrom('carrier_delivery').select(['id', 'next_at']).where('site_id', '=', site_id).where('carrier_id', '=', id)
  for (const row of await found.where('state', 'in', ['waiting', 'underway']).orderBy('seq').execute())
    await platform.jobs.enqueue(tx, DELIVER_JOB, { siteId: site_id, id: row.id }, row.next_at ?? undefined)
}

/** As the ledger tells it: no secret. */
function shown({ keys: _, ...settings }: Settings, paused: boolean): Record<string, unknown> {
  return { ...settings, paused }
}

async function record({ platform, tx, actor }: Act, row: CarrierRow, type: string, data: Record<string, unknown>): Promise<void> {
  const entry = { chain: row.organ_id, stream: `carrier:${row.id}`, type, data: { kind: row.kind, ...data }, actor, article: null }
  await append(tx, entry, platform.clock)
}

function invalid(field: string, sentence: string): Fault {
  return new Fault('invalid', sentence, { fields: { [field]: sentence } })
}
