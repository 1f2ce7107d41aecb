import { sql } from 'kysely'
import { today } from '../../../platform/clock.js'
import { type Mailer, openMailer, type Posted } from '../../../platform/mail/mail.js'
import type { Platform } from '../../../platform/platform.js'
import { readSite } from '../../../platform/site/site.js'
import { publishedDocument } from '../../publishing/index.js'
import { baseOf } from '../deliver.js'
import { nextTry } from '../schedule.js'
import { confirmationMail, digestMail, type Line } from './mails.js'
import { addressOfRow, codeOf, type MessageRow, type SubscriberRow } from './store.js'
import { MAIL_JOB, suppress } from './subscribing.js'

const PATIENCE_MS = 3 * 60_000
/** One run ends after so long and hands on to the next, for others wait for the same lane. */
const RUN_MS = 20_000

/** Whether mails can be sent: a server, a sender, and an address of ours for the links in them. */
export async function isMailReady(platform: Platform): Promise<boolean> {
  return platform.config.smtpUrl !== null && (await baseOf(platform, platform.database.db)) !== null
}

/** Sends what waits, until nothing is due. A mail that cannot be told as sent when the process dies is sent again under the same Message-ID. */
export async function sendMails(platform: Platform): Promise<void> {
  if (!(await isMailReady(platform))) return
  const mailer = openMailer(platform.config)
  if (!mailer) return
  const began = performance.now()
  try {
    for (let message = await take(platform); message; message = await take(platform)) {
      await settle(platform, message, await post(platform, mailer, message))
      if (performance.now() - began < RUN_MS) continue
      await platform.database.transaction((tx) => platform.jobs.enqueue(tx, MAIL_JOB, null))
      return
    }
  } finally {
    mailer.close()
  }
}

async function take({ database, clock }: Platform): Promise<MessageRow | null> {
  const now = new Date(clock.now())
  const { rows } = await sql<MessageRow>`update carrier_message
    set state = 'sending', tries = tries + 1, next_at = ${new Date(now.getTime() + PATIENCE_MS)}
    where (site_id, id) = (
      select site_id, id from carrier_message where state in ('waiting', 'sending') and next_at <= ${now}
      order by next_at limit 1 for update skip locked
    ) returning *`.execute(database.db)
  return rows[0] ?? null
}

/** `dropped`: there is nothing to send any more. */
type Sent = Posted | 'dropped'

async function post(platform: Platform, mailer: Mailer, message: MessageRow): Promise<Sent> {
  const { db } = platform.database
  const found = db
    .selectFrom('carrier_subscriber')
    .selectAll()
    .where('site_id', '=', message.site_id)
    .where('id', '=', message.subscriber_id)
  const subscriber = await found.executeTakeFirst()
  const base = await baseOf(platform, db)
  if (!subscriber || base === null || subscriber.state === 'suppressed') return 'dropped'
  const ids = JSON.parse(message.documents) as string[]
  const { name } = await readSite(db)
  const to = addressOfRow(platform, subscriber)
  if (ids.length === 0) {
    if (subscriber.state !== 'asked') return 'dropped'
    return mailer.send({ id: message.id, to, fromName: name, ...confirmationMail(name, linkOf(platform, base, 'confirm', subscriber)) })
  }
  const lines = await linesOf(platform, message.site_id, ids, base)
  if (lines.length === 0) return 'dropped'
  const leave = linkOf(platform, base, 'leave', subscriber)
  return mailer.send({ id: message.id, to, fromName: name, ...digestMail(name, base, lines, leave) })
}

/** What is still public of it. */
async function linesOf(platform: Platform, siteId: string, ids: readonly string[], base: string): Promise<Line[]> {
  const lines: Line[] = []
  for (const id of ids) {
    const document = await publishedDocument(platform.database.db, siteId, id, today(platform.clock))
    if (!document) continue
    const { title, href, issuer, publishedOn, columnName } = document
    lines.push({ title, url: base + href, about: [issuer, columnName, publishedOn].filter(Boolean).join(' · ') })
  }
  return lines
}

async function settle(platform: Platform, message: MessageRow, sent: Sent): Promise<void> {
  const now = platform.clock.now()
  await platform.database.transaction(async (tx) => {
    const own = tx.selectFrom('carrier_message').select('tries').where('site_id', '=', message.site_id).where('id', '=', message.id)
    // Another process took it over in the meantime: its word counts.
    if ((await own.where('state', '=', 'sending').forUpdate().executeTakeFirst())?.tries !== message.tries) return
    const write = (changed: Partial<MessageRow>) =>
      tx.updateTable('carrier_message').set(changed).where('site_id', '=', message.site_id).where('id', '=', message.id).execute()
    if (sent === 'dropped') return void (await write({ state: 'dropped' }))
    const next = sent.result === 'later' ? nextTry(now, message.tries) : null
    if (next) return void (await write({ state: 'waiting', next_at: next, reason: sent.answer }))
    const wasSent = sent.result === 'sent'
    await write(wasSent ? { state: 'sent', reason: null } : { state: 'failed', reason: sent.answer })
    for (const id of JSON.parse(message.documents) as string[]) {
      const counted = wasSent ? sql`sent = sent + 1` : sql`failed = failed + 1`
      await sql`update carrier_news set ${counted} where site_id = ${message.site_id} and document_id = ${id}`.execute(tx)
    }
    if (sent.result === 'no-recipient') await suppress(platform, tx, message.subscriber_id)
  })
}

function linkOf(platform: Platform, base: string, purpose: 'confirm' | 'leave', { id }: SubscriberRow): string {
  const query = new URLSearchParams({ hao: id, ma: codeOf(platform, purpose, id) })
  return `${base}${purpose === 'confirm' ? '/dingyue/queren' : '/dingyue/tuiding'}?${query.toString()}`
}
