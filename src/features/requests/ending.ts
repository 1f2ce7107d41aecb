import { type Day, yearOf } from '../../../law/day.js'
import { Refused } from '../../platform/errors/errors.js'
import { awaitsCorrection, awaitsPayment, feeDueOf } from './clock.js'
import type { RequestState } from './events.js'
import { mustLieBetween, mustNotBeOver, mustSay, type Now } from './guards.js'
import type { Event } from './request.js'

/** The applicant takes it back; counted under 其他 when it had been received. Refused: request-missing, request-decided, request-moved, day-in-future, day-too-early. */
export function withdraw(state: RequestState, on: Day, now: Now): Event<'RequestWithdrawn'> {
  mustNotBeOver(state)
  mustLieBetween(on, state.receivedOn ?? state.submittedOn ?? on, now)
  return { type: 'RequestWithdrawn', on }
}

/** Which lapse ends the request now: nothing was corrected (art. 30) or paid (109号 art. 6) in time, without good reason. */
export function lapsed(state: RequestState, now: Now): Event<'RequestClosed'>['outcome'] | null {
  if (awaitsCorrection(state) && state.correction !== null && now.today > state.correction.dueOn) return 'otherCorrectionLapsed'
  if (awaitsPayment(state) && state.fee !== null && now.today > feeDueOf(state.fee, now.calendar)) return 'otherFeeUnpaid'
  return null
}

/** 不再处理: told to the applicant in a numbered notice. Refused: not-lapsed. */
export function closeLapsed(state: RequestState, documentNo: string, now: Now): Event<'RequestClosed'> {
  return { type: 'RequestClosed', on: now.today, outcome: mustBeLapsed(state, now), documentNo }
}

/** What closeLapsed asks before a number is taken. */
export function mustBeLapsed(state: RequestState, now: Now): Event<'RequestClosed'>['outcome'] {
  mustNotBeOver(state)
  const outcome = lapsed(state, now)
  if (outcome === null) throw new Refused('not-lapsed', '条例第三十条；国办函〔2020〕109号第六条')
  return outcome
}

/** Art. 39 ¶1: what was a petition is taken up as one, under its number there; the request stays counted once, here. Refused: not-a-petition, already-converted, reference-needed. */
export function convertToPetition(
  state: RequestState,
  converted: { to: 'petition' | 'letter'; reference: string },
  now: Now,
): Event<'RequestConverted'> {
  if (state.decision?.outcome !== 'notProcessedPetition') throw new Refused('not-a-petition', '条例第三十九条第一款')
  if (state.converted) throw new Refused('already-converted', '条例第三十九条第一款')
  return {
    type: 'RequestConverted',
    on: now.today,
    to: converted.to,
    reference: mustSay(converted.reference, 'reference-needed', '条例第三十九条第一款'),
  }
}

/** Art. 44: what was given to one is published for all. Refused: nothing-disclosed, reference-needed. */
export function discloseToAll(state: RequestState, document: string, now: Now): Event<'InformationDisclosedToAll'> {
  const outcome = state.decision?.outcome
  if (outcome !== 'granted' && outcome !== 'partiallyGranted') throw new Refused('nothing-disclosed', '条例第四十四条')
  return { type: 'InformationDisclosedToAll', on: now.today, document: mustSay(document, 'reference-needed', '条例第四十四条') }
}

/** Art. 45: the file is complete and goes to the archive. Refused: not-decided, not-served, already-archived. */
export function archive(state: RequestState, file: string, now: Now): Event<'RequestArchived'> {
  if (state.status === 'archived') throw new Refused('already-archived')
  if (state.status !== 'decided' || state.decision === null) throw new Refused('not-decided', '条例第四十五条')
  if (state.decision.documentNo !== null && state.served === null) throw new Refused('not-served', '条例第四十五条')
  return { type: 'RequestArchived', on: now.today, file: mustSay(file, 'reference-needed', null) }
}

/** What the shell knows of the case that another is merged into. */
export interface MergeTarget {
  id: string
  state: RequestState
  /** The same applicant by the blind index. */
  sameApplicant: boolean
}

/**
 * 并案: one request that came in by several channels stays one case and is counted once.
 * Refused: merge-into-itself, merge-other-applicant, merge-other-kind, merge-target-over, merge-across-years, draft-on-its-way, reason-too-short.
 */
export function merge(state: RequestState, id: string, into: MergeTarget, reasons: string, now: Now): Event<'RequestMerged'> {
  mustNotBeOver(state)
  if (id === into.id) throw new Refused('merge-into-itself')
  if (!into.sameApplicant || into.state.organId !== state.organId) throw new Refused('merge-other-applicant')
  if (into.state.kind !== state.kind || into.state.practice !== state.practice) throw new Refused('merge-other-kind')
  if (into.state.status !== 'submitted' && into.state.status !== 'open') throw new Refused('merge-target-over')
  // Counted as received in a report that is out already, it needs an outcome of its own.
  if (state.receivedOn !== null && yearOf(state.receivedOn) !== yearOf(now.today))
    throw new Refused('merge-across-years', '国办公开办函〔2021〕30号')
  return { type: 'RequestMerged', on: now.today, into: into.id, reasons: mustSay(reasons, 'reason-too-short', null) }
}

/**
 * 谁收到、谁处理: what has been received is answered here (art. 36(5) names the other organ). Only an item that nobody has confirmed yet may be
 * passed on, and only when the applicant agrees. Refused: receiver-handles, transfer-to-itself, agreement-needed.
 */
export function transfer(
  state: RequestState,
  target: { toOrgan: string; to: string; agreement: string },
  now: Now,
): Event<'RequestTransferred'> {
  mustNotBeOver(state)
  if (state.receivedOn !== null) throw new Refused('receiver-handles', '国办公开办函〔2019〕14号；条例第三十六条第五项')
  if (target.toOrgan === state.organId) throw new Refused('transfer-to-itself')
  const agreement = mustSay(target.agreement, 'agreement-needed', '国办公开办函〔2019〕14号')
  return { type: 'RequestTransferred', on: now.today, toOrgan: target.toOrgan, to: target.to, agreement }
}
