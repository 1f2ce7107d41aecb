import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { requestStatistics } from '../../../api/requests.js'
import { layoutOfYear } from '../../../law/annual-report/cells.js'
import { cellName, formTables } from '../../../law/annual-report/form.js'
import { useMe } from '../../frame/me.js'
import { today } from '../../making/status.js'
import { OrganField } from '../../parts/organ-select.js'
import { Answered, Page } from '../../parts/page.js'
import { useAnswer } from '../../query.js'
import { ReportTable } from '../../report/report-table.js'
import './statistics.css'

type Statistics = z.output<typeof requestStatistics.answer>

/** Table 3 of a year as the cases make it; every number opens to its cases. */
export function StatisticsPage(): ReactElement {
  const me = useMe()
  const search = useSearch({ from: '/requests/statistics' })
  const organId = search.organId ?? me?.user.organId
  const year = search.year ?? Number(today().slice(0, 4))
  return (
    <Page
      title="依申请公开统计"
      lead="按年度报告表三的口径，从每一件申请直接算出；演练件、更正件、已并案和已转出的不计。点开数字就是那些申请。"
    >
      {organId && <Choose key={`${organId}${year}`} organId={organId} year={year} />}
      {organId && <Year organId={organId} year={year} />}
    </Page>
  )
}

function Choose({ organId, year }: { organId: string; year: number }): ReactElement {
  const go = useNavigate()
  const [typed, setTyped] = useState({ organId, year: String(year) })
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault()
        void go({ to: '/requests/statistics', search: { organId: typed.organId, year: Number(typed.year) } })
      }}
    >
      <OrganField className="wide" value={typed.organId} onChange={(chosen) => setTyped({ ...typed, organId: chosen ?? typed.organId })} />
      <div className="field">
        <label htmlFor="year">年度</label>
        <Input id="year" inputMode="numeric" value={typed.year} onChange={(event) => setTyped({ ...typed, year: event.target.value })} />
      </div>
      <Button htmlType="submit">查看</Button>
    </form>
  )
}

function Year({ organId, year }: { organId: string; year: number }): ReactElement {
  const reading = useAnswer(requestStatistics, { query: { organId, year } }, { keep: true })
  return (
    <Answered reading={reading}>
      {(statistics) => (
        <>
          <Summary statistics={statistics} />
          <TableThree statistics={statistics} />
        </>
      )}
    </Answered>
  )
}

function Summary({ statistics }: { statistics: Statistics }): ReactElement {
  const { organId, year, received, decided, running, late, feeYuan } = statistics
  return (
    <dl className="figures card">
      <Figure label={`${year} 年新收`}>
        <CellLink organId={organId} year={year} path="table3.newReceived.total" value={received} plain />
      </Figure>
      <Figure label={`${year} 年办结`}>
        <CellLink organId={organId} year={year} path="table3.resultTotal.total" value={decided} plain />
      </Figure>
      <Figure label="现在在办">
        <Link to="/requests" search={{ organId }}>
          {running}
        </Link>
      </Figure>
      <Figure label="逾期">{late}</Figure>
      <Figure label="收取信息处理费（元）">{feeYuan}</Figure>
    </dl>
  )
}

function Figure({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function TableThree({ statistics: { organId, year, cells } }: { statistics: Statistics }): ReactElement {
  const table = formTables(layoutOfYear(year)).find((each) => each.key === 'table3')
  if (!table) return <></>
  return <ReportTable table={table} cell={(path) => <CellLink organId={organId} year={year} path={path} value={cells[path] ?? 0} />} />
}

interface CellProps {
  organId: string
  year: number
  path: string
  value: number
  /** It does not stand in the table. */
  plain?: boolean
}

/** A number that opens to the cases it counts; nothing to open behind a nought. */
function CellLink({ organId, year, path, value, plain }: CellProps): ReactElement {
  const className = plain ? '' : 'cell-value'
  if (value === 0) return <span className={className}>0</span>
  return (
    <Link
      to="/requests"
      search={{ organId, year, cell: path, scope: 'all' }}
      className={className}
      aria-label={`${cellName(path, layoutOfYear(year))}：${value}，看这些申请`}
    >
      {value}
    </Link>
  )
}
