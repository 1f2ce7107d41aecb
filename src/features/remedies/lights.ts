import { type RawBuilder, sql } from 'kysely'
import type { Light } from '../../../api/request-view.js'
import { addWorkdays } from '../../../law/calendar/workdays.js'
import { type Now, YELLOW_DAYS } from '../requests/index.js'
import { type Reading, readingOf } from './duties.js'
import type { RemedyRow } from './store.js'

/** What a line of a list shows of the clocks, as `readingOf` sees them on the day. */
export function glance(row: RemedyRow, { calendar, today }: Now): Reading {
  return readingOf(row.timed, calendar, today)
}

/** An appeal that nobody brought in time is no work any more. */
export const working = ({ today }: Now): RawBuilder<boolean> =>
  sql<boolean>`phase <> 'done' and not (status = 'decided' and duty = 'appeal' and due_on < ${today}::date)`

/** Which rows show a light, in SQL. */
export function lightIs(light: Light, now: Now): RawBuilder<boolean> {
  const { today, calendar } = now
  const yellowUntil = addWorkdays(today, YELLOW_DAYS, calendar)
  const running = sql<boolean>`phase = 'running' and ${working(now)}`
  switch (light) {
    case 'grey':
      return sql<boolean>`phase = 'waiting'`
    case 'red':
      return sql<boolean>`${running} and due_on < ${today}::date`
    case 'orange':
      return sql<boolean>`${running} and due_on = ${today}::date`
    case 'yellow':
      return sql<boolean>`${running} and due_on > ${today}::date and due_on <= ${yellowUntil}::date`
    case 'green':
      return sql<boolean>`${running} and due_on > ${yellowUntil}::date`
    case 'done':
      return sql<boolean>`not (${working(now)})`
    case 'blue':
      return sql<boolean>`false`
  }
}
