import type { Calendar, Notice, Span } from '../../../law/calendar/calendar.js'
import { daysOf } from '../../../law/calendar/calendar.js'
import { addDays, type Day, parseDay } from '../../../law/day.js'
import { Refused } from '../../../law/refused.js'
import { completeNotice, findNumber, foldText, type Given, type ReadNotice, warningsFor } from './notice.js'
import { weekdayName } from './words.js'

const TITLE = /国务院办公厅关于[^。:]{0,40}?通知/
const AMENDING = /(?:调整|延长)(\d{4})年([^,。]+?)(?:假期|放假)/
const SIGNATURE = /国务院办公厅(\d{4})年(\d{1,2})月(\d{1,2})日/g
const CLAUSE = /[一二三四五六七八九十]+、/
const HEADING = /^([^:,。\d]{2,20}):/
/** A date; a joining 至; or the verb that says what the dates before it are. */
const TOKEN = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?|(至|到)|(放假|补休|上班)/g
const SAID_WEEKDAY = /(?:星期|周)([一二三四五六日天])/
const SAID_COUNT = /(?:共|放假)(\d+)天/

/**
 * Reads the prose of a notice, annual or amending, as pasted. `calendar` is what it amends: 延长…假期至 counts on from there.
 * Every weekday and every 共N天 that the text states is checked against the days read.
 * Refuses notice-unreadable, notice-no-year, notice-weekday-wrong, notice-count-wrong, and as completeNotice does.
 */
export function readNoticeText(text: string, given: Given, calendar: Calendar): ReadNotice {
  // A numeral before 、 begins a clause, but not in （农历腊月二十八、周日）.
  const folded = foldText(text).replace(/\([^)]*\)/g, (remark) => remark.replaceAll('、', ','))
  const title = TITLE.exec(folded)?.[0]
  const amending = AMENDING.exec(title ?? folded)
  const year = Number(amending?.[1] ?? /关于(\d{4})年|现将(\d{4})年/.exec(folded)?.slice(1).find(Boolean))
  if (!year) throw new Refused('notice-no-year')

  const off: Span[] = []
  const work: Day[] = []
  for (const clause of folded.split(CLAUSE).slice(1)) {
    const name = HEADING.exec(clause)?.[1] ?? amending?.[2] ?? '放假'
    const read = readClause(clause, name, year, calendar)
    off.push(...read.off)
    work.push(...read.work)
  }
  if (off.length + work.length === 0) throw new Refused('notice-unreadable')

  const signature = [...folded.matchAll(SIGNATURE)].at(-1)
  const notice: Notice = completeNotice(
    { title: title ?? `国务院办公厅关于${year}年部分节假日安排的通知`, year, off, work },
    { number: findNumber(folded), issuedOn: signature ? makeDay(signature[1], signature[2], signature[3]) : null },
    given,
  )
  return { notice, warnings: warningsFor(notice, !amending) }
}

interface Dated {
  day: Day
  month: number
  year: number
}

/** One clause: its sentences that free days, and those that take days to work. What is only encouraged (鼓励) frees nothing. */
function readClause(clause: string, name: string, year: number, calendar: Calendar): { off: Span[]; work: Day[] } {
  const off: Span[] = []
  const work: Day[] = []
  for (const sentence of clause.split('。')) {
    if (/鼓励|节假日期间/.test(sentence)) continue
    let pending: { from: Day; to: Day }[] = []
    let before: Dated | null = null
    let joined = false
    const lengthens = /延长\d{4}年.*?假期至/.test(sentence)
    for (const token of sentence.matchAll(TOKEN)) {
      const [, , , dayOfMonth, remark, joint, verb] = token
      if (joint) joined = true
      else if (dayOfMonth) {
        const here: Dated = readDate(token, before, joined, name, year)
        checkWeekday(here.day, remark)
        const last = pending.at(-1)
        if (lengthens && !before) off.push({ name, from: dayAfterHoliday(calendar, name, here), to: here.day })
        else if (joined && last) last.to = here.day
        else pending.push({ from: here.day, to: here.day })
        before = here
        joined = false
      } else if (verb) {
        if (verb === '上班') work.push(...pending.flatMap(daysOf))
        else off.push(...pending.map((span) => ({ name, ...span })))
        pending = []
        joined = false
      }
    }
  }
  const fixed = mendNewYear(off, year)
  checkCount(clause, name, fixed)
  return { off: fixed, work }
}

/** Month and year carry on from the date before; a span that runs past December runs into the next year. */
function readDate(token: RegExpMatchArray, before: Dated | null, joined: boolean, name: string, noticeYear: number): Dated {
  const month = Number(token[2] ?? before?.month)
  let year = Number(token[1] ?? before?.year ?? noticeYear)
  if (!token[1] && before && month < before.month && (joined || before.year < noticeYear)) year += 1
  const day = makeDay(String(year), String(month), token[3])
  if (!day) throw new Refused('notice-unreadable', null, { name })
  return { day, month, year }
}

/** 元旦 written 12月31日至1月2日 begins in the year before. */
function mendNewYear(spans: Span[], year: number): Span[] {
  return spans.map((span) =>
    span.name.includes('元旦') && span.from.startsWith(`${year}-12`) && span.to.startsWith(`${year + 1}-01`)
      ? { ...span, from: backAYear(span.from), to: backAYear(span.to) }
      : span,
  )
}

function backAYear(day: Day): Day {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}` as Day
}

/** The day after the holiday of this name as it stands in the calendar. Refuses notice-unreadable when it stands nowhere. */
function dayAfterHoliday(calendar: Calendar, name: string, until: Dated): Day {
  const last = calendar.notices
    .flatMap((notice) => notice.off)
    .filter((span) => span.name.includes(name) && span.to.startsWith(String(until.year)) && span.to < until.day)
    .map((span) => span.to)
    .sort()
    .at(-1)
  if (!last) throw new Refused('notice-unreadable', null, { name })
  return addDays(last, 1)
}

function checkWeekday(day: Day, remark: string | undefined): void {
  const said = SAID_WEEKDAY.exec(remark ?? '')?.[1]?.replace('天', '日')
  if (said && weekdayName(day) !== `星期${said}`) {
    throw new Refused('notice-weekday-wrong', null, { day, said: `星期${said}`, is: weekdayName(day) })
  }
}

function checkCount(clause: string, name: string, off: Span[]): void {
  const said = SAID_COUNT.exec(clause)?.[1]
  // 与周末连休，共3天 counts the weekend, which the notice does not list.
  if (!said || clause.includes('连休') || off.length === 0) return
  const is = off.flatMap(daysOf).length
  if (Number(said) !== is) throw new Refused('notice-count-wrong', null, { name, said: Number(said), is })
}

function makeDay(year: string | undefined, month: string | undefined, day: string | undefined): Day | null {
  return parseDay(`${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`)
}
