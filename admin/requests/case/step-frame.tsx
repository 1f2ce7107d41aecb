import { Alert, Button } from 'antd'
import { type FormEvent, type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import type { RequestAction } from '../../../api/request-view.js'
import { sentenceOf } from '../../parts/notice.js'
import type { Steps } from './case-query.js'
import { CaseStepFacts } from './step-facts.js'

interface Props {
  action: RequestAction
  steps: Steps
  tells: string
  submit: string
  /** Field → sentence, of what we found ourselves before asking the server. */
  faults: Record<string, string>
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/**
 * The form of a step: what it is and leads to, what was refused, its fields. Where somebody else acted meanwhile, what was typed stays, and one
 * button shows the case as it is now.
 */
export function StepFrame({ action, steps, tells, submit, faults, onSubmit, onClose, children }: Props): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const failure = steps.failure?.name === action.name ? steps.failure.why : null
  const wrong = Object.entries(faults)
  useEffect(() => heading.current?.focus(), [])
  useEffect(() => {
    if (failure || wrong.length > 0) summary.current?.focus()
  }, [failure, wrong.length])
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (action.allowed) onSubmit()
  }
  return (
    <form className="step-form" onSubmit={send} noValidate aria-labelledby="step-title">
      <h3 id="step-title" ref={heading} tabIndex={-1}>
        {action.title}
      </h3>
      <CaseStepFacts action={action} />
      {tells && <p>{tells}</p>}
      <div ref={summary} tabIndex={-1} className="summary">
        {failure?.body.error === 'conflict' ? (
          <Alert
            type="warning"
            showIcon
            role="alert"
            title="别人刚刚办理过这件申请"
            description={
              <>
                <p>{failure.body.message}</p>
                <Button onClick={() => void steps.refresh()}>刷新，保留我填写的内容</Button>
              </>
            }
          />
        ) : failure ? (
          <Alert type="error" showIcon role="alert" title="没有办成" description={sentenceOf(failure)} />
        ) : (
          wrong.length > 0 && (
            <Alert
              type="error"
              showIcon
              role="alert"
              title="还有内容需要填写"
              description={
                <ul>
                  {wrong.map(([name, sentence]) => (
                    <li key={name}>
                      <a href={`#step-${name}`} onClick={(event) => goTo(event, `step-${name}`)}>
                        {sentence}
                      </a>
                    </li>
                  ))}
                </ul>
              }
            />
          )
        )}
        {!failure && !action.allowed && (
          <Alert
            type="warning"
            showIcon
            title="这一步现在不能办理"
            description={`${action.message ?? ''}${action.article ? `（${action.article}）` : ''}您填写的内容还在下面，可以复制。`}
          />
        )}
      </div>
      {children}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={steps.busy} aria-disabled={!action.allowed}>
          {submit}
        </Button>
        <Button onClick={onClose}>先不办</Button>
      </div>
    </form>
  )
}

/** The field itself, or the first choice in it. */
function goTo(event: { preventDefault: () => void }, id: string): void {
  event.preventDefault()
  const field = document.getElementById(id) ?? document.querySelector<HTMLElement>(`[aria-labelledby="${id}-name"] input`)
  field?.focus()
}
