import type { ReactElement, ReactNode } from 'react'
import type { PublicLine } from '../../../../api/publishing-view.js'
import { VALIDITIES } from '../../../../api/publishing-words.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import { ListFiles } from '../../../platform/html/listFiles.js'
import type { Page, PageRequest, PublicPage } from '../../../platform/html/page.js'
import { CardLinks, HeadRow, Notice, TableBox, UNKNOWN } from '../../../platform/html/parts.js'
import { DISCLOSURE_NODES, DisclosureLayout, type Organ, organById } from '../../organs/index.js'
import { type Column, NODES_ELSEWHERE } from '../columns/column.js'
import { columnById, columnsOf } from '../columns/tree.js'
import { listPublished, publishedDocument } from '../front.js'
import { addressOf } from '../id.js'
import { type ColumnCount, countsOf, directIn } from '../store/placements.js'
import { DocumentBody } from './documentBody.js'
import { nodeOf } from './documentPage.js'
import { trailOf } from './trail.js'

const PAGE_SIZE = 20
const QUERY = ['hou', 'nian', 'youxiaoxing']
/** Named in a table with their articles, so that what is empty is said to be so. */
const ITEMS_NODE = 'fdzdgknr'

const own = DISCLOSURE_NODES.filter(({ key }) => !NODES_ELSEWHERE.includes(key))

/** The site's own columns; the nodes of an organ's 政府信息公开 that documents are published into, and every column below them. */
export const columnPages: PublicPage[] = [{ path: '/lanmu/*', kept: true, query: QUERY, render: ownColumnPage }, ...own.flatMap(nodePages)]

function nodePages({ key }: (typeof own)[number]): PublicPage[] {
  const at = (rest: string) => (request: PageRequest) => nodePage(request, `${key}${rest === '' ? '' : `/${request.params[rest] ?? ''}`}`)
  return [
    { path: `/zfxxgk/:organ/${key}`, kept: true, query: QUERY, render: at('') },
    { path: `/zfxxgk/:organ/${key}/*`, kept: true, query: QUERY, render: at('*') },
  ]
}

/** Everything that a column's page shows. */
interface View {
  organ: Organ
  column: Column
  columns: Column[]
  counts: Map<string, ColumnCount>
  query: Record<string, string>
  list: { documents: PublicLine[]; next: string | null }
}

async function nodePage(request: PageRequest, place: string): Promise<Page | null> {
  const organ = await organById(request.platform.database.db, request.params.organ ?? '')
  return organ && columnPage(request, organ, `zfxxgk/${organ.id}/${place}`)
}

async function ownColumnPage(request: PageRequest): Promise<Page | null> {
  const { db } = request.platform.database
  const id = `lanmu/${request.params['*'] ?? ''}`
  const column = await columnById(db, SITE_ID, id)
  const organ = column && (await organById(db, column.organId))
  return organ && columnPage(request, organ, id)
}

async function columnPage({ platform, query }: PageRequest, organ: Organ, id: string): Promise<Page | null> {
  const { db } = platform.database
  const columns = (await columnsOf(db, SITE_ID, organ)).filter((one) => !one.hidden)
  const column = columns.find((one) => one.id === id)
  if (!column) return null
  const counts = await countsOf(
    db,
    SITE_ID,
    columns.map((one) => one.id),
  )
  const on = today(platform.clock)
  const list = await listPublished(db, SITE_ID, {
    columnId: column.id,
    limit: PAGE_SIZE,
    today: on,
    ...(query.hou ? { after: query.hou } : {}),
    ...(query.nian && /^\d{4}$/.test(query.nian) ? { year: Number(query.nian) } : {}),
    ...(query.youxiaoxing ? { validity: query.youxiaoxing } : {}),
  })
  const single = column.kind === 'page' ? (await directIn(db, SITE_ID, column.id, 1))[0] : undefined
  const document = single ? await publishedDocument(db, SITE_ID, single, on) : null
  const view: View = { organ, column, columns, counts, query, list }
  return {
    title: `${organ.shortName}${column.name}`,
    description: column.lead ?? `${organ.name}：${column.name}。`,
    breadcrumb: trailOf(organ, columns, column),
    ...(document ? {} : { list: column.id }),
    meta: {
      ColumnName: column.name,
      ColumnDescription: column.lead ?? column.name,
      ColumnKeywords: [column.name, organ.shortName].join(','),
      ColumnType: column.columnType ?? '信息公开目录',
    },
    ...(document?.content.source ? { source: document.content.source } : {}),
    body: framed(view, document ? <DocumentBody document={document} address={addressOf(document.id)} /> : <ColumnBody view={view} />),
  }
}

/** Beside the menu of the organ's 政府信息公开, where it belongs there. */
function framed({ organ, column }: View, body: ReactElement): ReactElement {
  const node = nodeOf(column)
  if (node === null) return body
  return (
    <DisclosureLayout organ={organ} current={node}>
      {body}
    </DisclosureLayout>
  )
}

function ColumnBody({ view }: { view: View }) {
  const { column, columns, list, counts } = view
  const below = columns.filter((one) => one.parentId === column.id)
  const { shown, newest } = counts.get(column.id) ?? { shown: 0, newest: null }
  return (
    <>
      <h1>{column.name}</h1>
      {shown > 0 && newest && (
        <p className="hint">
          最近更新：<time dateTime={newest}>{newest}</time>
        </p>
      )}
      {column.lead && <p className="lead">{column.lead}</p>}
      {column.article && <p className="hint">依据：{column.article}</p>}
      {column.id.split('/')[2] === ITEMS_NODE && column.locked ? (
        <Items below={below} counts={counts} />
      ) : (
        <Below below={below} counts={counts} />
      )}
      {list.documents.length === 0 ? <Nothing view={view} shown={shown} /> : <List view={view} shown={shown} />}
    </>
  )
}

