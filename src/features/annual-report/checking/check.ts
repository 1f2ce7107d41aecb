import type { Report } from '../../../../law/annual-report/report.js'
import { inForce, RULES, ruleOf } from '../../../../law/annual-report/rules.js'
import { againstParts } from './across/parts.js'
import { againstPrevious, forNextYear, impliedStock } from './across/years.js'
import { type Check, contextOf } from './context.js'
import type { OrganFacts } from './facts.js'
import type { Finding } from './finding.js'
import { checkDates } from './form/dates.js'
import { checkHeads } from './form/heads.js'
import { checkIntro } from './form/intro.js'
import { checkLayout } from './form/layout.js'
import { checkParts } from './form/parts.js'
import { checkStatedNumbers } from './prose/compare.js'
import { checkStatedDocuments } from './prose/documents.js'
import { checkEnumerations } from './prose/enumerations.js'
import { checkLists } from './prose/lists.js'
import { checkNames } from './prose/names.js'
import { checkNegations } from './prose/negations.js'
import { checkOmissions } from './prose/omissions.js'
import { checkProgress } from './prose/progress.js'
import { checkRatios } from './prose/ratios.js'
import { checkTense } from './prose/tense.js'
import { checkWording } from './prose/wording.js'
import { checkYears } from './prose/years.js'
import { checkBlanks } from './tables/blanks.js'
import { checkOddValues } from './tables/odd.js'
import { checkTable2 } from './tables/table2.js'
import { checkTable3 } from './tables/table3.js'
import { checkTable4 } from './tables/table4.js'

export interface CheckOptions {
  /** The report of the same unit for the year before; another year is not compared. */
  previous?: Report
  /** Reports of the units that this one covers, of the same year. */
  parts?: Report[]
  /** What the register of organs knows; the rest is told from the names in the report. */
  organ?: Partial<OrganFacts>
}

const CHECKS: Check[] = [
  checkTable3,
  checkBlanks,
  checkTable4,
  checkTable2,
  checkOddValues,
  checkLayout,
  checkHeads,
  checkParts,
  checkDates,
  checkIntro,
  checkStatedNumbers,
  checkStatedDocuments,
  checkNegations,
  checkNames,
  checkYears,
  checkRatios,
  checkLists,
  checkEnumerations,
  checkOmissions,
  checkWording,
  checkTense,
  checkProgress,
]

const GRAVITY = { error: 0, warning: 1, info: 2 }
const ORDER = new Map(RULES.map((rule, index) => [rule.id, index]))

/**
 * Everything the prover has to say about one report: errors first, then by rule and line.
 * A blank counts as 0 in sums and is reported as a blank; a cell whose place is lost is never guessed.
 */
export function check(report: Report, options: CheckOptions = {}): Finding[] {
  const context = contextOf(report, options.organ)
  const findings = [
    ...CHECKS.flatMap((one) => one(context)),
    ...forNextYear(context),
    ...(options.previous ? againstPrevious(context, options.previous) : impliedStock(context)),
    ...((options.parts ?? []).length > 0 ? againstParts(context, options.parts as Report[]) : []),
  ]
  return sorted(findings.filter((found) => inForce(ruleOf(found.rule), report.year)))
}

/** Errors first, then in the order of the rules and of the lines; what is said twice is kept once. */
export function sorted(findings: Finding[]): Finding[] {
  const once = new Map(findings.map((found) => [found.fingerprint, found]))
  return [...once.values()].sort(
    (a, b) =>
      GRAVITY[a.severity] - GRAVITY[b.severity] ||
      (ORDER.get(a.rule) ?? 0) - (ORDER.get(b.rule) ?? 0) ||
      (a.lines[0] ?? 0) - (b.lines[0] ?? 0),
  )
}
