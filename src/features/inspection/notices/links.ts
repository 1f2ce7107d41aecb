import type { Day } from '../../../../law/day.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import type { Tx } from '../../../platform/db/database.js'
import type { Heap } from '../../../platform/notices/heap.js'
import { ringNotices } from '../../../platform/notices/ring.js'
import { SOURCE } from '../freshness/digest.js'

const MOST = 5_000

/** One notice an organ with the links of its pages that lead nowhere; it rings when there is a new one. */
export async function remindOfLinks(tx: Tx, today: Day): Promise<void> {
  const rows = await tx
    .selectFrom('inspection_broken')
    .select(['organ_id', 'page', 'target'])
    .where('site_id', '=', SITE_ID)
    .where('closed_on', 'is', null)
    .orderBy('page')
    .limit(MOST)
    .execute()
  const heaps = new Map<string, Heap>()
  for (const { organ_id: organId, page, target } of rows) {
    const heap = heaps.get(organId) ?? { id: `links:${organId}`, organId, kind: 'links', addressee: 'clerks', items: [] }
    heap.items.push(linkId({ page, target }))
    heaps.set(organId, heap)
  }
  await ringNotices(tx, [...heaps.values()], { source: SOURCE, today, isDaily: () => false, only: ['links'] })
}

/** Tells links apart; neither address holds a blank. */
export const linkId = ({ page, target }: { page: string; target: string }): string => `${page} ${target}`
