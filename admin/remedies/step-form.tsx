import { useQueryClient } from '@tanstack/react-query'
import { Form } from 'antd'
import { type ReactElement, useEffect, useRef } from 'react'
import type { z } from 'zod'
import type { Route } from '../../api/contract.js'
import { getRemedy, listRemedies, REMEDY_STEP_ROUTES, requestRemedies } from '../../api/remedies.js'
import type { RemedyAction, RemedyView } from '../../api/remedy-view.js'
import { FormPage } from '../parts/form-page.js'
import { useAct } from '../query.js'
import { FieldsOf } from './step-fields.js'
import { bodyOfStep, initialOf, type StepValues } from './step-values.js'

interface Props {
  view: RemedyView
  action: RemedyAction
  onClose: () => void
}

/** The form of one step; what the server refused stands above it, and what was typed stays. */
export function StepForm({ view, action, onClose }: Props): ReactElement {
  const client = useQueryClient()
  const heading = useRef<HTMLHeadingElement>(null)
  const [form] = Form.useForm<StepValues>()
  const key = [getRemedy.name, { params: { id: view.id } }]
  // What the clerk saw when the form was opened, or was told of since.
  const seen = useRef(view.version)
  const route: Route<
    z.ZodType<{ id: string }, { id: string }>,
    z.ZodType,
    z.ZodType<object, object>,
    z.ZodType<RemedyView>
  > = REMEDY_STEP_ROUTES[action.name]
  const act = useAct(route, { refresh: [listRemedies, requestRemedies], quiet: true, done: `${action.title}：已办理。` })
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="step-form">
      <h3 ref={heading} tabIndex={-1}>
        {action.title}
      </h3>
      {action.article && <p className="quiet small">依据 {action.article}</p>}
      <FormPage<StepValues>
        form={form}
        initial={initialOf(action.name, view)}
        submit={action.title}
        busy={act.busy}
        failure={act.failure}
        onCancel={onClose}
        onSubmit={async (values) => {
          const body = { version: seen.current, ...bodyOfStep(action.name, values) }
          const found = await act.run({ params: { id: view.id }, body })
          if (found) {
            client.setQueryData(key, found)
            onClose()
            return
          }
          // Somebody else may have acted: the page shows what, and the form keeps what was typed.
          await client.invalidateQueries({ queryKey: [getRemedy.name] })
          seen.current = client.getQueryData<RemedyView>(key)?.version ?? seen.current
        }}
      >
        <FieldsOf name={action.name} view={view} />
      </FormPage>
    </div>
  )
}
