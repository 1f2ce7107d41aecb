import { APPLICANT_COLUMNS, type CellPath, table3Path } from '../../../../../law/annual-report/cells.js'
import { type Context, leafKeys, resultTotal, rowKeys } from '../context.js'
import type { Finding } from '../finding.js'
import { rowLabel } from '../labels.js'

const KINDS = APPLICANT_COLUMNS.slice(0, 6)

/** T3-BAL, T3-SUM, T3-ROW. Blanks count as 0; a blank total is what its parts give (it is reported as a blank). */
export function checkTable3(context: Context): Finding[] {
  const leaves = leafKeys(context.report)
  if (leaves.length === 0) return []
  return [
    ...APPLICANT_COLUMNS.flatMap(({ key, label }) => [...balance(context, key, label), ...sum(context, key, label, leaves)]),
    ...rowKeys(context.report).flatMap((row) => rowTotal(context, row)),
    ...lostPlaces(context),
  ]
}

function balance(context: Context, column: string, label: string): Finding[] {
  const [received, carriedIn, total, carriedOut] = ['newReceived', 'carriedIn', 'resultTotal', 'carriedOut'].map((row) =>
    table3Path(row, column),
  ) as [CellPath, CellPath, CellPath, CellPath]
  const cells = [received, carriedIn, total, carriedOut]
  if (cells.some((path) => context.cell(path) === undefined)) return []
  const left = context.number(received) + context.number(carriedIn)
  const results = resultTotal(context, column)
  const right = results + context.number(carriedOut)
  if (left === right) return []
  return [
    context.raise('T3-BAL', {
      cells,
      operands: context.operands(cells),
      difference: left - right,
      message: `表三“${label}”一列对不上：本年新收 ${context.number(received)} 加上年结转 ${context.number(carriedIn)} 是 ${left}，办理结果总计 ${results} 加结转下年度 ${context.number(carriedOut)} 是 ${right}。`,
      mend: '逐件核对登记台账：新收和上年结转的每一件，年底要么有一个办理结果，要么结转下年度。',
    }),
  ]
}

function sum(context: Context, column: string, label: string, leaves: string[]): Finding[] {
  const total = table3Path('resultTotal', column)
  const written = context.cell(total)
  const parts = leaves.map((leaf) => table3Path(leaf, column))
  if (written == null || parts.some((path) => context.cell(path) === undefined)) return []
  const added = parts.reduce((sofar, path) => sofar + context.number(path), 0)
  if (added === written) return []
  return [
    context.raise('T3-SUM', {
      cells: [total, ...parts.filter((path) => context.number(path) !== 0)],
      operands: [...context.operands(parts.filter((path) => context.number(path) !== 0)), ...context.operands([total])],
      difference: added - written,
      message: `表三“${label}”一列：（一）至（六）各项加起来是 ${added}，（七）总计写的是 ${written}。`,
      mend: suspect(context, column, parts, added - written) ?? '核对这一列各项办理结果，改正写错的一格或者总计。',
    }),
  ]
}

function rowTotal(context: Context, row: string): Finding[] {
  const total = table3Path(row, 'total')
  const written = context.cell(total)
  const parts = KINDS.map((column) => table3Path(row, column.key))
  if (written == null || parts.some((path) => context.cell(path) === undefined)) return []
  const added = parts.reduce((sofar, path) => sofar + context.number(path), 0)
  if (added === written) return []
  return [
    context.raise('T3-ROW', {
      cells: [total, ...parts],
      operands: [...context.operands(parts), ...context.operands([total])],
      difference: added - written,
      message: `表三“${rowLabel(row)}”一行：各类申请人加起来是 ${added}，总计写的是 ${written}。`,
      mend: '核对这一行各类申请人的件数，改正写错的一格或者总计。',
    }),
  ]
}

/** When the row of a cell is out by the same number as its column, that cell is the one to look at first. */
function suspect(context: Context, column: string, parts: CellPath[], difference: number): string | null {
  for (const path of parts) {
    const row = path.split('.')[1] as string
    const total = context.cell(table3Path(row, 'total'))
    if (total == null) continue
    const added = KINDS.reduce((sofar, kind) => sofar + context.number(table3Path(row, kind.key)), 0)
    const rowDifference = column === 'total' ? total - added : added - total
    if (rowDifference === difference) return `“${rowLabel(row)}”这一行也差 ${Math.abs(difference)}，先核对这一行这一列的一格。`
  }
  return null
}

function lostPlaces(context: Context): Finding[] {
  return context.report.undetermined
    .filter((lost) => lost.paths.some((path) => path.startsWith('table3.')))
    .map((lost) => {
      const row = (lost.paths[0] as string).split('.')[1] as string
      return context.raise('T3-ROW', {
        severity: 'info',
        cells: lost.paths,
        lines: [lost.place.line],
        operands: lost.values.map((value) => ({ label: '原文中的数', value })),
        message: `表三“${rowLabel(row)}”一行的数 ${lost.values.join('、')} 在原文里看不出属于哪一列，这一行和相关各列没有核对。`,
        mend: '对照原表，指明这个数属于哪一类申请人；重新公布时空着的格子填 0。',
      })
    })
}
