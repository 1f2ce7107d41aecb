import { type Calendar, reaches } from '../../../law/calendar/calendar.js'
import { workdaysBetween } from '../../../law/calendar/workdays.js'
import { type ReplyDue, replyDue, type Tick } from '../../../law/clock.js'
import type { Day } from '../../../law/day.js'
import { dueDate, LIMITS } from '../../../law/limits.js'
import type { Consultation, RequestState } from './events.js'

/** The part of a request that its clock reads; a row of the projection keeps it whole, so that a new calendar can be laid on. */
export type Timed = Pick<
  RequestState,
  'status' | 'receivedOn' | 'correction' | 'consultations' | 'fee' | 'extension' | 'delayedUntil' | 'decision' | 'served'
>

/** waiting: no reply clock runs (not received, correction or payment awaited). paused: others are being consulted. */
export type Phase = 'waiting' | 'running' | 'paused' | 'done'

/** 灰 绿 黄 橙 红 蓝, and done. */
export type Light = 'grey' | 'green' | 'yellow' | 'orange' | 'red' | 'blue' | 'done'

export interface ClockReading {
  phase: Phase
  light: Light
  /** The last day for the reply; null while none is known. While the clock stands it still moves. */
  due: Day | null
  /** Working days left, today not counted; negative when overdue. */
  left: number | null
  provisional: boolean
  /** Whole working days the consultations have taken so far. */
  pausedDays: number
  /** 剩 3 个工作日 */
  words: string
  /** The day-by-day derivation; null while there is no due day. */
  derivation: ReplyDue | null
}

/** Up to so many working days left the light is yellow (portal rule, no law). */
export const YELLOW_DAYS = 5

/** What happened to the reply clock, in the words of law/clock.ts. A consultation that still runs ends today, or when its period ended. */
export function ticks(state: Timed, calendar: Calendar, today: Day): Tick[] {
  if (state.receivedOn === null) return []
  const found: Tick[] = [{ kind: 'received', on: state.receivedOn }]
  if (state.correction?.receivedOn) found.push({ kind: 'corrected', on: state.correction.receivedOn })
  if (state.fee?.paidOn) found.push({ kind: 'feePaid', on: state.fee.paidOn })
  for (const one of state.consultations) found.push({ kind: 'consulted', from: one.sentOn, to: pauseEnd(one, calendar, today) })
  if (state.extension) found.push({ kind: 'extended', days: state.extension.days })
  return found
}

/** The last day for the reply with its derivation, or null when no clock runs. A day set under art. 35 lies behind the usual one. */
export function dueOf(state: Timed, calendar: Calendar, today: Day): (ReplyDue & { due: Day }) | null {
  if (state.receivedOn === null) return null
  const usual = replyDue(ticks(state, calendar, today), calendar)
  if (state.delayedUntil === null || state.delayedUntil <= usual.due) return usual
  return { ...usual, due: state.delayedUntil, provisional: !reaches(calendar, state.delayedUntil) }
}

/** When the silence of those consulted has its meaning (art. 32, 34): fifteen working days; null where no law sets a period. */
export function lapseOf(consultation: Consultation, calendar: Calendar): Day | null {
  const limit = { 'third-party': LIMITS.thirdPartyOpinion, 'co-maker': LIMITS.coMakerOpinion, 'other-organ': null }[consultation.kind]
  return limit && dueDate(limit, consultation.deliveredOn ?? consultation.sentOn, calendar).due
}

/** The last day to pay (国办函〔2020〕109号 art. 6). */
export function feeDueOf(fee: NonNullable<RequestState['fee']>, calendar: Calendar): Day {
  return dueDate(LIMITS.feePayment, fee.notifiedOn, calendar).due
}

/** Art. 30: the last day for the one notice that asks for corrections. */
export function correctionNoticeDue(receivedOn: Day, calendar: Calendar): Day {
  return dueDate(LIMITS.correctionNotice, receivedOn, calendar).due
}

