import { parseDay } from '../../../../law/day.js'
import { isLateToPublish } from '../../../../law/publishing/due.js'
import { Refused } from '../../../platform/errors/errors.js'
import type { DocumentEvent, DocumentState, Work } from './events.js'
import { mustGiveReason, mustHaveWork, type Now } from './guards.js'

/** What the shell knows of a text that is to go out. */
export interface Outgoing {
  /** The content's fingerprint as it is kept now. */
  sha256: string
  /** 成文日期, where it is known. */
  signedOn: string | null
  indexNo: string
  /** Findings that block and that nobody answered for when the text was handed in. */
  blocks: readonly string[]
  /** A normative document whose interpretation is neither public nor ready to go out with it, and no reason was recorded. */
  interpretationMissing: boolean
}

/**
 * Makes the text public: every step taken, secrecy cleared, nothing changed since. Refuses not-submitted, not-reviewed, document-withdrawn,
 * text-changed, checks-block, interpretation-missing.
 */
export function publishDocument(state: DocumentState, outgoing: Outgoing, now: Now): DocumentEvent {
  const work = mustBeReady(state)
  mustBeUnchanged(work, outgoing)
  if (outgoing.blocks.length > 0) throw new Refused('checks-block', '条例第十七条', { count: outgoing.blocks.length })
  if (outgoing.interpretationMissing) throw new Refused('interpretation-missing', '国办发〔2016〕80号')
  return published(state, work, outgoing, now, [], '')
}

/**
 * The head alone lets a text out that has not gone the whole way, with a reason; what was passed over stays with the document for ever.
 * The secrecy review is never passed over. Refuses secrecy-needed, not-submitted, document-withdrawn, text-changed, publish-reason-too-short.
 */
export function forcePublish(state: DocumentState, outgoing: Outgoing, reason: string, now: Now): DocumentEvent {
  const work = mustBeSubmitted(state)
  mustBeUnchanged(work, outgoing)
  if (!work.cleared) throw new Refused('secrecy-needed', '保密法第三十五条')
  const forced = [
    ...work.steps.slice(work.approved.length),
    ...(outgoing.blocks.length > 0 ? ['checks'] : []),
    ...(outgoing.interpretationMissing ? ['interpretation'] : []),
  ]
  if (forced.length === 0) throw new Refused('nothing-to-force')
  return published(state, work, outgoing, now, forced, mustGiveReason(reason))
}

/** Lets a text that passed every gate go out by itself at `at`. Refuses not-ahead beside what publishing refuses. */
export function schedulePublication(state: DocumentState, at: string, by: string, now: Now): DocumentEvent {
  const work = mustBeReady(state)
  if (work.stage === 'scheduled') throw new Refused('already-scheduled')
  const when = Date.parse(at)
  if (Number.isNaN(when) || when <= now.instant) throw new Refused('not-ahead')
  return { type: 'PublicationScheduled', no: work.no, at: new Date(when).toISOString(), by }
}

/** Refuses not-scheduled. */
export function cancelSchedule(state: DocumentState, by: string, reasons: string): DocumentEvent {
  const work = mustHaveWork(state)
  if (work.stage !== 'scheduled') throw new Refused('not-scheduled')
  return { type: 'ScheduleCancelled', no: work.no, by, reasons }
}

function published(
  state: DocumentState,
  { no }: Work,
  { sha256, signedOn, indexNo }: Outgoing,
  now: Now,
  forced: string[],
  reason: string,
): DocumentEvent {
  const made = signedOn === null ? null : parseDay(signedOn)
  // Art. 26 counts to the first publication; a later version is a change of its own.
  const late = state.versions.length === 0 && made !== null && isLateToPublish(made, now.today, now.calendar)
  return { type: 'DocumentPublished', no, sha256, on: now.today, indexNo: state.indexNo ?? indexNo, forced, reason, late }
}

function mustBeSubmitted(state: DocumentState): Work {
  const work = mustHaveWork(state)
  if (state.life === 'withdrawn') throw new Refused('document-withdrawn')
  if (work.stage === 'writing') throw new Refused('not-submitted')
  return work
}

function mustBeReady(state: DocumentState): Work {
  const work = mustBeSubmitted(state)
  if (work.stage === 'review') throw new Refused('not-reviewed', '条例第十七条')
  return work
}

function mustBeUnchanged(work: Work, { sha256 }: Outgoing): void {
  if (work.sha256 !== sha256) throw new Refused('text-changed')
}
