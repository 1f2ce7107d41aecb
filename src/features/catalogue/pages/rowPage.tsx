import type { ReactNode } from 'react'
import { CATALOGUE_LEVELS, type CatalogueItem } from '../../../../api/catalogue.js'
import type { PublicLine } from '../../../../api/publishing-view.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import type { Page, PageRequest, PublicPage } from '../../../platform/html/page.js'
import { Facts, Notice } from '../../../platform/html/parts.js'
import { DisclosureLayout, disclosureTrail, type Organ, organById } from '../../organs/index.js'
import { listUnderCatalogItem } from '../../publishing/index.js'
import { titleOf } from '../change.js'
import { type Covered, coverageOf } from '../coverage.js'
import { type Row, rowInForce } from '../store.js'
import { catalogueAddress } from '../title.js'
import { Coverage } from './cataloguePage.js'

/** One row of a standard catalogue: what it asks, and what is public under it. */
export const rowPage: PublicPage = { path: '/zfxxgk/:organ/biaozhunmulu/:row', kept: true, query: ['hou'], render: page }

async function page({ platform, params, query }: PageRequest): Promise<Page | null> {
  const { db } = platform.database
  const organ = await organById(db, params.organ ?? '')
  const found = organ && (await rowInForce(db, params.row ?? ''))
  if (!organ || !found || found.organId !== organ.id) return null
  const on = today(platform.clock)
  const [row] = await coverageOf(db, [found], on)
  if (!row) return null
  const list = await listUnderCatalogItem(db, SITE_ID, row.id, { today: on, ...(query.hou ? { after: query.hou } : {}) })
  const title = titleOf(row.item)
  const address = `${catalogueAddress(organ.id)}/${row.id}`
  return {
    title: `${title}（${row.field}）`,
    description: `${organ.shortName}基层政务公开标准目录，${row.field}领域：${title}。`,
    breadcrumb: disclosureTrail(organ, ['基层政务公开标准目录', catalogueAddress(organ.id)], [title, address]),
    meta: { ColumnName: '基层政务公开标准目录', ColumnType: '信息公开目录' },
    body: (
      <DisclosureLayout organ={organ} current="fdzdgknr">
        <h1>{title}</h1>
        <p>
          <Coverage row={row} />
        </p>
        <Requirements field={row.field} item={row.item} organ={organ} />
        <h2>已公开的信息</h2>
        {list.documents.length === 0 ? <Nothing organ={organ} row={row} /> : <Lines lines={list.documents} />}
        {list.next && (
          <p className="more">
            <a href={`${address}?${new URLSearchParams({ hou: list.next }).toString()}`}>下一页</a>
          </p>
        )}
      </DisclosureLayout>
    ),
  }
}

function Requirements({ field, item, organ }: { field: string; item: CatalogueItem; organ: Organ }) {
  const words = (text: string) => (text === '' ? '目录未载明' : <Words text={text} />)
  const target = [item.everybody ? '全社会' : '', item.group].filter(Boolean).join('；')
  const modes = [item.proactive ? '主动公开' : '', item.onRequest ? '依申请公开' : ''].filter(Boolean).join('、')
  return (
    <Facts
      items={[
        [
          '领域',
          <a key="field" href={`${catalogueAddress(organ.id)}?${new URLSearchParams({ lingyu: field }).toString()}`}>
            {field}
          </a>,
        ],
        ['公开内容（要素）', words(item.content)],
        ['公开依据', words(item.basis)],
        ['公开时限', words(item.timeLimit)],
        ['公开主体', words(item.subject)],
        ['公开渠道和载体', words(item.carriers.join('、'))],
        ['公开对象', words(target)],
        ['公开方式', words(modes)],
        ['公开层级', words(item.levels.map((level) => CATALOGUE_LEVELS[level]).join('、'))],
      ]}
    />
  )
}

/** Lines stay lines. */
function Words({ text }: { text: string }): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
  return text.split('\n').map((line, at) => (
    <span key={at}>
      {at > 0 ? <br /> : null}
      {line}
    </span>
  ))
}

function Lines({ lines }: { lines: PublicLine[] }) {
  return (
    <ul className="news">
      {lines.map((line) => (
        <li key={line.id}>
          <a href={line.href}>{line.title}</a>
          {line.publishedOn && <time dateTime={line.publishedOn}>{line.publishedOn}</time>}
        </li>
      ))}
    </ul>
  )
}

function Nothing({ organ, row }: { organ: Organ; row: Row & Covered }) {
  return (
    <Notice title="暂无公开的信息">
      <p>
        {row.standing === 'on-request' ? '这个事项依申请公开。' : '这个事项还没有公开的信息。'}需要的，可以
        <a href={`/zfxxgk/${organ.id}/ysqgk`}>申请公开</a>。
      </p>
    </Notice>
  )
}
