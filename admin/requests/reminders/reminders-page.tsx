import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { listReminders, readReminders } from '../../../api/requests.js'
import { Answered, Page } from '../../parts/page.js'
import { useAct, useAnswer } from '../../query.js'
import { LightMark } from '../light.js'
import './reminders.css'

type Reminder = z.output<typeof listReminders.answer>['reminders'][number]

/** What the signed-in person is reminded of: one notice a kind, gone when its cause is gone. */
export function RemindersPage(): ReactElement {
  const reading = useAnswer(listReminders, {})
  const act = useAct(readReminders, { refresh: [listReminders] })
  const read = (reminders: Reminder[]) => void act.run({ body: { ids: reminders.map((one) => one.id) } })
  const unread = (reading.data?.reminders ?? []).filter((one) => !one.read)
  return (
    <Page
      title="提醒"
      lead="每个工作日早上八点汇总；新到未确认的当天提醒。同一类的合成一条，事情办了提醒自己消失。"
      buttons={
        <Button disabled={unread.length === 0} loading={act.busy} onClick={() => read(unread)}>
          全部标为已读
        </Button>
      }
    >
      <Answered reading={reading}>
        {({ reminders }) => (
          <>
            {reminders.length === 0 && <p className="quiet">没有要提醒的。</p>}
            {reminders.map((one) => (
              <Notice key={one.id} one={one} onRead={() => read([one])} />
            ))}
          </>
        )}
      </Answered>
    </Page>
  )
}

function Notice({ one, onRead }: { one: Reminder; onRead: () => void }): ReactElement {
  return (
    <section className="card" aria-label={one.title}>
      <h2>
        {one.title} <span className={`badge ${one.read ? '' : 'error'}`}>{one.read ? '已读' : '未读'}</span>
      </h2>
      <p>
        {one.organName}，{one.since} 起。{one.hint}
      </p>
      <ul className="reminded">
        {one.cases.map((each) => (
          <li key={each.id}>
            <Link to="/requests/$id" params={{ id: each.id }}>
              {each.number}
            </Link>{' '}
            <LightMark light={each.light} words={each.clock} />
          </li>
        ))}
      </ul>
      {!one.read && (
        <Button size="small" onClick={onRead} aria-label={`标为已读：${one.title}`}>
          标为已读
        </Button>
      )}
    </section>
  )
}
