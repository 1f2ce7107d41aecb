import { daysOf, type Span } from '../../../law/calendar/calendar.js'
import { addDays, type Day, parseDay, yearOf } from '../../../law/day.js'
import { Refused } from '../../../law/refused.js'
import { completeNotice, type Given, type ReadNotice, warningsFor } from './notice.js'

const OFF = /^(放假|休息|调休放假|休|假|off|holiday)$/i
const WORK = /^(上班|调休上班|补班|班|work|workday|makeup)$/i
const CHINESE_DAY = /^(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?$/
const COMPACT_DAY = /^(\d{4})(\d{2})(\d{2})$/
const RANGE = /至|到|~|—|–/
/** A longer holiday is a slip of the pen. */
const LONGEST_RANGE = 31
/** The day 0 of spreadsheets, whose cells hold days as numbers. */
const SPREADSHEET_EPOCH = '1899-12-30' as Day

/**
 * Reads a notice from rows of day (or 起至止), kind and, for free days, the holiday's name; a first row without a day is a heading.
 * Cells are separated by comma, tab or semicolon: CSV, or cells pasted from a spreadsheet. Number and day of issue must be given.
 * Refuses notice-bad-row, notice-unreadable, and as completeNotice does.
 */
export function readNoticeTable(text: string, given: Given): ReadNotice {
  const off: { day: Day; name: string }[] = []
  const work: Day[] = []
  const lines = text.split(/\r\n|\r|\n/)
  lines.forEach((line, index) => {
    const cells = line
      .normalize('NFKC')
      .split(/[,\t;]/)
      .map((cell) => cell.trim().replace(/^"|"$/g, ''))
    const [first = '', kind = '', name = ''] = cells
    if (cells.every((cell) => cell === '')) return
    const days = readDays(first)
    if (days.length > 0 && OFF.test(kind)) off.push(...days.map((day) => ({ day, name: name || '放假' })))
    else if (days.length > 0 && WORK.test(kind)) work.push(...days)
    else if (days.length > 0 || index > 0) throw new Refused('notice-bad-row', null, { row: index + 1, text: line.trim() })
  })
  const year = mainYear([...off.map((it) => it.day), ...work])
  const notice = completeNotice(
    { title: `国务院办公厅关于${year}年部分节假日安排的通知`, year, off: toSpans(off), work: [...new Set(work)].sort() },
    { number: null, issuedOn: null },
    given,
  )
  return { notice, warnings: warningsFor(notice, true) }
}

/** The text of a CSV file, in the encodings that spreadsheets write here. */
export function csvText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** One day, or all from 2027-02-05至2027-02-11; none for a cell that says neither. */
function readDays(cell: string): Day[] {
  const [from, to, ...rest] = cell.split(RANGE).map((part) => readDay(part.trim()))
  if (!from || to === null || rest.length > 0) return []
  const days = daysOf({ from, to: to ?? from })
  return days.length <= LONGEST_RANGE ? days : []
}

function readDay(cell: string): Day | null {
  const [, year = '', month = '', date = ''] = CHINESE_DAY.exec(cell) ?? COMPACT_DAY.exec(cell) ?? []
  if (year) return parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  return /^[45]\d{4}$/.test(cell) ? addDays(SPREADSHEET_EPOCH, Number(cell)) : null
}

/** The year that most days lie in: a table names no year, and 元旦 may reach into the one before. */
function mainYear(days: Day[]): number {
  const counts = new Map<number, number>()
  for (const day of days) counts.set(yearOf(day), (counts.get(yearOf(day)) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  if (!most) throw new Refused('notice-unreadable')
  return most[0]
}

/** Neighbouring free days of one name become one span. */
function toSpans(days: { day: Day; name: string }[]): Span[] {
  const spans: Span[] = []
  for (const { day, name } of [...days].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const last = spans.at(-1)
    if (last && last.name === name && day <= addDays(last.to, 1)) last.to = day
    else spans.push({ name, from: day, to: day })
  }
  return spans
}
