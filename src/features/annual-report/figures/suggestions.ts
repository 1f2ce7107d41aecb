import type { Cells } from '../../../../law/annual-report/cells.js'
import type { Figure } from '../../../../law/annual-report/figure.js'
import { ownCells } from '../making/compose.js'
import type { ReportState } from '../making/events.js'
import { carriedIn } from './carry-over.js'
import { totals } from './sums.js'

/**
 * Every figure that something answers for: the features first, then last year's carry-over, then the totals of what the cells
 * hold once those are taken over. At most one a cell.
 */
export function figuresFor(state: ReportState, provided: readonly Figure[], lastYear: Cells | null): Figure[] {
  const found = new Map<string, Figure>()
  const offer = (figures: readonly Figure[]) => {
    for (const figure of figures) if (!found.has(figure.path)) found.set(figure.path, figure)
  }
  offer(provided)
  if (lastYear) offer(carriedIn(lastYear, state.organId, state.year))
  const cells = ownCells(state)
  for (const { path, value } of found.values()) cells[path] = value
  if (state.layout !== 'mixed') offer(totals(cells, state.layout))
  return [...found.values()]
}

/** Those of them that the cells do not say yet. */
export function suggestions(state: ReportState, figures: readonly Figure[]): Figure[] {
  return figures.filter(({ path, value }) => (state.cells[path]?.value ?? null) !== value)
}
