import type { ReportEvent } from './events.js'

/** Under which article each event is recorded; null where only our own rules ask for it. */
export const ARTICLES: Record<ReportEvent['type'], string | null> = {
  ReportOpened: '条例 art. 49',
  CellsFilled: '条例 art. 50',
  FiguresComputed: '条例 art. 50',
  ChapterWritten: '条例 art. 50',
  FindingAnswered: null,
  UnitsAssigned: '条例 art. 49',
  UnitsReminded: '条例 art. 49',
  ContributionAccepted: '条例 art. 49',
  ContributionReturned: '条例 art. 49',
  ReportRequested: '条例 art. 49',
  ReportSubmitted: '条例 art. 49',
  ReportAccepted: '条例 art. 49',
  ReportReturned: '条例 art. 49',
  ReportLocked: null,
  ReportUnlocked: null,
  ReportPublished: '条例 art. 49',
  CorrectionOpened: null,
  ReportImported: '条例 art. 49',
}
