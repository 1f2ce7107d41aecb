import { Form, Radio } from 'antd'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { type ReceivedMailDetail, registerReceivedMail } from '../../../api/received-mails.js'
import { APPLICANT_KINDS, REQUEST_KINDS } from '../../../api/request-words.js'
import { listRequests, myRequestWork } from '../../../api/requests.js'
import { FormPage } from '../../parts/form-page.js'
import { useAct } from '../../query.js'
import { usePractice } from '../practice/practice.js'
import { AgentFields } from '../register/agent-fields.js'
import { Duplicates } from '../register/duplicates.js'
import { PersonFields } from '../register/person-fields.js'
import { Receipt } from '../register/receipt.js'
import { bodyOf, emptyValues, type Values } from '../register/values.js'
import { WordsFields } from '../register/words-fields.js'

const MOST_WORDS = 20_000

/** The registration of a mail, filled in with what the mail says; the channel and the day are the mail's own. */
export function RegisterMail({
  mail,
  onCancel,
  onDone,
}: {
  mail: ReceivedMailDetail
  onCancel: () => void
  onDone: () => void
}): ReactElement {
  const practice = usePractice()
  const [form] = Form.useForm<Values>()
  const act = useAct(registerReceivedMail, { refresh: [listRequests, myRequestWork], quiet: true })
  const [registered, setRegistered] = useState<z.output<typeof registerReceivedMail.answer> | null>(null)
  const wanted = {
    organId: mail.organId,
    idNumber: Form.useWatch(['person', 'idNumber'], form) ?? '',
    phone: Form.useWatch(['person', 'phone'], form) ?? '',
    text: Form.useWatch(['words', 'description'], form) ?? '',
  }
  if (registered) return <Receipt {...registered} onAnother={onDone} />
  const empty = emptyValues(mail.organId, mail.on)
  return (
    <div className="sections">
      <h3>登记为申请</h3>
      <p className="quiet">
        渠道为电子邮件，{mail.on} 到达。登记后请与申请人联系，在申请件里“确认收到”，双方确认之日为收到申请之日；能够接收的附件一并带入。
      </p>
      <FormPage<Values>
        form={form}
        initial={{
          ...empty,
          channel: 'email',
          delivery: ['email'],
          person: { name: mail.fromName, idKind: 'idCard', email: mail.replyTo ?? mail.from },
          words: { description: mail.text.slice(0, MOST_WORDS), form: ['electronic'] },
        }}
        submit={practice ? '登记（演练）' : '登记'}
        busy={act.busy}
        failure={act.failure}
        onCancel={onCancel}
        onSubmit={async (values) => {
          const {
            organId: _,
            channel: _channel,
            on: _on,
            ...body
          } = bodyOf({ ...values, organId: mail.organId, channel: 'email', on: mail.on }, practice)
          const answer = await act.run({ params: { id: mail.id }, body })
          if (answer) setRegistered(answer)
        }}
      >
        <Form.Item name="kind" label="种类" required>
          <Radio.Group options={Object.entries(REQUEST_KINDS).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="applicantKind" label="申请人类别" required extra="按年度报告表三的六类。">
          <Radio.Group options={Object.entries(APPLICANT_KINDS).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <PersonFields />
        <AgentFields />
        <WordsFields />
        <Duplicates wanted={wanted} />
      </FormPage>
    </div>
  )
}
