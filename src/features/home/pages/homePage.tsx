import type { Page, PageRequest, PublicPage } from '../../../platform/html/page.js'
import { CardLinks } from '../../../platform/html/parts.js'
import { readSite, type Site } from '../../../platform/site/site.js'
import { organById } from '../../organs/index.js'
import type { Column } from '../column.js'
import { columnAt } from '../store.js'
import { Blocks } from './blocks.js'

/** The column whose blocks stand on the front page. */
export const FRONT = '/'

export const homePage: PublicPage = { path: '/', kept: true, render: front }

async function front({ platform }: PageRequest): Promise<Page> {
  const { db } = platform.database
  const site = await readSite(db)
  const [organ, column] = [await organById(db, site.organId), await columnAt(db, FRONT)]
  return {
    title: '',
    description: column?.lead ?? undefined,
    meta: { ColumnName: '首页', ColumnType: '首页' },
    body: <Front site={site} organName={organ?.shortName ?? ''} column={column} />,
  }
}

function Front({ site, organName, column }: { site: Site; organName: string; column: Column | null }) {
  const own = site.organId ? `/zfxxgk/${site.organId}` : '/zfxxgk'
  const entrances = [
    { href: own, title: '政府信息公开', text: `${organName}的指南、制度和法定主动公开内容` },
    { href: `${own}/nianbao`, title: '政府信息公开年报', text: '全文、表格和校验结果' },
    { href: `${own}/ysqgk`, title: '依申请公开', text: '收到和处理申请的情况' },
    { href: '/nianbao/bijiao', title: '年度对比', text: '几个单位、几个年度放在一起看' },
    { href: '/nianbao/jiance', title: '报告检查', text: '放进一份报告，看看对不对得上' },
    { href: '/rili', title: '工作日历', text: '期限是哪一天，怎么算出来的' },
  ]
  return (
    <>
      <h1 className="visually-hidden">{site.name}</h1>
      <section className="hero" aria-label="主要入口">
        <CardLinks items={entrances} />
      </section>
      {column && (
        <section className="front-figures" aria-labelledby="front-figures">
          <h2 id="front-figures">{column.title}</h2>
          {column.lead && <p className="lead">{column.lead}</p>}
          <Blocks blocks={column.blocks} />
          {column.source && <p className="source">资料来源：{column.source}</p>}
        </section>
      )}
    </>
  )
}
