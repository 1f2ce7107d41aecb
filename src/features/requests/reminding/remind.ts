import type { ReminderKind } from '../../../../api/request-reminders.js'
import { workdayOnOrAfter } from '../../../../law/calendar/workdays.js'
import { today as todayOf } from '../../../platform/clock.js'
import { ringNotices } from '../../../platform/notices/ring.js'
import type { Platform } from '../../../platform/platform.js'
import { currentCalendar } from '../../calendar/index.js'
import { gather } from './gather.js'
import { SOURCE } from './mine.js'
import { WORDING } from './words.js'

/** Every working morning: writes what each desk is to be reminded of, rings for what is new or pressing, closes what is done. May be run again. */
export async function remindAll(platform: Pick<Platform, 'database' | 'clock'>): Promise<void> {
  await remind(platform, {})
}

/** Through the day: what came in and is not confirmed rings on the same day (art. 31). */
export async function remindUnconfirmed(platform: Pick<Platform, 'database' | 'clock'>): Promise<void> {
  await remind(platform, { unconfirmed: true })
}

async function remind({ database, clock }: Pick<Platform, 'database' | 'clock'>, only: { unconfirmed?: boolean }): Promise<void> {
  const today = todayOf(clock)
  const calendar = await currentCalendar(database.db)
  if (workdayOnOrAfter(today, calendar) !== today) return
  const heaps = await gather(database.db, { calendar, today }, only)
  const isDaily = (kind: string) => WORDING[kind as ReminderKind].daily
  const ringing = { source: SOURCE, today, isDaily, ...(only.unconfirmed ? { only: ['confirm'] } : {}) }
  await database.transaction((tx) => ringNotices(tx, [...heaps.values()], ringing))
}
