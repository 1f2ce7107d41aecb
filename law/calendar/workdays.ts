import { addDays, type Day } from '../day.js'
import { Refused } from '../refused.js'
import { type Calendar, isWorkday } from './calendar.js'

/**
 * The n-th working day after `from`, which is not counted itself (民事诉讼法 art. 85); before it when `n` is negative.
 * 0 gives `from` back, be it free or not. Refuses `not-a-count` for a fraction.
 */
export function addWorkdays(from: Day, n: number, calendar: Calendar): Day {
  if (!Number.isSafeInteger(n)) throw new Refused('not-a-count')
  const step = n < 0 ? -1 : 1
  let day = from
  for (let left = Math.abs(n); left > 0; ) {
    day = addDays(day, step)
    if (isWorkday(calendar, day)) left -= 1
  }
  return day
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier: those from `to` on, before `from`. */
export function workdaysBetween(from: Day, to: Day, calendar: Calendar): number {
  if (to < from) return -countWorkdays(to, addDays(from, -1), calendar)
  return countWorkdays(addDays(from, 1), to, calendar)
}

/** Working days of a span, both ends included. */
export function countWorkdays(from: Day, to: Day, calendar: Calendar): number {
  let n = 0
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkday(calendar, day)) n += 1
  return n
}

/** `day` itself when it is worked, else the next day that is: a period that ends on a free day ends then (民事诉讼法 art. 85). */
export function workdayOnOrAfter(day: Day, calendar: Calendar): Day {
  return isWorkday(calendar, day) ? day : addWorkdays(day, 1, calendar)
}
