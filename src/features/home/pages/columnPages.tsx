import type { Page, PageRequest, PublicPage } from '../../../platform/html/page.js'
import { CardLinks } from '../../../platform/html/parts.js'
import { isMain } from '../../../platform/site/site.js'
import type { Column } from '../column.js'
import { columnAt, columnsUnder } from '../store.js'
import { Blocks } from './blocks.js'

/** The modules of the navigation and the pages under them: whatever column stands at the address. */
export const columnPages: PublicPage[] = ['/gaikuang', '/lingdao', '/zwgk', '/hudong', '/fuwu', '/zhuanti'].flatMap((module) => [
  { path: module, kept: true, render: (request) => columnPage(request, module) },
  { path: `${module}/:column`, kept: true, render: (request) => columnPage(request, `${module}/${request.params.column}`) },
])

/** Other pages send readers here, so it is there before anybody has written it. */
const INTERACTION = '/hudong'

const COLUMN_TYPES: Record<string, string> = {
  '/gaikuang': '概况信息',
  '/lingdao': '负责人信息',
  '/zwgk/wenjian': '政策文件',
  '/hudong': '咨询投诉',
  '/fuwu': '办事服务',
}

async function columnPage({ platform, site }: PageRequest, path: string): Promise<Page | null> {
  // The modules are the main site's own.
  if (!isMain(site)) return path === INTERACTION ? interactionPage(site.organId) : null
  const { db } = platform.database
  const column = await columnAt(db, path)
  if (!column) return path === INTERACTION ? interactionPage(site.organId) : null
  const parent = column.parent === null ? null : await columnAt(db, column.parent)
  const under = await columnsUnder(db, path)
  const type = COLUMN_TYPES[path]
  return {
    title: column.title,
    description: column.lead ?? undefined,
    breadcrumb: [...(parent ? [[parent.title, parent.path] as [string, string]] : []), [column.title, path]],
    meta: { ColumnName: column.title, ColumnDescription: column.lead ?? column.title, ...(type ? { ColumnType: type } : {}) },
    source: column.source ?? undefined,
    body: <ColumnBody column={column} under={under} />,
  }
}

function interactionPage(organId: string): Page {
  const disclosure = organId === '' ? '/zfxxgk' : `/zfxxgk/${organId}/ysqgk`
  const items = [
    { href: disclosure, title: '依申请公开', text: '申请获取政府信息，查询办理情况。' },
    { href: '/jiucuo', title: '我为政府网站找错', text: '指出网页上的错误，3 个工作日内答复。' },
    { href: '/sousuo', title: '搜索', text: '先找找有没有已经公开的信息。' },
  ]
  return {
    title: '政民互动',
    breadcrumb: [['政民互动', INTERACTION]],
    meta: { ColumnName: '政民互动', ColumnDescription: '政民互动' },
    body: (
      <>
        <h1>政民互动</h1>
        <CardLinks items={items} />
      </>
    ),
  }
}

function ColumnBody({ column, under }: { column: Column; under: Pick<Column, 'path' | 'title' | 'lead'>[] }) {
  return (
    <>
      <h1>{column.title}</h1>
      {column.lead && <p className="lead">{column.lead}</p>}
      <Blocks blocks={column.blocks} />
      {under.length > 0 && <CardLinks items={under.map(({ path, title, lead }) => ({ href: path, title, text: lead ?? undefined }))} />}
    </>
  )
}
