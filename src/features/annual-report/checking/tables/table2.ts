import { type CellPath, type Column, TABLE2, table2Path } from '../../../../../law/annual-report/cells.js'
import type { Context } from '../context.js'
import type { Finding } from '../finding.js'
import { cellLabel } from '../labels.js'

const DOCUMENT_ROWS = [
  { key: 'rules', label: '规章' },
  { key: 'normativeDocs', label: '规范性文件' },
]

/** T2-INT, T2-INFORCE, T2-19-OPEN, T2-19-NEW, T2-RULE. */
export function checkTable2(context: Context): Finding[] {
  return [
    ...table2Columns(context).flatMap(([path, column]) => written(context, path, column)),
    ...DOCUMENT_ROWS.flatMap(({ key, label }) => [...inForce(context, key, label), ...opened(context, key, label)]),
    ...rulePower(context),
    ...feeDecimals(context),
  ]
}

/** The cells of table 2 that the report has, each with its column. */
function table2Columns(context: Context): [CellPath, Column][] {
  const columns = new Map<CellPath, Column>()
  for (const layout of ['2019', '2021'] as const)
    for (const block of TABLE2[layout])
      for (const row of block.rows) for (const column of block.columns) columns.set(table2Path(row.key, column.key), column)
  return [...columns].filter(([path]) => path in context.report.cells)
}

function written(context: Context, path: CellPath, column: Column): Finding[] {
  const value = context.cell(path)
  if (value === null) return [notFilled(context, path)]
  if (value === undefined) return []
  const wrong = column.kind === 'money' ? moneyFault(value) : countFault(value, column.kind === 'signed')
  if (!wrong) return []
  return [
    context.raise('T2-INT', {
      cells: [path],
      operands: context.operands([path]),
      message: `${cellLabel(path)}写的是 ${value}，${wrong}。`,
      mend: column.kind === 'money' ? '按实际收费金额填写，以万元为单位，最多四位小数。' : '按实际件数填写整数。',
    }),
  ]
}

function feeDecimals(context: Context): Finding[] {
  const { feeDecimals: decimals } = context.report
  if (!decimals || decimals.given === decimals.asked) return []
  const path = table2Path('fees', 'amountWan')
  return [
    context.raise('T2-DEC', {
      cells: [path],
      operands: context.operands([path]),
      message: `表头要求金额保留${decimals.asked}位小数，填的金额${decimals.given === 0 ? '没有小数' : `是${decimals.given}位小数`}。`,
      mend: `以万元为单位，写足${decimals.asked}位小数，例如 ${(0).toFixed(decimals.asked)}。`,
    }),
  ]
}

function notFilled(context: Context, path: CellPath): Finding {
  const mark = context.report.written[path]
  const marked = mark !== undefined && /^[/／\\—–\-－]+$/.test(mark.trim())
  return context.raise('T2-INT', {
    severity: marked ? 'error' : 'warning',
    cells: [path],
    message: marked ? `${cellLabel(path)}写的是“${mark}”，等于没有填。` : `${cellLabel(path)}空着，看不出是没有还是漏填。`,
    mend: '没有的填 0，有的填实际数。',
  })
}

function moneyFault(value: number): string | null {
  if (value < 0) return '金额不能是负数'
  return Math.abs(value * 10_000 - Math.round(value * 10_000)) > 1e-4 ? '最多保留四位小数' : null
}

function countFault(value: number, signed: boolean): string | null {
  if (!Number.isInteger(value)) return '件数必须是整数'
  return value < 0 && !signed ? '件数不能是负数' : null
}

function inForce(context: Context, row: string, label: string): Finding[] {
  const cells = ['issued', 'repealed', 'inForce'].map((column) => table2Path(row, column))
  const [issued, repealed, inForceNow] = cells.map((path) => context.cell(path))
  if (issued == null || repealed == null || inForceNow == null || inForceNow >= issued - repealed) return []
  return [
    context.raise('T2-INFORCE', {
      cells,
      operands: context.operands(cells),
      difference: inForceNow - (issued - repealed),
      message: `${label}现行有效 ${inForceNow} 件，比本年制发 ${issued} 件减去废止 ${repealed} 件还少。`,
      mend: '现行有效件数是年底仍然有效的全部件数，包括往年制发的；请按文件清单核对。',
    }),
  ]
}

function opened(context: Context, row: string, label: string): Finding[] {
  const [madePath, openedPath, totalPath] = ['made', 'opened', 'totalOpen'].map((column) => table2Path(row, column)) as [
    CellPath,
    CellPath,
    CellPath,
  ]
  const [made, newlyOpened, total] = [context.cell(madePath), context.cell(openedPath), context.cell(totalPath)]
  const findings: Finding[] = []
  if (newlyOpened != null && total != null && total < newlyOpened)
    findings.push(
      context.raise('T2-19-OPEN', {
        cells: [openedPath, totalPath],
        operands: context.operands([openedPath, totalPath]),
        difference: total - newlyOpened,
        message: `${label}对外公开总数量 ${total}，比本年新公开数量 ${newlyOpened} 还少。`,
        mend: '对外公开总数量是到年底为止公开的全部件数，包括本年新公开的；请按公开目录重新统计。',
      }),
    )
  if (made != null && newlyOpened != null && newlyOpened > made)
    findings.push(
      context.raise('T2-19-NEW', {
        cells: [madePath, openedPath],
        operands: context.operands([madePath, openedPath]),
        difference: newlyOpened - made,
        message: `${label}本年新公开 ${newlyOpened} 件，比本年新制作 ${made} 件多；只有补公开了往年文件才会这样，请核对。`,
        mend: '确有补公开往年文件的，在正文里说明；否则改正写错的一格。',
      }),
    )
  return findings
}

function rulePower(context: Context): Finding[] {
  if (context.facts.mayMakeRules !== false) return []
  const cells = ['made', 'opened', 'totalOpen', 'issued', 'repealed', 'inForce'].map((column) => table2Path('rules', column))
  const filled = cells.filter((path) => context.number(path) !== 0)
  if (filled.length === 0) return []
  return [
    context.raise('T2-RULE', {
      cells: filled,
      operands: context.operands(filled),
      message: `“规章”一行填了 ${filled.map((path) => context.number(path)).join('、')}，而${context.facts.name ?? '本单位'}没有制定规章的权力。`,
      mend: '“规章”一行填 0；这些文件如果是规范性文件，计入下一行。',
    }),
  ]
}
