import { cellName } from '../../../../law/annual-report/form.js'
import { Fault } from '../../../platform/errors/errors.js'
import type { Happened, ReportEvent } from './events.js'
import { sentenceOf } from './words.js'

/** What a verb is about to touch: cells by path, chapters as `chapter.1`; `whole` for all that closes or hands over the report. */
export type Subject = string

const WHOLE = 'whole'

/** What an event touched. Nothing of the report itself for answers, reminders and the collection of units. */
export function subjectsOf(event: ReportEvent): Subject[] {
  switch (event.type) {
    case 'CellsFilled':
      return event.cells.map((cell) => cell.path)
    case 'FiguresComputed':
      return event.figures.map((figure) => figure.path)
    case 'ChapterWritten':
      return [`chapter.${event.number}`]
    case 'FindingAnswered':
    case 'UnitsReminded':
    case 'UnitsAssigned':
    case 'ReportRequested':
    case 'ReportAccepted':
      return []
    default:
      return [WHOLE]
  }
}

/**
 * Passes when nobody changed since `seen` what `event` changes: two clerks may fill different cells at once. Otherwise Fault
 * `conflict` that says who changed what.
 */
export function mustBeUnchanged(history: readonly Happened[], seen: number, event: ReportEvent): void {
  const mine = new Set(subjectsOf(event))
  const others = history.slice(seen).filter((happened) => {
    const theirs = subjectsOf(happened.event)
    return mine.has(WHOLE) ? theirs.length > 0 : theirs.some((subject) => mine.has(subject))
  })
  const last = others.at(-1)
  if (!last) return
  const what = sentenceOf(last.event, (path) => cellName(path, 'mixed'))
  throw new Fault('conflict', `您打开以后，${last.by}已经${what}。请先看过这些改动，再保存您的修改。`, { code: 'changed-meanwhile' })
}
