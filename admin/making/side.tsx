import { type ReactElement, useState } from 'react'
import { answerFinding } from '../../api/annual-report.js'
import type { FindingView, ReportView } from '../../api/annual-report-view.js'
import type { CellPath } from '../../law/annual-report/cells.js'
import { Tabs } from '../parts/tabs.js'
import { Findings } from '../report/findings.js'
import { CellPanel } from './cell-panel.js'
import { PreviousPane } from './previous-pane.js'
import type { Verbs } from './report-query.js'
import { actionOf } from './status.js'

export interface Chosen {
  fingerprint: string | null
  cells: CellPath[]
}

interface Props {
  live: ReportView
  verbs: Verbs
  chosen: Chosen
  onChoose: (chosen: Chosen) => void
}

/** Beside the editor: the findings, the chosen cell, last year's report. */
export function Side({ live, verbs, chosen, onChoose }: Props): ReactElement {
  const [shown, setShown] = useState('findings')
  const open = live.findings.filter((finding) => !finding.answer).length
  const cell = live.cells.find((candidate) => candidate.path === chosen.cells[0])
  const mayAnswer = actionOf(live, 'answerFinding')?.allowed === true
  const answer = async (finding: FindingView, how: 'mended' | 'accepted' | 'not-a-fault', reason: string) =>
    verbs.run(answerFinding, { params: { fingerprint: finding.fingerprint }, body: { answer: how, reason } }, '答复已记下。')
  return (
    <div className="card">
      <Tabs
        label="核对"
        shown={shown}
        onShow={setShown}
        tabs={[
          {
            key: 'findings',
            label: `校验（${open}）`,
            children: (
              <Findings
                findings={live.findings}
                chosen={chosen.fingerprint}
                onChoose={(finding) => onChoose({ fingerprint: finding.fingerprint, cells: finding.cells })}
                {...(mayAnswer ? { onAnswer: answer } : {})}
              />
            ),
          },
          { key: 'cell', label: '这一格', children: <CellPanel view={live} cell={cell} verbs={verbs} /> },
          {
            key: 'previous',
            label: '上年报告',
            children: (
              <PreviousPane view={live} chosen={chosen.cells} onChoose={(path) => onChoose({ fingerprint: null, cells: [path] })} />
            ),
          },
        ]}
      />
    </div>
  )
}