/** The items of arts. 20 and 21 with how much stands under each; what has nothing yet is said plainly, and not as an empty page. */
function Items({ below, counts }: { below: Column[]; counts: Map<string, ColumnCount> }) {
  const shownIn = (column: Column) => counts.get(column.id)?.shown ?? 0
  const filled = below.filter((column) => shownIn(column) > 0)
  const empty = below.filter((column) => shownIn(column) === 0)
  return (
    <>
      {filled.length > 0 && (
        <TableBox caption="法定主动公开事项">
          <HeadRow heads={['事项', '依据', '条数', '最近更新']} />
          <tbody>
            {filled.map((column) => (
              <tr key={column.id}>
                <th scope="row">
                  <a href={`/${column.id}`}>{column.name}</a>
                </th>
                <td>{column.article}</td>
                <td>{shownIn(column)}</td>
                <td>{counts.get(column.id)?.newest ?? UNKNOWN}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
      {empty.length > 0 && <p className="hint">暂无公开信息的事项：{empty.map((column) => column.name).join('、')}。</p>}
    </>
  )
}

function Below({ below, counts }: { below: Column[]; counts: Map<string, ColumnCount> }) {
  const filled = below.filter((column) => (counts.get(column.id)?.shown ?? 0) > 0 || column.kind === 'link')
  if (filled.length === 0) return null
  return (
    <CardLinks
      items={filled.map((column) => ({
        href: column.kind === 'link' ? (column.href ?? `/${column.id}`) : `/${column.id}`,
        title: column.name,
        text: column.kind === 'link' ? '链接' : `${counts.get(column.id)?.shown ?? 0} 条`,
      }))}
    />
  )
}

function List({ view, shown }: { view: View; shown: number }) {
  const { column, query, list } = view
  const isTable = column.kind === 'documents'
  const filtered = query.nian || query.youxiaoxing
  return (
    <>
      <h2>{filtered ? '筛选结果' : '全部信息'}</h2>
      {isTable && <Filter query={query} />}
      {isTable ? <Papers lines={list.documents} /> : <Lines lines={list.documents} />}
      <p className="more">
        {!filtered && `共 ${shown} 条　`}
        {query.hou && <a href={hrefOf(view, {})}>首页</a>}
        {list.next && <a href={hrefOf(view, { hou: list.next })}>下一页</a>}
      </p>
      <ListFiles name={column.id} />
    </>
  )
}

function Filter({ query }: { query: Record<string, string> }) {
  return (
    <form method="get" className="filter">
      <div className="field">
        <label htmlFor="nian">年份</label>
        <input id="nian" name="nian" inputMode="numeric" pattern="[0-9]{4}" defaultValue={query.nian ?? ''} />
      </div>
      <div className="field">
        <label htmlFor="youxiaoxing">有效性</label>
        <select id="youxiaoxing" name="youxiaoxing" defaultValue={query.youxiaoxing ?? ''}>
          <option value="">全部</option>
          {(['in-force', 'amended', 'repealed', 'expired', 'unknown'] as const).map((value) => (
            <option key={value} value={value}>
              {VALIDITIES[value]}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">筛选</button>
    </form>
  )
}

function Papers({ lines }: { lines: PublicLine[] }) {
  const unknown = (value: ReactNode) => value ?? <span className="unknown">{UNKNOWN}</span>
  return (
    <TableBox caption="文件">
      <HeadRow heads={['序号', '标题', '发文字号', '成文日期', '发布日期', '有效性']} />
      <tbody>
        {lines.map((line, at) => (
          <tr key={line.id}>
            <td>{at + 1}</td>
            <th scope="row">
              <a href={line.href} title={line.title}>
                {line.title}
              </a>
            </th>
            <td>{unknown(line.documentNo)}</td>
            <td>{unknown(line.signedOn)}</td>
            <td>{unknown(line.publishedOn)}</td>
            <td>{VALIDITIES[line.validity]}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}

function Lines({ lines }: { lines: PublicLine[] }) {
  return (
    <ul className="news">
      {lines.map((line) => (
        <li key={line.id}>
          <a href={line.href} title={line.title}>
            {line.title}
          </a>
          {line.publishedOn ? <time dateTime={line.publishedOn}>{line.publishedOn}</time> : <span>发布日期{UNKNOWN}</span>}
        </li>
      ))}
    </ul>
  )
}

function Nothing({ view: { organ, column, query }, shown }: { view: View; shown: number }) {
  if (shown > 0 && (query.nian || query.youxiaoxing)) {
    return (
      <Notice title="没有符合条件的信息">
        <p>
          请去掉一个条件再试，或者<a href={`/${column.id}`}>查看全部</a>。
        </p>
      </Notice>
    )
  }
  return (
    <Notice title="暂无公开的信息">
      <p>
        {organ.shortName}在“{column.name}”下还没有公开的信息。需要的信息没有找到，可以<a href={`/zfxxgk/${organ.id}/ysqgk`}>申请公开</a>。
      </p>
    </Notice>
  )
}

function hrefOf({ column, query }: View, change: Record<string, string>): string {
  const { hou: _, ...kept } = query
  const search = new URLSearchParams({ ...kept, ...change }).toString()
  return search === '' ? `/${column.id}` : `/${column.id}?${search}`
}
