import { Link, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import type { RequestSummary } from '../../../api/request-view.js'
import { APPLICANT_KINDS, CHANNELS } from '../../../api/request-words.js'
import { exportRequests, listRequests } from '../../../api/requests.js'
import { address } from '../../client.js'
import { holds, useMe } from '../../frame/me.js'
import { DataTable } from '../../parts/data-table.js'
import { Answered, Page } from '../../parts/page.js'
import { afterNext, listed, type More, usePages } from '../../parts/pages.js'
import { LightMark } from '../light.js'
import { DemoHint } from '../practice/practice.js'
import { CalendarLink } from './calendar-link.js'
import { Filters } from './filters.js'
import { LightTabs } from './light-tabs.js'
import { Narrowed } from './narrowed.js'

/** All cases in scope: by light, filtered, exported. Everything that narrows the list stands in the address. */
export function RequestsPage(): ReactElement {
  const search = useSearch({ from: '/requests' })
  const me = useMe()
  const [subscribing, setSubscribing] = useState(false)
  const list = usePages(listRequests, {
    query: search,
    rowsOf: (answer) => answer.requests,
    next: afterNext,
  })
  return (
    <Page
      title="依申请公开"
      lead="最急的在前。灯的颜色按剩余工作日：收到之日不算，征求意见时停表。"
      buttons={
        <>
          {holds(me, 'request.handle') && (
            <Link to="/requests/register" className="button-link primary">
              登记申请
            </Link>
          )}
          <a className="button-link" href={address(exportRequests, { query: search })} download>
            导出表格（xlsx）
          </a>
          <Button aria-expanded={subscribing} onClick={() => setSubscribing(!subscribing)}>
            订阅到日历
          </Button>
        </>
      }
    >
      <DemoHint />
      {subscribing && <CalendarLink />}
      <LightTabs search={search} counts={list.first?.counts} />
      <Narrowed search={search} />
      <Filters key={JSON.stringify(search)} search={search} />
      <Answered reading={list}>{(rows) => <RequestTable rows={rows} total={list.first?.total ?? null} more={list.more} />}</Answered>
    </Page>
  )
}

interface TableProps {
  rows: RequestSummary[]
  total: number | null
  more: More
}

function RequestTable({ rows, total, more }: TableProps): ReactElement {
  return (
    <DataTable
      caption={total === null ? listed(rows.length, '件', more) : `共 ${total} 件`}
      rows={rows}
      keyOf={(row) => row.id}
      empty="没有符合条件的申请。"
      more={more}
      columns={[
        {
          title: '编号',
          names: true,
          cell: (row) => (
            <Link to="/requests/$id" params={{ id: row.id }}>
              {row.number}
            </Link>
          ),
        },
        {
          title: '答复期限',
          cell: (row) => (
            <div>
              <LightMark light={row.light} words={row.clock} />
              {row.dueOn && <div className="nowrap">{row.dueOn}</div>}
            </div>
          ),
        },
        { title: '申请内容', cell: (row) => row.excerpt },
        { title: '申请人', cell: (row) => `${row.applicant}（${APPLICANT_KINDS[row.applicantKind]}）` },
        {
          title: '收到之日',
          cell: (row) => (
            <div>
              <div className="nowrap">{row.receivedOn ?? '未确认'}</div>
              {row.receivedOn ? CHANNELS[row.channel] : `${CHANNELS[row.channel]}，${row.submittedOn}`}
            </div>
          ),
        },
        { title: '处理结果', cell: (row) => row.outcomeLabel ?? '' },
        { title: '单位、经办人', cell: (row) => [row.organName, row.handlerName ?? '未分派'].join('，') },
      ]}
    />
  )
}
