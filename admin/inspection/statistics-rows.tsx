import { Link } from '@tanstack/react-router'
import { Drawer } from 'antd'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import {
  STATISTICS_FIGURES,
  type StatisticsBy,
  type StatisticsFigure,
  type StatisticsLine,
  type StatisticsRow,
  statisticsRows,
} from '../../api/publication-statistics.js'
import { DataTable } from '../parts/data-table.js'
import { Answered } from '../parts/page.js'
import { usePages } from '../parts/pages.js'
import type { StatisticsSearch } from './search.js'

type Query = z.input<NonNullable<typeof statisticsRows.query>>

/** A figure of the table, and what its documents are asked with. */
export interface BehindAsked {
  title: string
  count: number
  query: Query
}

/** What leads to the documents of a figure; null for a sum over all years, which no list holds. */
export function behindOf(
  line: StatisticsLine,
  figure: StatisticsFigure,
  by: StatisticsBy,
  { organId, year }: Pick<StatisticsSearch, 'organId' | 'year'>,
): BehindAsked | null {
  if (by === 'year' && line.key === '') return null
  const narrowed = line.key === '' ? {} : NARROWED[by](line.key)
  const query = { ...(organId === undefined ? {} : { organId }), year, figure, ...narrowed } as Query
  return { title: `${line.name}：${STATISTICS_FIGURES[figure]}`, count: line.figures[figure], query }
}

const NARROWED: Record<StatisticsBy, (key: string) => Record<string, string>> = {
  organ: (ownOrganId) => ({ ownOrganId }),
  column: (columnId) => ({ columnId }),
  instrument: (instrument) => ({ instrument }),
  month: (key) => ({ month: String(Number(key.slice(5))) }),
  year: (year) => ({ year }),
}

/** The documents behind a figure. */
export function Behind({ asked, onClose }: { asked: BehindAsked; onClose: () => void }): ReactElement {
  const list = usePages(statisticsRows, {
    query: asked.query,
    rowsOf: (answer): StatisticsRow[] => answer.rows,
    next: (answer) => (answer.next ? { after: answer.next } : null),
  })
  return (
    <Drawer open onClose={onClose} size={Math.min(820, window.innerWidth)} title={`${asked.title} ${asked.count} 条`}>
      <Answered reading={list}>
        {(rows) => (
          <DataTable
            caption={asked.title}
            rows={rows}
            keyOf={(row) => row.id}
            empty="没有。"
            more={list.more}
            columns={[
              {
                title: '标题',
                names: true,
                cell: (row) => (
                  <Link to="/publishing/$id" params={{ id: row.id }}>
                    {row.title}
                  </Link>
                ),
              },
              { title: '单位', cell: (row) => row.organName },
              { title: '栏目', cell: (row) => row.columnName },
              { title: '形成', cell: (row) => <span className="nowrap">{row.signedOn ?? '不知道'}</span> },
              { title: '公开', cell: (row) => <span className="nowrap">{row.firstOn}</span> },
              { title: '状态', cell: (row) => (row.life === 'withdrawn' ? '已撤下' : '已公开') },
            ]}
          />
        )}
      </Answered>
    </Drawer>
  )
}
