/**
 * A civil day in Asia/Shanghai, written YYYY-MM-DD. Days compare with < and > as strings do.
 * There is no time of day in it and no time zone to get wrong.
 */
export type Day = string & { readonly __day: unique symbol }

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const MS_A_DAY = 86_400_000
/** China has kept UTC+8 without summer time since 1991-09-15; no record of this system is older. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** The day that `text` writes, or null when it is not an existing day in the form YYYY-MM-DD. */
export function parseDay(text: string): Day | null {
  const match = SHAPE.exec(text)
  if (!match) return null
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return format(ms) === text ? (text as Day) : null
}

/** The day that `text` writes. Throws a RangeError for anything else: for constants and checked input. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (!parsed) throw new RangeError(`not a day: ${text}`)
  return parsed
}

/** The Shanghai day of an instant, given in milliseconds since 1970-01-01T00:00Z. */
export function dayOfInstant(ms: number): Day {
  return format(ms + SHANGHAI_OFFSET_MS)
}

/** `n` calendar days later (earlier when negative). */
export function addDays(from: Day, n: number): Day {
  return format(toMs(from) + n * MS_A_DAY)
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (toMs(to) - toMs(from)) / MS_A_DAY
}

/** 0 Sunday … 6 Saturday. */
export function weekday(of: Day): number {
  return new Date(toMs(of)).getUTCDay()
}

export function yearOf(of: Day): number {
  return Number(of.slice(0, 4))
}

function toMs(of: Day): number {
  return Date.UTC(Number(of.slice(0, 4)), Number(of.slice(5, 7)) - 1, Number(of.slice(8, 10)))
}

function format(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10) as Day
}
