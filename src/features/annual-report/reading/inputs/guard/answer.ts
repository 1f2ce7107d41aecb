import type { ErrorWord } from '../../../../../../api/contract.js'
import type { Report } from '../../../../../../law/annual-report/report.js'
import type { Source } from '../../source.js'

/** A file as it was read: what stood in it, and what that says. */
export interface Reading {
  source: Source
  report: Report
}

/** What a reader's process writes on its standard output, as JSON. */
export type Answer =
  | { reading: Reading }
  | { source: Source }
  | { fault: { word: ErrorWord; text: string; details: { code?: string } } }
  | { failure: string }
