import { randomUUID, timingSafeEqual } from 'node:crypto'
import { Refused } from '../../../../law/refused.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import type { Tx } from '../../../platform/db/database.js'
import { Fault } from '../../../platform/errors/errors.js'
import { append } from '../../../platform/ledger/ledger.js'
import type { Platform } from '../../../platform/platform.js'
import { type Choice, codeOf, printOf, type Rhythm, type SubscriberRow, sealFor } from './store.js'

export const MAIL_JOB = 'mail-send'
/** How long a confirmation is waited for. */
export const HOURS_TO_CONFIRM = 48
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Confirmations that one address gets in a day at most, whoever asks for them. */
const A_DAY = 3
/** Questions that wait for an answer at most, of all addresses that were asked in the last hour. */
const AN_HOUR = 500
const SUPPRESSED_DAYS = 30
/** How long it is known what was sent. */
const SENT_DAYS = 30

export interface Wanted {
  address: string
  choice: Choice
  rhythm: Rhythm
}

/**
 * Somebody wants to be told: the address is asked by mail. What this answers tells nobody whether the address is known: nothing at all happens
 * for one that was asked three times today, or that takes no mail. Fault `too-many` when somebody has a machine ask.
 */
export async function subscribe(platform: Platform, { address, choice, rhythm }: Wanted): Promise<void> {
  const now = platform.clock.now()
  const print = printOf(platform, address)
  await platform.database.transaction(async (tx) => {
    await mustBeQuiet(platform, tx)
    const known = await tx.selectFrom('carrier_subscriber').selectAll().where('site_id', '=', SITE_ID).where('print', '=', print).execute()
    const today = known.filter(({ asked_at }) => asked_at.getTime() > now - DAY_MS)
    if (today.length >= A_DAY || known.some(({ state }) => state === 'suppressed')) return
    const id = randomUUID()
    const row = { site_id: SITE_ID, id, print, rhythm, state: 'asked' as const, asked_at: new Date(now), confirmed_at: null }
    const sealed = { address: sealFor(platform, id, address), choice: sealFor(platform, id, JSON.stringify(choice)) }
    await tx
      .insertInto('carrier_subscriber')
      .values({ ...row, ...sealed, until: new Date(now + HOURS_TO_CONFIRM * HOUR_MS) })
      .execute()
    await putMessage(platform, tx, id, [])
    await platform.jobs.enqueue(tx, MAIL_JOB, null)
  })
}

/** The reader of the mail says yes; what the address had chosen before is replaced. Refused `subscription-over`. */
export async function confirmSubscription(platform: Platform, id: string, code: string): Promise<void> {
  if (!isCode(platform, 'confirm', id, code)) throw new Refused('subscription-over')
  await platform.database.transaction(async (tx) => {
    const row = await hold(tx, id)
    if (!row || row.state === 'suppressed') throw new Refused('subscription-over')
    if (row.state === 'active') return
    if (row.until && row.until.getTime() < platform.clock.now()) throw new Refused('subscription-over')
    await drop(tx, row.print, row.id)
    await tx
      .updateTable('carrier_subscriber')
      .set({ state: 'active', confirmed_at: new Date(platform.clock.now()), until: null })
      .where('site_id', '=', SITE_ID)
      .where('id', '=', id)
      .execute()
    await record(platform, tx, id, 'SubscriptionConfirmed', { rhythm: row.rhythm })
  })
}

/** The end of it, and of what was known of the address. Says nothing of whether there was one. */
export async function endSubscription(platform: Platform, id: string, code: string): Promise<void> {
  if (!isCode(platform, 'leave', id, code)) return
  await platform.database.transaction(async (tx) => {
    const row = await hold(tx, id)
    if (!row) return
    await drop(tx, row.print, null)
    await record(platform, tx, id, 'SubscriptionEnded', {})
  })
}

