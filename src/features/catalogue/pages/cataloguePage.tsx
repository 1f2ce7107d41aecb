import { today } from '../../../platform/clock.js'
import type { Page, PageRequest, PublicPage } from '../../../platform/html/page.js'
import { Badge, Notice } from '../../../platform/html/parts.js'
import { Download } from '../../../platform/http/mount.js'
import type { PublicFile } from '../../../platform/http/pages.js'
import { DisclosureLayout, disclosureTrail, type Organ, organById } from '../../organs/index.js'
import { titleOf } from '../change.js'
import { type Covered, coverageOf } from '../coverage.js'
import { fieldsOf, rowsInForce } from '../store.js'
import { catalogueAddress, catalogueTitle, XLSX } from '../title.js'
import { STANDINGS } from '../words.js'
import { catalogueWorkbook } from '../workbook.js'
import { type Chosen, chosenIn, countsOf, FACET_TITLES, FACETS, type Facet, fitting, labelOf, type Shown } from './shown.js'

/** 基层政务公开标准目录 of an organ: every row in force, with what is public under it. */
export const cataloguePage: PublicPage = { path: '/zfxxgk/:organ/biaozhunmulu', kept: true, query: [...FACETS], render: page }

/** The same in the official columns. */
export const catalogueFile: PublicFile = { path: '/zfxxgk/:organ/biaozhunmulu.xlsx', kept: true, query: ['lingyu'], render: file }

interface View {
  organ: Organ
  rows: Shown[]
  chosen: Chosen
  /** 领域 → the day since which its version is in force. */
  since: Map<string, string>
}

async function page({ platform, params, query }: PageRequest): Promise<Page | null> {
  const { db } = platform.database
  const organ = await organById(db, params.organ ?? '')
  if (!organ) return null
  const fields = await fieldsOf(db, organ.id)
  const rows = await coverageOf(db, await rowsInForce(db, [organ.id]), today(platform.clock))
  const since = new Map(fields.flatMap(({ field, adoptedOn }) => (adoptedOn === null ? [] : [[field, adoptedOn] as const])))
  const title = catalogueTitle(organ)
  return {
    title,
    description: `${title}：公开事项、内容、依据、时限、主体和渠道，以及每个事项已经公开的信息。`,
    breadcrumb: disclosureTrail(organ, ['基层政务公开标准目录', catalogueAddress(organ.id)]),
    meta: { ColumnName: '基层政务公开标准目录', ColumnType: '信息公开目录' },
    body: (
      <DisclosureLayout organ={organ} current="fdzdgknr">
        <h1>{title}</h1>
        {rows.length === 0 ? <Nothing organ={organ} /> : <Catalogue view={{ organ, rows, chosen: chosenIn(query), since }} />}
      </DisclosureLayout>
    ),
  }
}

async function file({ platform, params, query }: PageRequest): Promise<Download | null> {
  const { db } = platform.database
  const organ = await organById(db, params.organ ?? '')
  if (!organ) return null
  const rows = (await rowsInForce(db, [organ.id])).filter(({ field }) => !query.lingyu || field === query.lingyu)
  if (rows.length === 0) return null
  const title = catalogueTitle(organ)
  return new Download(await catalogueWorkbook(title, rows), XLSX, `${title}${query.lingyu ? `（${query.lingyu}）` : ''}.xlsx`)
}

function Nothing({ organ }: { organ: Organ }) {
  return (
    <Notice title="目录还没有录入">
      <p>
        {organ.shortName}的标准目录还没有录入本网站，这里不列空目录。法定主动公开的内容请看
        <a href={`/zfxxgk/${organ.id}/fdzdgknr`}>法定主动公开内容</a>，没有找到的可以<a href={`/zfxxgk/${organ.id}/ysqgk`}>申请公开</a>。
      </p>
    </Notice>
  )
}

function Catalogue({ view }: { view: View }) {
  const { organ, rows, chosen, since } = view
  const found = fitting(rows, chosen)
  const filled = found.filter(({ shown }) => shown > 0).length
  const field = chosen.lingyu
  return (
    <>
      <p className="lead">
        共 {since.size} 个领域 {rows.length} 个事项。点事项看公开要求和已经公开的信息。
      </p>
      <Filter view={view} />
      <p className="result-count" role="status">
        {found.length} 个事项，其中 {filled} 个已有公开信息
        {field && since.has(field) && `；${field}目录自 ${since.get(field)} 起施行`}
      </p>
      {found.length === 0 ? (
        <Notice title="没有符合条件的事项">
          <p>
            请去掉一个条件再试，或者<a href={catalogueAddress(organ.id)}>查看全部</a>。
          </p>
        </Notice>
      ) : (
        [...new Set(found.map((row) => row.field))].map((name) => (
          <Rows key={name} organ={organ} field={name} rows={found.filter((row) => row.field === name)} />
        ))
      )}
      <p className="hint list-files">
        下载官方列顺序的表格：
        <a href={`${catalogueAddress(organ.id)}.xlsx${field ? `?${new URLSearchParams({ lingyu: field }).toString()}` : ''}`}>XLSX</a>
      </p>
    </>
  )
}

function Filter({ view: { rows, chosen } }: { view: View }) {
  return (
    <form method="get" className="filter">
      {FACETS.map((facet) => (
        <div className="field" key={facet}>
          <label htmlFor={facet}>{FACET_TITLES[facet]}</label>
          <select id={facet} name={facet} defaultValue={chosen[facet] ?? ''}>
            <option value="">全部</option>
            {valuesFor(rows, chosen, facet).map(({ value, label, count }) => (
              <option key={value} value={value}>
                {label}（{count}）
              </option>
            ))}
          </select>
        </div>
      ))}
      <button type="submit">筛选</button>
    </form>
  )
}

/** What was chosen stays in the list when it leaves nothing. */
function valuesFor(rows: readonly Shown[], chosen: Chosen, facet: Facet) {
  const values = countsOf(rows, chosen, facet)
  const own = chosen[facet]
  return own === undefined || values.some(({ value }) => value === own)
    ? values
    : [{ value: own, label: labelOf(facet, own), count: 0 }, ...values]
}

function Rows({ organ, field, rows }: { organ: Organ; field: string; rows: Shown[] }) {
  return (
    <table className="cards">
      <caption>{field}</caption>
      <thead>
        <tr>
          {['序号', '公开事项', '公开时限', '公开主体', '公开情况'].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td data-head="序号">{row.n}</td>
            <th scope="row">
              <a href={`${catalogueAddress(organ.id)}/${row.id}`}>{titleOf(row.item)}</a>
            </th>
            <td data-head="公开时限">{row.item.timeLimit || '目录未载明'}</td>
            <td data-head="公开主体">{row.item.subject || '目录未载明'}</td>
            <td data-head="公开情况">
              <Coverage row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const KINDS = { empty: 'warning', stale: 'warning', filled: 'good', 'on-request': 'info' } as const

/** 已公开 n 条, and since when. */
export function Coverage({ row: { shown, newest, standing } }: { row: Covered }) {
  return (
    <>
      <Badge kind={KINDS[standing]}>{shown > 0 ? `已公开 ${shown} 条` : STANDINGS[standing]}</Badge>
      {newest && ` 最近更新 ${newest}`}
      {standing === 'stale' && `（${STANDINGS.stale}）`}
    </>
  )
}
