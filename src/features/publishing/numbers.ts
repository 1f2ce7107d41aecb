import type { Day } from '../../../law/day.js'
import type { Db, Tx } from '../../platform/db/database.js'
import { nextNumber } from './store/documents.js'

/** How a site makes its index numbers (索引号). */
export interface PublishingSettings {
  /** `{code}/{year}-{n:5}`: `{organ}` or `{code}`, `{year}`, `{month}`, and the running number `{n}`, to so many digits. */
  indexPattern: string
  /** The code of each organ; an organ without one goes by its id. */
  codes: Record<string, string>
}

const DEFAULT: PublishingSettings = { indexPattern: '{code}/{year}-{n:5}', codes: {} }

export async function readSettings(db: Db | Tx, siteId: string): Promise<PublishingSettings> {
  const row = await db.selectFrom('publish_setting').select('settings').where('site_id', '=', siteId).executeTakeFirst()
  return row ? { ...DEFAULT, ...(JSON.parse(row.settings) as PublishingSettings) } : DEFAULT
}

export async function writeSettings(tx: Tx, siteId: string, settings: PublishingSettings): Promise<void> {
  const text = JSON.stringify(settings)
  await tx
    .insertInto('publish_setting')
    .values({ site_id: siteId, settings: text })
    .onConflict((conflict) => conflict.column('site_id').doUpdateSet({ settings: text }))
    .execute()
}

/** The next index number of an organ: counted without gaps among those that look alike, never given twice. */
export async function nextIndexNo(tx: Tx, siteId: string, organId: string, on: Day): Promise<string> {
  const { indexPattern, codes } = await readSettings(tx, siteId)
  const series = indexPattern
    .replace('{organ}', organId)
    .replace('{code}', codes[organId] ?? organId)
    .replace('{year}', on.slice(0, 4))
    .replace('{month}', on.slice(5, 7))
  const n = await nextNumber(tx, siteId, `index:${series}`)
  return series.replace(/\{n(?::(\d))?\}/, (_, digits?: string) => String(n).padStart(Number(digits ?? 1), '0'))
}
