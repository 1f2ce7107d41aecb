import { type CellPath, TABLE2, table2Path } from '../../../../../law/annual-report/cells.js'
import type { Context } from '../context.js'
import type { Finding } from '../finding.js'
import { reportText } from '../text.js'

/** A 设区的市 makes a handful of 规章 a year; beyond this a roll-up has summed what is none. */
const MANY_RULES = 20
/** A catalogue of fees has tens of items; beyond this amounts or cases were entered as items. */
const MANY_FEE_ITEMS = 500

/** T2-ODD: values that no arithmetic forbids and no clerk would expect. */
export function checkOddValues(context: Context): Finding[] {
  return [...manyRules(context), ...manyFees(context), ...noDocuments(context), ...decisionsBeyondItems(context), ...noPermits(context)]
}

function manyRules(context: Context): Finding[] {
  const cells = ['made', 'issued'].map((column) => table2Path('rules', column)).filter((path) => context.number(path) > MANY_RULES)
  return cells.map((path) =>
    odd(context, [path], {
      message: `一年制定规章 ${context.number(path)} 件，远多于一个市可能制定的数量，可能把没有规章制定权的单位的文件也加了进来。`,
      mend: '规章只统计以政府令公布的件数；各部门、县区的文件计入规范性文件。',
    }),
  )
}

function manyFees(context: Context): Finding[] {
  const path = table2Path('fees', 'previousItems')
  if (context.number(path) <= MANY_FEE_ITEMS) return []
  return [
    odd(context, [path], {
      message: `行政事业性收费项目 ${context.number(path)} 项，而收费目录一般只有几十项，可能把金额或者笔数当成了项目数。`,
      mend: '这一格填收费目录里的项目数，不填金额、笔数。',
    }),
  ]
}

function noDocuments(context: Context): Finding[] {
  if (context.facts.kind !== 'government' || context.facts.rank === 'township') return []
  const columns = ['made', 'opened', 'totalOpen', 'issued', 'repealed', 'inForce']
  const cells = columns.map((column) => table2Path('normativeDocs', column)).filter((path) => path in context.report.cells)
  if (cells.length === 0 || cells.some((path) => context.cell(path) !== 0)) return []
  return [
    odd(context, cells, {
      message: '规范性文件一行全是 0；一级政府连同各部门没有一件规范性文件，不合常理。',
      mend: '统计口径应包括本级政府、办公室和各部门；按规范性文件清单重新填写。',
    }),
  ]
}

function decisionsBeyondItems(context: Context): Finding[] {
  const rows = TABLE2['2019'].flatMap((block) => block.rows)
  return rows.flatMap(({ key, label }) => {
    const cells = ['previousItems', 'change', 'decisions'].map((column) => table2Path(key, column))
    const [previous, change, decisions] = cells.map((path) => context.cell(path))
    if (previous == null || change == null || decisions == null || previous + change < 1000 || decisions <= previous + change) return []
    return [
      odd(context, cells, {
        severity: 'info',
        message: `${label}现有项目 ${previous + change} 项，处理决定 ${decisions} 件；一项可以有多件决定，但项目数这样大，请核对填的是不是项目数。`,
        mend: '“项目数量”填清单中的事项数，“处理决定数量”填作出决定的件数。',
      }),
    ]
  })
}

function noPermits(context: Context): Finding[] {
  const path = table2Path('permits', 'decisions')
  if (context.cell(path) !== 0 || !/行政审批|行政许可(办理|事项|信息)/.test(reportText(context.report))) return []
  return [
    odd(context, [path], {
      severity: 'info',
      message: '正文说到行政审批，而表二行政许可处理决定是 0；如果许可决定由别的单位作出，这样填是对的。',
      mend: '核对本单位本年有没有作出行政许可决定。',
    }),
  ]
}

function odd(context: Context, cells: CellPath[], told: { message: string; mend: string; severity?: 'info' }): Finding {
  return context.raise('T2-ODD', { cells, operands: context.operands(cells), ...told })
}
