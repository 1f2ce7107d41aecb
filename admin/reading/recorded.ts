import { answerFinding, getReport, listReports } from '../../api/annual-report.js'
import type { FindingView, ReportView } from '../../api/annual-report-view.js'
import { useAct, useAnswer } from '../query.js'
import type { Answer } from '../report/finding-item.js'
import type { FileAnswer } from './reading-page.js'

export interface Recorded {
  /** The report of the same organ and year that is kept, if there is one. */
  report: ReportView | undefined
  /** The findings of the file with the answers that were given to the same findings of the kept report. */
  withAnswers: (findings: FindingView[]) => FindingView[]
  /** undefined: nothing kept, or this person may not answer. */
  answer: ((finding: FindingView, answer: Answer, reason: string) => Promise<boolean>) | undefined
}

/** The kept report that a file is about: a finding is the same when its fingerprint is. */
export function useRecorded({ organId, report: read }: FileAnswer): Recorded {
  const known = organId !== null && read.year !== null
  const list = useAnswer(listReports, { query: { organId: organId ?? '', year: read.year ?? 0 } }, { enabled: known })
  const id = list.data?.reports.find((row) => row.organId === organId && row.year === read.year)?.id
  const report = useAnswer(getReport, { params: { id: id ?? '' } }, { enabled: id !== undefined }).data
  const act = useAct(answerFinding, { refresh: [getReport, listReports], done: '答复已记下。' })
  const kept = new Map(report?.findings.map((finding) => [finding.fingerprint, finding]))
  const allowed = report?.actions.some((action) => action.name === 'answerFinding' && action.allowed)
  return {
    report,
    withAnswers: (findings) => findings.map((finding) => kept.get(finding.fingerprint) ?? finding),
    answer:
      report && allowed
        ? async ({ fingerprint }, answer, reason) =>
            (await act.run({ params: { id: report.id, fingerprint }, body: { version: report.version, answer, reason } })) !== undefined
        : undefined,
  }
}
