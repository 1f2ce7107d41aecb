import { type Calendar, type CalendarDay, dayOf, daysOf, type Notice, reaches, type Span } from '../../../law/calendar/calendar.js'
import { statutorySpans } from '../../../law/calendar/statutory.js'
import { addDays, day, yearOf } from '../../../law/day.js'

/** A year of the calendar, ready to show. */
export interface Year {
  year: number
  /** false: no notice yet; the days are provisional. */
  published: boolean
  days: CalendarDay[]
  workdays: number
  /** Notices that say something of this year, in the order they were issued. */
  notices: Notice[]
  /** The holidays of the year: from its notices, or statutory ones while there is none. */
  holidays: Holiday[]
}

export interface Holiday extends Span {
  notice: string | null
}

/** The years that have a notice, and the first one that has none. */
export function yearsOf(calendar: Calendar): number[] {
  const first = yearOf(calendar.from)
  return Array.from({ length: yearOf(calendar.to) - first + 2 }, (_, i) => first + i)
}

export function yearView(calendar: Calendar, year: number): Year {
  const days = daysOf({ from: day(`${year}-01-01`), to: day(`${year}-12-31`) }).map((each) => dayOf(calendar, each))
  const notices = calendar.notices.filter((notice) => notice.year === year || notice.off.some((span) => yearOf(span.from) === year))
  const published = reaches(calendar, day(`${year}-01-01`))
  return {
    year,
    published,
    days,
    workdays: days.filter((each) => each.kind === 'workday' || each.kind === 'makeup').length,
    notices,
    holidays: published ? holidaysOf(calendar, year) : statutorySpans(year).map((span) => ({ ...span, notice: null })),
  }
}

/** The days of each month, January first. */
export function byMonth(days: readonly CalendarDay[]): CalendarDay[][] {
  const months: CalendarDay[][] = Array.from({ length: 12 }, () => [])
  for (const each of days) months[Number(each.day.slice(5, 7)) - 1]?.push(each)
  return months
}

/** Runs of free days of one name as they stand after every amendment; one that crosses the year's end belongs to both years. */
function holidaysOf(calendar: Calendar, year: number): Holiday[] {
  const holidays: Holiday[] = []
  for (const each of daysOf({ from: day(`${year - 1}-12-25`), to: day(`${year + 1}-01-07`) })) {
    const { kind, name, notice } = dayOf(calendar, each)
    if (kind !== 'holiday' || name === null) continue
    const last = holidays.at(-1)
    if (last && last.name === name && addDays(last.to, 1) === each) last.to = each
    else holidays.push({ name, from: each, to: each, notice })
  }
  return holidays.filter((holiday) => yearOf(holiday.from) === year || yearOf(holiday.to) === year)
}