/** The address takes no mail: it is erased, and nothing is sent to it for a while; all that stays is its fingerprint. */
export async function suppress(platform: Platform, tx: Tx, id: string): Promise<void> {
  const row = await hold(tx, id)
  if (!row) return
  await drop(tx, row.print, id)
  await tx.deleteFrom('carrier_message').where('site_id', '=', SITE_ID).where('subscriber_id', '=', id).execute()
  const until = new Date(platform.clock.now() + SUPPRESSED_DAYS * DAY_MS)
  const changed = { state: 'suppressed' as const, address: '', choice: '', until }
  await tx.updateTable('carrier_subscriber').set(changed).where('site_id', '=', SITE_ID).where('id', '=', id).execute()
  await record(platform, tx, id, 'SubscriptionSuppressed', {})
}

/** Every night: addresses that nobody confirmed, those whose time is over, and what was sent a month ago. */
export async function forgetSubscribers({ database, clock }: Pick<Platform, 'database' | 'clock'>): Promise<void> {
  await database.transaction(async (tx) => {
    const gone = await tx.deleteFrom('carrier_subscriber').where('until', '<', new Date(clock.now())).returning(['site_id', 'id']).execute()
    for (const { site_id, id } of gone)
      await tx.deleteFrom('carrier_message').where('site_id', '=', site_id).where('subscriber_id', '=', id).execute()
    const before = new Date(clock.now() - SENT_DAYS * DAY_MS)
    const settled = tx.deleteFrom('carrier_message').where('state', 'in', ['sent', 'failed', 'dropped'])
    await settled.where('next_at', '<', before).execute()
  })
}

/** Puts a mail into the outbox; without documents it asks for confirmation. */
export async function putMessage(platform: Pick<Platform, 'clock'>, tx: Tx, subscriberId: string, documents: string[]): Promise<void> {
  const row = { site_id: SITE_ID, id: randomUUID(), subscriber_id: subscriberId, documents: JSON.stringify(documents), reason: null }
  await tx
    .insertInto('carrier_message')
    .values({ ...row, next_at: new Date(platform.clock.now()) })
    .execute()
}

async function mustBeQuiet({ clock }: Platform, tx: Tx): Promise<void> {
  const since = new Date(clock.now() + (HOURS_TO_CONFIRM - 1) * HOUR_MS)
  const recent = await tx
    .selectFrom('carrier_subscriber')
    .select('id')
    .where('until', '>', since)
    .where('state', '=', 'asked')
    .limit(AN_HOUR)
    .execute()
  if (recent.length >= AN_HOUR) throw new Fault('too-many', '现在订阅的人太多，请一小时以后再试。', { code: 'subscriptions-slowed' })
}

function isCode(platform: Platform, purpose: 'confirm' | 'leave', id: string, given: string): boolean {
  const right = Buffer.from(codeOf(platform, purpose, id))
  const code = Buffer.from(given)
  return right.length === code.length && timingSafeEqual(right, code)
}

async function hold(tx: Tx, id: string): Promise<SubscriberRow | null> {
  const found = tx.selectFrom('carrier_subscriber').selectAll().where('site_id', '=', SITE_ID).where('id', '=', id)
  return (await found.forUpdate().executeTakeFirst()) ?? null
}

/** Erases all rows of an address but one, and their mails. */
async function drop(tx: Tx, print: string, but: string | null): Promise<void> {
  const rows = await tx
    .deleteFrom('carrier_subscriber')
    .where('site_id', '=', SITE_ID)
    .where('print', '=', print)
    .$if(but !== null, (query) => query.where('id', '<>', but))
    .returning('id')
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await tx.deleteFrom('carrier_message').where('site_id', '=', SITE_ID).where('subscriber_id', 'in', ids).execute()
}

/** Neither the address nor what it wants to read stands in the ledger. */
async function record(platform: Platform, tx: Tx, id: string, type: string, data: Record<string, unknown>): Promise<void> {
  const actor = { kind: 'citizen', caseId: null } as const
  await append(tx, { chain: 'platform', stream: `subscription:${id}`, type, data, actor, article: null }, platform.clock)
}
