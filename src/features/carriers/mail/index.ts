import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { MailHealth } from '../../../../api/carriers.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { mountForm } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { confirmForm, leaveForm, mountOneClick } from './linkPages.js'
import { keepNews, tellNow, tellWeekly } from './news.js'
import { isMailReady, sendMails } from './sending.js'
import { subscribeForm } from './subscribePage.js'
import { forgetSubscribers, MAIL_JOB } from './subscribing.js'

export { SUBSCRIBE_PATH } from './subscribePage.js'

/** Registers what the e-mail subscription does by itself. */
export function defineMailJobs(platform: Platform): void {
  const { jobs } = platform
  jobs.define(MAIL_JOB, () => sendMails(platform))
  jobs.every('mail-again', { everyMinutes: 5 }, () => sendMails(platform))
  jobs.every('mail-news', { everyMinutes: 10 }, () => tellNow(platform))
  jobs.every('mail-week', { dailyAt: '08:00' }, () => tellWeekly(platform))
  jobs.every('mail-forget', { dailyAt: '03:40' }, () => forgetSubscribers(platform))
}

export function mountMail(app: FastifyInstance, platform: Platform): void {
  keepNews(platform)
  mountForm(app, platform, subscribeForm)
  mountForm(app, platform, confirmForm)
  mountForm(app, platform, leaveForm)
  mountOneClick(app, platform)
}

/** How the subscription stands, without anybody's address. */
export async function mailHealth(platform: Platform): Promise<MailHealth> {
  const { db } = platform.database
  const { rows } = await sql<{ subscribers: number; waiting: number; failed: number }>`select
    (select count(*)::int from carrier_subscriber where site_id = ${SITE_ID} and state = 'active') as subscribers,
    (select count(*)::int from carrier_message where site_id = ${SITE_ID} and state in ('waiting', 'sending')) as waiting,
    (select count(*)::int from carrier_message where site_id = ${SITE_ID} and state = 'failed') as failed`.execute(db)
  const { subscribers, waiting, failed } = rows[0] ?? { subscribers: 0, waiting: 0, failed: 0 }
  return { on: await isMailReady(platform), from: platform.config.mailFrom, subscribers, waiting, failed }
}

/** To how many subscribers a document was mailed; null when it was mailed to nobody. */
export async function mailedOf(platform: Platform, documentId: string): Promise<{ sent: number; failed: number } | null> {
  const found = platform.database.db.selectFrom('carrier_news').select(['sent', 'failed']).where('site_id', '=', SITE_ID)
  const row = await found.where('document_id', '=', documentId).executeTakeFirst()
  return row && row.sent + row.failed > 0 ? row : null
}
