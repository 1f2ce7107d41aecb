import { SITE_ID } from '../../platform/cache/cache.js'
import type { Db } from '../../platform/db/database.js'
import { isMain, readSites, type Site } from '../../platform/site/site.js'
import { publishedReports, reportAddressOf } from '../annual-report/index.js'
import { catalogueAddress, organsWithCatalogue } from '../catalogue/index.js'
import { DISCLOSURE_NODES, type Organ, organById, organsBelow } from '../organs/index.js'
import { columnsOf, countsOf } from '../publishing/index.js'
import type { Section, SitePage } from './sections.js'

/** What stands under 政府信息公开: the organs with what they have, the reports, and the lists over all of them. */
export async function ownSections(db: Db, site: Site): Promise<Section[]> {
  const organs = await organsOfSite(db, site)
  const reports = await publishedReports(db, site)
  const catalogued = await organsWithCatalogue(db)
  return [
    { title: '常用', pages: USED.map(([title, href]) => ({ title, href })) },
    { title: '政府信息公开', pages: (await Promise.all(organs.map((organ) => pagesOf(db, organ, catalogued.has(organ.id))))).flat() },
    ...(isMain(site) ? [await otherSites(db)] : []),
    {
      title: '政府信息公开工作年度报告',
      pages: reports.map(({ organ, row }) => ({
        title: `${organ.shortName}${row.year}年年度报告`,
        href: reportAddressOf({ organId: organ.id, year: row.year }),
        changedOn: row.published_on,
      })),
    },
  ]
}

/** The sites below a path, for whoever looks for a district or a department; those with a host of their own are elsewhere. */
async function otherSites(db: Db): Promise<Section> {
  const sites = await readSites(db)
  return { title: '下级和部门站点', pages: sites.flatMap(({ name, path }) => (path === null ? [] : [{ title: name, href: `${path}/` }])) }
}

/** The organ of the site and all below it; of the main one, all below the root that it stands under. */
async function organsOfSite(db: Db, site: Site): Promise<Organ[]> {
  const own = await organById(db, site.organId)
  return own ? organsBelow(db, isMain(site) ? (own.path.split('/')[0] as string) : own.path) : []
}

const USED: [string, string][] = [
  ['首页', '/'],
  ['政府信息公开', '/zfxxgk'],
  ['政策文件库', '/zfxxgk/zhengce'],
  ['年度报告汇总', '/nianbao'],
  ['机构名录', '/jigou'],
  ['数据开放', '/kaifang'],
  ['工作日历', '/rili'],
  ['我要纠错', '/jiucuo'],
  ['搜索', '/sousuo'],
]

async function pagesOf(db: Db, organ: Organ, hasCatalogue: boolean): Promise<SitePage[]> {
  const columns = (await columnsOf(db, SITE_ID, organ)).filter(({ hidden, kind }) => !hidden && kind !== 'link')
  const ids = columns.map(({ id }) => id)
  const counts = await countsOf(db, SITE_ID, ids)
  const root = `/zfxxgk/${organ.id}`
  const nodes = DISCLOSURE_NODES.map(({ key }) => `${root}/${key}`)
  return [
    { title: organ.name, href: root, depth: 0 },
    ...(hasCatalogue ? [{ title: '基层政务公开标准目录', href: catalogueAddress(organ.id), depth: 1 }] : []),
    ...columns
      .map((column) => ({ column, count: counts.get(column.id) }))
      .filter(({ column, count }) => nodes.includes(`/${column.id}`) || (count?.shown ?? 0) > 0)
      .map(({ column, count }) => ({
        title: column.name,
        href: `/${column.id}`,
        depth: column.id.split('/').length - 2,
        changedOn: count?.newest ?? null,
      })),
  ]
}
