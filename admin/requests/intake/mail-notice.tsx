import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import type { ReactElement } from 'react'
import { listReceivedMails } from '../../../api/received-mails.js'
import { holds, useMe } from '../../frame/me.js'
import { useAnswer } from '../../query.js'

/** Rings while mails wait that nobody has registered; nothing where none do. */
export function MailNotice(): ReactElement | null {
  const me = useMe()
  const mails = useAnswer(listReceivedMails, { query: {} }, { enabled: holds(me, 'request.handle'), refetchInterval: 60_000 })
  const waiting = mails.data?.waiting ?? 0
  if (waiting === 0) return null
  return (
    <Alert
      className="spaced"
      type="warning"
      showIcon
      title={
        <>
          有 {waiting} 封邮件来件待登记，请当天与申请人确认。<Link to="/requests/mail">打开邮件来件</Link>
        </>
      }
    />
  )
}
