import {
  APPLICANT_COLUMNS,
  type CellPath,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  table3Path,
  table3Rows,
  table4Path,
} from '../../../../../law/annual-report/cells.js'

interface Truth {
  relations: { id: string; status: string }[]
  narrative_and_table2_checks: { id: string; status: string; cells?: string }[]
}

const ROWS = [...new Set([...table3Rows('2019'), ...table3Rows('2021')].map((row) => row.key))]

/** The relations that hold, by the hand-made truth of a seed, with the cells that each is about. */
export function truthCells(truth: Truth): { id: string; cells: CellPath[] }[] {
  const relations = truth.relations
    .filter((relation) => relation.status.startsWith('holds'))
    .map(({ id }) => ({ id, cells: cellsOfRelation(id) }))
  const told = truth.narrative_and_table2_checks
    .filter((check) => check.status === 'holds' && check.cells !== undefined)
    .map(({ id, cells }) => ({ id, cells: cellsOfText(cells as string) }))
  return [...relations, ...told]
}

/** t3.balance.自然人, t3.items_sum.总计, t3.row_total.r3.1, t4.total.行政复议. */
function cellsOfRelation(id: string): CellPath[] {
  const [table, kind, ...rest] = id.split('.')
  const name = rest.join('.')
  if (table === 't4') {
    const group = TABLE4_GROUPS.find(({ label }) => label.replace('·', '-') === name)
    return group ? TABLE4_RESULTS.map((result) => table4Path(group.key, result.key)) : []
  }
  if (kind === 'row_total') return APPLICANT_COLUMNS.map((column) => table3Path(rowOf(name), column.key))
  const column = APPLICANT_COLUMNS.find(({ label }) => label === name)?.key ?? ''
  const rows = kind === 'balance' ? ['newReceived', 'carriedIn', 'resultTotal', 'carriedOut'] : ROWS
  return rows.map((row) => table3Path(row, column))
}

/** r1, r2, r3.1, r3.3.4, r3.7, r4 */
function rowOf(key: string): string {
  const ends: Record<string, string> = { r1: 'newReceived', r2: 'carriedIn', 'r3.7': 'resultTotal', r4: 'carriedOut', 'r3.6': 'other' }
  if (key in ends) return ends[key] as string
  const [, group, item] = key.split('.').map(Number) as [number, number, number | undefined]
  const prefixes = ['granted', 'partiallyGranted', 'denied', 'unavailable', 'notProcessed', 'other']
  const rows = table3Rows('2021').filter((row) => row.leaf && row.key.startsWith(prefixes[group - 1] as string))
  return (rows[(item ?? 1) - 1] as { key: string }).key
}

/** table3[一][总计], table4[行政复议][总计], table3[三(七),四][总计] */
function cellsOfText(text: string): CellPath[] {
  if (text.startsWith('table4')) {
    const groups = TABLE4_GROUPS.filter(({ label }) => text.includes(label.split('·')[0] as string))
    return groups.map((group) => table4Path(group.key, 'total'))
  }
  return [
    ...(/\[一/.test(text) ? ['newReceived'] : []),
    ...(/三\(七\)/.test(text) ? ['resultTotal'] : []),
    ...(/四/.test(text) ? ['carriedOut'] : []),
  ].map((row) => table3Path(row, 'total'))
}
