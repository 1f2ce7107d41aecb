import type { ReminderKind } from '../../../../api/request-reminders.js'
import type { Calendar } from '../../../../law/calendar/calendar.js'
import { addWorkdays, workdaysBetween } from '../../../../law/calendar/workdays.js'
import type { Day } from '../../../../law/day.js'
import { awaitsCorrection, awaitsPayment, feeDueOf, lapseOf } from '../clock.js'
import type { Assigned } from '../events.js'
import { glance } from '../lights.js'
import type { CaseRow } from '../store.js'

/** So many working days before a period of others ends it is told (our own rule). */
const AHEAD_DAYS = 2
/** So many working days after 催办, or after the day that was set when nobody did that, it goes to the heads (our own rule). */
const AFTER_URGING_DAYS = 3
const AFTER_DUE_DAYS = 5

/** Of what a case's own clerk is to be reminded. */
export function causesOf(row: CaseRow, calendar: Calendar, today: Day): ReminderKind[] {
  if (row.phase === 'done') return []
  if (row.received_on === null) return ['confirm']
  const soon = addWorkdays(today, AHEAD_DAYS, calendar)
  const { timed } = row
  const byLight = { red: 'overdue', orange: 'due-today', yellow: 'due-soon' } as const
  const { light } = glance(row, calendar, today)
  const lapsing = timed.consultations.some((one) => one.endedOn === null && isBy(lapseOf(one, calendar), soon))
  return [
    ...(light === 'red' || light === 'orange' || light === 'yellow' ? [byLight[light]] : []),
    ...(lapsing ? (['consultation'] as const) : []),
    ...(awaitsCorrection(timed) && isBy(timed.correction?.dueOn ?? null, soon) ? (['correction'] as const) : []),
    ...(awaitsPayment(timed) && timed.fee && isBy(feeDueOf(timed.fee, calendar), soon) ? (['payment'] as const) : []),
  ]
}

/** How far a unit that was asked to help has fallen behind; null while there is time. */
export function behindOf(one: Assigned, calendar: Calendar, today: Day): 'owes' | 'late' | 'escalated' | null {
  if (one.reply !== null || one.dueOn === null) return null
  if (one.dueOn >= today) return isBy(one.dueOn, addWorkdays(today, AHEAD_DAYS, calendar)) ? 'owes' : null
  const urged = one.urgedOn !== null && workdaysBetween(one.urgedOn, today, calendar) >= AFTER_URGING_DAYS
  return urged || workdaysBetween(one.dueOn, today, calendar) >= AFTER_DUE_DAYS ? 'escalated' : 'late'
}

const isBy = (day: Day | null, last: Day): boolean => day !== null && day <= last
