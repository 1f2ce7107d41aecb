import { isHan } from './letters.js'

/** What stands for the content of one or more cells: a run of digits, or a mark for nothing. */
export interface Token {
  kind: 'number' | 'blank'
  /** Sign, digits and decimals of a number, without separators; the mark as written. */
  text: string
  /** 万元, 件 … as written behind the number. */
  unit: string | null
  start: number
  end: number
}

const NUMBER = /[+\-−–﹣]?(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?/y
const UNIT = /[ \v]{0,2}[（(]?(亿元|万元|元|万|件|条|项|个|次|份|宗|起|%)[）)]?/y
const UNIT_NEXT_LINE = /\s{0,3}[（(]?(亿元|万元|元)[）)]?/y
const BLANK_MARK = /(?:[/／\\＼]|[-—–－―─]{1,4}|无|空|零)(?=\s|$)/y
/** What follows the number of a sentence and never that of a cell. */
const PROSE = / ?[年月日余多名位篇期家]/y
/** 2. or 2、 or 2） before a label that goes on with a letter or a quotation mark. */
const ENUMERATOR = /\s?[.．、:：)）]\s*(?=[\u3400-\u9fff“”"'‘「（(])/y

/** The numbers and marks of a part of a table, without those of its labels (2.重复申请, （1）) and of sentences (2021年). */
export function tokensOf(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = []
  let at = from
  while (at < to) {
    const token = tokenAt(text, at, to)
    if (token) {
      if (typeof token === 'object') tokens.push(token.token)
      at = typeof token === 'object' ? token.next : afterDigits(text, at)
    } else at++
  }
  return tokens
}

type Found = { token: Token; next: number }

function tokenAt(text: string, at: number, to: number): Found | 'enumerator' | 'prose' | null {
  const code = text.charCodeAt(at)
  if ((code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2212 || code === 0x2013 || code === 0xfe63) {
    const number = numberAt(text, at, to)
    if (number) return number
  }
  if (code === 0x2f && isGluedSlash(text, at)) return blank(text, at, at + 1)
  if (at > 0 && !/\s/.test(text[at - 1] ?? '')) return null
  const mark = match(BLANK_MARK, text, at)
  if (!mark || at + mark.length > to || isLetterOfVerticalLabel(text, at, mark)) return null
  if (mark === '零') return { token: { kind: 'number', text: '0', unit: '零', start: at, end: at + 1 }, next: at + 1 }
  return blank(text, at, at + mark.length)
}

function numberAt(text: string, at: number, to: number): Found | 'enumerator' | 'prose' | null {
  const raw = match(NUMBER, text, at)
  if (!raw) return null
  let end = at + raw.length
  if (end > to) return null
  let digits = raw.replace(/[,，]/g, '').replace(/[−–﹣]/, '-')
  if (!raw.includes('.') && match(ENUMERATOR, text, end) !== null) {
    digits = digits.slice(0, -1)
    end--
    if (!/\d/.test(digits)) return 'enumerator'
    return { token: { kind: 'number', text: digits, unit: null, start: at, end }, next: end + 1 }
  }
  if (match(PROSE, text, end) !== null) return 'prose'
  const unit = match(UNIT, text, end) ?? match(UNIT_NEXT_LINE, text, end)
  const next = end + (unit?.length ?? 0)
  return { token: { kind: 'number', text: digits, unit: unit && unit.replace(/[\s（()）]/g, ''), start: at, end: next }, next }
}

function blank(text: string, start: number, end: number): Found {
  return { token: { kind: 'blank', text: text.slice(start, end), unit: null, start, end }, next: end }
}

/** A slash between labels that have run together, 行政处罚/行政强制/, but not the one of 本年增/减. */
function isGluedSlash(text: string, at: number): boolean {
  const besides = (i: number): boolean => isHan(text.charCodeAt(i)) || text[i] === '/'
  return besides(at - 1) && besides(at + 1) && !text.startsWith('增/减', at - 1)
}

/** 无 of a label printed downwards, one letter a line: 无 / 法 / 提 / 供. */
function isLetterOfVerticalLabel(text: string, at: number, mark: string): boolean {
  return mark === '无' && /^\s*法/.test(text.slice(at + 1, at + 8))
}

function afterDigits(text: string, at: number): number {
  const raw = match(NUMBER, text, at)
  return at + (raw?.length ?? 1)
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}
