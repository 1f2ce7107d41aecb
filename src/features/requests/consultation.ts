import type { Day } from '../../../law/day.js'
import { Refused } from '../../platform/errors/errors.js'
import { lapseOf } from './clock.js'
import type { Consultation, ConsultationKind, Opinion, RequestState } from './events.js'
import { mustBeOpen, mustLieBetween, mustRun, mustSay, type Now } from './guards.js'
import type { Event } from './request.js'

const ARTICLES: Record<ConsultationKind, string> = {
  'third-party': '条例第三十二条',
  'co-maker': '条例第三十四条',
  'other-organ': '条例第三十三条第三款',
}

/** Most that one request consults: more is a slip. */
const MOST = 50

/** Art. 32: a third party whose rights disclosure might harm is asked; the clock stands. `name` is neutral: 第三方甲. Refused: interest-needed, whom-needed. */
export function consultThirdParty(state: RequestState, name: string, interest: string, now: Now): Event<'ConsultationSent'> {
  return send(state, 'third-party', name, mustSay(interest, 'interest-needed', ARTICLES['third-party']), now)
}

/** Art. 34: another organ that made the information too is asked by the leading one. Refused: whom-needed, already-consulting. */
export function consultCoMaker(state: RequestState, organ: string, matter: string, now: Now): Event<'ConsultationSent'> {
  return send(state, 'co-maker', organ, matter.trim(), now)
}

/** Art. 33 ¶3: any other organ is asked; no law sets it a period. Refused: whom-needed, already-consulting. */
export function consultOrgan(state: RequestState, organ: string, matter: string, now: Now): Event<'ConsultationSent'> {
  return send(state, 'other-organ', organ, matter.trim(), now)
}

/** The letter arrived: the fifteen working days count from then. Refused: unknown-consultation, consultation-ended, already-delivered. */
export function deliverConsultation(state: RequestState, id: string, on: Day, now: Now): Event<'ConsultationDelivered'> {
  const one = running(state, id)
  if (one.deliveredOn !== null) throw new Refused('already-delivered', ARTICLES[one.kind])
  mustLieBetween(on, one.sentOn, now)
  return { type: 'ConsultationDelivered', consultation: id, on }
}

/** The answer came in. Refused: unknown-consultation, consultation-ended, objection-without-reason. */
export function answerConsultation(
  state: RequestState,
  id: string,
  answer: { opinion: Exclude<Opinion, 'no-answer'>; reasons: string; on: Day },
  now: Now,
): Event<'ConsultationAnswered'> {
  const one = running(state, id)
  mustLieBetween(answer.on, one.deliveredOn ?? one.sentOn, now)
  const reasons =
    answer.opinion === 'objects' ? mustSay(answer.reasons, 'objection-without-reason', ARTICLES[one.kind]) : answer.reasons.trim()
  return { type: 'ConsultationAnswered', consultation: id, opinion: answer.opinion, reasons, on: answer.on }
}

/**
 * Nobody answered within the period: a third party has not consented (art. 32), a co-maker has (art. 34).
 * Refused: consultation-still-running, unknown-consultation, consultation-ended.
 */
export function closeConsultation(state: RequestState, id: string, now: Now): Event<'ConsultationClosed'> {
  const one = running(state, id)
  const lapse = lapseOf(one, now.calendar)
  if (lapse !== null && now.today <= lapse) throw new Refused('consultation-still-running', ARTICLES[one.kind], { lapse })
  return { type: 'ConsultationClosed', consultation: id, on: lapse ?? now.today }
}

/** Those still without an end. */
export function openConsultations(state: RequestState): Consultation[] {
  return state.consultations.filter((one) => one.endedOn === null)
}

/** 第三方甲, 第三方乙 …: how a third party is called where its name may not stand. */
export function nextThirdParty(state: RequestState): string {
  const n = state.consultations.filter((one) => one.kind === 'third-party').length
  return `第三方${'甲乙丙丁戊己庚辛壬癸'[n] ?? n + 1}`
}

function send(state: RequestState, kind: ConsultationKind, name: string, interest: string, now: Now): Event<'ConsultationSent'> {
  mustRun(state)
  const whom = mustSay(name, 'whom-needed', ARTICLES[kind])
  if (openConsultations(state).some((one) => one.with === whom)) throw new Refused('already-consulting', ARTICLES[kind])
  if (state.consultations.length >= MOST) throw new Refused('too-many-consultations')
  return { type: 'ConsultationSent', consultation: `c${state.consultations.length + 1}`, kind, with: whom, interest, on: now.today }
}

function running(state: RequestState, id: string): Consultation {
  mustBeOpen(state)
  const one = state.consultations.find((each) => each.id === id)
  if (!one) throw new Refused('unknown-consultation')
  if (one.endedOn !== null) throw new Refused('consultation-ended')
  return one
}
