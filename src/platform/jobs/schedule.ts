import { dayOfInstant } from '../../../law/day.js'

/** When a recurring job runs: every so many minutes, or daily at a time of day in Shanghai, `02:30`. */
export type Schedule = { everyMinutes: number } | { dailyAt: string }

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** The first instant after `now` that the schedule names. Whole multiples for `everyMinutes`, so all nodes agree. */
export function nextRun(schedule: Schedule, now: number): number {
  if ('everyMinutes' in schedule) {
    const step = schedule.everyMinutes * MINUTE_MS
    return (Math.floor(now / step) + 1) * step
  }
  const today = Date.parse(`${dayOfInstant(now)}T${schedule.dailyAt}:00+08:00`)
  return today > now ? today : today + DAY_MS
}

/** Throws a RangeError when the schedule names no time. */
export function mustBeSchedule(schedule: Schedule): void {
  const valid =
    'everyMinutes' in schedule
      ? Number.isInteger(schedule.everyMinutes) && schedule.everyMinutes > 0
      : /^([01]\d|2[0-3]):[0-5]\d$/.test(schedule.dailyAt)
  if (!valid) throw new RangeError(`not a schedule: ${JSON.stringify(schedule)}`)
}
