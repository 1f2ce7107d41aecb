import type { Day } from '../../../../law/day.js'
import { Refused } from '../../../platform/errors/errors.js'
import type { Act, DocumentEvent, DocumentState, Ended, WithdrawalKind } from './events.js'
import { mustExist, mustGiveReason, type Now } from './guards.js'

/** Takes a document off every page, list, file and feed at once. Refuses not-published, document-withdrawn, publish-reason-too-short. */
export function withdrawDocument(state: DocumentState, kind: WithdrawalKind, reason: string, by: string): DocumentEvent {
  mustBePublic(state)
  return { type: 'DocumentWithdrawn', kind, reason: mustGiveReason(reason, 4), by }
}

/** One person asks that it comes back; another must agree. Refuses not-withdrawn, already-asked-back. */
export function askRestoration(state: DocumentState, reason: string, by: string): DocumentEvent {
  mustBeWithdrawn(state)
  if (state.restoring) throw new Refused('already-asked-back')
  return { type: 'RestorationAsked', reason: mustGiveReason(reason), by }
}

/**
 * The second person agrees: what was taken down is public again, or the corrected version where one has passed every gate.
 * Refuses not-withdrawn, not-asked-back, same-person.
 */
export function restoreDocument(state: DocumentState, by: string, now: Now): DocumentEvent {
  const asked = mustBeAsked(state)
  if (asked.by === by) throw new Refused('same-person')
  const corrected = state.work?.stage === 'ready' ? state.work : null
  const last = state.versions.at(-1)
  const no = corrected?.no ?? last?.no ?? 1
  const sha256 = corrected?.sha256 ?? last?.sha256 ?? ''
  return { type: 'DocumentRestored', no, sha256, on: now.today, by }
}

/** Refuses not-withdrawn, not-asked-back, publish-reason-too-short. */
export function refuseRestoration(state: DocumentState, by: string, reasons: string): DocumentEvent {
  mustBeAsked(state)
  return { type: 'RestorationRefused', by, reasons: mustGiveReason(reasons, 4) }
}

/**
 * Marks a public document 已修改, 废止 or 失效 from a day on, with what says so; it stays online (政府网站发展指引).
 * Refuses not-published, act-needed, same-validity, day-after-today.
 */
export function changeValidity(state: DocumentState, change: { validity: Ended; on: Day; act: Act; by: string }, now: Now): DocumentEvent {
  mustBePublic(state)
  if (change.on > now.today) throw new Refused('day-after-today')
  if (change.act.documentId === null && change.act.title.trim() === '') throw new Refused('act-needed')
  if (state.validity?.validity === change.validity && state.validity.on === change.on) throw new Refused('same-validity')
  return { type: 'ValidityChanged', ...change }
}

function mustBePublic(state: DocumentState): void {
  mustExist(state)
  if (state.life === 'withdrawn') throw new Refused('document-withdrawn')
  if (state.life !== 'published') throw new Refused('not-published')
}

function mustBeWithdrawn(state: DocumentState): void {
  mustExist(state)
  if (state.life !== 'withdrawn') throw new Refused('not-withdrawn')
}

function mustBeAsked(state: DocumentState): NonNullable<DocumentState['restoring']> {
  mustBeWithdrawn(state)
  if (!state.restoring) throw new Refused('not-asked-back')
  return state.restoring
}
