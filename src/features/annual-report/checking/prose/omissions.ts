import { type CellPath, TABLE4_GROUPS, table3Path, table4Path } from '../../../../../law/annual-report/cells.js'
import { type Context, leafKeys } from '../context.js'
import type { Finding } from '../finding.js'
import { rowLabel } from '../labels.js'
import { statementsOf } from '../text.js'
import { claimsIn } from './claims.js'

/** X-MISS: what the tables show and no sentence tells of. */
export function checkOmissions(context: Context): Finding[] {
  return [...requests(context), ...denials(context), ...remedies(context)]
}

/** Everything but the plans of chapter five, where a word does not tell what happened. */
function told(context: Context): string {
  return statementsOf(context.report)
    .filter((statement) => statement.chapter !== 5 && !statement.heading)
    .map((statement) => statement.text)
    .join('\n')
}

function requests(context: Context): Finding[] {
  const path = table3Path('newReceived', 'total')
  const received = context.cell(path)
  if (received == null) return []
  const stated = statementsOf(context.report).some((statement) =>
    claimsIn(context, statement).some((claim) => /received|handled|closed|answered|unspecified/.test(claim.measure.key)),
  )
  if (stated || /(未|没有|无)[^，。]{0,24}申请/.test(told(context))) return []
  return [
    context.raise('X-MISS', {
      severity: 'info',
      cells: [path],
      operands: context.operands([path]),
      message:
        received === 0 ? '正文没有交代依申请公开的情况；表三全年没有收到申请。' : `正文没有写收到多少件申请；表三写的是 ${received} 件。`,
      mend: received === 0 ? '在总体情况中写明“本年未收到政府信息公开申请”。' : '在总体情况的依申请公开部分写明收到、办结和结转的件数。',
    }),
  ]
}

function denials(context: Context): Finding[] {
  const rows = leafKeys(context.report).filter((row) => /^denied/.test(row) && context.number(table3Path(row, 'total')) > 0)
  if (rows.length === 0 || /不予公开(?!为例外|是例外|情形)/.test(told(context).replace(/不公开为例外/g, ''))) return []
  const cells = rows.map((row) => table3Path(row, 'total'))
  return [
    context.raise('X-MISS', {
      severity: 'info',
      cells,
      operands: context.operands(cells),
      message: `表三有不予公开的（${rows.map((row) => rowLabel(row)).join('，')}），正文没有说明。`,
      mend: '可以在依申请公开部分说明不予公开的件数和理由。',
    }),
  ]
}

function remedies(context: Context): Finding[] {
  const text = told(context)
  return [
    { words: /复议/, name: '行政复议', groups: ['reconsideration'] },
    { words: /诉讼|起诉|应诉/, name: '行政诉讼', groups: ['litigationDirect', 'litigationAfterReview'] },
  ].flatMap(({ words, name, groups }) => {
    const cells = groups.flatMap((group) => shown(context, group))
    if (cells.length === 0 || words.test(text)) return []
    const corrected = cells.some((path) => path.endsWith('.corrected'))
    return [
      context.raise('X-MISS', {
        severity: corrected ? 'warning' : 'info',
        cells,
        operands: context.operands(cells),
        message: `表四有${name}${corrected ? '，而且有被纠正的' : ''}，正文没有提到。`,
        mend: `在总体情况或者存在的问题中说明${name}的件数、结果${corrected ? '和整改情况' : ''}。`,
      }),
    ]
  })
}

function shown(context: Context, group: string): CellPath[] {
  const known = TABLE4_GROUPS.some(({ key }) => key === group)
  return known ? ['total', 'corrected'].map((result) => table4Path(group, result)).filter((path) => context.number(path) > 0) : []
}
