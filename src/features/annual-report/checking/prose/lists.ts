import type { Context } from '../context.js'
import type { Finding } from '../finding.js'
import { type Statement, statementsOf } from '../text.js'
import { numbersOf, type Stated } from './numbers.js'

const BEGINS = /其中[:：，,]?|分别(是|为)[:：]?|包括[:：]/g

/** X-PCT on 其中: the items of a list against the total before it. A list may be partial, so that only too much is a fault. */
export function checkLists(context: Context): Finding[] {
  const statements = statementsOf(context.report)
  return statements.flatMap((statement, index) =>
    [...statement.text.matchAll(BEGINS)].flatMap((match) => {
      const at = match.index ?? 0
      const total = totalBefore(statements, index, at)
      if (!total || total.approximate) return []
      const lists = [true, false].map((short) => itemsAfter(statement, at + match[0].length, total, short))
      const totals = totalsBefore(statement, total, at)
      if (lists.some((items) => totals.includes(sumOf(items)))) return []
      const items = lists.find((list) => list.length >= 2)
      const larger = items !== undefined && totals.some((value) => value !== total.value && value > sumOf(items))
      const finding = items && !larger ? compare(context, statement, total, items, at) : null
      return finding ? [finding] : []
    }),
  )
}

/** The nearest count before 其中 that is no average and no share; at the head of a sentence, in the sentence before. */
function totalBefore(statements: Statement[], index: number, at: number): Stated | null {
  const own = counts(statements[index] as Statement, 0, at)
  if (own.length > 0) return own.at(-1) as Stated
  const before = statements[index - 1]
  return before && at <= 2 ? (counts(before, 0, before.text.length).at(-1) ?? null) : null
}

/** What the items may add up to: a count before 其中, or two of them together (收到 9 件，上年结转 1 件，其中…). */
function totalsBefore(statement: Statement, total: Stated, at: number): number[] {
  const before = counts(statement, 0, at).filter((stated) => stated !== total && stated.unit === total.unit)
  return [total.value, ...before.flatMap((stated) => (stated.from === total.from ? [] : [stated.value, stated.value + total.value]))]
}

function counts(statement: Statement, from: number, to: number): Stated[] {
  return numbersOf(statement).filter((stated) => {
    const left = statement.text.slice(Math.max(from, stated.from - 6), stated.from)
    return stated.from >= from && stated.to <= to && !stated.percent && !/日均|平均|月均|每/.test(left)
  })
}

/** Where a list is over: a full stop, another 其中, a new total, a clause about what was done next. */
const LIST_ENDS =
  /其中|。|[，；](共|合计|总计|全部|全年|同比|较|比上|另|此外|同时|截至)|[，；](已|均|按时|依法)*(办结|答复|回复|结转|收到|受理|召开|开展|举办)/

/** The items after 其中; a `short` list ends at the first semicolon too. */
function itemsAfter(statement: Statement, from: number, total: Stated, short: boolean): Stated[] {
  const rest = statement.text.slice(from)
  const semicolon = short ? rest.search(/[；;]/) : -1
  const ends = [LIST_ENDS.exec(rest)?.index ?? rest.length, bracketEnd(statement.text, from) - from]
  const end = from + Math.min(...ends, semicolon < 0 ? rest.length : semicolon)
  return counts(statement, from, end).filter((stated) => {
    const change = /(增加|减少|增长|下降|上升)[^，、]{0,2}$/.test(statement.text.slice(from, stated.from))
    return !change && (stated.unit !== '万元' || total.unit === '万元')
  })
}

/** Where the bracket closes that is open here; past the text when none is. */
function bracketEnd(text: string, from: number): number {
  const open = Math.max(text.lastIndexOf('（', from), text.lastIndexOf('(', from))
  const closed = Math.max(text.lastIndexOf('）', from), text.lastIndexOf(')', from))
  if (open <= closed) return text.length
  const next = text.slice(from).search(/[）)]/)
  return next < 0 ? text.length : from + next
}

function sumOf(items: Stated[]): number {
  return items.reduce((sofar, item) => sofar + item.value, 0)
}

function compare(context: Context, statement: Statement, total: Stated, items: Stated[], at: number): Finding | null {
  const sum = sumOf(items)
  const closed = /其他|其它/.test(statement.text.slice((items.at(-2) as Stated).to, (items.at(-1) as Stated).from))
  const sameUnit = items.every((item) => item.unit === total.unit)
  if (items.some((item) => item.approximate) || (!sameUnit && !closed) || (sum < total.value && !closed) || nested(statement, items))
    return null
  const end = (items.at(-1) as Stated).to
  const subset = sum > total.value && items.some((_, index) => sum - (items[index] as Stated).value === total.value)
  return context.raise('X-PCT', {
    lines: statement.linesOf(at, end - 1),
    phrase: statement.text.slice(at, end),
    operands: [
      ...items.map((item) => ({ label: statement.text.slice(Math.max(at, item.from - 8), item.from), value: item.value })),
      { label: '总数', value: total.value },
    ],
    difference: sum - total.value,
    message: subset
      ? `“其中”各项加起来是 ${sum}，总数是 ${total.value}；有一项可能已经含在别的项里，读者看不出来。`
      : `“其中”各项加起来是 ${sum}，总数是 ${total.value}。`,
    mend: subset ? '写清各项之间的关系，例如“运行的 32 个（含本年新增 2 个）”。' : '核对各项和总数，或者写明各项有重复。',
  })
}

/** Items in brackets belong to the item before them. */
function nested(statement: Statement, items: Stated[]): boolean {
  const text = statement.text.slice((items[0] as Stated).from, (items.at(-1) as Stated).to)
  return /[（(]/.test(text)
}
