import { sql } from 'kysely'
import type { Light } from '../../../api/request-view.js'
import type { Calendar } from '../../../law/calendar/calendar.js'
import { addWorkdays, workdaysBetween } from '../../../law/calendar/workdays.js'
import type { Day } from '../../../law/day.js'
import { today as todayOf } from '../../platform/clock.js'
import type { Db } from '../../platform/db/database.js'
import { currentCalendar } from '../calendar/index.js'
import { type ClockReading, endWords, PAUSED_WORDS, runningLight, waitingWords, YELLOW_DAYS } from './clock.js'
import type { Ctx } from './handle.js'
import type { CaseRow } from './store.js'

/** The days between which lights change. */
export interface Edges {
  today: Day
  yellowUntil: Day
}

export async function edgesOf(ctx: Pick<Ctx, 'platform'>, db: Db): Promise<Edges> {
  return edgesAt(await currentCalendar(db), todayOf(ctx.platform.clock))
}

export function edgesAt(calendar: Calendar, today: Day): Edges {
  return { today, yellowUntil: addWorkdays(today, YELLOW_DAYS, calendar) }
}

/** What a line of a list shows of the clock, read off the row without counting days again. While it stands its day is not known yet. */
export function glance(row: CaseRow, calendar: Calendar, today: Day): Pick<ClockReading, 'light' | 'words' | 'due'> {
  const { phase, due_on: due, paused_until: until, timed } = row
  if (phase === 'done') return { light: 'done', words: endWords(row.status, row.late), due }
  if (phase === 'waiting' || due === null) return { light: 'grey', words: waitingWords(timed) ?? '', due: null }
  if (until !== null && until >= today) return { light: 'blue', words: PAUSED_WORDS, due: null }
  return { ...runningLight(due, workdaysBetween(today, due, calendar), today), due }
}

/** The light of a row in SQL, as `light` in clock.ts sees it. */
export function lightSql({ today, yellowUntil }: Edges) {
  return sql<string>`case when phase = 'done' then 'done' when phase = 'waiting' then 'grey'
    when paused_until >= ${today}::date then 'blue' when due_on < ${today}::date then 'red' when due_on = ${today}::date then 'orange'
    when due_on <= ${yellowUntil}::date then 'yellow' else 'green' end`
}

/** Ranges instead of the light itself, so that the index answers. */
export function rangeOf(light: Light, { today, yellowUntil }: Edges) {
  const running = sql<boolean>`phase = 'running' and (paused_until is null or paused_until < ${today}::date)`
  switch (light) {
    case 'grey':
      return sql<boolean>`phase = 'waiting'`
    case 'blue':
      return sql<boolean>`phase = 'running' and paused_until >= ${today}::date`
    case 'red':
      return sql<boolean>`${running} and sort_on < ${today}::date`
    case 'orange':
      return sql<boolean>`${running} and sort_on = ${today}::date`
    case 'yellow':
      return sql<boolean>`${running} and sort_on > ${today}::date and sort_on <= ${yellowUntil}::date`
    case 'green':
      return sql<boolean>`${running} and sort_on > ${yellowUntil}::date`
    case 'done':
      return sql<boolean>`phase = 'done'`
  }
}
