import type { Figure } from '../../../../law/annual-report/figure.js'
import type { Db } from '../../../platform/db/database.js'

/**
 * A feature that answers for cells of the annual report. It imports this file's type and hands its provider to
 * `provideFigures`; the report never asks a feature in any other way.
 */
export interface FigureProvider {
  /** Shown as the source of the number, and stable: 依申请公开 → `requests`. */
  name: string
  /** What a clerk reads: 依申请公开台账. */
  label: string
  /**
   * The figures of an organ's own work in a year, 01-01 to 12-31; only cells that the provider answers for, zeros included.
   * Every value is the sum of its rows, every path is of the layout of the year, and no row holds personal data.
   */
  figures(db: Db, organId: string, year: number): Promise<Figure[]>
}

const providers: FigureProvider[] = []

/** Registers a provider; a second one of the same name replaces the first. */
export function provideFigures(provider: FigureProvider): void {
  const at = providers.findIndex(({ name }) => name === provider.name)
  if (at < 0) providers.push(provider)
  else providers[at] = provider
}

/** Those registered, in order. Where two answer for a cell, the first one does. */
export function figureProviders(): readonly FigureProvider[] {
  return providers
}

/** What all providers answer, one figure a cell. */
export async function collectFigures(db: Db, organId: string, year: number): Promise<Figure[]> {
  const found = new Map<string, Figure>()
  for (const provider of providers) {
    for (const figure of await provider.figures(db, organId, year)) if (!found.has(figure.path)) found.set(figure.path, figure)
  }
  return [...found.values()]
}
