import type { CellPath, Cells, Layout, ReportLayout } from '../../../../law/annual-report/cells.js'
import type { FigureRow } from '../../../../law/annual-report/figure.js'
import type { Day } from '../../../../law/day.js'
import type { Piece } from '../making/narrative.js'

/** A row behind a number, and who answers for it: manual, import, carry-over, sums, a feature, or `unit`. */
export interface BehindRow extends FigureRow {
  source: string
}

export interface ContentChapter {
  /** 1 … 6; null for a heading that is none of the six. */
  number: number | null
  /** With its numeral: 一、总体情况. */
  title: string
  paragraphs: Piece[][]
}

export interface CoveredUnit {
  organId: string
  name: string
}

/** Everything that a report says, as it is locked, published and printed. Plain data. */
export interface Content {
  organId: string
  organName: string
  year: number
  layout: ReportLayout
  layoutParts: Record<string, Layout>
  title: string
  signedOn: Day | null
  /** 资料来源 of a report that was published elsewhere; null for our own. */
  source: string | null
  cells: Cells
  /** Numbers whose column the source has lost. */
  undetermined: { paths: CellPath[]; values: number[] }[]
  preface: string[]
  chapters: ContentChapter[]
  rows: Record<CellPath, BehindRow[]>
  /** Whose figures the sum holds; null for an organ without units. */
  coverage: { included: CoveredUnit[]; excluded: (CoveredUnit & { reason: string })[]; missing: CoveredUnit[] } | null
}
