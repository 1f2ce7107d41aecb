import { useQueryClient } from '@tanstack/react-query'
import { Form } from 'antd'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import type { z } from 'zod'
import type { Route } from '../../api/contract.js'
import { useAct } from '../query.js'
import { FormPage } from './form-page.js'
import type { Step } from './steps.js'

interface Props<View, Values extends object> {
  step: Step
  route: Route<z.ZodType<{ id: string }, { id: string }>, z.ZodType, z.ZodType<object, object>, z.ZodType<View>>
  /** What is looked at: the route that reads it, its id, and the version that the clerk sees now. */
  of: { read: Pick<Route, 'name'>; id: string; version: number; versionOf: (view: View) => number }
  /** Whose answers change by the step. */
  refresh: Pick<Route, 'name'>[]
  initial: Partial<Values>
  bodyOf: (values: Values) => object
  /** Asks once more; false when the clerk thinks better of it. */
  confirm?: () => Promise<boolean>
  onClose: () => void
  children: ReactNode
}

/** The form of one step; what the server refused stands above it, and what was typed stays. */
export function StepForm<View, Values extends object>(props: Props<View, Values>): ReactElement {
  const { step, route, of, refresh, initial, bodyOf, confirm, onClose, children } = props
  const client = useQueryClient()
  const heading = useRef<HTMLHeadingElement>(null)
  const [form] = Form.useForm<Values>()
  const key = [of.read.name, { params: { id: of.id } }]
  // What the clerk saw when the form was opened, or was told of since.
  const seen = useRef(of.version)
  const act = useAct(route, { refresh, quiet: true, done: `${step.title}：已办理。` })
  useEffect(() => heading.current?.focus(), [])
  const send = async (values: Values) => {
    if (confirm && !(await confirm())) return
    const found = await act.run({ params: { id: of.id }, body: { version: seen.current, ...bodyOf(values) } })
    if (found) {
      client.setQueryData(key, found)
      onClose()
      return
    }
    // Somebody else may have acted: the page shows what, and the form keeps what was typed.
    await client.invalidateQueries({ queryKey: [of.read.name] })
    const shown = client.getQueryData<View>(key)
    if (shown) seen.current = of.versionOf(shown)
  }
  return (
    <div className="step-form">
      <h3 ref={heading} tabIndex={-1}>
        {step.title}
      </h3>
      {step.article && <p className="quiet small">依据 {step.article}</p>}
      <FormPage<Values>
        form={form}
        initial={initial}
        submit={step.title}
        busy={act.busy}
        failure={act.failure}
        onCancel={onClose}
        onSubmit={(values) => void send(values)}
      >
        {children}
      </FormPage>
    </div>
  )
}
