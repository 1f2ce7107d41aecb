import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import type { z } from 'zod'
import { listInspectionNotices, readInspectionNotices } from '../../../api/inspection-notices.js'
import { listReminders, readReminders } from '../../../api/requests.js'
import { NoticeLines } from '../../inspection/notices.js'
import { Answered, Page } from '../../parts/page.js'
import { useAct, useAnswer } from '../../query.js'
import { LightMark } from '../light.js'
import './reminders.css'

type Reminder = z.output<typeof listReminders.answer>['reminders'][number]

/** What the signed-in person is reminded of: one notice a kind, gone when its cause is gone. */
export function RemindersPage(): ReactElement {
  const requests = useAnswer(listReminders, {})
  const oversight = useAnswer(listInspectionNotices, {})
  const readRequests = useAct(readReminders, { refresh: [listReminders] })
  const readOversight = useAct(readInspectionNotices, { refresh: [listInspectionNotices] })
  const unread = (rows: { id: string; read: boolean }[] = []) => rows.filter((one) => !one.read).map((one) => one.id)
  const waiting = { requests: unread(requests.data?.reminders), oversight: unread(oversight.data?.notices) }
  const readAll = () => {
    if (waiting.requests.length > 0) void readRequests.run({ body: { ids: waiting.requests } })
    if (waiting.oversight.length > 0) void readOversight.run({ body: { ids: waiting.oversight } })
  }
  return (
    <Page
      title="提醒"
      lead="每个工作日早上八点汇总；新到未确认的当天提醒，栏目更新每周第一个工作日提醒。同一类的合成一条，事情办了提醒自己消失。"
      buttons={
        <Button
          disabled={waiting.requests.length + waiting.oversight.length === 0}
          loading={readRequests.busy || readOversight.busy}
          onClick={readAll}
        >
          全部标为已读
        </Button>
      }
    >
      <Answered reading={requests}>
        {({ reminders }) => (
          <Answered reading={oversight}>
            {({ notices }) => (
              <>
                {reminders.length + notices.length === 0 && <p className="quiet">没有要提醒的。</p>}
                {reminders.map((one) => (
                  <Notice key={one.id} one={one} onRead={() => void readRequests.run({ body: { ids: [one.id] } })}>
                    <Cases cases={one.cases} />
                  </Notice>
                ))}
                {notices.map((one) => (
                  <Notice key={one.id} one={one} onRead={() => void readOversight.run({ body: { ids: [one.id] } })}>
                    <NoticeLines lines={one.lines} />
                  </Notice>
                ))}
              </>
            )}
          </Answered>
        )}
      </Answered>
    </Page>
  )
}

interface NoticeProps {
  one: { title: string; hint: string; organName: string; since: string; read: boolean }
  onRead: () => void
  children: ReactNode
}

function Notice({ one, onRead, children }: NoticeProps): ReactElement {
  return (
    <section className="card" aria-label={one.title}>
      <h2>
        {one.title} <span className={`badge ${one.read ? '' : 'error'}`}>{one.read ? '已读' : '未读'}</span>
      </h2>
      <p>
        {one.organName}，{one.since} 起。{one.hint}
      </p>
      {children}
      {!one.read && (
        <Button size="small" onClick={onRead} aria-label={`标为已读：${one.title}`}>
          标为已读
        </Button>
      )}
    </section>
  )
}

function Cases({ cases }: Pick<Reminder, 'cases'>): ReactElement {
  return (
    <ul className="reminded">
      {cases.map((each) => (
        <li key={each.id}>
          <Link to="/requests/$id" params={{ id: each.id }}>
            {each.number}
          </Link>{' '}
          <LightMark light={each.light} words={each.clock} />
        </li>
      ))}
    </ul>
  )
}
