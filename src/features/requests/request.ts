import type { Day } from '../../../law/day.js'
import { LIMITS } from '../../../law/limits.js'
import { RECEIPT_RULES } from '../../../law/receipt.js'
import { Refused } from '../../platform/errors/errors.js'
import { awaitsCorrection, awaitsPayment, correctionNoticeDue, dueOf } from './clock.js'
import type { ApplicantKind, Channel, Delivery, RequestEvent, RequestKind, RequestState } from './events.js'
import {
  LEAST_REASON,
  mustBeConsented,
  mustBeOpen,
  mustLieAhead,
  mustLieBetween,
  mustNotBeOver,
  mustRun,
  mustSay,
  type Now,
} from './guards.js'

export type Event<T extends RequestEvent['type']> = Extract<RequestEvent, { type: T }>

/** What art. 29 asks for, without the words and the person, which are kept apart. */
export interface Submission {
  kind: RequestKind
  organId: string
  channel: Channel
  on: Day
  applicantKind: ApplicantKind
  delivery: Delivery[]
  practice: boolean
  wordsHash: string
}

/** Art. 27, 29: a request comes in. Refused: request-exists, delivery-needed, day-in-future. */
export function submit(state: RequestState, submission: Submission, now: Now): Event<'RequestSubmitted'> {
  if (state.status !== 'none') throw new Refused('request-exists')
  if (submission.delivery.length === 0) throw new Refused('delivery-needed', '条例第二十九条')
  if (submission.on > now.today) throw new Refused('day-in-future')
  return { type: 'RequestSubmitted', ...submission }
}

/**
 * Art. 31: the day of receipt, by the rule of the channel. `on` is the day both sides confirmed; channels whose day is fixed take the day it came in.
 * Refused: already-received, receipt-day-fixed, day-in-future, day-too-early.
 */
export function confirmReceipt(state: RequestState, on: Day, now: Now): Event<'ReceiptConfirmed'> {
  mustNotBeOver(state)
  if (state.receivedOn !== null || state.submittedOn === null) throw new Refused('already-received', '条例第三十一条')
  const { fixed, basis } = RECEIPT_RULES[state.channel]
  if (fixed && on !== state.submittedOn) throw new Refused('receipt-day-fixed', '条例第三十一条', { on: state.submittedOn })
  mustLieBetween(on, state.submittedOn, now)
  return { type: 'ReceiptConfirmed', on, basis }
}

/**
 * Art. 30: one notice, within seven working days of receipt, that says what is to be corrected and by when. Later only with the reason of the head.
 * Refused: correction-already-asked, items-needed, correction-late, day-not-ahead, awaiting-payment, reply-on-its-way.
 */
export function askForCorrection(
  state: RequestState,
  asked: { items: readonly string[]; dueOn: Day; lateReason: string },
  now: Now,
): Event<'CorrectionAsked'> {
  mustBeOpen(state)
  if (state.correction !== null) throw new Refused('correction-already-asked', '条例第三十条')
  if (awaitsPayment(state)) throw new Refused('awaiting-payment', '国办函〔2020〕109号第七条')
  const items = asked.items.map((item) => item.trim()).filter((item) => item !== '')
  if (items.length === 0) throw new Refused('items-needed', '条例第三十条')
  mustLieAhead(asked.dueOn, now)
  const last = correctionNoticeDue(state.receivedOn, now.calendar)
  const late = now.today > last ? mustSay(asked.lateReason, 'correction-late', '条例第三十条', LEAST_REASON) : ''
  return { type: 'CorrectionAsked', on: now.today, items, dueOn: asked.dueOn, late }
}

