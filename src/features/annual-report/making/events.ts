import type { CellPath, Layout, ReportLayout } from '../../../../law/annual-report/cells.js'
import type { Figure, FigureRow } from '../../../../law/annual-report/figure.js'
import type { Report } from '../../../../law/annual-report/report.js'
import type { Day } from '../../../../law/day.js'
import type { Happened as HappenedIn } from '../../../platform/ledger/ledger.js'

/** What a unit hands over: the cells that are not 0, and those that are blank. All others of the layout are 0. */
export interface SparseCells {
  layout: Layout
  filled: Record<CellPath, number>
  blank: CellPath[]
}

export interface Comment {
  /** null: on the report as a whole. */
  path: CellPath | null
  text: string
}

export type FindingAnswer = 'mended' | 'accepted' | 'not-a-fault'

/** What can happen to a report. The past tense of its verb, as the ledger keeps it. */
export type ReportEvent =
  | { type: 'ReportOpened'; organId: string; year: number; layout: Layout; chapters: Record<string, string> }
  | { type: 'CellsFilled'; cells: { path: CellPath; value: number | null; note: string }[] }
  | { type: 'FiguresComputed'; figures: Figure[] }
  | { type: 'ChapterWritten'; number: number; text: string }
  | { type: 'FindingAnswered'; fingerprint: string; answer: FindingAnswer; reason: string }
  | { type: 'UnitsAssigned'; units: string[]; excluded: { organId: string; reason: string }[]; dueOn: Day }
  | { type: 'UnitsReminded'; units: string[]; on: Day }
  | { type: 'ContributionAccepted'; unitId: string; unitVersion: number; cells: SparseCells }
  | { type: 'ContributionReturned'; unitId: string; comments: Comment[] }
  | { type: 'ReportRequested'; organId: string; dueOn: Day }
  | { type: 'ReportSubmitted'; to: string }
  | { type: 'ReportAccepted'; by: string }
  | { type: 'ReportReturned'; by: string; comments: Comment[] }
  | { type: 'ReportLocked'; hash: string; signedOn: Day; withoutUnits: string[] }
  | { type: 'ReportUnlocked'; reason: string }
  | { type: 'ReportPublished'; number: number; hash: string; on: Day }
  | { type: 'CorrectionOpened'; reason: string }
  | {
      type: 'ReportImported'
      organId: string
      year: number
      /** The document it was read from, as a reader is told: 资料来源. */
      source: string
      sha256: string
      /** When it was published elsewhere; null when the document does not say. */
      publishedOn: Day | null
      report: Report
      hash: string
    }

export type Happened = HappenedIn<ReportEvent>

interface CellEntry {
  value: number | null
  /** manual, import, or the provider that answers for it. */
  source: string
  note: string
  rows: FigureRow[]
}

/** A unit as the report that asked it knows it; whether it has handed over stands in the unit's own report. */
export interface UnitEntry {
  state: 'filling' | 'accepted' | 'returned' | 'excluded'
  excludedFor: string | null
  remindedOn: Day[]
  contribution: SparseCells | null
  /** Of the unit's stream when its contribution was taken. */
  unitVersion: number
}

/** A report, folded from its events. */
export interface ReportState {
  organId: string
  year: number
  layout: ReportLayout
  layoutParts: Record<string, Layout>
  status: 'none' | 'draft' | 'locked' | 'published' | 'correcting'
  /** Only cells that were ever filled. */
  cells: Record<CellPath, CellEntry>
  /** Chapter number → template text. */
  chapters: Record<string, string>
  answers: Record<string, { answer: FindingAnswer; reason: string; by: string; at: string }>
  units: Record<string, UnitEntry>
  unitsDueOn: Day | null
  askedBy: { organId: string; dueOn: Day } | null
  /** How the hand-over to the organ above stands: a unit may publish before or after it. */
  handover: 'none' | 'submitted' | 'accepted' | 'returned'
  comments: (Comment & { by: string; at: string })[]
  lock: { hash: string; signedOn: Day; by: string; at: string; withoutUnits: string[] } | null
  /** Published versions so far. */
  published: { number: number; hash: string; on: Day | null }[]
  /** Why it is being corrected; null otherwise. */
  correcting: string | null
  imported: { source: string; sha256: string; report: Report } | null
  version: number
  /** The version at which a figure last changed. */
  figuresVersion: number
}
