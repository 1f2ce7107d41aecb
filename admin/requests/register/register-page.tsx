import { Form, Input, Radio, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { APPLICANT_KINDS, CHANNELS, REQUEST_KINDS } from '../../../api/request-words.js'
import { listRequests, myRequestWork, registerRequest } from '../../../api/requests.js'
import { useMe } from '../../frame/me.js'
import { today } from '../../making/status.js'
import { FormPage } from '../../parts/form-page.js'
import { OrganSelect } from '../../parts/organ-select.js'
import { Page } from '../../parts/page.js'
import { useAct } from '../../query.js'
import { usePractice } from '../practice/practice.js'
import { AgentFields } from './agent-fields.js'
import { ChannelRule, DATE_LABELS } from './channel-rule.js'
import { Duplicates } from './duplicates.js'
import { PersonFields } from './person-fields.js'
import { Receipt } from './receipt.js'
import { bodyOf, emptyValues, type Values } from './values.js'
import { WordsFields } from './words-fields.js'

type Registered = z.output<typeof registerRequest.answer>

/** Registers a request from any channel, then shows the receipt once. */
export function RegisterPage(): ReactElement {
  const me = useMe()
  const [registered, setRegistered] = useState<Registered | null>(null)
  return (
    <Page title="登记申请" lead="窗口、信函、传真、电子邮件、口头提出的申请都在这里登记。登记以后得到编号和查询密码。">
      {registered && <Receipt {...registered} onAnother={() => setRegistered(null)} />}
      {!registered && me && <RegisterForm organId={me.user.organId} onRegistered={setRegistered} />}
    </Page>
  )
}

function RegisterForm({ organId, onRegistered }: { organId: string; onRegistered: (registered: Registered) => void }): ReactElement {
  const practice = usePractice()
  const [form] = Form.useForm<Values>()
  const act = useAct(registerRequest, { refresh: [listRequests, myRequestWork], quiet: true })
  const channel = Form.useWatch('channel', form) ?? 'in-person'
  const wanted = {
    organId: Form.useWatch('organId', form) ?? '',
    idNumber: Form.useWatch(['person', 'idNumber'], form) ?? '',
    phone: Form.useWatch(['person', 'phone'], form) ?? '',
    text: Form.useWatch(['words', 'description'], form) ?? '',
  }
  return (
    <div className="card sections">
      <FormPage<Values>
        form={form}
        initial={emptyValues(organId, today())}
        submit={practice ? '登记（演练）' : '登记'}
        busy={act.busy}
        failure={act.failure}
        onSubmit={async (values) => {
          const registered = await act.run({ body: bodyOf(values, practice) })
          if (registered) onRegistered(registered)
        }}
      >
        <h2>怎样提出的</h2>
        <Form.Item name="organId" label="受理单位" rules={[{ required: true, message: '请选择受理单位。' }]}>
          <OrganSelect label="受理单位" />
        </Form.Item>
        <Form.Item name="kind" label="种类" required>
          <Radio.Group options={Object.entries(REQUEST_KINDS).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="channel" label="渠道" required>
          <Select options={Object.entries(CHANNELS).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="on" label={DATE_LABELS[channel]} rules={[{ required: true, message: '请填写日期。' }]}>
          <Input type="date" max={today()} />
        </Form.Item>
        <ChannelRule channel={channel} />
        <h2>申请人</h2>
        <Form.Item name="applicantKind" label="申请人类别" required extra="按年度报告表三的六类。">
          <Radio.Group options={Object.entries(APPLICANT_KINDS).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <PersonFields />
        <AgentFields />
        <h2>申请内容</h2>
        <WordsFields below={<Duplicates wanted={wanted} />} />
      </FormPage>
    </div>
  )
}
