import { type ReactElement, useState } from 'react'
import type { RequestAction, RequestView } from '../../../api/request-view.js'
import type { Steps } from './case-query.js'
import { Control } from './control.js'
import { faultsOf, fieldsOf, initialOf, type Spec, type Values } from './spec.js'
import { StepFrame } from './step-frame.js'

interface Props {
  view: RequestView
  action: RequestAction
  spec: Spec
  steps: Steps
  /** What was typed before; kept by the page, so that closing the form loses nothing. */
  typed: Values | undefined
  onType: (values: Values) => void
  onDone: () => void
  onClose: () => void
}

/** The form of any step that is made of plain fields. */
export function StepForm({ view, action, spec, steps, typed, onType, onDone, onClose }: Props): ReactElement {
  const values = { ...initialOf(spec, view), ...typed }
  const [tried, setTried] = useState(false)
  const faults = tried ? faultsOf(spec, values, view) : {}
  const server = steps.failure?.name === action.name ? (steps.failure.why.body.fields ?? {}) : {}
  const Preview = spec.preview
  const send = async () => {
    setTried(true)
    if (Object.keys(faultsOf(spec, values, view)).length > 0) return
    const shown = new Set(fieldsOf(spec, values, view).map((field) => field.name))
    const given = Object.fromEntries(Object.entries(values).filter(([name]) => shown.has(name)))
    if (await steps.run(action.name as Parameters<Steps['run']>[0], spec.body(given, view), spec.done)) onDone()
  }
  return (
    <StepFrame
      action={action}
      steps={steps}
      tells={typeof spec.tells === 'function' ? spec.tells(view) : (spec.tells ?? '')}
      submit={spec.submit}
      faults={faults}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      {fieldsOf(spec, values, view).map((field) => (
        <Control
          key={field.name}
          field={field}
          view={view}
          values={values}
          fault={faults[field.name] ?? server[field.name]}
          onChange={(value) => onType({ ...values, [field.name]: value })}
        />
      ))}
      {Preview && <Preview view={view} values={values} />}
    </StepFrame>
  )
}
