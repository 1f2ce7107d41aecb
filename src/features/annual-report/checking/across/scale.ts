import { type CellPath, table2Path, table3Path } from '../../../../../law/annual-report/cells.js'
import type { Context } from '../context.js'
import type { Finding } from '../finding.js'
import { cellLabel } from '../labels.js'
import { statementsOf } from '../text.js'

/** One unit with this share of everything: the others are probably missing from the sum. */
const LARGE_SHARE = 0.75
/** Below this a large share is nothing to wonder at. */
const ENOUGH = 20

const SHARED: CellPath[] = [
  ...['permits', 'penalties', 'coercion'].map((row) => table2Path(row, 'decisions')),
  table2Path('fees', 'previousItems'),
  table2Path('fees', 'amountWan'),
]

/** R-SHARE: one unit makes up most of the whole, or rises by more than the whole does. */
export function shares(context: Context, part: Context): Finding[] {
  const who = part.unit
  const large = SHARED.filter((path) => context.number(path) >= ENOUGH && part.number(path) / context.number(path) >= LARGE_SHARE)
  const rises = ['permits', 'otherServices', 'penalties', 'coercion', 'fees']
    .map((row) => table2Path(row, 'change'))
    .filter((path) => context.number(path) > 0 && part.number(path) > context.number(path))
  return [
    ...(large.length > 0
      ? [
          context.raise('R-SHARE', {
            cells: large,
            phrase: who,
            operands: large.flatMap((path) => pair(context, part, path)),
            message: `${who}一个单位占了全部的大部分（${large.map((path) => `${cellLabel(path)} ${percent(part.number(path), context.number(path))}`).join('，')}），汇总可能漏了别的单位。`,
            mend: '核对各单位的上报数是不是都加进了汇总。',
          }),
        ]
      : []),
    ...(rises.length > 0
      ? [
          context.raise('R-SHARE', {
            severity: 'info',
            cells: rises,
            phrase: who,
            operands: rises.flatMap((path) => pair(context, part, path)),
            message: `${who}的增加数比全部的增加数还多（${rises.map((path) => `${cellLabel(path)} ${part.number(path)} 比 ${context.number(path)}`).join('，')}），只有其余单位减少才可能。`,
            mend: '核对其余单位的增减数。',
          }),
        ]
      : []),
  ]
}

/** R-LEVEL: a lower unit with more in one year than everything above it in a neighbouring year. */
export function levels(context: Context, part: Context): Finding[] {
  if (context.year === null || part.year === null || Math.abs(context.year - part.year) > 2) return []
  const larger = SHARED.filter(
    (path) => context.cell(path) != null && context.number(path) >= ENOUGH && part.number(path) > context.number(path),
  )
  if (larger.length === 0) return []
  const who = part.unit
  return [
    context.raise('R-LEVEL', {
      cells: larger,
      phrase: `${who} ${part.year}`,
      operands: larger.flatMap((path) => pair(context, part, path)),
      message: `${who} ${part.year} 年的数比${context.unit} ${context.year} 年全部单位的还多（${larger.map((path) => `${cellLabel(path)} ${part.number(path)} 比 ${context.number(path)}`).join('，')}），两份报告的口径可能不同。`,
      mend: '核对两份报告的统计口径和汇总范围。',
    }),
  ]
}

/** A unit that names no region, against a district of the same year: 9 requests cannot stand within 6. */
export function nameless(context: Context, part: Context): Finding[] {
  const path = table3Path('newReceived', 'total')
  const fits =
    context.facts.kind === 'government' && context.facts.rank === 'county' && part.facts.region === null && part.facts.kind === 'office'
  if (!fits || context.year !== part.year || part.number(path) <= context.number(path)) return []
  return [
    context.raise('R-GE', {
      severity: 'info',
      cells: [path],
      phrase: `nameless ${part.report.organ}`,
      operands: pair(context, part, path),
      difference: context.number(path) - part.number(path),
      message: `没有写明地区的“${part.unit}”新收申请 ${part.number(path)} 件，多于${context.unit}的 ${context.number(path)} 件：它不是这里的单位，否则汇总漏了它。`,
      mend: '在那份报告的标题里写明地区；确属本地的，把它的数加进汇总。',
    }),
  ]
}

const SUPERLATIVE = /率先|首个|首家|第一个|最早|第一家/

/** R-TEXT: a unit that claims to have been first at something the whole's report speaks of too. */
export function superlatives(context: Context, part: Context): Finding[] {
  return statementsOf(part.report)
    .filter((statement) => SUPERLATIVE.test(statement.text))
    .flatMap((statement) => {
      const subjects = [...new Set((statement.text.match(/[A-Za-z][A-Za-z0-9]{2,}/g) ?? []).map((word) => word.toLowerCase()))]
      const about = statementsOf(context.report).filter((other) => subjects.some((subject) => other.text.toLowerCase().includes(subject)))
      if (about.length === 0) return []
      const at = statement.text.search(SUPERLATIVE)
      return [
        context.raise('R-TEXT', {
          lines: about.flatMap((other) => other.linesOf(0, 0)),
          phrase: `${part.report.organ} ${statement.text.slice(at, at + 20)}`,
          message: `${part.unit}的报告说“${statement.text.slice(Math.max(0, at - 2), at + 24)}”，${context.unit}的报告也写到这件事，先后要对得上。`,
          mend: '对照两份报告写的时间和单位，说法不一致的改正。',
        }),
      ]
    })
}

function pair(context: Context, part: Context, path: CellPath): { label: string; value: number | null }[] {
  return [
    { label: `${context.unit} ${cellLabel(path)}`, value: context.cell(path) ?? null },
    { label: `${part.unit} ${cellLabel(path)}`, value: part.cell(path) ?? null },
  ]
}

function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1)}%`
}
