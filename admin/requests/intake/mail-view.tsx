import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import {
  dismissReceivedMail,
  getReceivedMail,
  listReceivedMails,
  type ReceivedMailDetail,
  readMailAttachment,
} from '../../../api/received-mails.js'
import { address } from '../../client.js'
import { moment } from '../../parts/moment.js'
import { Answered } from '../../parts/page.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useAct, useAnswer } from '../../query.js'
import { RegisterMail } from './register-mail.js'
import './intake.css'

/** A mail as text, its attachments by name, and what is to become of it. */
export function MailView({ id, onDone }: { id: string; onDone: () => void }): ReactElement {
  const reading = useAnswer(getReceivedMail, { params: { id } })
  return <Answered reading={reading}>{(mail) => <Mail mail={mail} onDone={onDone} />}</Answered>
}

function Mail({ mail, onDone }: { mail: ReceivedMailDetail; onDone: () => void }): ReactElement {
  const [registering, setRegistering] = useState(false)
  const [dismissing, setDismissing] = useState(false)
  const client = useQueryClient()
  // Not before the receipt was seen: it goes with the list's row.
  const lists = () => client.invalidateQueries({ queryKey: [listReceivedMails.name] })
  const dismiss = useAct(dismissReceivedMail, { refresh: [listReceivedMails, getReceivedMail], done: '已处理' })
  return (
    <section className="mail" aria-label={`邮件：${mail.subject || '没有主题'}`}>
      <h2 className="wrap">{mail.subject || '（没有主题）'}</h2>
      <dl className="facts">
        <dt>发件人</dt>
        <dd>
          {mail.fromName} {mail.from}
        </dd>
        {mail.replyTo && (
          <>
            <dt>回信地址</dt>
            <dd>{mail.replyTo}（与发件人不同，请核对）</dd>
          </>
        )}
        <dt>收到</dt>
        <dd>{moment(mail.at)}</dd>
        {mail.files.length > 0 && (
          <>
            <dt>附件</dt>
            <dd>
              <ul>
                {mail.files.map((file) => (
                  <li key={file.id}>
                    <a href={address(readMailAttachment, { params: { id: mail.id, file: file.id } })} download>
                      {file.name}
                    </a>
                    （{Math.max(1, Math.round(file.size / 1024))} KB）
                    {file.type === 'application/octet-stream' && (
                      <span className="badge warning">不是图片、PDF、Word、Excel，登记时不带入，打开前请先查毒</span>
                    )}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      {mail.notes.map((note) => (
        <Alert key={note} type="info" showIcon title={note} />
      ))}
      <pre className="mail-text" tabIndex={0} role="region" aria-label="邮件正文">
        {mail.text || '（没有文字）'}
      </pre>
      {mail.status === 'waiting' && !registering && (
        <div className="buttons">
          <Button type="primary" onClick={() => setRegistering(true)}>
            登记为申请
          </Button>
          <Button onClick={() => setDismissing(true)}>不是申请……</Button>
        </div>
      )}
      {registering && <RegisterMail mail={mail} onCancel={() => setRegistering(false)} onDone={() => void lists().then(onDone)} />}
      <ReasonDialog
        open={dismissing}
        title="这封邮件不是申请"
        hint="写明理由，例如“广告”“与 2021-0001 号是同一件”。邮件仍留在邮箱里。"
        submit="确定"
        onSubmit={async (reason) => (await dismiss.run({ params: { id: mail.id }, body: { reason } })) !== undefined}
        onClose={() => {
          setDismissing(false)
          if (dismiss.failure === null) onDone()
        }}
      />
    </section>
  )
}
