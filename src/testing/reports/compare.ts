import type { Cells } from '../../../law/annual-report/cells.js'
import type { Report } from '../../../law/annual-report/report.js'

/** What a reader got wrong of a report whose cells are known. */
export interface Difference {
  /** Cells with another value than the truth's, or that the truth has not. */
  wrong: string[]
  /** Cells that were neither read nor called undetermined. */
  missing: string[]
  undetermined: string[]
}

/** Compares what was read with the truth. A blank cell where the truth has none is no difference: forms draw whole rows. */
export function differenceOf(report: Report, truth: Cells): Difference {
  const open = new Set(report.undetermined.flatMap((entry) => entry.paths))
  const wrong = Object.entries(report.cells)
    .filter(([path, value]) => value !== (truth[path] ?? null))
    .map(([path, value]) => `${path}: ${value} for ${truth[path] ?? null}`)
  return {
    wrong,
    missing: Object.keys(truth).filter((path) => !(path in report.cells) && !open.has(path)),
    undetermined: [...open],
  }
}
