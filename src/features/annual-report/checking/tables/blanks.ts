import { APPLICANT_COLUMNS, type CellPath, table3Path } from '../../../../../law/annual-report/cells.js'
import { type Context, leafKeys, rowKeys } from '../context.js'
import type { Finding } from '../finding.js'
import { rowLabel } from '../labels.js'

const KINDS = APPLICANT_COLUMNS.slice(0, 6)
/** Rows whose blank changes what the report says: they are named one by one. */
const MAIN_ROWS = ['newReceived', 'carriedIn', 'resultTotal', 'carriedOut']

/** T3-BLANK: an error where numbers elsewhere show that the blank is not 0, a warning for a main row, a note otherwise. */
export function checkBlanks(context: Context): Finding[] {
  const leaves = leafKeys(context.report)
  if (leaves.length === 0) return []
  const wrong = [...blankTotals(context, leaves), ...blankRowTotals(context)]
  const told = new Set(wrong.flatMap((found) => found.cells))
  return [...wrong, ...mainRows(context, told), ...otherBlanks(context, told)]
}

function blankTotals(context: Context, leaves: string[]): Finding[] {
  const missing = APPLICANT_COLUMNS.flatMap(({ key, label }) => {
    const path = table3Path('resultTotal', key)
    const added = leaves.reduce((sofar, leaf) => sofar + context.number(table3Path(leaf, key)), 0)
    return context.cell(path) === null && added !== 0 ? [{ path, label, added }] : []
  })
  if (missing.length === 0) return []
  return [
    context.raise('T3-BLANK', {
      cells: missing.map(({ path }) => path),
      operands: missing.map(({ label, added }) => ({ label: `${label}：（一）至（六）之和`, value: added })),
      message: `表三“（七）总计”空着，而各项办理结果加起来不是 0（${missing.map(({ label, added }) => `${label} ${added}`).join('，')}），收支平衡无法成立。`,
      mend: `在“（七）总计”填 ${missing.map(({ label, added }) => `${label} ${added}`).join('、')}，其余列填 0。`,
    }),
  ]
}

function blankRowTotals(context: Context): Finding[] {
  return rowKeys(context.report).flatMap((row) => {
    const path = table3Path(row, 'total')
    const added = KINDS.reduce((sofar, kind) => sofar + context.number(table3Path(row, kind.key)), 0)
    if (context.cell(path) !== null || added === 0) return []
    return [
      context.raise('T3-BLANK', {
        cells: [path],
        operands: [{ label: '各类申请人之和', value: added }],
        message: `表三“${rowLabel(row)}”一行的总计空着，而各类申请人加起来是 ${added}。`,
        mend: `在这一行的总计填 ${added}。`,
      }),
    ]
  })
}

function mainRows(context: Context, told: Set<CellPath>): Finding[] {
  return MAIN_ROWS.flatMap((row) => {
    const blank = APPLICANT_COLUMNS.map((column) => table3Path(row, column.key)).filter(
      (path) => context.cell(path) === null && !told.has(path),
    )
    if (blank.length === 0) return []
    const whole = blank.length === APPLICANT_COLUMNS.length
    return [
      context.raise('T3-BLANK', {
        severity: whole ? 'warning' : 'info',
        cells: blank,
        message: `表三“${rowLabel(row)}”一行${whole ? '整行' : `有 ${blank.length} 格`}空着，看不出是没有还是漏填。`,
        mend: row === 'carriedOut' ? '没有结转的填 0；有结转的填件数，下一年度的“上年结转”要与它相同。' : '没有的填 0，有的填件数。',
      }),
    ]
  })
}

function otherBlanks(context: Context, told: Set<CellPath>): Finding[] {
  const rows = rowKeys(context.report).filter((row) => !MAIN_ROWS.includes(row))
  const blank = rows
    .flatMap((row) => APPLICANT_COLUMNS.map((column) => table3Path(row, column.key)))
    .filter((path) => context.cell(path) === null && !told.has(path))
  if (blank.length === 0) return []
  return [
    context.raise('T3-BLANK', {
      severity: 'info',
      cells: blank,
      message: `表三办理结果中有 ${blank.length} 格空着，核对时按 0 计算。`,
      mend: '没有的填 0。',
    }),
  ]
}
