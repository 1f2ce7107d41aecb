import { type ReactElement, useState } from 'react'
import { holds, useMe } from '../../frame/me.js'
import { Page } from '../../parts/page.js'
import { type Tab, Tabs } from '../../parts/tabs.js'
import { MailList } from './mail-list.js'
import { MailboxForm } from './mailbox-form.js'

const LISTS = [
  ['waiting', '待登记'],
  ['registered', '已登记'],
  ['dismissed', '不是申请'],
] as const

/** 邮件来件: mails to the organ's mailbox, registered as requests or put aside with a reason; and the mailbox itself. */
export function IntakePage(): ReactElement {
  const me = useMe()
  const [shown, setShown] = useState('')
  const tabs: Tab[] = []
  if (holds(me, 'request.handle')) tabs.push(...LISTS.map(([key, label]) => ({ key, label, children: <MailList status={key} /> })))
  if (holds(me, 'request.mailbox') && me)
    tabs.push({ key: 'mailbox', label: '邮箱设置', children: <MailboxForm organId={me.user.organId} /> })
  return (
    <Page
      title="邮件来件"
      lead="发到申请邮箱的邮件每 3 分钟取来一次。收到当天与申请人联系确认，双方确认之日为收到申请之日（条例第三十一条）。邮箱里的邮件不会被删除。"
    >
      <div className="card">
        <Tabs label="邮件来件" shown={shown || (tabs[0]?.key ?? '')} onShow={setShown} tabs={tabs} />
      </div>
    </Page>
  )
}
