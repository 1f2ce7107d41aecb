import { type Day, dayOfInstant } from '../../law/day.js'

/** The time, handed in wherever it is needed. Only main.ts, cli.ts and tests make one. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

/** A clock that stands still, for tests: `fixedClock('2021-09-10T02:00:00Z')`. */
export function fixedClock(instant: string): Clock {
  const ms = Date.parse(instant)
  return { now: () => ms }
}

/** Today in Shanghai by this clock. */
export function today(clock: Clock): Day {
  return dayOfInstant(clock.now())
}
