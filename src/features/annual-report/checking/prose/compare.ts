import { table3Path } from '../../../../../law/annual-report/cells.js'
import type { Severity } from '../../../../../law/annual-report/rule.js'
import type { Context } from '../context.js'
import type { Finding } from '../finding.js'
import { cellLabel } from '../labels.js'
import { type Statement, statementsOf } from '../text.js'
import { type Claim, claimsIn } from './claims.js'
import { isLimited, isOtherYear, topicOf } from './subject.js'

/** X-TXT: what the sentences say of requests, remedies and their outcomes against tables 3 and 4. */
export function checkStatedNumbers(context: Context): Finding[] {
  const statements = statementsOf(context.report)
  const claims = statements.flatMap((statement) => claimsIn(context, statement))
  const confirmed = new Set(claims.filter((claim) => agrees(claim)).map((claim) => claim.measure.key))
  return [
    ...claims.filter((claim) => !agrees(claim) && !explained(claim, claims)).flatMap((claim) => contradiction(context, claim, confirmed)),
    ...statements.flatMap((statement) => allDone(context, statement)),
  ]
}

function agrees({ measure, stated }: Claim): boolean {
  if (stated.approximate) return measure.exact.some((value) => value >= stated.value * 0.9 && value <= stated.value * 2)
  return measure.exact.includes(stated.value)
}

/** 共办理 40 件，办结 35 件: what was handled is told apart in the same sentence, so that nobody is misled. */
function explained(claim: Claim, claims: Claim[]): boolean {
  if (claim.measure.key !== 'handled' || !loosely(claim)) return false
  return claims.some(
    (other) => other.statement === claim.statement && /^(answered|closed|carriedOut)$/.test(other.measure.key) && agrees(other),
  )
}

function contradiction(context: Context, claim: Claim, confirmed: Set<string>): Finding[] {
  const severity = gravity(claim, confirmed)
  if (!severity) return []
  const { measure, stated, statement, words } = claim
  const cells = loosely(claim) && measure.key === 'handled' ? [...measure.cells, table3Path('carriedOut', 'total')] : measure.cells
  const table = measure.exact[0] as number
  const wording = loosely(claim) && measure.key === 'handled'
  return [
    context.raise('X-TXT', {
      severity,
      cells,
      lines: statement.linesOf(stated.from, stated.to - 1),
      operands: [{ label: `正文：${words}`, value: stated.value }, ...context.operands(cells)],
      difference: stated.value - table,
      phrase: words,
      message: wording
        ? `正文说“${words}”，这是收到的件数；表三办结的是 ${table} 件，其余结转下年度，“办理”容易误解为办结。`
        : `正文说“${words}”，而表中${measure.label}是 ${table}。`,
      mend: wording
        ? '把“办理”改成“收到”，或者写清办结几件、结转几件。'
        : `核对台账：正文或者${cellLabel(measure.cells[0] as string)}有一处要改。`,
    }),
  ]
}

/** An error only where the sentence leaves no other reading; nothing for a part, which cannot contradict the whole. */
function gravity(claim: Claim, confirmed: Set<string>): Severity | null {
  const { measure, stated } = claim
  if (claim.partial) return null
  if (stated.approximate) return stated.value > Math.max(...measure.exact) ? 'warning' : null
  if (loosely(claim)) return 'warning'
  if (!claim.certain || confirmed.has(measure.key)) return 'warning'
  if (!/^(received|carriedIn|carriedOut|closed|handled|.*\.total)$/.test(measure.key)) return 'warning'
  return 'error'
}

function loosely({ measure, stated }: Claim): boolean {
  return measure.loose.includes(stated.value)
}

const ALL_DONE = /(全部|均已?|已全部|都已?)(按[时期]|依法|在?(法定|规定)期限内?|及时)?(予以)?(办结|办理完毕)/

/** 全部办结 while table 3 carries requests over. */
function allDone(context: Context, statement: Statement): Finding[] {
  const match = ALL_DONE.exec(statement.text)
  const carriedOut = table3Path('carriedOut', 'total')
  const left = context.cell(carriedOut)
  if (!match || !left) return []
  const before = statement.text.slice(0, match.index)
  const clauses = before
    .split(/[，；;]/)
    .slice(-2)
    .join('，')
  if ((topicOf(clauses) ?? topicOf(before)) !== 'request' || isLimited(context, before) || isOtherYear(context, before)) return []
  return [
    context.raise('X-TXT', {
      severity: 'warning',
      cells: [carriedOut],
      lines: statement.linesOf(match.index, match.index + match[0].length - 1),
      operands: context.operands([carriedOut]),
      phrase: `${clauses}${match[0]}`,
      message: `正文说“${match[0]}”，而表三结转下年度继续办理的还有 ${left} 件。`,
      mend: '写清到年底办结几件、结转几件。',
    }),
  ]
}