export const awaitsCorrection = (state: Timed): boolean => state.correction !== null && state.correction.receivedOn === null

export const awaitsPayment = (state: Timed): boolean => state.fee !== null && state.fee.paidOn === null

/** Whether others are being consulted today and the clock stands for it. Silence beyond the period does not stop it further. */
export function pausedUntil(state: Timed, calendar: Calendar, today: Day): Day | 'open' | null {
  let until: Day | null = null
  for (const one of state.consultations) {
    if (one.endedOn !== null) continue
    const lapse = lapseOf(one, calendar)
    if (lapse === null) return 'open'
    if (lapse >= today && (until === null || lapse > until)) until = lapse
  }
  return until
}

/** What the clock shows on `today`. */
export function light(state: Timed, calendar: Calendar, today: Day): ClockReading {
  const over = state.status === 'decided' || state.status === 'archived' || state.status === 'merged' || state.status === 'transferred'
  const asOf = state.decision?.on ?? today
  const derivation = dueOf(state, calendar, asOf)
  const pausedDays = derivation?.steps.filter((step) => step.kind === 'paused').length ?? 0
  const reading = { due: null, left: null, provisional: false, pausedDays, derivation: null }
  const unanswered = awaitsCorrection(state) || awaitsPayment(state)
  if (over) {
    const due = unanswered ? null : (derivation?.due ?? null)
    return { ...reading, due, phase: 'done', light: 'done', words: endWords(state.status, isLate(state, due)), derivation }
  }
  const waiting = waitingWords(state)
  if (waiting !== null || derivation === null) return { ...reading, phase: 'waiting', light: 'grey', words: waiting ?? '等待确认收到' }
  const { due, provisional } = derivation
  const left = workdaysBetween(today, due, calendar)
  const known = { due, left, provisional, pausedDays, derivation }
  if (due >= today && pausedUntil(state, calendar, today) !== null) return { ...known, phase: 'paused', light: 'blue', words: PAUSED_WORDS }
  return { ...known, phase: 'running', ...runningLight(due, left, today) }
}

/** Whether the answer was served, or at least given, after its day. Nobody waits for the answer to what was withdrawn. */
export function isLate(state: Timed, due: Day | null): boolean {
  const done = state.served?.on ?? state.decision?.on ?? null
  return due !== null && done !== null && state.decision?.documentNo !== null && done > due
}

export const PAUSED_WORDS = '停表：正在征求意见'

/** The light of a clock that runs, with `left` working days to `due`. */
export function runningLight(due: Day, left: number, today: Day): { light: Light; words: string } {
  if (due < today) return { light: 'red', words: `已超期 ${Math.max(1, -left)} 个工作日` }
  if (due === today) return { light: 'orange', words: '今天到期' }
  return { light: left <= YELLOW_DAYS ? 'yellow' : 'green', words: `剩 ${left} 个工作日` }
}

/** For whom a clock that does not run waits; null for one that does. */
export function waitingWords(state: Timed): string | null {
  if (state.status === 'none') return '还没有登记'
  if (state.receivedOn === null) return '未起算：等待确认收到'
  if (awaitsCorrection(state)) return '未起算：等待申请人补正'
  if (awaitsPayment(state)) return '未起算：等待申请人缴费'
  return null
}

const END_WORDS: Partial<Record<RequestState['status'], string>> = { merged: '已并案', transferred: '已转出', archived: '已归档' }

export function endWords(status: RequestState['status'], late: boolean): string {
  return `${END_WORDS[status] ?? '已办结'}${late ? '（超期）' : ''}`
}

function pauseEnd(one: Consultation, calendar: Calendar, today: Day): Day {
  const lapse = lapseOf(one, calendar)
  const end = one.endedOn ?? (today < one.sentOn ? one.sentOn : today)
  return lapse !== null && lapse < end ? lapse : end
}
