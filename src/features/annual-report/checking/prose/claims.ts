import type { Context } from '../context.js'
import type { Statement } from '../text.js'
import { type Measure, remedyMeasure, requestMeasure } from './measures.js'
import { CASE_UNITS, numbersIn, type Stated } from './numbers.js'
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

const REQUEST_WORDS: [RegExp, string][] = [
  [/(上年|上一年|上年度|去年|20\d\d年)度?(的)?(结转|转结|转入|遗留)|(结转|转结)自?上/g, 'carriedIn'],
  [
    /(结转|转结|顺延|转)(至|到|入)?(下一?|次|20\d\d)年度?(继续)?(办理|答复|处理)?|下年度?继续(办理|答复)?|跨年度?|(正在|尚在|仍在)(办理|处理)|未办结|待答复/g,
    'carriedOut',
  ],
  [/结转(?!(至|到|入)?(下|次|20))(?<!(上年|上一年|上年度|去年|20\d\d年)度?的?结转)/g, 'carried'],
  [/新收|收到|接收|接到|受理|收(?=公开|政府|依|申)/g, 'received'],
  [/办结|答复|回复|办复/g, 'answered'],
  [/(?<!继续|正在|尚在|仍在)办理(?!情况|流程|结果)/g, 'handled'],
  [/(?<!不)予以公开|(?<!不)予公开/g, 'granted'],
  [/部分公开/g, 'partial'],
  [/不予公开/g, 'denied'],
  [/无法提供/g, 'unavailable'],
  [/不予处理/g, 'notProcessed'],
  [/其他处理/g, 'otherResult'],
  [/信访(举报投诉)?类(申请)?/g, 'petition'],
  [/重复申请/g, 'duplicate'],
  [/自然人/g, 'naturalPerson'],
  [/法人(或|和|及|、)?其他组织/g, 'organisations'],
  [/商业企业/g, 'business'],
  [/科研机构/g, 'research'],
  [/社会公益组织/g, 'publicWelfare'],
  [/法律服务机构/g, 'legalService'],
]

const RESULT_WORDS: [RegExp, string][] = [
  [/维持|驳回/g, 'upheld'],
  [/纠正|撤销|确认违法|责令/g, 'corrected'],
  [/其他结果/g, 'other'],
  [/尚未审结|未审结|正在审理/g, 'pending'],
]

/** Ways and matters that make a count a part of all requests. */
const CHANNELS =
  /通过|以[^，。]{1,8}(形式|方式)|当面|现场|邮寄|信函|书面|来信|网络|网上|网站|在线|线上|互联网|平台|电子邮件|邮箱|传真|窗口|快递|涉及|关于|主要|针对|要求|类|按期|延期|补正|收费|当场/
const TOTALS = new Set(['received', 'answered', 'handled', 'unspecified'])

/** Every number of the statement that states a measure of table 3 or 4. */
export function claimsIn(context: Context, statement: Statement): Claim[] {
  const { text } = statement
  const numbers = numbersIn(text)
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
      certain: topic !== null && !(inherited === 'remedy' && /新增|新收|新发生/.test(left)),
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

function lastWord(text: string, words: [RegExp, string][]): string | null {
  let found: string | null = null
  let at = -1
  for (const [pattern, key] of words)
    for (const match of text.matchAll(pattern)) {
      const end = (match.index ?? 0) + match[0].length
      if (end > at) {
        at = end
        found = key
      }
    }
  return found
}

function firstWord(text: string, words: [RegExp, string][]): string | null {
  let found: string | null = null
  let at = Number.POSITIVE_INFINITY
  for (const [pattern, key] of words)
    for (const match of text.matchAll(pattern))
      if ((match.index ?? 0) < at) {
        at = match.index ?? 0
        found = key
      }
  return found
}

function clauseStart(text: string, at: number): number {
  return Math.max(...['，', '；', ';', '：', '。', ',', '（', '('].map((mark) => text.lastIndexOf(mark, at - 1) + 1))
}

function clauseEnd(text: string, at: number): number {
  const found = ['，', '；', ';', '。', ',', '）', ')'].map((mark) => text.indexOf(mark, at)).filter((index) => index >= 0)
  return found.length === 0 ? text.length : Math.min(...found)
}
