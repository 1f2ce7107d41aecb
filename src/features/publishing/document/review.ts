import { Refused } from '../../../platform/errors/errors.js'
import type { DocumentEvent, DocumentState, ReviewStep, Work } from './events.js'
import { mustBeInReview, mustBeSomebodyElse, mustGiveReason, mustHaveWork, type Now } from './guards.js'

/** The step that a text waits for, or null when all were taken. */
export function nextStep(work: Work | null): ReviewStep | null {
  return work?.stage === 'review' ? (work.steps[work.approved.length] ?? null) : null
}

/** Whether a text waits for the secrecy review. */
export function waitsForSecrecy(work: Work | null): boolean {
  return work?.stage === 'review' && work.cleared === null
}

/**
 * Agrees to the text at the step it waits for: three different persons, none of them an author (三审三校). Refuses own-text, same-reviewer,
 * other-step, already-reviewed, not-submitted.
 */
export function approveDocument(state: DocumentState, step: ReviewStep, by: string, remark: string): DocumentEvent {
  const work = mustBeInReview(state)
  if (nextStep(work) !== step) throw new Refused('other-step')
  mustBeSomebodyElse(work, by)
  if (work.approved.some((one) => one.by === by)) throw new Refused('same-reviewer', '条例第十七条')
  return { type: 'StepApproved', no: work.no, step, by, remark: remark.trim() }
}

/** Gives the text back with reasons; every step begins anew. Refuses publish-reason-too-short, own-text, not-submitted. */
export function returnDocument(state: DocumentState, step: ReviewStep | 'secrecy', by: string, reasons: string): DocumentEvent {
  const work = mustHaveWork(state)
  if (work.stage === 'writing') throw new Refused('not-submitted')
  mustBeSomebodyElse(work, by)
  return { type: 'DocumentReturned', no: work.no, step, by, reasons: mustGiveReason(reasons) }
}

/**
 * The secrecy review (保密法 art. 35; 条例 art. 17: 先审查、后公开), by a named signer, beside the other steps and skipped by nobody.
 * Refuses own-text, already-cleared, already-reviewed, not-submitted.
 */
export function clearSecrecy(state: DocumentState, signer: { by: string; name: string; opinion: string }, now: Now): DocumentEvent {
  const work = mustBeInReview(state)
  if (work.cleared) throw new Refused('already-cleared')
  mustBeSomebodyElse(work, signer.by)
  const opinion = signer.opinion.trim() || '不涉及国家秘密，可以公开。'
  return { type: 'SecrecyCleared', no: work.no, ...signer, opinion, on: now.today }
}
