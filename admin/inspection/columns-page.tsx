import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Input } from 'antd'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { listColumnHealth } from '../../api/inspection.js'
import { holds, useMe } from '../frame/me.js'
import { Choice } from '../parts/choice.js'
import { DataTable } from '../parts/data-table.js'
import { Answered, Page } from '../parts/page.js'
import { ColumnLight, LightCounts } from '../publishing/columns/light.js'
import { useAnswer } from '../query.js'
import '../requests/list/list.css'
import { type HealthSearch, LIGHTS, ORDERS } from './search.js'

type Watched = z.output<typeof listColumnHealth.answer>['columns'][number]

/** The columns of all organs that are watched: which are over, which come due, whose they are. */
export function ColumnHealthPage(): ReactElement {
  const search = useSearch({ from: '/inspection/columns' })
  const go = useNavigate()
  const change = (more: { [Key in keyof HealthSearch]: HealthSearch[Key] | undefined }) => {
    const all = Object.fromEntries(Object.entries({ ...search, ...more }).filter(([, value]) => value !== undefined && value !== ''))
    void go({ to: '/inspection/columns', search: all, replace: true })
  }
  const reading = useAnswer(listColumnHealth, {})
  return (
    <Page title="栏目保障" lead="各单位设了更新期限或者最少条数的栏目。每周第一个工作日早上八点提醒责任单位，超过期限的同时提醒负责人。">
      <search className="filters">
        <Choice id="light" label="状态" words={LIGHTS} value={search.light} onChange={(light) => change({ light })} />
        <Choice id="by" label="排列" words={ORDERS} value={search.by ?? 'left'} onChange={(by) => change({ by })} always />
        <div className="field wide">
          <label htmlFor="q">单位或者栏目</label>
          <Input id="q" allowClear maxLength={60} value={search.q ?? ''} onChange={(event) => change({ q: event.target.value })} />
        </div>
      </search>
      <Answered reading={reading}>{({ columns }) => <Columns columns={columns} search={search} />}</Answered>
    </Page>
  )
}

function Columns({ columns, search }: { columns: Watched[]; search: HealthSearch }): ReactElement {
  const me = useMe()
  const rows = columns
    .filter(({ light }) => search.light === undefined || light === search.light)
    .filter(({ name, organName }) => search.q === undefined || `${organName} ${name}`.includes(search.q))
    .sort(COMPARE[search.by ?? 'left'])
  return (
    <>
      <LightCounts columns={columns} />
      <DataTable<Watched>
        caption={`共 ${rows.length} 个栏目`}
        rows={rows}
        keyOf={(row) => row.id}
        empty="没有符合条件的栏目。"
        columns={[
          {
            title: '栏目',
            names: true,
            cell: (row) => (
              <a href={`/${row.id}`} target="_blank" rel="noreferrer">
                {row.name}
              </a>
            ),
          },
          { title: '责任单位', cell: (row) => row.organName },
          { title: '状态', cell: (row) => <ColumnLight column={row} /> },
          { title: '最近更新', cell: (row) => <span className="nowrap">{row.newest ?? '没有'}</span> },
          { title: '更新期限', cell: (row) => (row.freshnessDays === null ? '不限' : `${row.freshnessDays} 天`) },
          { title: '条数', number: true, cell: (row) => row.shown },
          {
            title: '办理',
            cell: (row) =>
              holds(me, 'publish.write') && (
                <Link to="/publishing/new" search={{ organ: row.organId, column: row.id }} aria-label={`发布到栏目：${row.name}`}>
                  发布到此栏目
                </Link>
              ),
          },
        ]}
      />
    </>
  )
}

/** What is empty is the most pressing, for it has no days left at all. */
const leftOf = ({ daysLeft }: Watched): number => daysLeft ?? Number.NEGATIVE_INFINITY

const COMPARE: Record<keyof typeof ORDERS, (a: Watched, b: Watched) => number> = {
  left: (a, b) => (leftOf(a) === leftOf(b) ? a.organName.localeCompare(b.organName, 'zh') : leftOf(a) < leftOf(b) ? -1 : 1),
  newest: (a, b) => ((a.newest ?? '') < (b.newest ?? '') ? -1 : 1),
  organ: (a, b) => a.organName.localeCompare(b.organName, 'zh') || leftOf(a) - leftOf(b),
}
