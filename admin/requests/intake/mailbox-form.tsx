import { Alert, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { checkMailbox, getMailbox, MAIL_SECURITY, type Mailbox, putMailbox } from '../../../api/received-mails.js'
import { FormPage } from '../../parts/form-page.js'
import { moment } from '../../parts/moment.js'
import { OrganSelect } from '../../parts/organ-select.js'
import { Answered } from '../../parts/page.js'
import { useAct, useAnswer } from '../../query.js'

interface Values {
  host: string
  port: number
  security: Mailbox['security']
  login: string
  password: string
  folder: string
  doneFolder?: string
  enabled: boolean
}

/** 邮箱设置: the mailbox that requests by mail come into, an organ each. */
export function MailboxForm({ organId }: { organId: string }): ReactElement {
  const [organ, setOrgan] = useState(organId)
  const reading = useAnswer(getMailbox, { params: { organId: organ } })
  return (
    <>
      <div className="field spaced">
        <label htmlFor="mailbox-organ">单位</label>
        <OrganSelect id="mailbox-organ" label="单位" value={organ} onChange={(chosen) => setOrgan(chosen ?? organId)} />
      </div>
      <Answered reading={reading}>{({ mailbox }) => <Settings key={organ} organId={organ} mailbox={mailbox} />}</Answered>
    </>
  )
}

function Settings({ organId, mailbox }: { organId: string; mailbox: Mailbox | null }): ReactElement {
  const [form] = Form.useForm<Values>()
  const save = useAct(putMailbox, { refresh: [getMailbox], done: '已保存', quiet: true })
  const check = useAct(checkMailbox, { refresh: [getMailbox] })
  const [taken, setTaken] = useState<number | null>(null)
  return (
    <>
      {mailbox && <State mailbox={mailbox} taken={taken} />}
      <FormPage<Values>
        form={form}
        initial={{
          host: mailbox?.host ?? '',
          port: mailbox?.port ?? 993,
          security: mailbox?.security ?? 'tls',
          login: mailbox?.login ?? '',
          password: '',
          folder: mailbox?.folder ?? 'INBOX',
          doneFolder: mailbox?.doneFolder ?? '',
          enabled: mailbox?.enabled ?? true,
        }}
        submit="保存"
        busy={save.busy}
        failure={save.failure}
        onSubmit={async (values) => {
          setTaken(null)
          const saved = await save.run({ params: { organId }, body: { ...values, doneFolder: values.doneFolder?.trim() || null } })
          if (saved) form.setFieldValue('password', '')
        }}
      >
        <Form.Item name="host" label="IMAP 服务器" rules={[{ required: true, message: '请填写服务器地址。' }]}>
          <Input maxLength={200} autoComplete="off" placeholder="imap.example.gov.cn" />
        </Form.Item>
        <Form.Item name="security" label="加密" required>
          <Select options={Object.entries(MAIL_SECURITY).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="port" label="端口" rules={[{ required: true, message: '请填写端口。' }]}>
          <InputNumber min={1} max={65_535} />
        </Form.Item>
        <Form.Item name="login" label="用户名" rules={[{ required: true, message: '请填写用户名。' }]}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="password"
          label="密码或授权码"
          extra={mailbox ? '不改密码的，留空。密码加密保存，任何人都看不到。' : '密码加密保存，任何人都看不到。'}
        >
          <Input.Password maxLength={500} autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="folder" label="收件文件夹" required>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="doneFolder" label="取来以后移到的文件夹" extra="留空的，邮件留在原处，只加标记。邮件从不删除。">
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="enabled" valuePropName="checked">
          <Checkbox>定时收取</Checkbox>
        </Form.Item>
      </FormPage>
      {mailbox && (
        <Button
          loading={check.busy}
          onClick={async () => {
            const answer = await check.run({ params: { organId } })
            if (answer) setTaken(answer.taken)
          }}
        >
          现在收取一次
        </Button>
      )}
    </>
  )
}

function State({ mailbox, taken }: { mailbox: Mailbox; taken: number | null }): ReactElement {
  if (mailbox.trouble) return <Alert type="error" showIcon title={mailbox.trouble} description={`上次收取：${moment(mailbox.checkedAt)}`} />
  const words = mailbox.checkedAt ? `上次收取：${moment(mailbox.checkedAt)}，正常。` : '还没有收取过。'
  return (
    <p role="status">
      {words} 只收取 {mailbox.from} 起收到的邮件。{taken !== null && `刚才取来 ${taken} 封。`}
    </p>
  )
}
