import { addDays, type Day, weekday } from '../day.js'
import { Refused } from '../refused.js'
import { statutoryName } from './statutory.js'

/** A run of free days under the holiday's name; both ends belong to it. */
export interface Span {
  name: string
  from: Day
  to: Day
}

/** One notice of the State Council's General Office (国务院办公厅关于…部分节假日安排的通知), or one that amends it. */
export interface Notice {
  /** 国办发明电〔2025〕7号; its key. */
  number: string
  /** `unverified`: the number was not seen on a copy of the notice, the days were. */
  numberConfidence: 'verified' | 'unverified'
  title: string
  /** The year that it arranges. Some of its days may lie in the year before. */
  year: number
  issuedOn: Day
  /** Where the notice stands, or null. */
  url: string | null
  off: Span[]
  /** Days that are worked: 调休上班, or work resumed on a weekday. */
  work: Day[]
}

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'makeup'

/** What a day is, and the notice that says so; `notice` is null where only the week says so. */
export interface CalendarDay {
  day: Day
  kind: DayKind
  /** 国庆节; null for a day without one. */
  name: string | null
  /** Number of the notice, or the name of the regional decision. */
  notice: string | null
  /** Outside the years whose notices are known: the days there may still change. */
  provisional: boolean
}

interface Override {
  free: boolean
  name: string | null
  notice: string
}

/** The working days, as far as the State has published them. A value: changing it makes another. */
export interface Calendar {
  /** The first and the last day that published notices cover. */
  from: Day
  to: Day
  notices: readonly Notice[]
  overrides: ReadonlyMap<Day, Override>
}

/**
 * The calendar that the notices make, later-issued ones over earlier ones.
 * It reaches over the unbroken run of years that ends with the last one. Refuses `no-notices`.
 */
export function makeCalendar(notices: readonly Notice[]): Calendar {
  const ordered = [...notices].sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : 0))
  const years = new Set(ordered.map((notice) => notice.year))
  if (years.size === 0) throw new Refused('no-notices')
  const last = Math.max(...years)
  let first = last
  while (years.has(first - 1)) first -= 1
  const overrides = new Map<Day, Override>()
  for (const notice of ordered) {
    for (const span of notice.off) {
      for (const day of daysOf(span)) overrides.set(day, { free: true, name: span.name, notice: notice.number })
    }
    for (const day of notice.work) overrides.set(day, { free: false, name: null, notice: notice.number })
  }
  return { from: `${first}-01-01` as Day, to: `${last}-12-31` as Day, notices: ordered, overrides }
}

/** The calendar with the holidays of a region laid over it (放假办法 art. 4). `basis` is the decision that sets them. */
export function withRegion(calendar: Calendar, days: readonly Span[], basis: string): Calendar {
  const overrides = new Map(calendar.overrides)
  for (const span of days) for (const day of daysOf(span)) overrides.set(day, { free: true, name: span.name, notice: basis })
  return { ...calendar, overrides }
}

export function reaches(calendar: Calendar, day: Day): boolean {
  return calendar.from <= day && day <= calendar.to
}

/** What `day` is. Outside the calendar's reach: weekends and the statutory holidays known beforehand, marked provisional. */
export function dayOf(calendar: Calendar, day: Day): CalendarDay {
  const provisional = !reaches(calendar, day)
  const override = calendar.overrides.get(day)
  const weekend = weekday(day) % 6 === 0
  if (override) return { day, kind: kindOf(override.free, weekend), name: override.name, notice: override.notice, provisional }
  const name = provisional ? statutoryName(day) : null
  if (name) return { day, kind: 'holiday', name, notice: null, provisional }
  return { day, kind: weekend ? 'weekend' : 'workday', name: null, notice: null, provisional }
}

export function isWorkday(calendar: Calendar, day: Day): boolean {
  const { kind } = dayOf(calendar, day)
  return kind === 'workday' || kind === 'makeup'
}

/** Every day of a span, in order. */
export function daysOf(span: { from: Day; to: Day }): Day[] {
  const days: Day[] = []
  for (let day = span.from; day <= span.to; day = addDays(day, 1)) days.push(day)
  return days
}

function kindOf(free: boolean, weekend: boolean): DayKind {
  if (free) return 'holiday'
  return weekend ? 'makeup' : 'workday'
}
