import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { DocumentAction, DocumentStepName, DocumentView } from '../../../api/publishing-view.js'
import { StepForm } from './step-form.js'

/** 下一步: what is lawful now, and what is not, with why. An opened step shows its form instead. */
export function StepsPanel({ view }: { view: DocumentView }): ReactElement {
  const [open, setOpen] = useState<DocumentStepName | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const last = useRef<DocumentStepName | null>(null)
  useEffect(() => {
    if (open === null && last.current !== null) (document.getElementById(`open-${last.current}`) ?? heading.current)?.focus()
    last.current = open
  }, [open])
  const action = view.actions.find((each) => each.name === open)
  return (
    <section className="card steps" aria-labelledby="next">
      <h2 id="next" ref={heading} tabIndex={-1}>
        下一步
      </h2>
      {action ? (
        <StepForm key={action.name} view={view} action={action} onClose={() => setOpen(null)} />
      ) : (
        <StepList view={view} onOpen={setOpen} />
      )}
    </section>
  )
}

function StepList({ view, onOpen }: { view: DocumentView; onOpen: (name: DocumentStepName) => void }): ReactElement {
  const lawful = view.actions.filter((action) => action.allowed)
  const refused = view.actions.filter((action) => !action.allowed)
  return (
    <>
      <ul className="step-list">
        {lawful.map((action) => (
          <li key={action.name}>
            {action.name === 'submitDocument' ? (
              <a href="#checks" className="step-open">
                {action.title}：先检查
              </a>
            ) : (
              <button type="button" id={`open-${action.name}`} className="step-open" onClick={() => onOpen(action.name)}>
                {action.title}
              </button>
            )}
            <Told action={action} />
          </li>
        ))}
      </ul>
      {lawful.length === 0 && <p>没有您现在能办的步骤。</p>}
      {refused.length > 0 && (
        <details className="refused">
          <summary>现在不能办的 {refused.length} 步，为什么</summary>
          <ul>
            {refused.map((action) => (
              <li key={action.name}>
                <strong>{action.title}</strong>：{action.message}
                {action.article && `（${action.article}）`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Told({ action }: { action: DocumentAction }): ReactElement {
  return (
    <ul className="step-facts">
      {action.article && <li>依据 {action.article}</li>}
      <li>{action.signer}办理</li>
    </ul>
  )
}
