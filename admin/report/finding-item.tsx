import { Button, Input, Radio } from 'antd'
import { type ReactElement, useRef, useState } from 'react'
import type { FindingView } from '../../api/annual-report-view.js'

export type Answer = 'mended' | 'accepted' | 'not-a-fault'

export const SEVERITY_WORDS = { error: '错误', warning: '需核对', info: '提示' } as const
const ANSWER_WORDS: Record<Answer, string> = { mended: '已改正', accepted: '说明理由后接受', 'not-a-fault': '不是问题' }

interface Props {
  finding: FindingView
  chosen: boolean
  /** There is a file beside it that the line numbers count in. */
  hasFile: boolean
  onChoose: () => void
  /** Absent: findings cannot be answered here. */
  onAnswer?: (answer: Answer, reason: string) => Promise<boolean>
}

/** A finding: what is wrong, what that rests on, how to mend it, and what somebody answered or may answer. */
export function FindingItem({ finding, chosen, hasFile, onChoose, onAnswer }: Props): ReactElement {
  const [answering, setAnswering] = useState(false)
  const sentence = useRef<HTMLButtonElement>(null)
  const { answer } = finding
  const end = () => {
    setAnswering(false)
    sentence.current?.focus()
  }
  return (
    <li className={`finding ${finding.severity} ${chosen ? 'chosen' : ''}`} data-fingerprint={finding.fingerprint}>
      <div className="head">
        <span className={`badge ${finding.severity}`}>{SEVERITY_WORDS[finding.severity]}</span>
        <span className="quiet">{finding.rule}</span>
        {hasFile && finding.lines.length > 0 && <span className="quiet">第 {finding.lines.join('、')} 行</span>}
        {answer && <span className="badge good">{ANSWER_WORDS[answer.answer]}</span>}
      </div>
      <button ref={sentence} type="button" className="sentence" aria-pressed={chosen} onClick={onChoose}>
        {finding.message}
      </button>
      <div className="quiet">
        依据：{finding.basis}
        {finding.mend && <> · 改法：{finding.mend}</>}
      </div>
      {answer && (
        <div className="quiet">
          {answer.by}：{answer.reason || ANSWER_WORDS[answer.answer]}
        </div>
      )}
      {onAnswer && !answering && (
        <button
          type="button"
          className="plain"
          onClick={() => setAnswering(true)}
          aria-label={`${answer ? '改答复' : '答复'}：${finding.message}`}
        >
          {answer ? '改答复' : '答复这一条'}
        </button>
      )}
      {onAnswer && answering && <AnswerForm finding={finding} onAnswer={onAnswer} onEnd={end} />}
    </li>
  )
}

function AnswerForm({
  finding,
  onAnswer,
  onEnd,
}: {
  finding: FindingView
  onAnswer: NonNullable<Props['onAnswer']>
  onEnd: () => void
}): ReactElement {
  const [answer, setAnswer] = useState<Answer>(finding.answer?.answer ?? 'mended')
  const [reason, setReason] = useState(finding.answer?.reason ?? '')
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    const done = await onAnswer(answer, reason)
    setBusy(false)
    if (done) onEnd()
  }
  const name = `answer-${finding.fingerprint}`
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <fieldset>
        <legend>这一条怎么处理</legend>
        <Radio.Group name={name} value={answer} onChange={(event) => setAnswer(event.target.value as Answer)}>
          {Object.entries(ANSWER_WORDS).map(([value, words]) => (
            <Radio key={value} value={value} autoFocus={value === answer}>
              {words}
            </Radio>
          ))}
        </Radio.Group>
        <div className="field">
          <label htmlFor={`${name}-reason`}>理由或说明</label>
          <Input.TextArea
            id={`${name}-reason`}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </fieldset>
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={busy}>
          记下答复
        </Button>
        <Button onClick={onEnd}>取消</Button>
      </div>
    </form>
  )
}
