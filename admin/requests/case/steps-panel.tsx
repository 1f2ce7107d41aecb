import { type ReactElement, useState } from 'react'
import type { RequestAction, RequestView, StepName } from '../../../api/request-view.js'
import { RestOfSteps, StepButton, StepsCard } from '../../parts/steps.js'
import { actionOf, type Steps } from './case-query.js'
import { ReplyForm } from './reply-form.js'
import type { Values } from './spec.js'
import { GROUPS, SPECS, USUAL } from './specs.js'
import { CaseStepFacts } from './step-facts.js'
import { StepForm } from './step-form.js'
import { REVIEW_NAMES } from './words.js'
import './steps.css'

interface Props {
  view: RequestView
  steps: Steps
  open: StepName | null
  onOpen: (name: StepName | null) => void
}

/** 下一步: the steps that are lawful now, the usual one on top; those that are not, with why. An opened step shows its form instead. */
export function StepsPanel({ view, steps, open, onOpen }: Props): ReactElement {
  const [typed, setTyped] = useState<Partial<Record<StepName, Values>>>({})
  // The page may be read anew behind an open form; what its clerk has seen is what was there when it was opened.
  const [seen, setSeen] = useState(view.version)
  const [formOf, setFormOf] = useState(open)
  if (formOf !== open) {
    setFormOf(open)
    setSeen(view.version)
  }
  const onSeen: Steps = {
    ...steps,
    run: (name, body, done) => steps.run(name, body, done, seen),
    refresh: async () => {
      const version = await steps.refresh()
      setSeen(version)
      return version
    },
  }
  const action = open && actionOf(view, open)
  const keep = (values: Values) => open && setTyped((all) => ({ ...all, [open]: values }))
  const close = (done: boolean) => {
    if (done && open) setTyped(({ [open]: _, ...rest }) => rest as typeof typed)
    steps.clear()
    onOpen(null)
  }
  return (
    <StepsCard open={open}>
      {action ? (
        action.name === 'draftReply' ? (
          <ReplyForm
            view={view}
            action={action}
            steps={onSeen}
            typed={typed.draftReply}
            onType={keep}
            onDone={() => close(true)}
            onClose={() => close(false)}
          />
        ) : (
          <StepForm
            key={action.name}
            view={view}
            action={action}
            spec={SPECS[action.name]}
            steps={onSeen}
            typed={typed[action.name]}
            onType={keep}
            onDone={() => close(true)}
            onClose={() => close(false)}
          />
        )
      ) : (
        <StepList view={view} begun={Object.keys(typed) as StepName[]} onOpen={onOpen} />
      )}
    </StepsCard>
  )
}

function StepList({ view, begun, onOpen }: { view: RequestView; begun: StepName[]; onOpen: (name: StepName) => void }): ReactElement {
  const lawful = view.actions.filter((action) => action.allowed)
  const usual = usualOf(view)
  const button = (action: RequestAction, primary: boolean) => (
    <li key={action.name} className={primary ? 'usual' : ''}>
      <StepButton step={action} onOpen={() => onOpen(action.name)}>
        {begun.includes(action.name) && <span className="badge warning">填了一半</span>}
      </StepButton>
      <CaseStepFacts action={action} />
    </li>
  )
  return (
    <>
      <p className="quiet">{waitingFor(view)}</p>
      {usual && <ul className="step-list">{button(usual, true)}</ul>}
      {GROUPS.map(({ title, names }) => {
        const found = lawful.filter((action) => names.includes(action.name) && action !== usual)
        if (found.length === 0) return null
        return (
          <div key={title}>
            <h3>{title}</h3>
            <ul className="step-list">{found.map((action) => button(action, false))}</ul>
          </div>
        )
      })}
      <RestOfSteps steps={view.actions} />
    </>
  )
}

/** The lawful step that is usually taken next; none while a draft is with others. */
function usualOf(view: RequestView): RequestAction | null {
  const underReview = view.draft !== null && view.draft.returned === null
  for (const name of USUAL) {
    if (name === 'draftReply' && (underReview || view.light === 'blue')) continue
    const action = actionOf(view, name)
    if (action?.allowed) return action
  }
  return null
}

/** Where the case stands, in a sentence. */
function waitingFor(view: RequestView): string {
  if (view.status === 'merged' || view.status === 'transferred') return '这件申请已经并入或者转到另一件，请到那一件办理。'
  if (view.status === 'archived') return '已归档，不能再改动。'
  if (view.status === 'decided') return view.served || !view.decision?.documentNo ? '已办结，可以归档。' : '答复已制发，请送达并登记。'
  if (view.receivedOn === null) return '先确认收到申请之日，期限才起算。'
  if (view.correction && !view.correction.receivedOn) return `等申请人补正（${view.correction.dueOn} 前）。`
  if (view.fee && !view.fee.paidOn) return `等申请人缴费（${view.fee.dueOn} 前）。`
  if (view.light === 'red' && view.draft === null) return '已超过答复期限，请尽快答复。'
  if (view.draft?.returned) return '拟答复被退回，请修改后重新送审。'
  if (view.draft?.nextStep) return `拟答复在等“${REVIEW_NAMES[view.draft.nextStep]}”。`
  if (view.draft) return '审核已经全部完成，可以制发答复。'
  return view.light === 'blue' ? '正在征求意见，停表。收到答复后登记。' : '核实、检索以后，起草答复。'
}
