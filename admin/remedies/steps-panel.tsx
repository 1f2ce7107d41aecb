import type { ReactElement } from 'react'
import { getRemedy, listRemedies, REMEDY_STEP_ROUTES, requestRemedies } from '../../api/remedies.js'
import type { RemedyAction, RemedyView } from '../../api/remedy-view.js'
import { StepForm } from '../parts/step-form.js'
import { StepsPanel } from '../parts/steps.js'
import { FieldsOf } from './step-fields.js'
import { bodyOfStep, initialOf, type StepValues } from './step-values.js'

/** The next lawful steps of a review or suit, each with its form. */
export function RemedySteps({ view }: { view: RemedyView }): ReactElement {
  return (
    <StepsPanel
      steps={view.actions}
      form={(action, close) => <RemedyStep key={action.name} view={view} action={action} onClose={close} />}
    />
  )
}

function RemedyStep({ view, action, onClose }: { view: RemedyView; action: RemedyAction; onClose: () => void }): ReactElement {
  return (
    <StepForm<RemedyView, StepValues>
      step={action}
      route={REMEDY_STEP_ROUTES[action.name]}
      of={{ read: getRemedy, id: view.id, version: view.version, versionOf: (shown) => shown.version }}
      refresh={[listRemedies, requestRemedies]}
      initial={initialOf(action.name, view)}
      bodyOf={(values) => bodyOfStep(action.name, values)}
      onClose={onClose}
    >
      <FieldsOf name={action.name} view={view} />
    </StepForm>
  )
}
