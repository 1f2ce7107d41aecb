import type { Figure } from '../../../../law/annual-report/figure.js'
import type { Db } from '../../../platform/db/database.js'

/**
 * A feature that answers for cells of the annual report. Features come before this one and do not know it: they export an object
 * of this shape (`Figure` is of the law), and providers.ts lists it.
 */
export interface FigureProvider {
  /** Shown as the source of the number, and stable: 依申请公开 → `requests`. */
  name: string
  /** What a clerk reads: 依申请公开台账. */
  label: string
  /**
   * The figures of an organ's own work in a year, 01-01 to 12-31; only cells that the provider answers for, zeros included.
   * Every value is the sum of its rows, every path is of the layout of the year, and no row holds personal data: `breaches`
   * in contract.ts says whether it is so, and every provider's test asks it.
   */
  figures(db: Db, organId: string, year: number): Promise<Figure[]>
}

/** What these providers answer, one figure a cell: where two answer for one, the first does. */
export async function collectFigures(providers: readonly FigureProvider[], db: Db, organId: string, year: number): Promise<Figure[]> {
  const found = new Map<string, Figure>()
  for (const provider of providers) {
    for (const figure of await provider.figures(db, organId, year)) if (!found.has(figure.path)) found.set(figure.path, figure)
  }
  return [...found.values()]
}
