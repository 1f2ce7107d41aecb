import type { FindingView } from '../../../../api/annual-report.js'
import type { Report } from '../../../../law/annual-report/report.js'
import type { Finding } from '../checking/finding.js'
import type { ReportState } from './events.js'
import { chapterOfLine } from './to-report.js'

const ORDER = { error: 0, warning: 1, info: 2 }

/** Findings with their answers and the chapters they are about, gravest first, in the order of the text. */
export function findingsView(findings: readonly Finding[], report: Report, answers: ReportState['answers'] = {}): FindingView[] {
  return findings
    .map((finding) => ({
      ...finding,
      chapters: [...new Set(finding.lines.map((line) => chapterOfLine(report, line)))].filter((chapter) => chapter !== null),
      answer: answers[finding.fingerprint] ?? null,
    }))
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || (a.lines[0] ?? 0) - (b.lines[0] ?? 0))
}
