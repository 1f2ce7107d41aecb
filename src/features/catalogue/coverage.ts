import type { CatalogueItem, CatalogueStanding } from '../../../api/catalogue.js'
import { addDays, type Day } from '../../../law/day.js'
import { catalogueLimit } from '../../../law/publishing/catalogue.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import type { Db, Tx } from '../../platform/db/database.js'
import { countsByCatalogItem } from '../publishing/index.js'
import type { Row } from './store.js'

export interface Covered {
  shown: number
  newest: Day | null
  standing: CatalogueStanding
}

/** Each row with what is public under it. */
export async function coverageOf<R extends Row>(db: Db | Tx, rows: readonly R[], on: Day): Promise<(R & Covered)[]> {
  const counts = await countsByCatalogItem(
    db,
    SITE_ID,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const { shown, newest } = counts.get(row.id) ?? { shown: 0, newest: null }
    return { ...row, shown, newest, standing: standingOf(row.item, shown, newest, on) }
  })
}

/** A row is older than its limit only where that limit is a period that was read exactly. */
function standingOf(item: CatalogueItem, shown: number, newest: Day | null, on: Day): CatalogueStanding {
  if (shown === 0) return item.onRequest && !item.proactive ? 'on-request' : 'empty'
  const limit = catalogueLimit(item.timeLimit)
  return limit?.kind === 'every' && newest !== null && addDays(newest, limit.days) < on ? 'stale' : 'filled'
}

const URGENCY: Record<CatalogueStanding, number> = { empty: 0, stale: 1, filled: 2, 'on-request': 3 }

/** What has nothing first, then what is older than its limit; otherwise as they stand. */
export const byUrgency = (a: Row & Covered, b: Row & Covered): number => URGENCY[a.standing] - URGENCY[b.standing] || a.n - b.n
