import { APPLICANT_COLUMNS, type CellPath, table3Path, table3Rows } from '../../../../law/annual-report/cells.js'
import type { Report } from '../../../../law/annual-report/report.js'
import type { OrganFacts } from './facts.js'
import { organFacts } from './facts.js'
import { type Finding, finding, type Operand, type Raised } from './finding.js'
import { cellLabel } from './labels.js'

/** What every check is handed: one report, what is known of its unit, and the way to raise a finding. */
export interface Context {
  report: Report
  year: number | null
  facts: OrganFacts
  /** What to call the unit in a sentence. */
  unit: string
  /** Cells whose place the text has lost; a rule that needs one says so and does not guess. */
  lost: ReadonlySet<CellPath>
  /** A number, null for a blank, undefined for a cell that is not there or whose place is lost. */
  cell(path: CellPath): number | null | undefined
  /** For arithmetic: a blank counts as 0, and so does a cell that is not there. */
  number(path: CellPath): number
  lines(paths: readonly CellPath[]): number[]
  operands(paths: readonly CellPath[]): Operand[]
  raise(rule: string, raised: Raised): Finding
}

export type Check = (context: Context) => Finding[]

export function contextOf(report: Report, known: Partial<OrganFacts> = {}): Context {
  const lost = new Set(report.undetermined.flatMap((place) => place.paths))
  const cell = (path: CellPath): number | null | undefined =>
    lost.has(path) && report.cells[path] == null ? undefined : report.cells[path]
  const owner = { organ: report.organ, year: report.year }
  const facts = organFacts(report, known)
  return {
    report,
    year: report.year,
    facts,
    unit: facts.name ?? report.organ ?? '未写明的单位',
    lost,
    cell,
    number: (path) => cell(path) ?? 0,
    lines: (paths) => paths.flatMap((path) => report.places[path]?.line ?? []),
    operands: (paths) => paths.map((path) => ({ label: cellLabel(path), value: cell(path) ?? null })),
    raise: (rule, raised) => finding(owner, rule, { ...raised, lines: [...(raised.lines ?? []), ...cellLines(report, raised.cells)] }),
  }
}

/** The keys of the outcome rows that the report has: a report of mixed layout has those of the layout it used. */
export function leafKeys(report: Report): string[] {
  const rows = new Map([...table3Rows('2019'), ...table3Rows('2021')].map((row) => [row.key, row]))
  return [...rows.values()].filter((row) => row.leaf && hasRow(report, row.key)).map((row) => row.key)
}

/** All rows of table 3 that the report has. */
export function rowKeys(report: Report): string[] {
  return [...new Set([...table3Rows('2019'), ...table3Rows('2021')].map((row) => row.key))].filter((key) => hasRow(report, key))
}

/** The value of a total of table 3, taken from its outcomes where it was left blank. */
export function resultTotal(context: Context, column: string): number {
  const written = context.cell(table3Path('resultTotal', column))
  if (written != null) return written
  return leafKeys(context.report).reduce((sum, key) => sum + context.number(table3Path(key, column)), 0)
}

function hasRow(report: Report, key: string): boolean {
  const paths = APPLICANT_COLUMNS.map((column) => table3Path(key, column.key))
  return paths.some((path) => path in report.cells) || report.undetermined.some((lost) => lost.paths.some((path) => paths.includes(path)))
}

function cellLines(report: Report, cells: readonly CellPath[] = []): number[] {
  return cells.flatMap((path) => report.places[path]?.line ?? [])
}
