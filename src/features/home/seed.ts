import type { Platform } from '../../platform/platform.js'
import { BLANK_SITE, type Site, writeSite } from '../../platform/site/site.js'
import type { Column } from './column.js'
import { FRONT_COLUMN } from './demo/front.js'
import { MODULES } from './demo/modules.js'
import { OPENNESS } from './demo/openness.js'
import { TOPICS } from './demo/topics.js'
import { saveColumn } from './store.js'

/** Every column of the demonstration. */
export const DEMO_COLUMNS: Column[] = [FRONT_COLUMN, ...MODULES, ...OPENNESS, ...TOPICS]

/** What belongs to 政务公开 though it has an address of its own. */
const OPENNESS_ELSEWHERE = ['/zfxxgk', '/nianbao', '/rili', '/jigou']

/** 乐都 as a site inside 海东. The footer's marks stay unknown: nobody has told them. */
const DEMO_SITE: Site = {
  ...BLANK_SITE,
  name: '海东市乐都区人民政府',
  organId: 'ledu',
  demo: true,
  navigation: MODULES.map(({ title, path }) => ({ label: title, href: path, covers: path === '/zwgk' ? OPENNESS_ELSEWHERE : [] })),
}

export async function seedHome({ database, cache }: Platform): Promise<void> {
  await database.transaction(async (tx) => {
    await writeSite(tx, DEMO_SITE)
    for (const column of DEMO_COLUMNS) await saveColumn(tx, column)
    await cache.invalidate(tx)
  })
}
