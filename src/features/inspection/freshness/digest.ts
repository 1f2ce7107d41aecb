import type { ColumnView } from '../../../../api/publishing-view.js'
import { isWorkday } from '../../../../law/calendar/calendar.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today as todayOf } from '../../../platform/clock.js'
import type { Tx } from '../../../platform/db/database.js'
import type { Heap } from '../../../platform/notices/heap.js'
import { ringNotices } from '../../../platform/notices/ring.js'
import type { Platform } from '../../../platform/platform.js'
import { currentCalendar } from '../../calendar/index.js'
import { standingOrgans } from '../../organs/index.js'
import { columnViews, isOverdue, wantsUpdate } from '../../publishing/index.js'
import { isFirstWorkday } from './week.js'

/** Whose notices these are, among those of all features. */
export const SOURCE = 'inspection'
const KINDS = ['columns', 'columns-over']

/**
 * The week's first working morning: one notice an owner with everything that is due soon or over, and a copy of what is over to the unit's head.
 * On other working mornings only what has gone over since is added. May be run again.
 */
export async function remindOfColumns(platform: Pick<Platform, 'database' | 'clock'>): Promise<void> {
  const { database, clock } = platform
  const today = todayOf(clock)
  const calendar = await currentCalendar(database.db)
  if (!isWorkday(calendar, today)) return
  const columns = await columnViews(database.db, SITE_ID, await standingOrgans(database.db), today)
  const isDigest = isFirstWorkday(today, calendar)
  await database.transaction(async (tx) => {
    const told = isDigest ? null : await toldOf(tx)
    const heaps = [
      ...heapsOf('columns', 'clerks', columns, (one) => wantsUpdate(one) && (told === null || isOverdue(one) || told.has(one.id))),
      ...heapsOf('columns-over', 'head', columns, isOverdue),
    ]
    await ringNotices(tx, heaps, { source: SOURCE, today, isDaily: () => isDigest, only: KINDS })
  })
}

/** The columns that stand in open notices. */
async function toldOf(tx: Tx): Promise<Set<string>> {
  const open = await tx
    .selectFrom('notice')
    .select('items')
    .where('source', '=', SOURCE)
    .where('kind', '=', 'columns')
    .where('closed_on', 'is', null)
    .execute()
  return new Set(open.flatMap((row) => row.items))
}

function heapsOf(kind: string, addressee: string, columns: readonly ColumnView[], belongs: (column: ColumnView) => boolean): Heap[] {
  const heaps = new Map<string, Heap>()
  for (const { organId, id } of columns.filter(belongs)) {
    const heap = heaps.get(organId) ?? { id: `${kind}:${organId}`, organId, kind, addressee, items: [] }
    heap.items.push(id)
    heaps.set(organId, heap)
  }
  return [...heaps.values()]
}
