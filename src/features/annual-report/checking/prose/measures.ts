import { APPLICANT_COLUMNS, type CellPath, TABLE4_RESULTS, table3Path, table4Path } from '../../../../../law/annual-report/cells.js'
import { type Context, leafKeys, resultTotal } from '../context.js'

/** A quantity of the tables that a sentence may state. */
export interface Measure {
  key: string
  /** As a clerk calls it. */
  label: string
  cells: CellPath[]
  /** What a sentence may truthfully say. */
  exact: number[]
  /** What a sentence says with the wrong verb: told as a warning. */
  loose: number[]
}

const total = (row: string): CellPath => table3Path(row, 'total')

/** Rows of table 3 by the beginning of their keys, for sentences that give the sum of a group. */
const GROUPS: Record<string, { label: string; prefix: string }> = {
  granted: { label: '予以公开', prefix: 'granted' },
  partial: { label: '部分公开', prefix: 'partiallyGranted' },
  denied: { label: '不予公开', prefix: 'denied' },
  unavailable: { label: '无法提供', prefix: 'unavailable' },
  notProcessed: { label: '不予处理', prefix: 'notProcessed' },
  otherResult: { label: '其他处理', prefix: 'other' },
  petition: { label: '信访举报投诉类申请', prefix: 'notProcessedPetition' },
  duplicate: { label: '重复申请', prefix: 'notProcessedDuplicate' },
}

const KINDS: Record<string, string[]> = {
  naturalPerson: ['naturalPerson'],
  organisations: ['business', 'research', 'publicWelfare', 'legalService', 'otherOrg'],
  business: ['business'],
  research: ['research'],
  publicWelfare: ['publicWelfare'],
  legalService: ['legalService'],
}

/** The measure of requests (table 3) of this key, with the values that the report's own table allows; null when it is not there. */
export function requestMeasure(context: Context, key: string): Measure | null {
  if (context.cell(total('newReceived')) == null) return null
  const received = context.number(total('newReceived'))
  const carriedIn = context.number(total('carriedIn'))
  const carriedOut = context.number(total('carriedOut'))
  const handled = resultTotal(context, 'total')
  const measure = (label: string, rows: string[], exact: number[], loose: number[] = []): Measure => ({
    key,
    label,
    cells: rows.map(total),
    exact,
    loose,
  })
  switch (key) {
    case 'received':
      return measure('本年新收', ['newReceived'], [received, received + carriedIn])
    case 'carriedIn':
      return measure('上年结转', ['carriedIn'], [carriedIn])
    case 'carriedOut':
      return measure('结转下年度', ['carriedOut'], [carriedOut])
    case 'carried':
      return measure('结转', ['carriedIn', 'carriedOut'], [carriedIn, carriedOut])
    case 'answered':
      return measure('办理结果总计', ['resultTotal'], [handled, ...withoutSome(context, handled)])
    case 'closed':
      return measure('办理结果总计', ['resultTotal'], [handled])
    case 'handled':
      return measure('办理结果总计', ['resultTotal'], [handled], [received, received + carriedIn])
    case 'unspecified':
      return measure('申请件数', ['newReceived', 'resultTotal'], [received, received + carriedIn, handled])
  }
  if (key in GROUPS) return groupMeasure(context, key, GROUPS[key] as { label: string; prefix: string })
  return applicantMeasure(context, key)
}

/** The measure of table 4 of this key: `reconsideration`, `litigation`, `remedies`, each with `.total` or a result. */
export function remedyMeasure(context: Context, kind: string, result: string): Measure | null {
  const groups = {
    reconsideration: ['reconsideration'],
    litigation: ['litigationDirect', 'litigationAfterReview'],
    remedies: ['reconsideration', 'litigationDirect', 'litigationAfterReview'],
  }[kind]
  if (!groups) return null
  const cells = groups.map((group) => table4Path(group, result))
  if (cells.some((path) => context.cell(path) == null)) return null
  const values = cells.map((path) => context.number(path))
  const sum = values.reduce((sofar, value) => sofar + value, 0)
  const pending = groups.reduce((sofar, group) => sofar + context.number(table4Path(group, 'pending')), 0)
  const what = { reconsideration: '行政复议', litigation: '行政诉讼', remedies: '行政复议和行政诉讼' }[kind] as string
  const label = `${what}${TABLE4_RESULTS.find((column) => column.key === result)?.label ?? ''}`
  const single = kind === 'remedies' ? [] : values
  return { key: `${kind}.${result}`, label, cells, exact: [sum, ...single], loose: result === 'total' ? [sum - pending] : [] }
}

function groupMeasure(context: Context, key: string, group: { label: string; prefix: string }): Measure | null {
  const rows = leafKeys(context.report).filter((leaf) => leaf.startsWith(group.prefix))
  if (rows.length === 0) return null
  const values = rows.map((row) => context.number(total(row)))
  return { key, label: group.label, cells: rows.map(total), exact: [values.reduce((a, b) => a + b, 0)], loose: values }
}

function applicantMeasure(context: Context, key: string): Measure | null {
  const columns = KINDS[key]
  if (!columns) return null
  const cells = columns.map((column) => table3Path('newReceived', column))
  if (cells.some((path) => context.cell(path) === undefined)) return null
  const of = (row: string): number => columns.reduce((sum, column) => sum + context.number(table3Path(row, column)), 0)
  const label = columns.length > 1 ? '法人或其他组织' : (APPLICANT_COLUMNS.find((column) => column.key === key)?.label ?? key)
  return { key, label, cells, exact: [of('newReceived'), of('newReceived') + of('carriedIn')], loose: [of('resultTotal')] }
}

/** An answer may be counted without what was not processed, lapsed or withdrawn. */
function withoutSome(context: Context, handled: number): number[] {
  const sum = (prefix: string): number =>
    leafKeys(context.report)
      .filter((leaf) => leaf.startsWith(prefix))
      .reduce((sofar, leaf) => sofar + context.number(total(leaf)), 0)
  const [notProcessed, other] = [sum('notProcessed'), sum('other')]
  return [handled - other, handled - notProcessed, handled - other - notProcessed]
}
