import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import type { Tx } from '../../../platform/db/database.js'
import type { Platform } from '../../../platform/platform.js'
import { foldTidy, tidyText } from '../../../platform/text/fold.js'
import { organById } from '../../organs/index.js'
import { type Indexable, type PublicCause, plainText, publishedDocument, registerIndexer } from '../../publishing/index.js'
import { type Choice, choiceOf, itemOf, type NewsRow, type Rhythm } from './store.js'
import { MAIL_JOB, putMessage } from './subscribing.js'

const AT_A_TIME = 500
const DAY_MS = 86_400_000
const CHINA_MS = 8 * 3_600_000
/** Documents that one mail names at most; the rest is on the site. */
const MOST = 50

/** Notes what is newly public for the next mails, and takes out what is withdrawn. */
export function keepNews(platform: Platform): void {
  registerIndexer(platform, {
    name: 'mail',
    published: (tx, indexable, cause) => note(platform, tx, indexable, cause),
    removed: forget,
  })
}

/** Every ten minutes: those who want to know at once. */
export async function tellNow(platform: Platform): Promise<void> {
  await tell(platform, 'now')
}

/** Every morning: those who want one mail a week, on Mondays at eight; a Monday on which nothing ran is made up for on the next morning. */
export async function tellWeekly(platform: Platform): Promise<void> {
  const monday = new Date(lastMonday(platform.clock.now()))
  const waits = platform.database.db.selectFrom('carrier_news').select('seq').where('site_id', '=', SITE_ID).where('week_done', '=', false)
  if (await waits.where('at', '<', monday).limit(1).executeTakeFirst()) await tell(platform, 'weekly')
}

/** The last Monday, eight o'clock in China, which is midnight in UTC. The first day of 1970 was a Thursday. */
function lastMonday(now: number): number {
  const day = Math.floor((now + CHINA_MS) / DAY_MS)
  const monday = (day - ((day + 3) % 7)) * DAY_MS
  return monday > now ? monday - 7 * DAY_MS : monday
}

async function note({ clock }: Platform, tx: Tx, { siteId, document }: Indexable, cause: PublicCause): Promise<void> {
  const organ = cause === 'published' ? await organById(tx, document.organId) : null
  if (!organ) return
  const columns = JSON.stringify([document.columnId, ...document.content.alsoIn].map(itemOf))
  await tx
    .insertInto('carrier_news')
    .values({ site_id: siteId, document_id: document.id, at: new Date(clock.now()), organ_path: organ.path, columns })
    .onConflict((conflict) => conflict.columns(['site_id', 'document_id']).doNothing())
    .execute()
}

async function forget(tx: Tx, siteId: string, id: string): Promise<void> {
  const done = { now_done: true, week_done: true }
  await tx.updateTable('carrier_news').set(done).where('site_id', '=', siteId).where('document_id', '=', id).execute()
}

interface Item extends Pick<NewsRow, 'organ_path'> {
  id: string
  columns: string[]
  /** Title and text, folded. */
  words: string
}

/** Writes a mail for everybody who wants to hear of something new; all of it or nothing. */
async function tell(platform: Platform, rhythm: Rhythm): Promise<void> {
  const done = rhythm === 'now' ? 'now_done' : 'week_done'
  await platform.database.transaction(async (tx) => {
    const fresh = tx.selectFrom('carrier_news').selectAll().where('site_id', '=', SITE_ID).where(done, '=', false)
    const rows = await fresh.orderBy('seq').forUpdate().execute()
    if (rows.length === 0) return
    const items = await itemsOf(platform, tx, rows)
    if (items.length > 0 && (await writeAll(platform, tx, rhythm, items))) await platform.jobs.enqueue(tx, MAIL_JOB, null)
    const ids = rows.map((row) => row.document_id)
    await tx
      .updateTable('carrier_news')
      .set({ [done]: true })
      .where('site_id', '=', SITE_ID)
      .where('document_id', 'in', ids)
      .execute()
  })
}

async function itemsOf(platform: Platform, tx: Tx, rows: readonly NewsRow[]): Promise<Item[]> {
  const items: Item[] = []
  for (const row of rows) {
    const document = await publishedDocument(tx, row.site_id, row.document_id, today(platform.clock))
    if (!document) continue
    const words = folded(`${document.title} ${plainText(document.content.body)}`)
    items.push({ id: row.document_id, organ_path: row.organ_path, columns: JSON.parse(row.columns) as string[], words })
  }
  return items
}

async function writeAll(platform: Platform, tx: Tx, rhythm: Rhythm, items: readonly Item[]): Promise<boolean> {
  let wrote = false
  let after = ''
  for (;;) {
    const page = await tx
      .selectFrom('carrier_subscriber')
      .select(['id', 'choice'])
      .where('site_id', '=', SITE_ID)
      .where('rhythm', '=', rhythm)
      .where('state', '=', 'active')
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_A_TIME)
      .execute()
    for (const row of page) {
      const choice = choiceOf(platform, row)
      const wanted = items.filter((item) => wants(choice, item)).map(({ id }) => id)
      if (wanted.length > 0) await putMessage(platform, tx, row.id, wanted.slice(-MOST))
      wrote ||= wanted.length > 0
    }
    if (page.length < AT_A_TIME) return wrote
    after = page.at(-1)?.id ?? ''
  }
}

function wants({ organs, columns, words }: Choice, item: Item): boolean {
  const below = (path: string, top: string) => path === top || path.startsWith(`${top}/`)
  if (organs.length > 0 && !organs.some((organ) => below(item.organ_path, organ))) return false
  if (columns.length > 0 && !columns.some((column) => item.columns.some((one) => below(one, column)))) return false
  return words.length === 0 || words.some((word) => item.words.includes(folded(word)))
}

function folded(text: string): string {
  return foldTidy(tidyText(text))
}
