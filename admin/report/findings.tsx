import { type ReactElement, useState } from 'react'
import type { FindingView } from '../../api/annual-report-view.js'
import { type Answer, FindingItem } from './finding-item.js'

interface Props {
  findings: FindingView[]
  /** The fingerprint of the one that is shown in the tables and lines. */
  chosen: string | null
  hasFile?: boolean
  onChoose: (finding: FindingView) => void
  onAnswer?: (finding: FindingView, answer: Answer, reason: string) => Promise<boolean>
}

const ORDER = { error: 0, warning: 1, info: 2 }

/** All findings, the worst first; the answered ones can be folded away. */
export function Findings({ findings, chosen, hasFile = false, onChoose, onAnswer }: Props): ReactElement {
  const [onlyOpen, setOnlyOpen] = useState(false)
  const shown = findings.filter((finding) => !onlyOpen || !finding.answer).sort((a, b) => ORDER[a.severity] - ORDER[b.severity])
  return (
    <>
      <p role="status">{summary(findings)}</p>
      {findings.some((finding) => finding.answer) && (
        <p>
          <label>
            <input type="checkbox" checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)} /> 只看没有答复的
          </label>
        </p>
      )}
      <ul>
        {shown.map((finding) => (
          <FindingItem
            key={finding.fingerprint}
            finding={finding}
            hasFile={hasFile}
            chosen={chosen === finding.fingerprint}
            onChoose={() => onChoose(finding)}
            {...(onAnswer ? { onAnswer: (answer: Answer, reason: string) => onAnswer(finding, answer, reason) } : {})}
          />
        ))}
      </ul>
    </>
  )
}

function summary(findings: FindingView[]): string {
  if (findings.length === 0) return '没有发现问题。'
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity && !finding.answer).length
  const answered = findings.filter((finding) => finding.answer).length
  return `未答复：错误 ${count('error')} 处，需核对 ${count('warning')} 处，提示 ${count('info')} 处。已答复 ${answered} 处。`
}
