import { useNavigate } from '@tanstack/react-router'
import { Form, Input } from 'antd'
import type { ReactElement } from 'react'
import { forwardQuestion, listQuestions } from '../../api/questions.js'
import { FormPage } from '../parts/form-page.js'
import { OrganSelect } from '../parts/organ-select.js'
import { useAct } from '../query.js'

interface Values {
  organId: string
  reason: string
}

/** Gives the question to the organ that it is for. */
export function ForwardForm({ number }: { number: string }): ReactElement {
  const go = useNavigate()
  const [form] = Form.useForm<Values>()
  const act = useAct(forwardQuestion, { refresh: [listQuestions], quiet: true, done: '已转给该单位，答复期限不变。' })
  return (
    <details className="card above">
      <summary>不是本单位的事，转给其他单位</summary>
      <FormPage<Values>
        form={form}
        initial={{ reason: '' }}
        submit="转办"
        busy={act.busy}
        failure={act.failure}
        onSubmit={async (body) => {
          if (await act.run({ params: { number }, body })) await go({ to: '/questions', search: {} })
        }}
      >
        <Form.Item name="organId" label="转给" rules={[{ required: true, message: '请选择单位。' }]}>
          <OrganSelect label="转给" />
        </Form.Item>
        <Form.Item name="reason" label="理由" rules={[{ required: true, message: '请写理由。' }]}>
          <Input maxLength={300} />
        </Form.Item>
      </FormPage>
    </details>
  )
}
