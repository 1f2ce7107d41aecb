import type { Context } from '../context.js'
import type { Finding } from '../finding.js'
import { type Statement, statementsOf } from '../text.js'
import { clauseOf } from './names.js'
import { numbersOf, type Stated } from './numbers.js'

/** X-PCT on shares, rates, daily averages and growth: each is worked out again from the counts of its own passage. */
export function checkRatios(context: Context): Finding[] {
  const statements = statementsOf(context.report)
  return statements.flatMap((statement, index) => {
    const before = passage(statements, index)
    const numbers = numbersOf(statement)
    return [
      ...shares(context, statement, numbers, before),
      ...averages(context, statement, numbers, before),
      ...growth(context, statement, numbers),
    ]
  })
}

/** The counts stated in the sentence before, under the same sub-heading: 全年受理 34119 件。其中：… */
function passage(statements: Statement[], index: number): Stated[] {
  const [before, own] = [statements[index - 1], statements[index]]
  return before && own && before.section === own.section && before.chapter === own.chapter ? numbersOf(before) : []
}

const SHARE = /(占比?|占总数的?|占全部的?|比例为?|占比为|率为?|率达到?|率均?为?|度为?)$/

function shares(context: Context, statement: Statement, numbers: Stated[], before: Stated[]): Finding[] {
  return numbers.flatMap((percent, index) => {
    const left = statement.text.slice(numbers[index - 1]?.to ?? 0, percent.from)
    if (
      !percent.percent ||
      percent.approximate ||
      !SHARE.test(left) ||
      /满意|好评|知晓|覆盖|增长|下降|同比|环比|较|比上|及格|优良|参与/.test(left)
    )
      return []
    const part = numbers[index - 1]
    if (!part || part.percent || part.approximate || /[。]/.test(left) || left.length > 14) return []
    const isRate = /率/.test(left)
    const bases = [...before, ...numbers.slice(0, index)].filter((base) => !base.percent && base.unit === part.unit && base !== part)
    const counted = statement.text.slice(numbers[index - 2]?.to ?? 0, part.from)
    const unfit = isRate && (percent.value === 100 || !/(办结|答复|回复)[^，]{0,4}$/.test(counted))
    if (unfit || bases.some((base) => base.approximate)) return []
    const larger = bases.filter((base) => base.value >= part.value && base.value > 0)
    if (larger.length === 0 || larger.some((base) => matches(percent, statement.text, (part.value / base.value) * 100))) return []
    const base = larger.reduce((most, other) => (other.value > most.value ? other : most))
    const worked = (part.value / base.value) * 100
    return [mismatch(context, statement, part, percent, base, worked)]
  })
}

function mismatch(context: Context, statement: Statement, part: Stated, percent: Stated, base: Stated, worked: number): Finding {
  const words = clauseOf(statement.text, percent.from)
  return context.raise('X-PCT', {
    lines: statement.linesOf(part.from, percent.to - 1),
    phrase: statement.text.slice(part.from, percent.to),
    operands: [
      { label: '部分', value: part.value },
      { label: '全部', value: base.value },
      { label: '正文的百分比', value: percent.value },
    ],
    difference: Math.round((percent.value - worked) * 100) / 100,
    message: `正文说“${words}”，按 ${part.value} 和 ${base.value} 计算是 ${worked.toFixed(2)}%。`,
    mend: '按件数重新计算百分比，或者写明是按什么计算的。',
  })
}

/** Rounded, or cut off, at the digits that are written. */
function matches(percent: Stated, text: string, worked: number): boolean {
  const digits = /\.(\d+)/.exec(text.slice(percent.from, percent.to))?.[1]?.length ?? 0
  const unit = 10 ** -digits
  const over = worked - percent.value
  return Math.abs(over) <= unit / 2 + 1e-9 || (over >= 0 && over < unit)
}

function averages(context: Context, statement: Statement, numbers: Stated[], before: Stated[]): Finding[] {
  return numbers.flatMap((average, index) => {
    const left = statement.text.slice(numbers[index - 1]?.to ?? 0, average.from)
    const period = /(日均|平均每天|每天平均|月均|平均每月)[^，。]{0,6}$/.exec(left)?.[1]
    if (!period || average.approximate || average.percent) return []
    const totals = [...before, ...numbers.slice(0, index)].filter((total) => total.unit === average.unit && total.value > average.value)
    if (totals.length === 0 || totals.some((total) => total.approximate)) return []
    const spans = period.includes('月') ? [12] : [365, 366, 247, 248, 249, 250, 251, 252]
    const close = (total: Stated): boolean =>
      spans.some((span) => {
        const over = total.value / span - average.value
        return Math.abs(over) <= 0.5 || (over >= 0 && over < 1)
      })
    if (totals.some(close)) return []
    const total = totals.at(-1) as Stated
    const worked = total.value / (spans[0] as number)
    return [
      context.raise('X-PCT', {
        lines: statement.linesOf(average.from, average.to - 1),
        phrase: statement.text.slice(total.from, average.to),
        operands: [
          { label: '全年', value: total.value },
          { label: period, value: average.value },
        ],
        difference: Math.round((average.value - worked) * 10) / 10,
        message: `正文说${period} ${average.value} ${average.unit}，按全年 ${total.value} ${total.unit}计算约 ${worked.toFixed(1)} ${average.unit}。`,
        mend: '按全年总数重新计算。',
      }),
    ]
  })
}

/** 收到 45 件，比上年增加 5 件，增长 12.5%: the growth follows from the count and the change. */
function growth(context: Context, statement: Statement, numbers: Stated[]): Finding[] {
  return numbers.flatMap((percent, index) => {
    const change = numbers[index - 1]
    const now = numbers[index - 2]
    if (!percent.percent || percent.approximate || !change || !now || change.percent || now.percent || change.unit !== now.unit) return []
    const between = statement.text.slice(now.to, percent.from)
    const rise = /(增加|增长|上升|多)[^，。]{0,3}$/.test(statement.text.slice(now.to, change.from))
    const fall = /(减少|下降|降低|少)[^，。]{0,3}$/.test(statement.text.slice(now.to, change.from))
    if (rise === fall || !/上年|去年|同比|20\d\d年/.test(between) || change.approximate || now.approximate) return []
    if (
      !/^[^。；]{0,3}[，,、（(]?(同比)?(增长|上升|下降|减少|增幅|降幅|升幅|增加)[^，。]{0,3}$/.test(
        statement.text.slice(change.to, percent.from),
      )
    )
      return []
    const last = rise ? now.value - change.value : now.value + change.value
    if (last <= 0) return []
    const worked = (change.value / last) * 100
    if (matches(percent, statement.text, worked)) return []
    return [mismatch(context, statement, change, percent, { ...now, value: last }, worked)]
  })
}
