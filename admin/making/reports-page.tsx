import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { listReports, openReport } from '../../api/annual-report.js'
import type { ReportSummary } from '../../api/annual-report-view.js'
import { holds, useMe } from '../frame/me.js'
import { DataTable } from '../parts/data-table.js'
import { Answered, Page } from '../parts/page.js'
import { useAct, useAnswer } from '../query.js'
import { daysLeft, STATUS_WORDS, today } from './status.js'

/** The reports of the organs in scope, by year; the missing ones can be opened. */
export function ReportsPage(): ReactElement {
  const { year } = useSearch({ from: '/nianbao' })
  const go = useNavigate({ from: '/nianbao' })
  const reading = useAnswer(listReports, { query: { year } }, { keep: true })
  const [typedYear, setTypedYear] = useState(year ? String(year) : '')
  return (
    <Page
      title="编制年度报告"
      lead="按国务院办公厅规定的格式编制政府信息公开工作年度报告。部门 1 月 31 日前、政府 3 月 31 日前发布上一年度报告。"
    >
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault()
          const wanted = Number(typedYear)
          void go({ search: wanted ? { year: wanted } : {} })
        }}
      >
        <div className="field">
          <label htmlFor="year">年度</label>
          <Input
            id="year"
            inputMode="numeric"
            placeholder="全部"
            value={typedYear}
            onChange={(event) => setTypedYear(event.target.value)}
          />
        </div>
        <Button htmlType="submit">查看</Button>
      </form>
      <Answered reading={reading}>
        {({ reports, unopened }) => (
          <>
            <ReportTable reports={reports} />
            {unopened.length > 0 && <Unopened unopened={unopened} />}
          </>
        )}
      </Answered>
    </Page>
  )
}

function ReportTable({ reports }: { reports: ReportSummary[] }): ReactElement {
  return (
    <DataTable
      caption={`共 ${reports.length} 份`}
      rows={reports}
      keyOf={(report) => report.id}
      empty="还没有报告。"
      columns={[
        {
          title: '报告',
          names: true,
          cell: (report) => (
            <Link to="/nianbao/$id" params={{ id: report.id }}>
              {report.organName} {report.year} 年
            </Link>
          ),
        },
        { title: '状态', cell: (report) => STATUS_WORDS[report.status] },
        {
          title: '截止',
          cell: (report) => (report.publishedOn ? report.dueOn : `${report.dueOn}（${daysLeft(report.dueOn, today())}）`),
        },
        { title: '发布', cell: (report) => report.publishedOn ?? (report.status === 'published' ? '来源文档未载明' : '') },
        { title: '未答复', cell: (report) => `错误 ${report.errors}，需核对 ${report.warnings}` },
        { title: '来源', cell: (report) => report.source ?? '本平台编制' },
      ]}
    />
  )
}

function Unopened({ unopened }: { unopened: { organId: string; organName: string; year: number }[] }): ReactElement {
  const me = useMe()
  const go = useNavigate()
  const act = useAct(openReport, { refresh: [listReports] })
  const open = async (organId: string, year: number) => {
    const report = await act.run({ body: { organId, year } })
    if (report) void go({ to: '/nianbao/$id', params: { id: report.id } })
  }
  return (
    <section className="card" aria-labelledby="unopened">
      <h2 id="unopened">还没有开始的</h2>
      <DataTable
        caption="这些单位这一年度还没有报告"
        rows={unopened}
        keyOf={(row) => `${row.organId}-${row.year}`}
        empty=""
        columns={[
          { title: '单位', names: true, cell: (row) => row.organName },
          { title: '年度', cell: (row) => row.year },
          {
            title: '办理',
            cell: (row) =>
              holds(me, 'report.edit') ? (
                <Button
                  loading={act.busy}
                  aria-label={`开始编制：${row.organName} ${row.year} 年`}
                  onClick={() => void open(row.organId, row.year)}
                >
                  开始编制
                </Button>
              ) : (
                '由经办人开始'
              ),
          },
        ]}
      />
    </section>
  )
}
