import { sql } from 'kysely'
import { SITE_ID } from '../cache/cache.js'
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

export interface Site {
  name: string
  /** The host that it is known under, for SiteDomain; null: not known. */
  domain: string | null
  /** The organ whose site it is. */
  organId: string
  /** A demonstration says so on every page. */
  demo: boolean
  /** `covers`: addresses elsewhere whose pages belong to this module too. */
  navigation: { label: string; href: string; covers?: string[] }[]
  marks: Record<SiteMark, string | null>
}

/** What stands there before anything was set up. */
export const BLANK_SITE: Site = {
  name: '政府信息公开平台',
  domain: null,
  organId: '',
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

/** The settings of the site. */
export async function readSite(db: Db): Promise<Site> {
  const row = await db.selectFrom('site').select('settings').where('id', '=', SITE_ID).executeTakeFirst()
  return row ? { ...BLANK_SITE, ...(JSON.parse(row.settings) as Site) } : BLANK_SITE
}

/** Replaces the settings. The caller invalidates the pages and writes the ledger entry. */
export async function writeSite(tx: Tx, site: Site): Promise<void> {
  const settings = JSON.stringify(site)
  await tx
    .insertInto('site')
    .values({ id: SITE_ID, settings })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ settings: sql`excluded.settings` }))
    .execute()
}

/** The marks that are not known yet. */
export function missingMarks(site: Site): SiteMark[] {
  return (Object.keys(SITE_MARKS) as SiteMark[]).filter((mark) => !site.marks[mark])
}
