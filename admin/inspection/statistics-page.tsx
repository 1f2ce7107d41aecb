import { useNavigate, useSearch } from '@tanstack/react-router'
import { Input } from 'antd'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import {
  publicationStatistics,
  STATISTICS_BY,
  STATISTICS_FIGURES,
  type StatisticsBy,
  type StatisticsFigure,
  type StatisticsLine,
} from '../../api/publication-statistics.js'
import { Choice } from '../parts/choice.js'
import { DataTable, type TableColumn } from '../parts/data-table.js'
import { OrganField } from '../parts/organ-select.js'
import { Answered, Page } from '../parts/page.js'
import { useAnswer } from '../query.js'
import type { StatisticsSearch } from './search.js'
import { Behind, type BehindAsked, behindOf } from './statistics-rows.js'

type Statistics = z.output<typeof publicationStatistics.answer>

const FIGURES = Object.entries(STATISTICS_FIGURES) as [StatisticsFigure, string][]

/** What became public, original and repost apart; every figure opens the documents behind it. */
export function PublicationStatisticsPage(): ReactElement {
  const search = useSearch({ from: '/inspection/statistics' })
  const go = useNavigate()
  const change = (more: { [Key in keyof StatisticsSearch]: StatisticsSearch[Key] | undefined }) => {
    const all = Object.fromEntries(Object.entries({ ...search, ...more }).filter(([, value]) => value !== undefined))
    void go({ to: '/inspection/statistics', search: all, replace: true })
  }
  const reading = useAnswer(publicationStatistics, { query: search }, { keep: true })
  return (
    <Page
      title="公开统计"
      lead="按首次公开的日期统计，从信息台账直接算出。原创和转载分开；转载和不知道形成日期的不计是否按期（条例第二十六条：形成后 20 个工作日）。点开数字就是那些信息。"
    >
      <search className="filters">
        <div className="field">
          <label htmlFor="year">年份</label>
          <Input
            id="year"
            inputMode="numeric"
            maxLength={4}
            key={reading.data?.year}
            defaultValue={reading.data?.year}
            onChange={({ target }) => /^\d{4}$/.test(target.value) && change({ year: Number(target.value) })}
          />
        </div>
        <Choice<StatisticsBy>
          id="by"
          label="分类"
          words={STATISTICS_BY}
          value={search.by ?? 'organ'}
          onChange={(by) => change({ by })}
          always
        />
        <OrganField className="wide" value={search.organId} onChange={(organId) => change({ organId })} />
      </search>
      <Answered reading={reading}>
        {(statistics) => <Table key={JSON.stringify(search)} statistics={statistics} search={search} />}
      </Answered>
    </Page>
  )
}

function Table({ statistics, search }: { statistics: Statistics; search: StatisticsSearch }): ReactElement {
  const [opened, setOpened] = useState<BehindAsked | null>(null)
  const { lines, total, undated, year } = statistics
  const by = search.by ?? 'organ'
  const sum: StatisticsLine = { key: '', name: '合计', figures: total }
  const file = (format: string) =>
    `/api/inspection/statistics/table?${new URLSearchParams({ ...(search as Record<string, string>), by, year: String(year), format }).toString()}`
  const figure = ([name, label]: [StatisticsFigure, string]): TableColumn<StatisticsLine> => ({
    title: label,
    number: true,
    cell: (line) => {
      const asked = behindOf(line, name, by, { ...search, year })
      if (line.figures[name] === 0 || asked === null) return line.figures[name]
      return (
        <button
          type="button"
          className="plain"
          aria-label={`${line.name}，${label} ${line.figures[name]}`}
          onClick={() => setOpened(asked)}
        >
          {line.figures[name]}
        </button>
      )
    },
  })
  return (
    <>
      <DataTable
        caption={by === 'year' ? '各年公开的信息' : `${year} 年公开的信息`}
        rows={lines.length === 0 ? [] : [...lines, sum]}
        keyOf={(line) => line.key || 'sum'}
        empty="这一年没有公开信息。"
        columns={[{ title: STATISTICS_BY[by], names: true, cell: (line) => line.name }, ...FIGURES.map(figure)]}
      />
      {undated > 0 && <p className="quiet">另有 {undated} 条已公开信息不知道公开日期，不计入任何一年。</p>}
      <p className="buttons">
        <a className="button-link" href={file('xlsx')}>
          下载 Excel
        </a>
        <a className="button-link" href={file('csv')}>
          下载 CSV
        </a>
      </p>
      {opened && <Behind asked={opened} onClose={() => setOpened(null)} />}
    </>
  )
}
