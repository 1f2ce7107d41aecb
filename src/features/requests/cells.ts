import { type Layout, table3Path, table3Rows } from '../../../law/annual-report/cells.js'
import type { ApplicantKind } from './events.js'

export interface CountedIn {
  /** `table3.granted.naturalPerson` */
  path: string
  /** 三（四）1 */
  label: string
}

/** The cell of table 3 that a request with this outcome counts in; null for an outcome that the report does not know. */
export function cellOfOutcome(outcome: string, kind: ApplicantKind, layout: Layout): CountedIn | null {
  const key = rowOfOutcome(outcome, layout)
  const row = table3Rows(layout).find((each) => each.key === key && each.leaf)
  if (!row) return null
  const head = row.group ?? row.label
  const part = head.slice(0, head.indexOf('）') + 1)
  return { path: table3Path(row.key, kind), label: `三${part}${row.group === null ? '' : Number.parseInt(row.label, 10)}` }
}

/** The row of an outcome: the form of 2019 and 2020 has one row for all of （六）其他处理. */
export function rowOfOutcome(outcome: string, layout: Layout): string {
  return layout === '2019' && outcome.startsWith('other') ? 'other' : outcome
}
