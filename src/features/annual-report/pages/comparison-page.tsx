import { Select } from '../../../platform/html/form.js'
import type { Page, PageRequest } from '../../../platform/html/page.js'
import { Notice, TableBox } from '../../../platform/html/parts.js'
import { printNumber } from '../making/numbers.js'
import { publishedValues } from '../store/figures.js'
import { type Comparison, compare, MEASURES, type Measure } from './comparison.js'
import { addressOf } from './load.js'
import { type OnShelf, publishedReports } from './shelf.js'

/** 对比: one measure over years and organs, as bars and as the table beside them. Works without scripts. */
export async function comparisonPage({ platform, query, site }: PageRequest): Promise<Page> {
  const { db } = platform.database
  const all = await publishedReports(db, site)
  const measure = MEASURES.find(({ key }) => key === query.item) ?? (MEASURES[0] as Measure)
  const reports = query.organ ? all.filter(({ organ }) => organ.id === query.organ) : all
  const comparison = compare(measure, reports, await publishedValues(db, measure.paths))
  // The chart library is slow to load; a start without a visitor here does without it.
  const { chartOf } = await import('./chart.js')
  return {
    title: '年度报告对比',
    description: '各单位、各年度的政府信息公开工作年度报告数据对比，有图有表。',
    breadcrumb: [
      ['年度报告汇总', '/nianbao'],
      ['对比', '/nianbao/bijiao'],
    ],
    body: (
      <>
        <h1>年度报告对比</h1>
        <Choice all={all} item={measure.key} organ={query.organ ?? ''} />
        {reports.length === 0 ? <p>这个单位还没有公布年度报告。</p> : <Result comparison={comparison} chart={chartOf(comparison)} />}
      </>
    ),
  }
}

function Choice({ all, item, organ }: { all: OnShelf[]; item: string; organ: string }) {
  const organs = new Map(all.map((one) => [one.organ.id, one.organ.name]))
  return (
    <form method="get" action="/nianbao/bijiao" className="filter panel">
      <Select name="item" label="项目" value={item} options={MEASURES.map(({ key, label }) => [key, label])} />
      <Select name="organ" label="单位" value={organ} options={[['', '全部单位'], ...organs]} />
      <button type="submit">查看</button>
    </form>
  )
}

function Result({ comparison, chart }: { comparison: Comparison; chart: string }) {
  const { measure, years, rows } = comparison
  return (
    <>
      <h2>
        {measure.label}（{measure.unit}）
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <figure className="chart" tabIndex={0} aria-label={`${measure.label}对比图`}>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: SVG that the chart library draws from numbers and names it escapes */}
        <div aria-hidden="true" dangerouslySetInnerHTML={{ __html: chart }} />
        <figcaption>图中数据与下表相同。</figcaption>
      </figure>
      <TableBox caption={`${measure.label}（单位：${measure.unit}）`}>
        <thead>
          <tr>
            <th scope="col">单位</th>
            {years.map((year) => (
              <th key={year} scope="col">
                {year}年
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.organId}>
              <th scope="row">{row.name}</th>
              {row.values.map((value, index) => (
                <td key={years[index]} className="number">
                  {value === undefined ? (
                    <span className="unknown">没有数据</span>
                  ) : (
                    <a href={addressOf({ organId: row.organId, year: years[index] ?? 0 })}>
                      {value === null ? '空白' : printNumber(value)}
                    </a>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableBox>
      <Notice title="怎么看">
        <p>
          各单位的统计范围不同，市的数据可能包含所辖县区，不宜相加。2019、2020 年度与 2021
          年度以后的表格格式不同，含义不同的项目不放在一起比较；“没有数据”是报告没有公布或者当年的表格没有这一项。
        </p>
      </Notice>
    </>
  )
}
