import type { Report } from '../../../../law/annual-report/report.js'
import type { Organ } from '../../organs/index.js'
import { check } from '../checking/check.js'
import type { OrganFacts } from '../checking/facts.js'
import type { Finding } from '../checking/finding.js'
import type { Content } from '../publication/content.js'
import { asFound } from './compose.js'
import type { ReportState } from './events.js'
import type { Around } from './surroundings.js'
import { toReport } from './to-report.js'

/** The report as the prover reads it: the recorded file while it is shown as it was found, else what we have written. */
export function provable(state: ReportState, content: Content): Report {
  return asFound(state) ?? toReport(content)
}

/** What the prover says of a report as it stands, with what the register knows of its organ, and the reports around it. */
export function findingsOf(report: Report, around: Around): Finding[] {
  const { lastYearReport, parts } = around
  return check(report, { organ: factsOf(around.organ), ...(lastYearReport ? { previous: lastYearReport } : {}), parts })
}

/** Those of a gravity that nobody has answered. A finding that is there again after it was "mended" is open. */
export function openFindings(findings: readonly Finding[], answers: ReportState['answers'], severity: Finding['severity']): Finding[] {
  return findings.filter((finding) => {
    const answer = answers[finding.fingerprint]?.answer
    return finding.severity === severity && (answer === undefined || answer === 'mended')
  })
}

function factsOf({ kind, rank, mayMakeRules, verticallyLed }: Organ): Partial<OrganFacts> {
  return { kind: kind === 'enterprise' ? 'unknown' : kind, rank, mayMakeRules, verticallyLed }
}
