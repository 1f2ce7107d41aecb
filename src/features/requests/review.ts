import type { Day } from '../../../law/day.js'
import { Refused } from '../../platform/errors/errors.js'
import { openConsultations } from './consultation.js'
import { type Draft, REVIEW_STEPS, type RequestState, type ReviewStep, type ServiceMode } from './events.js'
import { LEAST_REASON, mustLieBetween, mustRun, mustSay, type Now } from './guards.js'
import { mustStillHold } from './reply.js'
import type { Event } from './request.js'

/** The step that a draft waits for; null when there is none, when it came back or all have agreed. */
export function nextStep(draft: Draft | null): ReviewStep | null {
  if (draft === null || draft.returned !== null) return null
  return REVIEW_STEPS[draft.approved.length] ?? null
}

/**
 * 审核: business, then legal, then secrecy (art. 17), then the head. Nobody agrees to a text of their own, nor twice.
 * Refused: no-draft, draft-returned, all-approved, not-this-step, own-text, same-person, consultation-open.
 */
export function approveDraft(state: RequestState, step: ReviewStep, by: string): Event<'DraftApproved'> {
  const draft = mustBeUnderReview(state, step)
  if (draft.by === by) throw new Refused('own-text', '条例第十七条')
  if (draft.approved.some((one) => one.by === by)) throw new Refused('same-person', '条例第十七条')
  if (step === 'head') mustBeReady(state, draft)
  return { type: 'DraftApproved', step, by }
}

/** 退回: the draft goes back to its author with reasons. Refused: no-draft, draft-returned, all-approved, not-this-step, own-text, reason-too-short. */
export function returnDraft(state: RequestState, step: ReviewStep, reasons: string, by: string): Event<'DraftReturned'> {
  const draft = mustBeUnderReview(state, step)
  if (draft.by === by) throw new Refused('own-text', '条例第十七条')
  return { type: 'DraftReturned', step, reasons: mustSay(reasons, 'reason-too-short', null, LEAST_REASON), by }
}

/** 签发后制文: the answer is issued under its number. Refused: no-draft, not-all-approved, consultation-open. */
export function issueReply(state: RequestState, documentNo: string, now: Now): Event<'ReplyIssued'> {
  const draft = mustBeApproved(state)
  return { type: 'ReplyIssued', on: now.today, documentNo, reply: draft.reply }
}

/** What issueReply asks before a number is taken. */
export function mustBeApproved(state: RequestState): Draft {
  mustRun(state)
  const { draft } = state
  if (draft === null) throw new Refused('no-draft')
  if (draft.returned !== null || draft.approved.length < REVIEW_STEPS.length) throw new Refused('not-all-approved', '条例第十七条')
  mustBeReady(state, draft)
  return draft
}

export interface Service {
  mode: ServiceMode
  /** Direct or through another organ: the day it was signed for. By post: the day it was handed in. Electronic: the day it was sent. */
  on: Day
  /** Who signed for it, or the number of the letter. */
  evidence: string
  /** For post: carried by the postal enterprise (邮政企业), not by another courier. */
  byPostOffice: boolean
}

/**
 * 国办公开办函〔2016〕235号: the day of service by its mode.
 * Refused: not-issued, already-served, day-in-future, day-too-early, evidence-needed, not-by-post-office, electronic-not-chosen.
 */
export function serveReply(state: RequestState, service: Service, now: Now): Event<'ReplyServed'> {
  const article = '国办公开办函〔2016〕235号'
  if (state.served !== null) throw new Refused('already-served', article)
  if (state.status !== 'decided' || state.decision === null || state.decision.documentNo === null) throw new Refused('not-issued', article)
  if (service.mode === 'post' && !service.byPostOffice) throw new Refused('not-by-post-office', article)
  if (service.mode === 'electronic' && !state.delivery.includes('email')) throw new Refused('electronic-not-chosen', '电子签名法第十一条')
  mustLieBetween(service.on, state.decision.on, now)
  return { type: 'ReplyServed', on: service.on, mode: service.mode, evidence: mustSay(service.evidence, 'evidence-needed', article) }
}

function mustBeUnderReview(state: RequestState, step: ReviewStep): Draft {
  mustRun(state)
  const { draft } = state
  if (draft === null) throw new Refused('no-draft')
  if (draft.returned !== null) throw new Refused('draft-returned')
  const next = nextStep(draft)
  if (next === null) throw new Refused('all-approved')
  if (next !== step) throw new Refused('not-this-step', '条例第十七条', { step, next })
  return draft
}

/** Art. 32–34: nothing is decided while others are still being asked. */
function mustBeReady(state: RequestState, draft: Draft): void {
  if (openConsultations(state).length > 0) throw new Refused('consultation-open', '条例第三十二条')
  mustStillHold(state, draft.reply)
}
