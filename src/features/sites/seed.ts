import type { Platform } from '../../platform/platform.js'
import { BLANK_SITE, isMain, readSites, type Site, writeSite } from '../../platform/site/site.js'
import { enqueueFollowing } from './followers.js'

/** 平安区 as a site below a path: one of the five reports is its own, and nothing more is said of it than that report says. */
const PINGAN: Site = {
  ...BLANK_SITE,
  id: 'pingan',
  name: '海东市平安区人民政府',
  organId: 'pingan',
  path: '/pingan',
  demo: true,
  navigation: [
    { label: '政府信息公开', href: '/zfxxgk/pingan' },
    { label: '政策文件库', href: '/zfxxgk/zhengce' },
    { label: '年度报告', href: '/nianbao' },
    { label: '网站地图', href: '/ditu' },
  ],
}

/** Only beside the demonstration: an installation at work, which had no such feature when it began, gets nothing it did not ask for. */
export async function seedSites(platform: Platform): Promise<void> {
  await platform.database.transaction(async (tx) => {
    const rows = await tx.selectFrom('site').select('id').execute()
    const sites = await readSites(tx)
    if (rows.length > 0 && !sites.some((site) => isMain(site) && site.demo)) return
    if (sites.some(({ id }) => id === PINGAN.id)) return
    await writeSite(tx, PINGAN)
    await platform.cache.invalidate(tx)
    // Where the demonstration was there before, its documents are listed already.
    await enqueueFollowing(platform, tx)
  })
}
