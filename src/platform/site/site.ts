import { sql } from 'kysely'
import type { Db, Tx } from '../db/database.js'

/** The marks of the footer that 国办发〔2017〕47号 asks of a government portal. null: not known. */
export const SITE_MARKS = {
  sponsor: '主办单位',
  operator: '承办单位',
  contact: '联系方式',
  siteCode: '网站标识码',
  icp: 'ICP备案号',
  police: '公网安备号',
  partyGovernmentMark: '党政机关网站标识',
} as const
export type SiteMark = keyof typeof SITE_MARKS

/** The site that shows everything, and answers wherever no other does. */
export const MAIN_SITE = 'main'

/** 站点: a face on the one pool of content (统一信息资源库), with its own addresses, marks and navigation. */
export interface Site {
  id: string
  name: string
  /** The host that it is known under, for SiteDomain; null: not known. */
  domain: string | null
  /** The organ whose site it is: what that organ and all below it make public stands here. */
  organId: string
  /** Host names that are this site's alone, in lower case and without a port; the first is the one in whole addresses. */
  hosts: string[]
  /** The first part of its addresses on hosts that are nobody's: `/ledu`. null: it has none. */
  path: string | null
  /** A demonstration says so on every page. */
  demo: boolean
  /** `covers`: addresses elsewhere whose pages belong to this module too. */
  navigation: { label: string; href: string; covers?: string[] }[]
  marks: Record<SiteMark, string | null>
}

/** What stands there before anything was set up. */
export const BLANK_SITE: Site = {
  id: MAIN_SITE,
  name: '政府信息公开平台',
  domain: null,
  organId: '',
  hosts: [],
  path: null,
  demo: false,
  navigation: [],
  marks: { sponsor: null, operator: null, contact: null, siteCode: null, icp: null, police: null, partyGovernmentMark: null },
}

interface SiteTable {
  id: string
  settings: string
}
declare module '../db/database.js' {
  interface Schema {
    site: SiteTable
  }
}

/** Every site, the main one first and the others by id. */
export async function readSites(db: Db | Tx): Promise<Site[]> {
  const rows = await db.selectFrom('site').selectAll().orderBy('id').execute()
  const sites = rows.map(({ id, settings }): Site => ({ ...BLANK_SITE, ...(JSON.parse(settings) as Site), id }))
  return [sites.find(isMain) ?? BLANK_SITE, ...sites.filter((site) => !isMain(site))]
}

/** The settings of the main site. */
export async function readSite(db: Db): Promise<Site> {
  return (await readSites(db))[0] as Site
}

/** Replaces the settings. The caller invalidates the pages, writes the ledger entry and loads the sites anew. */
export async function writeSite(tx: Tx, site: Site): Promise<void> {
  const settings = JSON.stringify(site)
  await tx
    .insertInto('site')
    .values({ id: site.id, settings })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ settings: sql`excluded.settings` }))
    .execute()
}

/** The marks that are not known yet. */
export function missingMarks(site: Site): SiteMark[] {
  return (Object.keys(SITE_MARKS) as SiteMark[]).filter((mark) => !site.marks[mark])
}

export const isMain = ({ id }: Pick<Site, 'id'>): boolean => id === MAIN_SITE
