import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { beginInspection, getInspection, type InspectionRun, listInspections } from '../../api/inspection.js'
import { DataTable } from '../parts/data-table.js'
import { moment } from '../parts/moment.js'
import { Answered, Page } from '../parts/page.js'
import { Tabs } from '../parts/tabs.js'
import { useAct, useAnswer } from '../query.js'
import { BrokenLinks } from './broken-links.js'
import { RunReport } from './run-report.js'

const WATCH_MS = 2_000

/** The rehearsal of the State's check: the latest or the chosen one, the links that are broken now, and all rehearsals. */
export function RehearsalPage(): ReactElement {
  const { run, part = 'results' } = useSearch({ from: '/inspection' })
  const go = useNavigate()
  const list = useAnswer(listInspections, {})
  const begin = useAct(beginInspection, { refresh: [listInspections], done: '自查已经开始。' })
  const running = list.data?.runs.some((one) => one.state === 'running') ?? false
  const shown = run ?? list.data?.runs[0]?.id
  const start = async () => {
    const begun = await begin.run({})
    if (begun) await go({ to: '/inspection', search: { run: begun.id } })
  }
  return (
    <Page
      title="网站自查"
      lead="按《政府网站与政务新媒体检查指标》逐项检查本站网页，找出问题、证据和责任单位。程序判断不了的写明原因，请人工核对。"
      buttons={
        list.data?.mayRun && (
          <Button type="primary" loading={begin.busy} disabled={running} onClick={() => void start()}>
            开始自查
          </Button>
        )
      }
    >
      <Tabs
        label="自查"
        shown={part}
        onShow={(key) => void go({ to: '/inspection', search: { ...(run ? { run } : {}), ...(key === 'results' ? {} : { part: key }) } })}
        tabs={[
          {
            key: 'results',
            label: '自查结果',
            children: (
              <Answered reading={list}>
                {() => (shown ? <Shown key={shown} id={shown} /> : <p className="quiet">还没有自查过。</p>)}
              </Answered>
            ),
          },
          { key: 'links', label: '打不开的链接', children: <BrokenLinks /> },
          {
            key: 'history',
            label: '历次自查',
            children: <Answered reading={list}>{({ runs }) => <History runs={runs} />}</Answered>,
          },
        ]}
      />
    </Page>
  )
}

function Shown({ id }: { id: string }): ReactElement {
  const reading = useAnswer(getInspection, { params: { id } }, { refetchInterval: WATCH_MS })
  return <Answered reading={reading}>{(view) => <RunReport view={view} />}</Answered>
}

function History({ runs }: { runs: InspectionRun[] }): ReactElement {
  return (
    <DataTable
      caption="历次自查"
      rows={runs}
      keyOf={(row) => row.id}
      empty="还没有自查过。"
      columns={[
        {
          title: '时间',
          names: true,
          cell: (row) => (
            <Link to="/inspection" search={{ run: row.id }}>
              {moment(row.startedAt)}
            </Link>
          ),
        },
        { title: '发起', cell: (row) => row.startedBy },
        { title: '结果', cell: (row) => (row.state === 'running' ? '正在检查' : row.failed === 0 ? '全部合格' : `${row.failed} 项要改`) },
        { title: '问题', number: true, cell: (row) => row.findings },
      ]}
    />
  )
}
