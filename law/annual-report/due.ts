import { type Day, day } from '../day.js'

/** Who reports: a government of county level or above, or any other organ. */
export type Reporter = 'government' | 'department'

/**
 * The last day for publishing the report of `year`: 01-31 of the next year for departments of governments, 03-31 for
 * governments (条例 art. 49). Townships and other organs follow the departments: their government sums them up.
 */
export function reportDueOn(reporter: Reporter, year: number): Day {
  return day(`${year + 1}-${reporter === 'government' ? '03-31' : '01-31'}`)
}
