import { type Calendar, isWorkday } from '../../../../law/calendar/calendar.js'
import { countWorkdays } from '../../../../law/calendar/workdays.js'
import { addDays, type Day, weekday } from '../../../../law/day.js'

const DAYS = 7

/** Whether a day is the first of its week, from Monday on, that is worked: the day of the weekly check (周一督查). A week off has none. */
export function isFirstWorkday(day: Day, calendar: Calendar): boolean {
  const monday = addDays(day, -((weekday(day) + DAYS - 1) % DAYS))
  return isWorkday(calendar, day) && countWorkdays(monday, day, calendar) === 1
}