/** Art. 30: the corrected request came in; the reply clock starts again in full. Refused: correction-not-asked, correction-already-received. */
export function correct(state: RequestState, corrected: { on: Day; wordsHash: string }, now: Now): Event<'CorrectionReceived'> {
  mustBeOpen(state)
  if (state.correction === null) throw new Refused('correction-not-asked', '条例第三十条')
  if (!awaitsCorrection(state)) throw new Refused('correction-already-received', '条例第三十条')
  mustLieBetween(corrected.on, state.correction.askedOn, now)
  return { type: 'CorrectionReceived', ...corrected }
}

/** Art. 33 ¶2: once, one to twenty working days, with the head's consent, before the period is over. Refused: already-extended, bad-extension, too-late-to-extend, consent-needed, reason-too-short. */
export function extend(
  state: RequestState,
  extension: { days: number; reasons: string; consentedBy: string },
  now: Now,
): Event<'ReplyExtended'> {
  mustRun(state)
  const { article, n: most } = LIMITS.extension
  if (state.kind === 'record-correction') throw new Refused('not-for-record-correction', '条例第四十一条')
  if (state.extension !== null) throw new Refused('already-extended', article)
  if (!Number.isInteger(extension.days) || extension.days < 1 || extension.days > most)
    throw new Refused('bad-extension', article, { most })
  const due = dueOf(state, now.calendar, now.today)?.due
  if (due !== undefined && now.today > due) throw new Refused('too-late-to-extend', article, { due })
  const reasons = mustSay(extension.reasons, 'reason-too-short', article, LEAST_REASON)
  return {
    type: 'ReplyExtended',
    on: now.today,
    days: extension.days,
    reasons,
    consentedBy: mustBeConsented(extension.consentedBy, article),
  }
}

/** Art. 35: number and frequency are plainly beyond reason; the applicant is asked why. Refused: reasons-already-asked, reason-too-short, day-not-ahead. */
export function askForReasons(state: RequestState, asked: { facts: string; dueOn: Day }, now: Now): Event<'ReasonsAsked'> {
  mustRun(state)
  if (state.reasons !== null) throw new Refused('reasons-already-asked', '条例第三十五条')
  mustLieAhead(asked.dueOn, now)
  return {
    type: 'ReasonsAsked',
    on: now.today,
    dueOn: asked.dueOn,
    facts: mustSay(asked.facts, 'reason-too-short', '条例第三十五条', LEAST_REASON),
  }
}

/** Art. 35: the applicant said why. Refused: reasons-not-asked, reasons-already-given. */
export function giveReasons(state: RequestState, given: { on: Day; wordsHash: string }, now: Now): Event<'ReasonsGiven'> {
  mustBeOpen(state)
  if (state.reasons === null) throw new Refused('reasons-not-asked', '条例第三十五条')
  if (state.reasons.givenOn !== null) throw new Refused('reasons-already-given', '条例第三十五条')
  mustLieBetween(given.on, state.reasons.askedOn, now)
  return { type: 'ReasonsGiven', ...given }
}

/**
 * Art. 35: the reasons are good but the work cannot be done in time; a later day is set and told.
 * Refused: reasons-not-given, already-delayed, delay-not-later, consent-needed, reason-too-short.
 */
export function delayReply(
  state: RequestState,
  delay: { until: Day; reasons: string; consentedBy: string },
  now: Now,
): Event<'ReplyDelayed'> {
  mustRun(state)
  if (state.reasons === null || state.reasons.givenOn === null) throw new Refused('reasons-not-given', '条例第三十五条')
  if (state.delayedUntil !== null) throw new Refused('already-delayed', '条例第三十五条')
  const due = dueOf(state, now.calendar, now.today)?.due
  if (due !== undefined && delay.until <= due) throw new Refused('delay-not-later', '条例第三十五条', { due })
  const reasons = mustSay(delay.reasons, 'reason-too-short', '条例第三十五条', LEAST_REASON)
  return {
    type: 'ReplyDelayed',
    on: now.today,
    until: delay.until,
    reasons,
    consentedBy: mustBeConsented(delay.consentedBy, '条例第三十五条'),
  }
}
