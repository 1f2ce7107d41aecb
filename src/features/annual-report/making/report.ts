import { type CellPath, layoutOfYear } from '../../../../law/annual-report/cells.js'
import type { Figure } from '../../../../law/annual-report/figure.js'
import { CHAPTER_TITLES } from '../../../../law/annual-report/report.js'
import { Refused } from '../../../platform/errors/errors.js'
import { kindOfCell } from './cells.js'
import type { FindingAnswer, ReportEvent, ReportState } from './events.js'
import { isMoney, sum } from './numbers.js'
import { findPersonalData } from './personal.js'
import { TEMPLATE } from './template.js'

type Event<T extends ReportEvent['type']> = Extract<ReportEvent, { type: T }>

/** Art. 49, 50: opens the report of an organ and a year with the template text. Refused: report-exists. */
export function openReport(state: ReportState, organId: string, year: number): Event<'ReportOpened'> {
  if (state.status !== 'none') throw new Refused('report-exists')
  return { type: 'ReportOpened', organId, year, layout: layoutOfYear(year), chapters: TEMPLATE }
}

/**
 * Enters numbers by hand; null empties a cell. A figure that a feature answers for is replaced only with a note.
 * Refused: unknown-cell, not-a-count (counts are whole and not negative, money has four decimals), note-needed, note-holds-personal-data.
 */
export function fillCells(
  state: ReportState,
  cells: readonly { path: CellPath; value: number | null; note: string }[],
): Event<'CellsFilled'> {
  mustBeOpen(state)
  for (const { path, value, note } of cells) {
    mustFit(state, path, value)
    mustBeImpersonal(note)
    const before = state.cells[path]
    const replaces = before !== undefined && before.value !== null && before.source !== 'manual' && before.value !== value
    if (replaces && note.trim() === '') throw new Refused('note-needed', null, { path })
  }
  return { type: 'CellsFilled', cells: cells.map((cell) => ({ ...cell, note: cell.note.trim() })) }
}

/**
 * Takes over figures with the rows behind them. Refused: unknown-cell, not-a-count, and rows-do-not-add-up for a figure that is
 * not the sum of its rows.
 */
export function computeFigures(state: ReportState, figures: readonly Figure[]): Event<'FiguresComputed'> {
  mustBeOpen(state)
  for (const figure of figures) {
    mustFit(state, figure.path, figure.value)
    if (sum(figure.rows.map((row) => row.amount)) !== figure.value) throw new Refused('rows-do-not-add-up', null, { path: figure.path })
  }
  return { type: 'FiguresComputed', figures: [...figures] }
}

/** Art. 50: writes the text of a chapter, beside its table where it has one. Refused: unknown-chapter. */
export function writeChapter(state: ReportState, number: number, text: string): Event<'ChapterWritten'> {
  mustBeOpen(state)
  if (!Number.isInteger(number) || number < 1 || number > CHAPTER_TITLES.length) throw new Refused('unknown-chapter')
  return { type: 'ChapterWritten', number, text: text.replace(/\r\n?/g, '\n').trim() }
}

/** A person's word on a finding. "Accepted" needs a reason. Refused: reason-needed, note-holds-personal-data. */
export function answerFinding(state: ReportState, fingerprint: string, answer: FindingAnswer, reason: string): Event<'FindingAnswered'> {
  if (state.status === 'none') throw new Refused('report-missing')
  if (answer !== 'mended') mustBeReason(reason)
  return { type: 'FindingAnswered', fingerprint, answer, reason: reason.trim() }
}

/** Passes while the report may be written. Refused: report-missing, report-submitted, report-locked, report-published. */
export function mustBeOpen(state: ReportState): void {
  if (state.status === 'none') throw new Refused('report-missing')
  if (state.status === 'locked') throw new Refused('report-locked')
  if (state.status === 'published') throw new Refused('report-published')
  if (state.handover === 'submitted' || state.handover === 'accepted') throw new Refused('report-submitted')
}

/** A unit that has handed over may not change its figures, but may be locked and published with them. */
export function mustBeUnlocked(state: ReportState): void {
  mustBeOpen({ ...state, handover: 'none' })
}

/** A reason becomes public with the report. Refused: reason-needed, note-holds-personal-data. */
export function mustBeReason(reason: string): void {
  if (reason.trim() === '') throw new Refused('reason-needed')
  mustBeImpersonal(reason)
}

function mustBeImpersonal(text: string): void {
  if (findPersonalData(text)) throw new Refused('note-holds-personal-data', '条例 art. 15')
}

function mustFit(state: ReportState, path: CellPath, value: number | null): void {
  const layout = state.layout === 'mixed' ? null : state.layout
  const kind = layout ? kindOfCell(path, layout) : (kindOfCell(path, '2021') ?? kindOfCell(path, '2019'))
  if (kind === null) throw new Refused('unknown-cell', null, { path })
  if (value === null) return
  const whole = Number.isSafeInteger(value)
  const fits = kind === 'money' ? isMoney(value) && value >= 0 : kind === 'signed' ? whole : whole && value >= 0
  if (!fits || Math.abs(value) > 1e11) throw new Refused('not-a-count', '国办公开办函〔2021〕30号', { path })
}
