import type { Figure } from '../../../../law/annual-report/figure.js'
import type { ReportState } from '../making/events.js'

/** What clerks entered by hand, each number standing on its note. Blank cells are no figures. */
export function manualFigures(state: ReportState): Figure[] {
  return Object.entries(state.cells).flatMap(([path, { value, source, rows }]): Figure[] =>
    source === 'manual' && value !== null ? [{ path, value, rows, source }] : [],
  )
}
