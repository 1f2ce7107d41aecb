import { type CellPath, table3Path } from '../../../../../law/annual-report/cells.js'
import type { Report } from '../../../../../law/annual-report/report.js'
import { type Context, contextOf, resultTotal } from '../context.js'
import type { Finding } from '../finding.js'
import { cellLabel } from '../labels.js'
import { covers } from './covers.js'
import { levels, shares, superlatives } from './scale.js'

/** R-*: a government's report against those of the units it covers. Units led from above are not in its sums. */
export function againstParts(context: Context, parts: Report[]): Finding[] {
  const known = parts.map((part) => contextOf(part)).filter((part) => !part.facts.verticallyLed)
  const sameYear = known.filter((part) => part.year === context.year)
  return [
    ...sameYear.flatMap((part) => notLess(context, part)),
    ...sums(context, sameYear),
    ...sameYear.flatMap((part) => [...shares(context, part), ...superlatives(context, part)]),
    ...known.filter((part) => part.year !== context.year).flatMap((part) => levels(context, part)),
  ]
}

/** The cells that add up from unit to unit: not changes, and money of table 2 only where both name the same unit. */
function additive(context: Context, part: Context): CellPath[] {
  return Object.keys(part.report.cells).filter((path) => {
    if (path.endsWith('.change') || !(path in context.report.cells)) return false
    if (!path.endsWith('.amount')) return true
    return [context, part].every(({ report }) => /万元/.test(report.written[path] ?? ''))
  })
}

function notLess(context: Context, part: Context): Finding[] {
  return additive(context, part).flatMap((path) => {
    const [whole, own] = [wholeValue(context, path), part.cell(path)]
    if (whole === undefined || own == null || own <= (whole ?? 0)) return []
    return [
      context.raise('R-GE', {
        cells: [path],
        phrase: `${part.report.organ}`,
        operands: [
          { label: `${context.unit}（汇总）`, value: whole },
          { label: part.unit, value: own },
        ],
        difference: (whole ?? 0) - own,
        message: `${cellLabel(path)}：${context.unit}的汇总数${whole === null ? '空着' : `是 ${whole}`}，而其中${part.unit}一家就是 ${own}。`,
        mend: `把${part.unit}的数加进汇总，或者与它核对哪一边写错。`,
      }),
    ]
  })
}

/** R-SUM: parts that contain one another are counted once. */
function sums(context: Context, parts: Context[]): Finding[] {
  const apart = parts.filter((part) => !parts.some((other) => other !== part && covers(other, part)))
  if (apart.length < 2) return []
  const paths = [...new Set(apart.flatMap((part) => additive(context, part)))].filter(
    (path) => !path.startsWith('table3.') || path.endsWith('.total'),
  )
  return paths.flatMap((path) => {
    const whole = wholeValue(context, path)
    const values = apart.map((part) => part.cell(path) ?? 0)
    const sum = values.reduce((sofar, value) => sofar + value, 0)
    if (whole == null || sum <= whole + 1e-6 || values.some((value) => value > whole)) return []
    return [
      context.raise('R-SUM', {
        cells: [path],
        operands: [
          { label: `${context.unit}（汇总）`, value: whole },
          ...apart.map((part, index) => ({ label: part.unit, value: values[index] as number })),
        ],
        difference: whole - sum,
        message: `${cellLabel(path)}：所含各单位加起来是 ${Math.round(sum * 1e4) / 1e4}，${context.unit}的汇总数只有 ${whole}。`,
        mend: '核对有没有漏加的单位；由上级垂直领导的单位不计入。',
      }),
    ]
  })
}

/** A blank total of table 3 is what its outcomes give. */
function wholeValue(context: Context, path: CellPath): number | null | undefined {
  const value = context.cell(path)
  const column = path.split('.')[2] as string
  return value === null && path === table3Path('resultTotal', column) ? resultTotal(context, column) : value
}
