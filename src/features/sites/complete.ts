import type { Db } from '../../platform/db/database.js'
import type { Platform } from '../../platform/platform.js'
import { isMain, missingMarks, SITE_MARKS, type Site } from '../../platform/site/site.js'
import type { Organ } from '../organs/index.js'

/** Something missing, or not as it should be. */
export interface Gap {
  about: string
  text: string
}

type Check = (db: Db, organ: Organ) => Promise<Gap[]>
const registered = new WeakMap<object, Check[]>()

/** Called once by a feature that knows more of what a site must have, when it is mounted. */
export function registerSiteCheck(platform: Pick<Platform, 'database'>, check: Check): void {
  registered.set(platform.database, [...(registered.get(platform.database) ?? []), check])
}

/** 完整性检查 (国办发〔2017〕47号): what the settings of a site miss, and what its features say of it. */
export async function gapsOf({ database }: Pick<Platform, 'database'>, site: Site, organ: Organ | null): Promise<Gap[]> {
  const found: Gap[] = [...missingMarks(site).map((mark) => ({ about: SITE_MARKS[mark], text: '还没有填写，页面显示“来源文档未载明”。' }))]
  if (!organ) return [...found, { about: '单位', text: '没有这个单位，请由系统管理员重新设置。' }]
  if (!namedAfter(site, organ)) found.push({ about: '网站名称', text: `应当以机构名称命名，写明“${organ.name}”或者“${organ.shortName}”。` })
  found.push(...addressGaps(site))
  for (const check of registered.get(database) ?? []) found.push(...(await check(database.db, organ)))
  return found
}

const namedAfter = ({ name }: Site, organ: Organ): boolean => [organ.name, organ.shortName].some((own) => name.includes(own))

/** 域名: only .gov.cn, or a Chinese one that ends in 政务. */
function addressGaps(site: Site): Gap[] {
  const foreign = site.hosts.filter((host) => !host.endsWith('.gov.cn') && !host.includes('xn--'))
  const gaps = foreign.map((host) => ({ about: '域名', text: `${host} 不是以 .gov.cn 结尾的域名。` }))
  if (!isMain(site) && site.hosts.length === 0 && site.path === null)
    gaps.push({ about: '地址', text: '既没有域名也没有路径，谁也打不开。' })
  if (site.domain !== null && site.hosts.length > 0 && !site.hosts.includes(site.domain))
    gaps.push({ about: '域名', text: `页面里写的是 ${site.domain}，它不在本站点的域名里。` })
  if (site.navigation.length === 0) gaps.push({ about: '导航', text: '主导航是空的。' })
  return gaps
}
