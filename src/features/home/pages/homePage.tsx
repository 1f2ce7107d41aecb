import type { PublicLine } from '../../../../api/publishing-view.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import type { Page, PageRequest, PublicPage } from '../../../platform/html/page.js'
import { CardLinks, UNKNOWN } from '../../../platform/html/parts.js'
import type { Platform } from '../../../platform/platform.js'
import { isMain, type Site } from '../../../platform/site/site.js'
import { type OnShelf, publishedReports } from '../../annual-report/index.js'
import { organById } from '../../organs/index.js'
import { listPublished } from '../../publishing/index.js'
import type { Column } from '../column.js'
import { columnAt, columnsUnder } from '../store.js'
import { Blocks } from './blocks.js'

/** The column whose blocks stand on the front page. */
const FRONT = '/'
const LATEST = 6
const NEWEST = 7

export const homePage: PublicPage = { path: '/', kept: true, render: front }

interface FrontProps {
  site: Site
  organName: string
  column: Column | null
  reports: OnShelf[]
  news: PublicLine[]
  openness: Pick<Column, 'path' | 'title' | 'lead'>[]
}

async function front({ platform, site }: PageRequest): Promise<Page> {
  const { db } = platform.database
  const organ = await organById(db, site.organId)
  const reports = [...(await publishedReports(db, site))].sort((a, b) => b.row.year - a.row.year).slice(0, LATEST)
  const props = {
    site,
    organName: organ?.shortName ?? '',
    column: isMain(site) ? await columnAt(db, FRONT) : null,
    reports,
    news: await newest(platform, site),
    openness: isMain(site) ? await columnsUnder(db, '/zwgk') : [],
  }
  return {
    title: '',
    description: `${site.name}：政府信息公开、年度报告、政民互动和政务服务。`,
    meta: { ColumnName: '首页', ColumnType: '首页' },
    body: <Front {...props} />,
  }
}

/** What came last; guides and the like stand in their columns and are no news. */
async function newest({ database, clock }: Platform, site: Site): Promise<PublicLine[]> {
  const { documents } = await listPublished(database.db, SITE_ID, { site, limit: NEWEST * 3, today: today(clock) })
  return documents.filter(({ instrument }) => instrument !== 'page').slice(0, NEWEST)
}

function Front({ site, organName, column, reports, news, openness }: FrontProps) {
  return (
    <div className="front">
      <h1 className="visually-hidden">{site.name}</h1>
      <section className="hero" aria-label="主要入口">
        <CardLinks items={entrances(site.organId ? `/zfxxgk/${site.organId}` : '/zfxxgk', organName)} />
      </section>
      <div className="halves">
        {news.length > 0 && (
          <section className="panel" aria-labelledby="front-news">
            <h2 id="front-news">最新公开</h2>
            <News news={news} />
            <p className="more">
              <a href="/zfxxgk/zhengce">政策文件库</a>
            </p>
          </section>
        )}
        <section className="panel" aria-labelledby="front-reports">
          <h2 id="front-reports">政府信息公开年报</h2>
          {reports.length === 0 ? <p>还没有公布年度报告。</p> : <Reports reports={reports} />}
          <p className="more">
            <a href="/nianbao/bijiao">年度对比</a>　<a href="/nianbao">全部年度报告</a>
          </p>
        </section>
      </div>
      {column && (
        <section className="panel" aria-labelledby="front-figures">
          <h2 id="front-figures">{column.title}</h2>
          {column.lead && <p className="lead">{column.lead}</p>}
          <Blocks blocks={column.blocks} />
          {column.source && <p className="hint">资料来源：{column.source}</p>}
        </section>
      )}
      {openness.length > 0 && (
        <section className="panel" aria-labelledby="front-openness">
          <h2 id="front-openness">政务公开</h2>
          <CardLinks items={openness.map(({ path, title }) => ({ href: path, title }))} />
        </section>
      )}
    </div>
  )
}

function News({ news }: { news: PublicLine[] }) {
  return (
    <ul className="news">
      {news.map(({ id, href, title, publishedOn }) => (
        <li key={id}>
          <a href={href}>{title}</a>
          {publishedOn ? <time dateTime={publishedOn}>{publishedOn}</time> : <span>发布日期{UNKNOWN}</span>}
        </li>
      ))}
    </ul>
  )
}

function Reports({ reports }: { reports: OnShelf[] }) {
  return (
    <ul className="news">
      {reports.map(({ organ, row }) => (
        <li key={`${organ.id}-${row.year}`}>
          <a href={`/zfxxgk/${organ.id}/nianbao/${row.year}`}>
            {organ.shortName}
            {row.year}年政府信息公开工作年度报告
          </a>
          {row.published_on ? <time dateTime={row.published_on}>{row.published_on}</time> : <span>公布日期{UNKNOWN}</span>}
        </li>
      ))}
    </ul>
  )
}

function entrances(own: string, organName: string) {
  return [
    { href: own, title: '政府信息公开', text: `${organName}的指南、制度和法定主动公开内容` },
    { href: '/zfxxgk/zhengce', title: '政策文件库', text: '按有效性、机关、主题和年份找文件' },
    { href: `${own}/ysqgk`, title: '依申请公开', text: '在线申请、办理查询、统计' },
    { href: `${own}/nianbao`, title: '年度报告', text: '全文、表格和校验结果' },
    { href: '/nianbao/jiance', title: '报告检查', text: '放进一份报告，看看对不对得上' },
    { href: '/rili', title: '工作日历', text: '期限是哪一天，怎么算出来的' },
  ]
}
