import type { CellPath } from './cells.js'

/** One thing that a figure counts: a case, a document, a decision, a note of the clerk. */
export interface FigureRow {
  id: string
  /** What a clerk reads: the case number and its title. Holds no personal data. */
  label: string
  /** How much it adds; 1 for a case. */
  amount: number
  /** Where it can be opened in the workbench, or null. */
  href: string | null
}

/** A number of the report and the rows it stands on. `value` equals the sum of the rows' amounts. */
export interface Figure {
  path: CellPath
  value: number
  rows: FigureRow[]
  /** The feature that answers for it: requests, publishing, manual … */
  source: string
}
