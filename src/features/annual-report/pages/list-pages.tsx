import type { Page, PageRequest } from '../../../platform/html/page.js'
import { Badge, CardLinks, Notice, TableBox, UNKNOWN } from '../../../platform/html/parts.js'
import { DisclosureLayout, disclosureTrail, organById } from '../../organs/index.js'
import { addressOf } from './load.js'
import { type OnShelf, publishedReports } from './shelf.js'

/** 年报 of one organ: all its years. */
export async function organReportsPage({ platform, params }: PageRequest): Promise<Page | null> {
  const { db } = platform.database
  const organ = await organById(db, params.organ ?? '')
  if (!organ) return null
  const reports = await publishedReports(db, undefined, organ.id)
  return {
    title: `${organ.shortName}政府信息公开年报`,
    description: `${organ.name}历年政府信息公开工作年度报告。`,
    breadcrumb: disclosureTrail(organ, ['政府信息公开年报', `/zfxxgk/${organ.id}/nianbao`]),
    meta: { ColumnName: '政府信息公开年报', ColumnType: '信息公开年报' },
    body: (
      <DisclosureLayout organ={organ} current="nianbao">
        <h1>政府信息公开年报</h1>
        {reports.length === 0 ? <NoReport /> : <ReportTable reports={reports} caption={`${organ.name}的年度报告`} />}
        {reports.length > 0 && (
          <CardLinks items={[{ href: `/nianbao/bijiao?organ=${organ.id}`, title: '历年对比', text: '同一个项目逐年的变化' }]} />
        )}
      </DisclosureLayout>
    ),
  }
}

/** All published reports by organ and year. */
export async function allReportsPage({ platform, query, site }: PageRequest): Promise<Page> {
  const all = await publishedReports(platform.database.db, site)
  const years = [...new Set(all.map(({ row }) => row.year))].sort((a, b) => b - a)
  const reports = query.year ? all.filter(({ row }) => String(row.year) === query.year) : all
  return {
    title: '政府信息公开工作年度报告汇总',
    description: '各单位各年度的政府信息公开工作年度报告，可以对比，可以下载全部数据。',
    breadcrumb: [['年度报告汇总', '/nianbao']],
    meta: { ColumnName: '政府信息公开年报', ColumnType: '信息公开年报' },
    body: (
      <>
        <h1>政府信息公开工作年度报告汇总</h1>
        <nav aria-label="按年度查看">
          <ul className="chips">
            <li>
              <a href="/nianbao" aria-current={query.year ? undefined : 'page'}>
                全部年度
              </a>
            </li>
            {years.map((year) => (
              <li key={year}>
                <a href={`/nianbao?year=${year}`} aria-current={query.year === String(year) ? 'page' : undefined}>
                  {year}年
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {reports.length === 0 ? <NoReport /> : <ReportTable reports={reports} caption={`共${reports.length}份报告`} withOrgan />}
        <CardLinks
          items={[
            { href: '/nianbao/bijiao', title: '对比', text: '选一个项目，看各单位、各年度的数' },
            { href: '/nianbao/shuju.csv', title: '下载全部数据', text: 'CSV 文件，一行一个单元格' },
            { href: '/nianbao/jiance', title: '检查一份报告', text: '放进一份年度报告，看看表格和文字对不对得上' },
          ]}
        />
      </>
    ),
  }
}

function ReportTable({ reports, caption, withOrgan = false }: { reports: OnShelf[]; caption: string; withOrgan?: boolean }) {
  return (
    <TableBox caption={caption}>
      <thead>
        <tr>
          {withOrgan && <th scope="col">单位</th>}
          <th scope="col">年度</th>
          <th scope="col">公布日期</th>
          <th scope="col">校验结果</th>
        </tr>
      </thead>
      <tbody>
        {reports.map(({ organ, row }) => {
          const address = addressOf({ organId: organ.id, year: row.year })
          return (
            <tr key={address}>
              {withOrgan && (
                <td>
                  <a href={`/zfxxgk/${organ.id}/nianbao`}>{organ.name}</a>
                </td>
              )}
              <th scope="row">
                <a href={address}>
                  {row.year}年<span className="visually-hidden">{organ.shortName}年度报告</span>
                </a>
              </th>
              <td>
                {row.published_on ? (
                  <time dateTime={row.published_on}>{row.published_on}</time>
                ) : (
                  <span className="unknown">{UNKNOWN}</span>
                )}
              </td>
              <td>
                <a href={`${address}/jiaoyan`}>
                  <Verdict row={row} />
                  <span className="visually-hidden">
                    ：{organ.shortName}
                    {row.year}年
                  </span>
                </a>
              </td>
            </tr>
          )
        })}
      </tbody>
    </TableBox>
  )
}

function Verdict({ row }: { row: OnShelf['row'] }) {
  if (row.errors === 0 && row.warnings === 0) return <Badge kind="good">没有问题</Badge>
  return <Badge kind={row.errors > 0 ? 'error' : 'warning'}>{`错误${row.errors}条，请核对${row.warnings}条`}</Badge>
}

function NoReport() {
  return (
    <Notice>
      <p>还没有公布年度报告。政府部门应当在每年 1 月 31 日前、县级以上人民政府应当在 3 月 31 日前公布上一年度的报告（条例第四十九条）。</p>
    </Notice>
  )
}
