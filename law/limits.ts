import { type Calendar, reaches } from './calendar/calendar.js'
import { addWorkdays, workdayOnOrAfter } from './calendar/workdays.js'
import { addDays, type Day, day } from './day.js'

/** How sure the number is: read in the law's own text, in a secondary text, or not verified (then it is configuration, not law). */
export type Confidence = 'text' | 'secondary' | 'unverified'

/** A period: after what, how long, under which article. The day of the event is never counted. */
export interface Limit {
  /** What it is, as a clerk calls it. */
  label: string
  n: number
  unit: 'workday' | 'day' | 'month'
  article: string
  confidence: Confidence
}

const workdays = (label: string, n: number, article: string, confidence: Confidence = 'text'): Limit => ({
  label,
  n,
  unit: 'workday',
  article,
  confidence,
})
const days = (label: string, n: number, article: string): Limit => ({ label, n, unit: 'day', article, confidence: 'text' })
const months = (label: string, n: number, article: string): Limit => ({ label, n, unit: 'month', article, confidence: 'text' })

/** The periods of the Regulation (条例), of the fee rules (国办函〔2020〕109号), of 行政复议法 and of 行政诉讼法. */
export const LIMITS = {
  reply: workdays('答复政府信息公开申请', 20, '条例第三十三条第二款'),
  extension: workdays('延长答复期限', 20, '条例第三十三条第二款'),
  correctionNotice: workdays('一次性告知补正', 7, '条例第三十条'),
  thirdPartyOpinion: workdays('第三方提出意见', 15, '条例第三十二条'),
  coMakerOpinion: workdays('共同制作机关提出意见', 15, '条例第三十四条'),
  proactive: workdays('主动公开政府信息', 20, '条例第二十六条'),
  feePayment: workdays('缴纳信息处理费', 20, '国办函〔2020〕109号第六条', 'secondary'),
  reconsideration: days('申请行政复议', 60, '行政复议法第二十条'),
  reconsiderationNotTold: months('申请行政复议（未告知救济权利，自知道决定起最长）', 12, '行政复议法第二十条第三款'),
  reconsiderationReply: workdays('被申请人书面答复（普通程序）', 10, '行政复议法第四十八条'),
  reconsiderationReplySimple: workdays('被申请人书面答复（简易程序）', 5, '行政复议法第五十四条'),
  reconsiderationDecision: days('作出行政复议决定（普通程序）', 60, '行政复议法第六十二条'),
  reconsiderationDecisionSimple: days('作出行政复议决定（简易程序）', 30, '行政复议法第六十二条'),
  reconsiderationExtension: days('延长行政复议期限', 30, '行政复议法第六十二条'),
  reviewOpinion: days('报送行政复议意见书办理情况', 60, '行政复议法第七十六条'),
  suitAfterReconsideration: days('不服复议决定提起诉讼', 15, '行政诉讼法第四十五条'),
  suit: months('直接提起行政诉讼', 6, '行政诉讼法第四十六条'),
  suitNotTold: months('提起行政诉讼（未告知救济权利，自知道决定起最长）', 12, '法释〔2018〕1号第六十四条'),
  suitUnanswered: months('对不答复提起行政诉讼', 6, '法释〔2018〕1号第六十六条'),
  defence: days('被告提交证据和答辩状', 15, '行政诉讼法第六十七条'),
  firstInstance: months('第一审审理（普通程序）', 6, '行政诉讼法第八十一条'),
  firstInstanceSimple: days('第一审审理（简易程序）', 45, '行政诉讼法第八十三条'),
  appealJudgment: days('不服判决提起上诉', 15, '行政诉讼法第八十五条'),
  appealRuling: days('不服裁定提起上诉', 10, '行政诉讼法第八十五条'),
  secondInstance: months('第二审审理', 3, '行政诉讼法第八十八条'),
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof LIMITS

export interface DueDate {
  due: Day
  /** The calendar does not reach that far: the day may still move. */
  provisional: boolean
  article: string
}

/**
 * The last day of the period that `event` starts. A period in days or months that ends on a free day ends on the next
 * working day (民事诉讼法 art. 85); one of months ends on the day of the same number, or the month's last.
 */
export function dueDate(limit: Limit, event: Day, calendar: Calendar): DueDate {
  const due = limit.unit === 'workday' ? addWorkdays(event, limit.n, calendar) : workdayOnOrAfter(lastDay(limit, event), calendar)
  return { due, provisional: !reaches(calendar, due) || !reaches(calendar, event), article: limit.article }
}

function lastDay(limit: Limit, event: Day): Day {
  return limit.unit === 'month' ? addMonths(event, limit.n) : addDays(event, limit.n)
}

function addMonths(from: Day, n: number): Day {
  const index = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + n
  const first = day(`${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`)
  const last = Number(addDays(nextMonth(first), -1).slice(8))
  return addDays(first, Math.min(Number(from.slice(8)), last) - 1)
}

function nextMonth(first: Day): Day {
  return day(`${addDays(first, 31).slice(0, 7)}-01`)
}
