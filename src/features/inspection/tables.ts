import type { ColumnType, Selectable } from 'kysely'
import type { InspectionKind, InspectionOutcome } from '../../../api/inspection.js'
import type { Day } from '../../../law/day.js'
import type { PageFacts } from './pages/facts.js'
import type { RuleName } from './rules/names.js'
import type { Plan } from './runs/plan.js'

interface RunTable {
  site_id: string
  id: string
  kind: InspectionKind
  state: 'running' | 'done'
  /** Raised by every batch, so that one that is run twice counts once. */
  step: number
  started_at: Date
  finished_at: Date | null
  started_by: string
  plan: ColumnType<Plan, string, string>
}
interface PageTable {
  site_id: string
  run_id: string
  href: string
  /** A page whose content is looked at, an address of ours that a page leads to, or one elsewhere. */
  what: 'page' | 'link' | 'outside'
  organ_id: string
  title: string
  done: boolean
  status: number | null
  /** Why it does not open; null when it does, or nothing can be said. */
  reason: string | null
  ms: number | null
  facts: ColumnType<PageFacts | null, string | null, string | null>
}
interface UseTable {
  site_id: string
  run_id: string
  target: string
  page: string
  label: string
}
interface ResultTable {
  site_id: string
  run_id: string
  rule: RuleName
  outcome: InspectionOutcome
  words: string
}
interface FindingTable {
  site_id: string
  run_id: string
  n: number
  /** The same from run to run while the fault is the same. */
  key: string
  rule: RuleName
  organ_id: string
  href: string | null
  title: string
  target: string | null
  words: string
  excerpt: string
}
interface BrokenTable {
  site_id: string
  page: string
  target: string
  organ_id: string
  title: string
  label: string
  reason: string
  outside: boolean
  since: Day
  seen: Day
  closed_on: Day | null
}
declare module '../../platform/db/database.js' {
  interface Schema {
    inspection_run: RunTable
    inspection_page: PageTable
    inspection_use: UseTable
    inspection_result: ResultTable
    inspection_finding: FindingTable
    inspection_broken: BrokenTable
  }
}
export type RunRow = Selectable<RunTable>
export type PageRow = Selectable<PageTable>
export type FindingRow = Selectable<FindingTable>
export type BrokenRow = Selectable<BrokenTable>
