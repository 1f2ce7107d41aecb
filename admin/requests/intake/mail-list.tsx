import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { listReceivedMails, type ReceivedMail } from '../../../api/received-mails.js'
import { DataTable } from '../../parts/data-table.js'
import { moment } from '../../parts/moment.js'
import { Answered } from '../../parts/page.js'
import { useAnswer } from '../../query.js'
import { MailView } from './mail-view.js'

const EMPTY = {
  waiting: '没有待登记的邮件。',
  registered: '还没有从邮件登记的申请。',
  dismissed: '没有处理为“不是申请”的邮件。',
}

/** Mails of one kind; one of them open below the list. */
export function MailList({ status }: { status: ReceivedMail['status'] }): ReactElement {
  const reading = useAnswer(listReceivedMails, { query: { status } }, { refetchInterval: 60_000 })
  const [open, setOpen] = useState<string | null>(null)
  return (
    <Answered reading={reading}>
      {({ mails }) => (
        <>
          <DataTable
            caption={status === 'waiting' ? `待登记的邮件，先来的在前：${mails.length} 封` : `最近 ${mails.length} 封`}
            rows={mails}
            keyOf={(mail) => mail.id}
            empty={EMPTY[status]}
            columns={[
              { title: '主题', names: true, cell: (mail) => <span className="wrap">{mail.subject || '（没有主题）'}</span> },
              { title: '发件人', cell: (mail) => <span className="wrap">{mail.from || '（不明）'}</span> },
              { title: '收到时间', cell: (mail) => moment(mail.at) },
              { title: '单位', cell: (mail) => mail.organName },
              { title: '附件', number: true, cell: (mail) => mail.attachments },
              { title: '处理', cell: (mail) => <Outcome mail={mail} /> },
              {
                title: '打开',
                cell: (mail) => (
                  <Button
                    aria-expanded={open === mail.id}
                    aria-label={`${open === mail.id ? '收起' : '打开'}：${mail.subject || '没有主题'}`}
                    onClick={() => setOpen(open === mail.id ? null : mail.id)}
                  >
                    {open === mail.id ? '收起' : '打开'}
                  </Button>
                ),
              },
            ]}
          />
          {open && <MailView key={open} id={open} onDone={() => setOpen(null)} />}
        </>
      )}
    </Answered>
  )
}

function Outcome({ mail }: { mail: ReceivedMail }): ReactElement {
  if (mail.status === 'waiting') return <span className="badge warning">待登记</span>
  if (mail.requestId) {
    return (
      <Link to="/requests/$id" params={{ id: mail.requestId }}>
        {mail.requestId}
      </Link>
    )
  }
  return (
    <span className="wrap">
      {mail.reason}（{mail.by}）
    </span>
  )
}
