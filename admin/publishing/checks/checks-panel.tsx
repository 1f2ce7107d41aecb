import { Alert, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { checkDocument } from '../../../api/publishing.js'
import type { DocumentView, PublishFinding } from '../../../api/publishing-view.js'
import { holds, useMe } from '../../frame/me.js'
import { Answered } from '../../parts/page.js'
import { useAnswer } from '../../query.js'
import { FindingItem } from './finding-item.js'

/** What a text that is being written can do with what the checks find. */
export interface Writing {
  /** Saves what was typed; false when that did not succeed. */
  flush: () => Promise<boolean>
  mask: (file: string, how: PublishFinding['remedies'][number], reason: string) => Promise<boolean>
  submit: (reasons: Record<string, string>) => Promise<boolean>
  busy: boolean
}

/** 检查: every finding by its weight, with its place, what can be done with it, and, while it is written, the way into review. */
export function ChecksPanel({ view, writing }: { view: DocumentView; writing?: Writing }): ReactElement {
  const [asked, setAsked] = useState(!writing)
  const [reasons, setReasons] = useState<Record<string, string>>({})
  const checks = useAnswer(checkDocument, { params: { id: view.summary.id } }, { enabled: asked })
  const check = async () => {
    if (writing && !(await writing.flush())) return
    if (asked) await checks.refetch()
    else setAsked(true)
  }
  return (
    <section className="card" aria-labelledby="checks">
      <h2 id="checks" tabIndex={-1}>
        {writing ? '检查和送审' : '检查'}
      </h2>
      <p className="quiet">正文和附件（包括隐藏的行、列、工作表和文档属性）一起检查。</p>
      <div className="buttons">
        <Button onClick={() => void check()} loading={checks.isFetching}>
          {asked ? '重新检查' : '检查'}
        </Button>
      </div>
      <div aria-live="polite">
        {asked && (
          <Answered reading={checks}>
            {({ findings }) => (
              <Findings
                findings={findings}
                {...(writing ? { writing } : {})}
                reasons={reasons}
                onReasons={setReasons}
                again={() => void checks.refetch()}
              />
            )}
          </Answered>
        )}
      </div>
      {writing && (
        <div className="buttons above">
          <Button
            type="primary"
            loading={writing.busy}
            onClick={async () => {
              if (!(await writing.submit(reasons))) await check()
            }}
          >
            送审
          </Button>
          <span className="quiet">送审时还会自动检查一遍。</span>
        </div>
      )}
    </section>
  )
}

interface FindingsProps {
  findings: PublishFinding[]
  writing?: Writing
  reasons: Record<string, string>
  onReasons: (reasons: Record<string, string>) => void
  again: () => void
}

function Findings({ findings, writing, reasons, onReasons, again }: FindingsProps): ReactElement {
  const me = useMe()
  const count = (severity: PublishFinding['severity']) => findings.filter((one) => one.severity === severity).length
  if (findings.length === 0) return <Alert type="success" showIcon className="above" title="没有发现问题。" />
  return (
    <>
      <p className="above">
        <strong>
          阻断 {count('block')} 处，需说明 {count('reason')} 处，提示 {count('hint')} 处
        </strong>
      </p>
      <ul className="rows">
        {findings.map((finding) => (
          <FindingItem
            key={finding.id}
            finding={finding}
            reason={reasons[finding.id] ?? ''}
            {...(writing
              ? {
                  writing,
                  mayExplain: finding.severity === 'reason' || (finding.severity === 'block' && holds(me, 'publish.force')),
                  onReason: (reason: string) => onReasons({ ...reasons, [finding.id]: reason }),
                }
              : {})}
            onMasked={again}
          />
        ))}
      </ul>
    </>
  )
}
