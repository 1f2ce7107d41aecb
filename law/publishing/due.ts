import type { Calendar } from '../calendar/calendar.js'
import { addDays, type Day } from '../day.js'
import { type DueDate, dueDate, LIMITS } from '../limits.js'

/** Art. 26: the last day on which what was made or changed on `made` is to be public: twenty working days. */
export function publishBy(made: Day, calendar: Calendar): DueDate {
  return dueDate(LIMITS.proactive, made, calendar)
}

/** Whether something made on `made` and published on `published` came later than art. 26 allows. */
export function isLateToPublish(made: Day, published: Day, calendar: Calendar): boolean {
  return published > publishBy(made, calendar).due
}

/** The last day on which a column is fresh: so many days after the newest item in it. */
export function freshUntil(newest: Day, freshnessDays: number): Day {
  return addDays(newest, freshnessDays)
}
