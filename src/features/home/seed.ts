import { SITE_ID } from '../../platform/cache/cache.js'
import type { Tx } from '../../platform/db/database.js'
import type { Platform } from '../../platform/platform.js'
import { BLANK_SITE, readSite, type Site, writeSite } from '../../platform/site/site.js'
import { indexDocument, registerSource, type Searchable } from '../search/index.js'
import type { Column } from './column.js'
import { FRONT_COLUMN } from './demo/front.js'
import { MODULES } from './demo/modules.js'
import { OPENNESS } from './demo/openness.js'
import { SOURCES, type Source } from './demo/papers.js'
import { TOPICS } from './demo/topics.js'
import { addressOf, textOf } from './pages/sourcePages.js'
import { saveColumn } from './store.js'

/** Every column of the demonstration. */
export const DEMO_COLUMNS: Column[] = [FRONT_COLUMN, ...MODULES, ...OPENNESS, ...TOPICS]

/** What belongs to 政务公开 though it has an address of its own. */
const OPENNESS_ELSEWHERE = ['/zfxxgk', '/nianbao', '/rili', '/jigou', '/xinxi']

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
    for await (const paper of searchablePapers(tx)) await indexDocument(tx, paper)
    await cache.invalidate(tx)
  })
}

/** The demonstration's papers stay found when the index is made anew. */
export function registerPapers(platform: Platform): void {
  registerSource(platform, { name: 'source', all: searchablePapers })
}

async function* searchablePapers(tx: Tx): AsyncIterable<Searchable> {
  if (!(await readSite(tx)).demo) return
  for (const source of SOURCES.filter(({ organId }) => organId === null)) yield await searchableSource(source)
}

/** A paper that is nobody's annual report is found as itself. */
async function searchableSource(source: Source): Promise<Searchable> {
  const href = addressOf(source.id)
  return {
    siteId: SITE_ID,
    id: `source:${source.id}`,
    kind: 'source',
    title: source.title,
    href,
    organId: '',
    organName: '',
    documentNo: null,
    topic: null,
    genre: null,
    publishedOn: null,
    year: source.year,
    validity: null,
    interpreted: false,
    parts: [{ name: source.file, href, text: await textOf(source) }],
  }
}
