import type { Statement } from '../text.js'

/** A number that a sentence states, with what is needed to know whether it can be compared. */
export interface Stated {
  value: number
  /** 件, 条, % …; empty when none follows. */
  unit: string
  /** 余, 多, 近, 约 …: the number is not exact. */
  approximate: boolean
  percent: boolean
  /** 比上年增加 12 件, 同比增长: a change, not a count. */
  from: number
  /** Index after the unit. */
  to: number
}

/** Units in which applications, cases and documents are counted. */
export const CASE_UNITS = new Set(['件', '份', '条', '起', '宗', '例', '个', '项', '次', '人次', '件次', '篇', '部'])

const UNIT =
  '(?:件次|人次|期次|条次|万元|亿元|元|件|条|份|起|宗|例|篇|期|个|项|次|家|人|户|场|套|批|封|部|名|类|种|期|本|册|天|小时|分|处|张|幅|则|辑|只|台|所)'
const ARABIC = new RegExp(
  `(?<![A-Za-z0-9.〔\\[第])(\\d{1,3}(?:[,，]\\d{3})+(?!\\d)|\\d+)(\\.\\d+)?\\s*(余|多|来|几)?\\s*(万|亿)?\\s*(余|多)?\\s*(%|％|个百分点|${UNIT})?(余|多)?`,
  'g',
)
const CHINESE = new RegExp(`([〇零一二三四五六七八九十百千万两]+)(余|多|来)?(${UNIT})(?!方面|环节|[^，。]{0,2}(乡|镇))`, 'g')
const DIGITS = '零一二三四五六七八九'

const KNOWN = new WeakMap<Statement, Stated[]>()

/** The numbers of a statement, found once for all checks that ask. */
export function numbersOf(statement: Statement): Stated[] {
  const known = KNOWN.get(statement)
  if (known) return known
  const numbers = numbersIn(statement.text)
  KNOWN.set(statement, numbers)
  return numbers
}

/** Every number of the text that has a unit, in order; years, dates, document numbers and telephone numbers are none. */
export function numbersIn(text: string): Stated[] {
  const found = [...arabic(text), ...chinese(text)].sort((a, b) => a.from - b.from)
  return found.filter((stated, index) => index === 0 || stated.from >= (found[index - 1] as Stated).to)
}

/** The value of 中文数字 such as 十二, 两千, 三百零五; null when it is none. */
export function chineseValue(text: string): number | null {
  let total = 0
  let section = 0
  let digit = 0
  for (const character of text.replace(/〇/g, '零').replace(/两/g, '二')) {
    const value = DIGITS.indexOf(character)
    if (value >= 0) digit = value
    else if (character === '万') {
      total += (section + digit) * 10_000
      section = 0
      digit = 0
    } else {
      const scale = { 十: 10, 百: 100, 千: 1000 }[character]
      if (scale === undefined) return null
      section += (digit === 0 ? 1 : digit) * scale
      digit = 0
    }
  }
  return total + section + digit
}

function arabic(text: string): Stated[] {
  const found: Stated[] = []
  for (const match of text.matchAll(ARABIC)) {
    const [whole, digits, fraction = '', more1, scale, more2, unit = '', more3] = match as unknown as string[]
    const from = match.index ?? 0
    const to = from + (whole as string).trimEnd().length
    const after = text.slice(to, to + 3)
    if (unit === '' || (unit === '个' && after.startsWith('月'))) continue
    const base = Number(`${(digits as string).replace(/[,，]/g, '')}${fraction}`)
    const value = base * (scale === '万' ? 10_000 : scale === '亿' ? 100_000_000 : 1)
    const around = text.slice(Math.max(0, from - 3), from)
    found.push({
      value: Math.round(value * 1e6) / 1e6,
      unit: unit === '％' ? '%' : unit,
      approximate: Boolean(more1 || more2 || more3) || isAround(around, after) || (scale !== undefined && unit !== '元'),
      percent: unit === '%' || unit === '％' || unit === '个百分点',
      from,
      to,
    })
  }
  return found
}

function chinese(text: string): Stated[] {
  const found: Stated[] = []
  for (const match of text.matchAll(CHINESE)) {
    const [whole, numeral, more, unit] = match as unknown as string[]
    const value = chineseValue(numeral as string)
    const from = match.index ?? 0
    const before = text.slice(Math.max(0, from - 3), from)
    if (value === null || value === 0 || /第$|[每逐任]$|唯$/.test(before)) continue
    found.push({
      value,
      unit: unit as string,
      approximate: more !== undefined || isAround(before, ''),
      percent: false,
      from,
      to: from + (whole as string).length,
    })
  }
  return found
}

function isAround(before: string, after: string): boolean {
  return /(近|约|超|逾|超过|将近|大约|至少|不少于|达到近)$/.test(before) || /^(以上|左右|以内|之多|多|余)/.test(after)
}
