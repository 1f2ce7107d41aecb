import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react'
import './steps.css'

/** A step as the server tells it: where it is not allowed, `message` and `article` say why. */
export interface Step {
  name: string
  title: string
  allowed: boolean
  article: string | null
  signer: string
  message?: string | undefined
}

interface Props<Action extends Step> {
  steps: readonly Action[]
  /** The form that takes the place of the list. */
  form: (step: Action, close: () => void) => ReactNode
  /** What stands in place of a step's button, or null. */
  instead?: (step: Action) => ReactNode
}

/** 下一步: what is lawful now, and what is not, with why. An opened step shows its form instead. */
export function StepsPanel<Action extends Step>({ steps, form, instead }: Props<Action>): ReactElement {
  const [open, setOpen] = useState<string | null>(null)
  const opened = steps.find((each) => each.name === open)
  const lawful = steps.filter((step) => step.allowed)
  return (
    <StepsCard open={open}>
      {opened ? (
        form(opened, () => setOpen(null))
      ) : (
        <>
          <ul className="step-list">
            {lawful.map((step) => (
              <li key={step.name}>
                {instead?.(step) ?? <StepButton step={step} onOpen={() => setOpen(step.name)} />}
                <StepFacts step={step} />
              </li>
            ))}
          </ul>
          <RestOfSteps steps={steps} />
        </>
      )}
    </StepsCard>
  )
}

/** The card around the list of steps or the form of the one that is open; when that closes, the focus goes back to the step's button. */
export function StepsCard({ open, children }: { open: string | null; children: ReactNode }): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null)
  const last = useRef<string | null>(null)
  useEffect(() => {
    if (open === null && last.current !== null) (document.getElementById(`open-${last.current}`) ?? heading.current)?.focus()
    last.current = open
  }, [open])
  return (
    <section className="card steps" aria-labelledby="next">
      <h2 id="next" ref={heading} tabIndex={-1}>
        下一步
      </h2>
      {children}
    </section>
  )
}

export function StepButton({ step, onOpen, children }: { step: Step; onOpen: () => void; children?: ReactNode }): ReactElement {
  return (
    <button type="button" id={`open-${step.name}`} className="step-open" onClick={onOpen}>
      {step.title}
      {children}
    </button>
  )
}

/** What a clerk wants to know of a step before taking it. */
export function StepFacts({ step, children }: { step: Step; children?: ReactNode }): ReactElement {
  return (
    <ul className="step-facts">
      {step.article && <li>依据 {step.article}</li>}
      <li>{step.signer}办理</li>
      {children}
    </ul>
  )
}

/** That nothing can be done now, or what cannot, those of one reason together. */
export function RestOfSteps({ steps }: { steps: readonly Step[] }): ReactElement {
  const refused = steps.filter((step) => !step.allowed)
  return (
    <>
      {refused.length === steps.length && <p>没有您现在能办的步骤。</p>}
      {refused.length > 0 && (
        <details className="refused">
          <summary>现在不能办的 {refused.length} 步，为什么</summary>
          <ul>
            {byReason(refused).map(({ reason, titles }) => (
              <li key={reason}>
                <strong>{titles.join('、')}</strong>：{reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function byReason(refused: readonly Step[]): { reason: string; titles: string[] }[] {
  const found = new Map<string, string[]>()
  for (const { title, message = '', article } of refused) {
    const reason = article ? `${message}（${article}）` : message
    found.set(reason, [...(found.get(reason) ?? []), title])
  }
  return [...found].map(([reason, titles]) => ({ reason, titles }))
}
