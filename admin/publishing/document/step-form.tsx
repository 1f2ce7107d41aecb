import { useQueryClient } from '@tanstack/react-query'
import { App, Form } from 'antd'
import { type ReactElement, useEffect, useRef } from 'react'
import type { z } from 'zod'
import type { Route } from '../../../api/contract.js'
import { checkDocument, getDocument, listColumns, listDocuments, publishingQueue } from '../../../api/publishing.js'
import { PUBLISH_STEPS } from '../../../api/publishing-steps.js'
import type { DocumentAction, DocumentStepName, DocumentView } from '../../../api/publishing-view.js'
import { holds, useMe } from '../../frame/me.js'
import { FormPage } from '../../parts/form-page.js'
import { useAct } from '../../query.js'
import { FieldsOf } from './step-fields.js'
import { bodyOf, initialOf, type StepValues } from './step-values.js'

interface Props {
  view: DocumentView
  action: DocumentAction
  onClose: () => void
}

type StepRoute = Route<z.ZodType<{ id: string }, { id: string }>, z.ZodType, z.ZodType<object, object>, z.ZodType<DocumentView>>

/** What is asked once more, for it is hard or impossible to take back. */
const CONFIRMED: Partial<Record<DocumentStepName, string>> = {
  publishDocument: '发布后任何人都能看到。确认发布？',
  forcePublish: '还有关口没有通过。强制发布会永久标注，并计入统计。确认由您负责强制发布？',
  withdrawDocument: '页面、列表、搜索和附件会马上打不开，恢复要由两个人办理。确认撤下？',
  dropWork: '放弃后这份草稿不能再改、再送审。确认放弃？',
}

/** What stays lists again after a step. */
export const AFTER_STEP = [listDocuments, publishingQueue, listColumns, checkDocument]

/** The form of one step; what the server refused stands above it, and what was typed stays. */
export function StepForm({ view, action, onClose }: Props): ReactElement {
  const client = useQueryClient()
  const me = useMe()
  const { modal } = App.useApp()
  const heading = useRef<HTMLHeadingElement>(null)
  const [form] = Form.useForm<StepValues>()
  const key = [getDocument.name, { params: { id: view.summary.id } }]
  // What the clerk saw when the form was opened, or was told of since.
  const seen = useRef(view.summary.version)
  const route: StepRoute = PUBLISH_STEPS[action.name]
  const act = useAct(route, { refresh: AFTER_STEP, quiet: true, done: `${action.title}：已办理。` })
  useEffect(() => heading.current?.focus(), [])
  const send = async (values: StepValues) => {
    const question = CONFIRMED[action.name]
    if (question && !(await modal.confirm({ title: action.title, content: question, okText: `确认${action.title}`, cancelText: '先不办' })))
      return
    const body = { version: seen.current, ...bodyOf(action.name, values, view) }
    const found = await act.run({ params: { id: view.summary.id }, body })
    if (found) {
      client.setQueryData(key, found)
      onClose()
      return
    }
    // Somebody else may have acted: the page shows what, and the form keeps what was typed.
    await client.invalidateQueries({ queryKey: [getDocument.name] })
    seen.current = client.getQueryData<DocumentView>(key)?.summary.version ?? seen.current
  }
  return (
    <div className="step-form">
      <h3 ref={heading} tabIndex={-1}>
        {action.title}
      </h3>
      {action.article && <p className="quiet small">依据 {action.article}</p>}
      <FormPage<StepValues>
        form={form}
        initial={initialOf(action.name, view, holds(me, 'publish.secrecy'))}
        submit={action.title}
        busy={act.busy}
        failure={act.failure}
        onCancel={onClose}
        onSubmit={(values) => void send(values)}
      >
        <FieldsOf name={action.name} view={view} />
      </FormPage>
    </div>
  )
}
