import { daysOf, type Notice } from '../../../law/calendar/calendar.js'
import { statutorySpans } from '../../../law/calendar/statutory.js'
import { type Day, parseDay, weekday } from '../../../law/day.js'
import { Refused } from '../../../law/refused.js'
import { weekdayName } from './words.js'

/** What the person who imports a notice says beside its text; blank where the text says it itself. */
export interface Given {
  number?: string
  issuedOn?: string
  url?: string
}

/** A notice as read, and what a person should look at before applying it. */
export interface ReadNotice {
  notice: Notice
  warnings: string[]
}

const NUMBER = /(国办发明电|国发明电|国办发|国发)[〔[(【](\d{4})[〕\])】]第?(\d+)号/
const FESTIVALS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']

/** The number of a notice in its official form, wherever it stands in `text`; null when there is none. */
export function findNumber(text: string): string | null {
  const match = NUMBER.exec(foldText(text))
  return match ? `${match[1]}〔${match[2]}〕${Number(match[3])}号` : null
}

/** Number, day of issue and address out of what was given, where the text is silent. Refuses notice-no-number, notice-bad-number, notice-no-issue-date. */
export function completeNotice(
  read: Omit<Notice, 'number' | 'numberConfidence' | 'issuedOn' | 'url'>,
  found: { number: string | null; issuedOn: Day | null },
  given: Given,
): Notice {
  const typed = given.number ? findNumber(given.number) : null
  if (given.number && !typed) throw new Refused('notice-bad-number', null, { text: given.number })
  const number = found.number ?? typed
  if (!number) throw new Refused('notice-no-number')
  const issuedOn = found.issuedOn ?? parseDay(given.issuedOn ?? '')
  if (!issuedOn) throw new Refused('notice-no-issue-date')
  return { ...read, number, numberConfidence: found.number ? 'verified' : 'unverified', issuedOn, url: given.url || null }
}

/** What is odd about a notice that reads well. An annual notice should name all seven festivals and cover the statutory days. */
export function warningsFor(notice: Notice, annual: boolean): string[] {
  const off = new Set(notice.off.flatMap(daysOf))
  const warnings = notice.work.filter((day) => off.has(day)).map((day) => `${day} 既写了放假又写了上班，按上班计算，请核对。`)
  if (!annual) return warnings
  const names = notice.off.map((span) => span.name).join('、')
  const missing = FESTIVALS.filter((name) => !names.includes(name))
  if (missing.length > 0) warnings.push(`没有读出这些节日的安排：${missing.join('、')}。`)
  for (const day of notice.work) {
    if (weekday(day) % 6 !== 0) warnings.push(`${day} 是${weekdayName(day)}，本来就上班，请核对。`)
  }
  for (const span of statutorySpans(notice.year)) {
    const uncovered = daysOf(span).filter((day) => !off.has(day) && weekday(day) % 6 !== 0)
    if (uncovered.length > 0) warnings.push(`法定节假日 ${uncovered.join('、')}（${span.name}）不在放假日期里，请核对。`)
  }
  return warnings
}

/** Full-width forms folded and blanks taken out: pasted text breaks its lines anywhere. */
export function foldText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '')
}
