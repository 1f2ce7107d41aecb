import type { Finding } from '../checking/finding.js'
import type { Content } from '../publication/content.js'
import type { ReportState } from './events.js'
import { openFindings } from './findings.js'
import type { Readiness } from './sealing.js'
import { isUnfinished } from './template.js'

/** What stands between a report and its lock. */
export function readinessOf(state: ReportState, content: Content, findings: readonly Finding[]): Readiness {
  const pieces = content.chapters.flatMap((chapter) => chapter.paragraphs.flat())
  return {
    openErrors: openFindings(findings, state.answers, 'error').length,
    brokenNumbers: pieces.filter((piece) => piece.kind === 'number' && piece.problem !== null).length,
    unfinishedText: pieces.some((piece) => piece.kind === 'text' && isUnfinished(piece.text)),
    missingUnits: content.coverage?.missing.map((unit) => unit.organId) ?? [],
  }
}
