import { table2Path } from '../../../../../law/annual-report/cells.js'
import type { Context } from '../context.js'
import type { Finding } from '../finding.js'
import { cellLabel } from '../labels.js'
import { type Statement, statementsOf } from '../text.js'
import { clauseOf } from './names.js'
import { numbersOf, type Stated } from './numbers.js'
import { isLimited, isOtherYear } from './subject.js'

interface DocumentClaim {
  /** Before and after the number; both must fit. */
  left: RegExp
  right?: RegExp
  row: string
  /** Any of these columns may be what the sentence means. */
  columns: string[]
  /** Whether a mismatch can only be a fault. */
  strict: boolean
}

const MADE = '(制发|制定|印发|出台|发布|新制定|制订)(并公开|并发布|了|的|各类)*'

const CLAIMS: DocumentClaim[] = [
  { left: new RegExp(`${MADE}行政规范性文件(共计?|合计)?$`), row: 'normativeDocs', columns: ['issued', 'made', 'opened'], strict: true },
  { left: new RegExp(`${MADE}$`), right: /^行政规范性文件/, row: 'normativeDocs', columns: ['issued', 'made', 'opened'], strict: true },
  { left: new RegExp(`${MADE}规范性文件(共计?|合计)?$`), row: 'normativeDocs', columns: ['issued', 'made', 'opened'], strict: false },
  { left: new RegExp(`${MADE}$`), right: /^规范性文件/, row: 'normativeDocs', columns: ['issued', 'made', 'opened'], strict: false },
  {
    left: /(废止|失效|宣布失效)(了|的|和宣布失效|或宣布失效)*(行政)?规范性文件(共计?)?$/,
    row: 'normativeDocs',
    columns: ['repealed'],
    strict: false,
  },
  {
    left: /(现行有效|继续有效)的?(行政)?规范性文件(共计?|共有|有)?$/,
    row: 'normativeDocs',
    columns: ['inForce', 'totalOpen'],
    strict: false,
  },
  { left: /(省|市|州|县|区)?(人民)?政府令$/, right: /^(?!之|第)/, row: 'rules', columns: ['issued', 'made', 'opened'], strict: false },
  { left: /(制定|出台|制发|颁布|公布)(政府)?规章$/, row: 'rules', columns: ['issued', 'made', 'opened'], strict: true },
  { left: /(作出|做出)行政许可(决定)?$/, row: 'permits', columns: ['decisions'], strict: false },
  { left: /(作出|做出)行政处罚(决定)?$/, row: 'penalties', columns: ['decisions'], strict: false },
  { left: /(作出|做出|实施)行政强制(决定|措施)?$/, row: 'coercion', columns: ['decisions'], strict: false },
  { left: /行政事业性收费(金额)?(共计?|合计|总计|为|收入)*$/, row: 'fees', columns: ['amountWan'], strict: false },
]

const DOCUMENT_UNITS = new Set(['件', '份', '个', '部', '条', '项', '宗', '起', '万元', '元'])

/** X-TXT on table 2: documents made, repealed and in force, decisions, fees. */
export function checkStatedDocuments(context: Context): Finding[] {
  return statementsOf(context.report).flatMap((statement) => {
    const numbers = numbersOf(statement)
    return numbers.flatMap((stated, index) => compare(context, statement, numbers, stated, index))
  })
}

function compare(context: Context, statement: Statement, numbers: Stated[], stated: Stated, index: number): Finding[] {
  const left = statement.text.slice(numbers[index - 1]?.to ?? 0, stated.from)
  const right = statement.text.slice(stated.to, stated.to + 12)
  const claim = CLAIMS.find((candidate) => candidate.left.test(left) && (candidate.right?.test(right) ?? true))
  if (!claim || stated.approximate || stated.percent || !DOCUMENT_UNITS.has(stated.unit)) return []
  const value = stated.unit === '元' ? stated.value / 10_000 : stated.value
  const cells = claim.columns.map((column) => table2Path(claim.row, column)).filter((path) => context.cell(path) != null)
  const before = statement.text.slice(0, stated.from)
  if (cells.length === 0 || cells.some((path) => Math.abs(context.number(path) - value) < 1e-6)) return []
  if (isOtherYear(context, before) || /其中/.test(left) || (!claim.strict && isLimited(context, before))) return []
  const sure = claim.strict && !isLimited(context, before) && statedForAll(before)
  return [
    context.raise('X-TXT', {
      severity: sure ? 'error' : 'warning',
      cells,
      lines: statement.linesOf(stated.from, stated.to - 1),
      operands: [{ label: `正文：${clauseOf(statement.text, stated.from)}`, value }, ...context.operands(cells)],
      difference: value - context.number(cells[0] as string),
      phrase: clauseOf(statement.text, stated.from),
      message: `正文说“${clauseOf(statement.text, stated.from)}”，而${cellLabel(cells[0] as string)}是 ${context.number(cells[0] as string)}。`,
      mend: '核对统计口径是否相同；口径相同的，改正正文或者表二。',
    }),
  ]
}

/** 全市, 我局 …: the sentence itself says that it counts everything. */
function statedForAll(before: string): boolean {
  return /全(市|区|县|州|省|局|厅)|[我本](市|区|县|局|厅|委|机关|单位)|共计?[^，]{0,12}$/.test(before)
}
