import { APPLICANT_COLUMNS, TABLE2, TABLE4_GROUPS, table2Path, table3Path, table4Path } from '../../../../../law/annual-report/cells.js'
import type { Report } from '../../../../../law/annual-report/report.js'
import { type Context, contextOf } from '../context.js'
import type { Finding } from '../finding.js'
import { claimsIn } from '../prose/claims.js'
import { numbersOf } from '../prose/numbers.js'
import { statementsOf } from '../text.js'
import { copied } from './copies.js'

const DOCUMENT_ROWS: [string, string][] = [
  ['rules', '规章'],
  ['normativeDocs', '行政规范性文件'],
]

/** Y-*: one unit in two years that follow each other. Nothing is said when the years do not. */
export function againstPrevious(context: Context, previous: Report): Finding[] {
  if (context.year === null || previous.year !== context.year - 1) return []
  const before = contextOf(previous)
  return [
    ...carry(context, before),
    ...stock(context, before),
    ...items(context, before),
    ...pending(context, before),
    ...changes(context, before),
    ...copied(context, previous, '上年'),
  ]
}

function carry(context: Context, before: Context): Finding[] {
  return APPLICANT_COLUMNS.flatMap(({ key, label }) => {
    const inPath = table3Path('carriedIn', key)
    const outPath = table3Path('carriedOut', key)
    const [now, then] = [context.cell(inPath), before.cell(outPath)]
    if (now === undefined || then === undefined || (now ?? 0) === (then ?? 0)) return []
    return [
      context.raise('Y-CARRY', {
        cells: [inPath],
        operands: [
          { label: `${before.year} 年结转下年度·${label}`, value: then },
          { label: `${context.year} 年上年结转·${label}`, value: now },
        ],
        difference: (now ?? 0) - (then ?? 0),
        message: `${before.year} 年度报告“${label}”结转下年度 ${then ?? 0} 件，${context.year} 年度报告的上年结转写的是 ${now ?? '空白'}。`,
        mend: '两个数必须相同；核对上年底没有办结的申请，改正写错的一年。',
      }),
    ]
  })
}

function stock(context: Context, before: Context): Finding[] {
  return DOCUMENT_ROWS.flatMap(([row, label]) => {
    const cells = ['inForce', 'issued', 'repealed'].map((column) => table2Path(row, column))
    const [now, issued, repealed] = cells.map((path) => context.cell(path))
    const then = before.cell(cells[0] as string)
    if (now == null || issued == null || repealed == null || then == null || now === then + issued - repealed) return []
    return [
      context.raise('Y-INFORCE', {
        cells,
        operands: [{ label: `${before.year} 年现行有效`, value: then }, ...context.operands(cells)],
        difference: now - (then + issued - repealed),
        message: `${label}上年现行有效 ${then} 件，加本年制发 ${issued} 件，减废止 ${repealed} 件，应为 ${then + issued - repealed} 件，写的是 ${now} 件。`,
        mend: '核对清理、修订和统计口径的变化，在正文里说明，或者改正写错的一格。',
      }),
    ]
  })
}

function items(context: Context, before: Context): Finding[] {
  const rows = TABLE2['2019'].flatMap((block) => block.rows)
  return rows.flatMap(({ key, label }) => {
    const nowPath = table2Path(key, 'previousItems')
    const now = context.cell(nowPath)
    const [then, change] = [before.cell(nowPath), before.cell(table2Path(key, 'change'))]
    if (now == null || then == null || change == null || then + change === now) return []
    return [
      context.raise('Y-19', {
        cells: [nowPath],
        operands: [
          { label: `${before.year} 年“上一年项目数量”`, value: then },
          { label: `${before.year} 年“本年增/减”`, value: change },
          { label: `${context.year} 年“上一年项目数量”`, value: now },
        ],
        difference: now - (then + change),
        message: `${label}：上年报告的项目数量增减后是 ${then + change}，本年报告的“上一年项目数量”写的是 ${now}。`,
        mend: '核对权责清单，改正写错的一年。',
      }),
    ]
  })
}

