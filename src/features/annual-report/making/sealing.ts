import type { Report } from '../../../../law/annual-report/report.js'
import type { Day } from '../../../../law/day.js'
import { Refused } from '../../../platform/errors/errors.js'
import type { ReportEvent, ReportState } from './events.js'
import { mustBeReason, mustBeUnlocked } from './report.js'

type Event<T extends ReportEvent['type']> = Extract<ReportEvent, { type: T }>

/** What the shell has found out about the draft before it may be locked. */
export interface Readiness {
  /** Errors of the prover that nobody has answered. */
  openErrors: number
  /** Numbers in the text that stand on nothing: unknown cells, blanks. */
  brokenNumbers: number
  /** Whether the text still holds a 〔请填写…〕 of the template. */
  unfinishedText: boolean
  /** Assigned units whose report has not been accepted. */
  missingUnits: string[]
}

/**
 * Seals the report: `hash` is SHA-256 over cells, text and the rows behind them. Refused: open-errors, broken-number,
 * unfinished-text, units-missing (unless the head locks without them, who are then named), comments-open.
 */
export function lockReport(
  state: ReportState,
  hash: string,
  signedOn: Day,
  ready: Readiness,
  withoutMissingUnits: boolean,
): Event<'ReportLocked'> {
  mustBeUnlocked(state)
  if (state.handover === 'returned') throw new Refused('comments-open')
  if (ready.openErrors > 0) throw new Refused('open-errors', null, { count: ready.openErrors })
  if (ready.brokenNumbers > 0) throw new Refused('broken-number', null, { count: ready.brokenNumbers })
  if (ready.unfinishedText) throw new Refused('unfinished-text', '条例 art. 50')
  if (ready.missingUnits.length > 0 && !withoutMissingUnits) {
    throw new Refused('units-missing', null, { count: ready.missingUnits.length })
  }
  return { type: 'ReportLocked', hash, signedOn, withoutUnits: ready.missingUnits }
}

/** Opens a locked report that is not public yet. Refused: report-not-locked, reason-needed. */
export function unlockReport(state: ReportState, reason: string): Event<'ReportUnlocked'> {
  if (state.status !== 'locked') throw new Refused('report-not-locked')
  mustBeReason(reason)
  return { type: 'ReportUnlocked', reason: reason.trim() }
}

/** Art. 49: makes the locked report public as its next version. Refused: report-not-locked. */
export function publishReport(state: ReportState, on: Day): Event<'ReportPublished'> {
  if (state.status !== 'locked' || !state.lock) throw new Refused('report-not-locked')
  return { type: 'ReportPublished', number: state.published.length + 1, hash: state.lock.hash, on }
}

/** Opens a published report for a correction; its published version stays public. Refused: report-not-published, reason-needed. */
export function correctReport(state: ReportState, reason: string): Event<'CorrectionOpened'> {
  if (state.status !== 'published') throw new Refused('report-not-published')
  mustBeReason(reason)
  return { type: 'CorrectionOpened', reason: reason.trim() }
}

export interface Imported {
  organId: string
  year: number
  source: string
  sha256: string
  publishedOn: Day | null
  report: Report
  hash: string
}

/**
 * Records a report that was published elsewhere, as it is: nothing in it is mended. Refused: report-exists, wrong-year when
 * the report itself names another year.
 */
export function importReport(state: ReportState, imported: Imported): Event<'ReportImported'> {
  if (state.status !== 'none') throw new Refused('report-exists')
  if (imported.report.year !== null && imported.report.year !== imported.year) throw new Refused('wrong-year')
  return { type: 'ReportImported', ...imported }
}
