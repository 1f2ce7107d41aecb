import type { Context } from '../context.js'
import type { Statement } from '../text.js'
import { firstWord, lastWord, REQUEST_WORDS, RESULT_WORDS } from './keywords.js'
import { type Measure, remedyMeasure, requestMeasure } from './measures.js'
import { CASE_UNITS, numbersOf, type Stated } from './numbers.js'
import { isLimited, isOtherYear, type Topic, topicOf } from './subject.js'

/** A number of the prose that says how much a measure is. */
export interface Claim {
  measure: Measure
  stated: Stated
  statement: Statement
  /** The words of the clause, for the message and the fingerprint. */
  words: string
  /** It speaks of a part only (a channel, an office, 其中…): it cannot contradict the cell. */
  partial: boolean
  /** Subject and matter are named in the sentence itself. */
  certain: boolean
}

/** Ways and matters that make a count a part of all requests. */
const CHANNELS =
  /通过|以[^，。]{1,8}(形式|方式)|当面|现场|邮寄|信函|书面|来信|网络|网上|网站|在线|线上|互联网|平台|电子邮件|邮箱|传真|窗口|快递|涉及|关于|主要|针对|要求|类|按期|延期|补正|收费|当场/
const TOTALS = new Set(['received', 'answered', 'closed', 'handled', 'unspecified'])

const KNOWN = new WeakMap<Context, Map<Statement, Claim[]>>()

/** Every number of the statement that states a measure of table 3 or 4; found once for all checks that ask. */
export function claimsIn(context: Context, statement: Statement): Claim[] {
  const known = KNOWN.get(context) ?? new Map<Statement, Claim[]>()
  KNOWN.set(context, known)
  const claims = known.get(statement) ?? findClaims(context, statement)
  known.set(statement, claims)
  return claims
}

function findClaims(context: Context, statement: Statement): Claim[] {
  const { text } = statement
  const numbers = numbersOf(statement)
  let topic: Topic | null = null
  let kind = ''
  const claims: Claim[] = []
  numbers.forEach((stated, index) => {
    const start = Math.max(clauseStart(text, stated.from), numbers[index - 1]?.to ?? 0)
    const end = Math.min(clauseEnd(text, stated.to), numbers[index + 1]?.from ?? text.length)
    const left = text.slice(start, stated.from)
    const right = text.slice(stated.to, end)
    const before = text.slice(numbers[index - 1]?.to ?? 0, stated.from)
    const named = topicOf(left) ?? topicOf(right.split('、')[0] ?? '') ?? topicOf(before)
    topic = named ?? (goesOn(left, right) ? topic : null)
    if (!CASE_UNITS.has(stated.unit) || topic === 'other' || isChange(left)) return
    const inherited = topic ?? (goesOn(left, right) ? sectionTopic(statement) : null)
    if (inherited === 'remedy') kind = remedyKind(left, right, kind)
    if (inherited === null || (inherited === 'remedy' && !disclosure(statement))) return
    const measure = inherited === 'remedy' ? remedy(context, left, right, kind) : request(context, left, right, named !== null)
    if (!measure) return
    const earlier = text.slice(0, stated.from)
    if (isOtherYear(context, earlier) && !measure.key.startsWith('carried')) return
    claims.push({
      measure,
      stated,
      statement,
      words: text.slice(clauseStart(text, stated.from), clauseEnd(text, stated.to)),
      partial:
        (TOTALS.has(measure.key) && (CHANNELS.test(left) || /其中/.test(left) || CHANNELS.test(right.split('、')[0] ?? ''))) ||
        isLimited(context, earlier),
      certain: topic !== null && !(inherited === 'remedy' && newOnes(left, stated.value, measure)),
    })
  })
  return claims
}

/** Whether the sentence is about remedies over 政府信息公开, and not about the organ's cases in general. */
export function disclosure(statement: Statement): boolean {
  return statement.chapter === 4 || /信息公开|依申请|政府信息|政务公开/.test(`${statement.section}${statement.text}`)
}

/** 公民、法人或其他组织: whoever may ask, and no kind of applicant. */
const EVERYBODY = /(公民|自然人)[、，和或及]?法人(和|或者|或|及|以及|、)?其他组织/g

/** A number without verb counts requests only where its own words name them. */
function request(context: Context, left: string, right: string, named: boolean): Measure | null {
  const key = lastWord(left.replace(EVERYBODY, ''), REQUEST_WORDS) ?? firstWord(right, REQUEST_WORDS)
  if (key === 'carriedIn' && context.year !== null && left.includes(`${context.year}年`)) return requestMeasure(context, 'carried')
  if (key) return requestMeasure(context, key)
  return named ? requestMeasure(context, 'unspecified') : null
}

function remedy(context: Context, left: string, right: string, kind: string): Measure | null {
  const result = lastWord(left, RESULT_WORDS) ?? firstWord(right, RESULT_WORDS) ?? 'total'
  return kind === '' ? null : remedyMeasure(context, kind, result)
}

/** 行政复议 or 行政诉讼, or both where they are named together; a number without the word goes on with the last. */
function remedyKind(left: string, right: string, last: string): string {
  if (/复议(案件)?(和|及|与|或|、|以及)(行政)?诉讼(案件)?(共|合计|总计|均为|各为|都为|为|均|共计)?$/.test(left))
    return /均|各|都/.test(left) ? '' : 'remedies'
  const named = left.lastIndexOf('诉讼') > left.lastIndexOf('复议') ? 'litigation' : left.includes('复议') ? 'reconsideration' : null
  if (named) return named
  if (/^[^，、]{0,12}复议/.test(right)) return 'reconsideration'
  if (/^[^，、]{0,12}诉讼/.test(right)) return 'litigation'
  return last
}

/** 收到复议 3 件 may leave out those of last year, which table 4 counts when they were closed. */
function newOnes(left: string, value: number, measure: Measure): boolean {
  return /新增|新收|新发生/.test(left) || (/收到|受理|接到/.test(left) && value < (measure.exact[0] as number))
}

/** Whether a number without its own subject goes on with the last one: …，答复 38 件；、其中维持 2 件. */
function goesOn(left: string, right: string): boolean {
  const words = [...REQUEST_WORDS, ...RESULT_WORDS]
  return left.replace(/[，、：:；;。（(]/g, '').length <= 2 || lastWord(left, words) !== null || firstWord(right, words) !== null
}

function sectionTopic(statement: Statement): Topic | null {
  return /依申请/.test(statement.section) && !/主动/.test(statement.section) ? 'request' : null
}

/** 增加 12 件, 较上年减少 3 件: a change and not a count. */
function isChange(left: string): boolean {
  return /(增加|减少|增长|下降|上升|增|减|多|少|翻)(了|约|近)?$/.test(left) || /(较|比|同比|相比)[^，]*$/.test(left)
}

function clauseStart(text: string, at: number): number {
  return Math.max(...['，', '；', ';', '：', '。', ',', '（', '('].map((mark) => text.lastIndexOf(mark, at - 1) + 1))
}

function clauseEnd(text: string, at: number): number {
  const found = ['，', '；', ';', '。', ',', '）', ')'].map((mark) => text.indexOf(mark, at)).filter((index) => index >= 0)
  return found.length === 0 ? text.length : Math.min(...found)
}