function pending(context: Context, before: Context): Finding[] {
  return TABLE4_GROUPS.flatMap(({ key, label }) => {
    const totalPath = table4Path(key, 'total')
    const [then, now] = [before.cell(table4Path(key, 'pending')), context.cell(totalPath)]
    if (then == null || now === undefined || then <= (now ?? 0)) return []
    return [
      context.raise('Y-PEND', {
        cells: [totalPath],
        operands: [
          { label: `${before.year} 年尚未审结`, value: then },
          { label: `${context.year} 年总计`, value: now },
        ],
        difference: (now ?? 0) - then,
        message: `${label}上年尚未审结 ${then} 件，本年总计只有 ${now ?? 0} 件，上年的案件没有下落。`,
        mend: '核对上年未审结的案件在本年的结果。',
      }),
    ]
  })
}

/** 收到 45 件，比上年增加 5 件: the change against the two tables. */
function changes(context: Context, before: Context): Finding[] {
  const path = table3Path('newReceived', 'total')
  const [now, then] = [context.cell(path), before.cell(path)]
  if (now == null || then == null) return []
  return statementsOf(context.report).flatMap((statement) => {
    const claim = claimsIn(context, statement).find((one) => one.measure.key === 'received' && !one.partial && one.stated.value === now)
    if (!claim) return []
    const change = numbersOf(statement).find((number) => number.from >= claim.stated.to)
    if (!change || change.approximate) return []
    const words = statement.text.slice(claim.stated.to, change.to)
    const direction = /(增加|增长|上升|多)/.test(words) ? 1 : /(减少|下降|降低|少)/.test(words) ? -1 : 0
    if (direction === 0 || !/上年|去年|同比|20\d\d年/.test(words) || words.length > 24) return []
    const worked = change.percent ? (then === 0 ? null : ((now - then) / then) * 100) : now - then
    if (worked === null || Math.abs(worked - direction * change.value) < (change.percent ? 1 : 1e-9)) return []
    return [
      context.raise('Y-PART', {
        cells: [path],
        lines: statement.linesOf(claim.stated.from, change.to - 1),
        phrase: words,
        operands: [
          { label: `${before.year} 年新收`, value: then },
          { label: `${context.year} 年新收`, value: now },
        ],
        difference: Math.round((direction * change.value - worked) * 100) / 100,
        message: `正文说“${words}”，按两年的表三，上年新收 ${then} 件、本年 ${now} 件，变化是 ${Math.round(worked * 100) / 100}${change.percent ? '%' : ' 件'}。`,
        mend: '按上年报告的数重新计算。',
      }),
    ]
  })
}

/** Y-NEXT: what next year's report must begin with. */
export function forNextYear(context: Context): Finding[] {
  const cells = APPLICANT_COLUMNS.map((column) => table3Path('carriedOut', column.key)).filter((path) => context.number(path) > 0)
  if (cells.length === 0 || context.year === null) return []
  return [
    context.raise('Y-NEXT', {
      cells,
      operands: context.operands(cells),
      message: `${context.year + 1} 年度报告的“二、上年结转”应当与本年结转下年度相同：${cells.map((path) => context.number(path)).join('、')}。`,
      mend: '编制下一年度报告时照此填写。',
    }),
  ]
}

/** Without the report of the year before: what Y-INFORCE asks of it. */
export function impliedStock(context: Context): Finding[] {
  return DOCUMENT_ROWS.flatMap(([row, label]) => {
    const cells = ['issued', 'repealed', 'inForce'].map((column) => table2Path(row, column))
    const [issued, repealed, now] = cells.map((path) => context.cell(path))
    if (issued == null || repealed == null || now == null || issued + repealed + now === 0 || now < issued - repealed) return []
    const implied = now - issued + repealed
    return [
      context.raise('Y-INFORCE', {
        severity: 'info',
        cells,
        operands: [...context.operands(cells), { label: '推算的上年底现行有效', value: implied }],
        message: `${label}现行有效 ${now} 件、本年制发 ${issued} 件、废止 ${repealed} 件，推算上年底现行有效 ${implied} 件；请与上年报告核对。`,
        mend: '与上年报告的“现行有效件数”比较，不同的说明原因。',
      }),
    ]
  })
}
