import { type CellPath, table3Path, table4Path } from '../../../../../law/annual-report/cells.js'
import type { Context } from '../context.js'
import type { Finding } from '../finding.js'
import { cellLabel } from '../labels.js'
import { type Statement, statementsOf } from '../text.js'
import { disclosure } from './claims.js'
import { isLimited, isOtherYear } from './subject.js'

/** 没有收到…复议, 未引起诉讼或复议, 无行政复议事项; not 未经复议 and not 无正当理由. */
const NO_REMEDY =
  /(?:没有|尚无|暂无|从未|均未|未(?!经|按|在|能|完|及)|无(?!法|正|障|误|效|关|理|偿|线|不))[^，。；;]{0,40}?(?:复议|诉讼)[^，。；;]*/g
const NO_REQUEST =
  /(?:没有|尚未|均未|从未|未)(?:收到|接到|接收|受理|接收到|受理到)([^，。；;]{0,30}?)申请([^，。；;]{0,8})|(?:无|没有)(?:依申请公开|政府信息公开申请|公开申请)(事项|情况|件)?/g
/** What may stand between the verb and 申请 without narrowing it. */
const FILLERS =
  /公民|法人|其他组织|和|或|及|、|以及|社会公众|群众|任何|有关|关于|政府信息|信息|依|申请|公开|要求|的|政务|主动|提出|一件|1件|个人|单位/g
const PLAN = /确保|力争|争取|避免|防止|杜绝|减少|若|如果|目标/
const OUTCOME = /败诉|纠错|纠正|撤销|违法|变更|责令/
/** A cause that makes it a part of all remedies. */
const NARROW = /超期|逾期|不当|违规|错误|失误|泄密|不及时/

/** X-NEG: sentences that say there was none, against cells that are not 0. */
export function checkNegations(context: Context): Finding[] {
  return statementsOf(context.report).flatMap((statement) => [...noRemedy(context, statement), ...noRequest(context, statement)])
}

function noRemedy(context: Context, statement: Statement): Finding[] {
  return [...statement.text.matchAll(NO_REMEDY)].flatMap((match) => {
    const [words] = match
    const at = match.index ?? 0
    const before = statement.text.slice(0, at)
    if (!disclosure(statement) || PLAN.test(clauseBefore(before)) || isOtherYear(context, `${before}${words.slice(0, 12)}`)) return []
    if (OUTCOME.test(words)) return deniedOutcome(context, statement, words, at)
    const groups = [
      ...(/复议/.test(words) ? ['reconsideration'] : []),
      ...(/诉讼/.test(words) ? ['litigationDirect', 'litigationAfterReview'] : []),
    ]
    const cells = groups.map((group) => table4Path(group, 'total'))
    const filled = cells.filter((path) => context.number(path) > 0)
    if (filled.length > 0) {
      const found = contradiction(context, statement, words, at, before, filled)
      return [NARROW.test(words) ? { ...found, severity: 'warning' as const } : found]
    }
    return lostNumbers(context, statement, words, at, groups)
  })
}

/** The table holds numbers whose place is lost: if every place they may have stood in is denied, it is a contradiction all the same. */
function lostNumbers(context: Context, statement: Statement, words: string, at: number, groups: string[]): Finding[] {
  const lost = context.report.undetermined.filter(
    (place) => place.values.some((value) => value > 0) && place.paths.some((path) => path.startsWith('table4.')),
  )
  if (lost.length === 0) return []
  const paths = lost.flatMap((place) => place.paths)
  const denied = paths.every((path) => groups.includes(path.split('.')[1] as string))
  const most = Math.max(...lost.flatMap((place) => place.values))
  return [
    context.raise('X-NEG', {
      severity: denied ? 'error' : 'warning',
      cells: [...new Set(paths)],
      lines: [...statement.linesOf(at, at + words.length - 1), ...lost.map((place) => place.place.line)],
      operands: [{ label: '表四中位置不明的数', value: most }],
      difference: -most,
      phrase: words,
      message: `正文说“${words}”，而表四写有 ${most} 件；不论它属于哪一格，两处都矛盾。`,
      mend: '核对复议、诉讼台账，改正正文或者表四，并在表四写清属于哪一格。',
    }),
  ]
}

function contradiction(context: Context, statement: Statement, words: string, at: number, before: string, cells: CellPath[]): Finding {
  const sum = cells.reduce((sofar, path) => sofar + context.number(path), 0)
  return context.raise('X-NEG', {
    severity: isLimited(context, before.split('。').at(-1) ?? '') ? 'warning' : 'error',
    cells,
    lines: statement.linesOf(at, at + words.length - 1),
    operands: context.operands(cells),
    difference: -sum,
    phrase: words,
    message: `正文说“${words}”，而${cells.map((path) => `${cellLabel(path)}是 ${context.number(path)}`).join('，')}。`,
    mend: '核对台账，改正正文或者表格。',
  })
}

function deniedOutcome(context: Context, statement: Statement, words: string, at: number): Finding[] {
  const cells = ['reconsideration', 'litigationDirect', 'litigationAfterReview']
    .map((group) => table4Path(group, 'corrected'))
    .filter((path) => context.number(path) > 0 && (path.includes('reconsideration') ? /复议/ : /诉讼/).test(words))
  if (cells.length === 0) return []
  return [{ ...contradiction(context, statement, words, at, '', cells), severity: 'warning' }]
}

function noRequest(context: Context, statement: Statement): Finding[] {
  const path = table3Path('newReceived', 'total')
  const received = context.number(path)
  if (received === 0) return []
  return [...statement.text.matchAll(NO_REQUEST)].flatMap((match) => {
    const [words, between = '', after = ''] = match
    const at = match.index ?? 0
    const before = statement.text.slice(0, at)
    if (!/公开|依申请|信息/.test(`${words}${statement.section}`) || /复议|诉讼|费|超|投诉/.test(`${words}${after}`)) return []
    if (PLAN.test(clauseBefore(before)) || isOtherYear(context, before)) return []
    if (/形式|方式|通过|渠道|传真|网络|邮|当面/.test(between)) return []
    const narrowed =
      between.replace(FILLERS, '') !== '' || !/^(公开)?(政府信息)?的?(申请|请求|情况|事项|件|案件|信件|业务|、|及|和)*[.]?$/.test(after)
    const finding = contradiction(context, statement, words, at, before, [path])
    return [narrowed ? { ...finding, severity: 'warning' as const } : finding]
  })
}

function clauseBefore(before: string): string {
  return before.split(/[，。；;]/).at(-1) ?? ''
}
