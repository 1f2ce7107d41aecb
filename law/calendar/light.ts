import type { Day } from '../day.js'

/** How near the day is by which something must be answered: answered, before it, the day itself, past it. */
export function dueLight(due: Day, on: Day, isDone: boolean): 'done' | 'yellow' | 'orange' | 'red' {
  if (isDone) return 'done'
  return due < on ? 'red' : due === on ? 'orange' : 'yellow'
}
