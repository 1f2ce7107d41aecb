import { can } from '../../../api/permissions.js'
import type { RequestSummary } from '../../../api/request-view.js'
import type { Viewer } from '../../platform/session/viewer.js'
import { organById } from '../organs/index.js'
import { REVIEW_STEPS } from './events.js'
import type { Ctx } from './handle.js'
import { countsOf, type Filters, linesOf, listPage, organsInSight } from './list.js'
import type { CaseRow } from './store.js'
import { STEP_PERMISSIONS } from './verbs.js'

const SHOWN = 20

/** What waits for the viewer, the most pressing of each kind. */
export async function workOf(ctx: Pick<Ctx, 'platform'>, viewer: Viewer, practice: boolean) {
  const organs = await organsInSight(ctx.platform.database.db, viewer)
  const page = async (filters: Partial<Filters>): Promise<RequestSummary[]> => {
    const base: Filters = { scope: 'running', mine: 'no', practice: practice ? 'yes' : 'no' }
    const { rows, organs: seen } = await listPage(ctx, viewer, { ...base, ...filters }, undefined, SHOWN)
    return linesOf(ctx, rows, seen)
  }
  const toConfirm = (await page({ light: 'grey' })).filter((one) => one.receivedOn === null)
  return {
    counts: await countsOf(ctx, organs, practice),
    toConfirm,
    dueToday: await page({ light: 'orange' }),
    overdue: await page({ light: 'red' }),
    toReview: await linesOf(ctx, await reviewRows(ctx, viewer, practice), organs),
    returned: await linesOf(ctx, await returnedRows(ctx, viewer, practice), organs),
    asked: await askedOf(ctx, viewer),
  }
}

/** Drafts that wait for a step the viewer may take, not on a text of their own. */
async function reviewRows(ctx: Pick<Ctx, 'platform'>, viewer: Viewer, practice: boolean): Promise<CaseRow[]> {
  const { db } = ctx.platform.database
  const found: CaseRow[] = []
  for (const organ of await organsInSight(db, viewer)) {
    const steps = REVIEW_STEPS.filter((step) => can(viewer.grants, STEP_PERMISSIONS[step], organ.path))
    if (steps.length === 0) continue
    const rows = await db
      .selectFrom('request_case')
      .selectAll()
      .where('organ_id', '=', organ.id)
      .where('review_step', 'in', steps)
      .where('draft_author', '<>', viewer.userId)
      .where('practice', '=', practice)
      .orderBy('sort_on')
      .limit(SHOWN)
      .execute()
    found.push(...rows)
  }
  return found.slice(0, SHOWN)
}

/** Drafts of the viewer that came back. */
async function returnedRows(ctx: Pick<Ctx, 'platform'>, viewer: Viewer, practice: boolean): Promise<CaseRow[]> {
  return ctx.platform.database.db
    .selectFrom('request_case')
    .selectAll()
    .where('phase', '<>', 'done')
    .where('draft_returned', '=', true)
    .where('draft_author', '=', viewer.userId)
    .where('practice', '=', practice)
    .orderBy('sort_on')
    .limit(SHOWN)
    .execute()
}

/** Cases of other organs on which the viewer's own was asked to help. */
async function askedOf(ctx: Pick<Ctx, 'platform'>, viewer: Viewer): Promise<RequestSummary[]> {
  const { db } = ctx.platform.database
  const rows = await db
    .selectFrom('request_assignment')
    .innerJoin('request_case', (join) =>
      join.onRef('request_case.organ_id', '=', 'request_assignment.organ_id').onRef('request_case.id', '=', 'request_assignment.id'),
    )
    .selectAll('request_case')
    .where('to_organ', '=', viewer.organId)
    .where('answered', '=', false)
    .where('phase', '<>', 'done')
    .orderBy('request_assignment.due_on')
    .limit(SHOWN)
    .execute()
  const organs = await Promise.all([...new Set(rows.map((row) => row.organ_id))].map((id) => organById(db, id)))
  return linesOf(
    ctx,
    rows,
    organs.filter((organ) => organ !== null),
  )
}
