import type { Viewer } from '../../platform/session/viewer.js'
import { type Filters, organsInSight } from './filters.js'
import type { Ctx } from './handle.js'
import { countsOf, linesOf, listPage, totalOf } from './list.js'

/** So many of each kind are told in full; the rest stands in the list. */
const SHOWN = 5

/** What waits for the viewer: how many, as the list with the same filter shows them, and the most pressing of each kind. */
export async function workOf(ctx: Pick<Ctx, 'platform'>, viewer: Viewer, practice: boolean) {
  const waiting = async (narrower: Partial<Filters>) => {
    const filters: Filters = { scope: 'running', mine: 'no', practice: practice ? 'yes' : 'no', ...narrower }
    const { rows, organs } = await listPage(ctx, viewer, filters, undefined, SHOWN)
    const total = rows.length < SHOWN ? rows.length : await totalOf(ctx, viewer, filters)
    return { total: total ?? rows.length, first: await linesOf(ctx, rows, organs) }
  }
  return {
    counts: await countsOf(ctx, await organsInSight(ctx.platform.database.db, viewer), practice),
    toConfirm: await waiting({ todo: 'confirm' }),
    dueToday: await waiting({ light: 'orange' }),
    overdue: await waiting({ light: 'red' }),
    toReview: await waiting({ todo: 'review' }),
    returned: await waiting({ todo: 'returned' }),
    asked: await waiting({ todo: 'asked' }),
  }
}
