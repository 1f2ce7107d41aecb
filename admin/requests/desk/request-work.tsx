import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import type { RequestSummary } from '../../../api/request-view.js'
import { myRequestWork } from '../../../api/requests.js'
import { Answered } from '../../parts/page.js'
import { useAnswer } from '../../query.js'
import { MailNotice } from '../intake/mail-notice.js'
import { LightMark } from '../light.js'
import { LightTabs } from '../list/light-tabs.js'
import type { ListSearch } from '../list/search.js'
import { DemoHint, usePractice } from '../practice/practice.js'

type Work = z.output<typeof myRequestWork.answer>
type Kind = Exclude<keyof Work, 'counts'>

interface Heap {
  kind: Kind
  title: string
  search: ListSearch
  /** What is to be done with them; nothing for those that only stand there. */
  hint: string
}

const TODAY: Heap[] = [
  { kind: 'overdue', title: '已超期', search: { light: 'red' }, hint: '尽快答复，并说明原因。' },
  { kind: 'dueToday', title: '今天到期', search: { light: 'orange' }, hint: '今天必须答复，或者依法延长。' },
  { kind: 'toConfirm', title: '待确认收到', search: { todo: 'confirm' }, hint: '当天与申请人联系，确认收到申请之日。' },
]
const WAITING: Heap[] = [
  { kind: 'toReview', title: '待我审核', search: { todo: 'review' }, hint: '' },
  { kind: 'returned', title: '退回给我的', search: { todo: 'returned' }, hint: '按退回意见修改后重新送审。' },
  { kind: 'asked', title: '请本单位会办的', search: { todo: 'asked' }, hint: '在限定日期前反馈办理意见。' },
]

/** What waits on requests: every number leads to the list of exactly those. */
export function RequestWork(): ReactElement {
  const practice = usePractice()
  const work = useAnswer(myRequestWork, { query: { practice: practice ? 'yes' : 'no' } }, { refetchInterval: 60_000 })
  return (
    <section aria-labelledby="request-work">
      <h2 id="request-work" className="spaced">
        依申请公开
      </h2>
      <DemoHint />
      <MailNotice />
      <Answered reading={work}>
        {(answer) => (
          <>
            <LightTabs search={{}} counts={answer.counts} />
            <div className="columns spaced">
              <Heaps title="今天必须做的" heaps={TODAY} work={answer} />
              <Heaps title="等我办的" heaps={WAITING} work={answer} />
            </div>
          </>
        )}
      </Answered>
    </section>
  )
}

function Heaps({ title, heaps, work }: { title: string; heaps: Heap[]; work: Work }): ReactElement {
  const all = heaps.reduce((sum, { kind }) => sum + work[kind].total, 0)
  return (
    <section className="card" aria-label={`依申请公开：${title}`}>
      <h2>
        {title}（{all}）
      </h2>
      {heaps.map(({ kind, title: name, search, hint }) => (
        <div key={kind}>
          <p>
            <Link to="/requests" search={search}>
              {name} {work[kind].total} 件
            </Link>{' '}
            {work[kind].total > 0 && <span className="quiet">{hint}</span>}
          </p>
          {work[kind].first.length > 0 && (
            <ul className="rows">
              {work[kind].first.map((request) => (
                <Line key={request.id} request={request} />
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  )
}

function Line({ request }: { request: RequestSummary }): ReactElement {
  return (
    <li>
      <Link to="/requests/$id" params={{ id: request.id }}>
        {request.number}
      </Link>{' '}
      <LightMark light={request.light} words={request.clock} />
      <br />
      <span className="wrap">{request.excerpt}</span>
    </li>
  )
}
