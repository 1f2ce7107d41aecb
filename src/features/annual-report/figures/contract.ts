import { layoutOfYear } from '../../../../law/annual-report/cells.js'
import type { Figure } from '../../../../law/annual-report/figure.js'
import { kindOfCell } from '../making/cells.js'
import { isMoney, sum } from '../making/numbers.js'
import { findPersonalData } from '../making/personal.js'

/** What is wrong with a provider's figures for a year, one sentence each; empty when they keep the contract of the port. */
export function breaches(figures: readonly Figure[], source: string, year: number): string[] {
  const layout = layoutOfYear(year)
  const seen = new Set<string>()
  return figures.flatMap((figure) => {
    const found: string[] = []
    const kind = kindOfCell(figure.path, layout)
    if (kind === null) found.push(`${figure.path} is no cell of layout ${layout}`)
    if (seen.has(figure.path)) found.push(`${figure.path} is answered twice`)
    seen.add(figure.path)
    if (figure.source !== source) found.push(`${figure.path} names ${figure.source} as its source, not ${source}`)
    if (sum(figure.rows.map((row) => row.amount)) !== figure.value) found.push(`${figure.path} is not the sum of its rows`)
    if (kind === 'count' && !(Number.isSafeInteger(figure.value) && figure.value >= 0)) found.push(`${figure.path} is no count`)
    if (kind === 'money' && !isMoney(figure.value)) found.push(`${figure.path} has more than four decimals`)
    if (new Set(figure.rows.map((row) => row.id)).size !== figure.rows.length) found.push(`${figure.path} counts a row twice`)
    for (const row of figure.rows) if (findPersonalData(row.label)) found.push(`${figure.path} shows personal data in row ${row.id}`)
    return found
  })
}
