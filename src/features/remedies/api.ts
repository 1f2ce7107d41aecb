import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Route } from '../../../api/contract.js'
import { can } from '../../../api/permissions.js'
import * as routes from '../../../api/remedies.js'
import { REMEDY_STEPS, type RemedyStepName, type RemedyView } from '../../../api/remedy-view.js'
import { lastDays, reviewerOf, roadAfter } from '../../../law/remedies.js'
import { today } from '../../platform/clock.js'
import { Fault, Refused } from '../../platform/errors/errors.js'
import { Download, mountRoute } from '../../platform/http/mount.js'
import { append } from '../../platform/ledger/ledger.js'
import type { Platform } from '../../platform/platform.js'
import { mustBeAllowed } from '../../platform/session/viewer.js'
import { MOST_ROWS } from '../../platform/sheets/listing.js'
import { currentCalendar } from '../calendar/index.js'
import { type Organ, organById } from '../organs/index.js'
import { admit, type CaseFacts, caseFacts, mustBeImpersonal } from '../requests/index.js'
import { VERBS } from './actions.js'
import { articleOf } from './articles.js'
import { toWorkbook } from './export.js'
import { table4Numbers } from './figures.js'
import { type Held, handle } from './handle.js'
import { parseId } from './id.js'
import { listPage, ofRequest } from './list.js'
import { takeIn } from './opening.js'
import { readParty } from './sealed.js'
import { DECIDE } from './steps.js'
import { remedyView, summaryOf } from './view.js'
import { REFUSALS } from './words.js'

/** Mounts lists, the remedy, its registration and its steps. */
export function mountRemediesApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database

  mountRoute(app, platform, routes.listRemedies, ({ query: { after, ...filters }, viewer }) => {
    mustBeAllowed(viewer, 'remedy.view')
    return listPage({ platform }, viewer, filters, after)
  })

  mountRoute(app, platform, routes.exportRemedies, async ({ query, viewer, actor }) => {
    mustBeAllowed(viewer, 'remedy.view')
    if (!actor) throw new Fault('unauthenticated', '请先登录。')
    const { remedies } = await listPage({ platform }, viewer, query, undefined, MOST_ROWS)
    const on = today(platform.clock)
    const stream = `remedy-export:${viewer.userId}`
    // Words looked for may name a person, and an entry stays for good.
    const { q, ...filters } = query
    const data = { rows: remedies.length, query: filters, searched: q !== undefined }
    const entry = { chain: viewer.organId, stream, type: 'RemediesExported', data, actor, article: null }
    await platform.database.transaction((tx) => append(tx, entry, platform.clock))
    const about = `行政复议、行政诉讼台账  导出人：${viewer.name}  导出日期：${on}  共 ${remedies.length} 件`
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return new Download(await toWorkbook(remedies, about), type, `复议诉讼台账-${on}.xlsx`)
  })

  mountRoute(app, platform, routes.remedyStatistics, async ({ query: { organId, year }, viewer, actor }) => {
    await admit(platform, organId, { viewer, actor }, 'remedy.view')
    return { organId, year, cells: await table4Numbers(db, organId, year) }
  })

  mountRoute(app, platform, routes.requestRemedies, async ({ params, viewer, actor }) => {
    const now = { calendar: await currentCalendar(db), today: today(platform.clock) }
    const facts = await caseFacts(db, params.id, now.calendar, now.today)
    if (!facts) throw new Fault('not-found', '没有这件申请，请核对编号。')
    const { organ } = await admit(platform, facts.organId, { viewer, actor }, 'remedy.view')
    const remedies = (await ofRequest(db, params.id)).map((row) => summaryOf(row, organ.name, now))
    const contested = facts.contested
    if (!contested) return { remedies, road: null, message: notYet(facts) }
    const road = roadAfter(contested)
    const { review, suit } = lastDays(road, contested.on, now.calendar)
    return {
      remedies,
      road: {
        outcome: contested.label,
        on: contested.on,
        reviewFirst: road.reviewFirst,
        article: road.article,
        because: road.because,
        review: { due: review.due, article: review.article },
        suit: suit && { due: suit.due, article: suit.article },
        reviewer: await reviewerName(organ),
      },
      message: null,
    }
  })

  mountRoute(app, platform, routes.openRemedy, async ({ body, viewer, actor }) => {
    const caller = await admit(platform, body.organId, { viewer, actor }, 'remedy.handle')
    const { party: _, ...said } = body
    mustBeImpersonal(said)
    return remedyView(caller.ctx, await takeIn(caller.ctx, body), caller.viewer, caller.organ)
  })

  mountRoute(app, platform, routes.getRemedy, async ({ params, viewer, actor }) => {
    const caller = await admit(platform, parseId(params.id).organId, { viewer, actor }, 'remedy.view')
    return remedyView(caller.ctx, params.id, caller.viewer, caller.organ)
  })

  mountRoute(app, platform, routes.readRemedyParty, async ({ params, body, viewer, actor }) => {
    const caller = await admit(platform, parseId(params.id).organId, { viewer, actor }, 'remedy.handle')
    await remedyView(caller.ctx, params.id, caller.viewer, caller.organ)
    return { party: await readParty(caller.ctx, params.id, body.purpose) }
  })

  for (const name of REMEDY_STEPS) mountStep(app, platform, name)

  async function reviewerName(organ: Organ): Promise<string | null> {
    const reviewer = reviewerOf(organ)
    if (reviewer === null || reviewer.by === 'superior-organ' || organ.parentId === null) return null
    return (await organById(db, organ.parentId))?.name ?? null
  }
}

/** One route a step; each needs its own permission for the organ of the remedy. Refused: role-needed beside what the verb refuses. */
function mountStep(app: FastifyInstance, platform: Platform, name: RemedyStepName): void {
  const route: Route<z.ZodType<{ id: string }>, z.ZodType, z.ZodType, z.ZodType<RemedyView>> = routes.REMEDY_STEP_ROUTES[name]
  const decide = DECIDE[name] as (body: unknown, held: Held) => ReturnType<(typeof DECIDE)[RemedyStepName]>
  mountRoute(app, platform, route, async ({ params, body, viewer, actor }) => {
    const { ctx, organ, ...caller } = await admit(platform, parseId(params.id).organId, { viewer, actor }, 'remedy.view')
    const { version, ...input } = body as { version: number }
    mustBeImpersonal(input)
    const { permission, event, signer } = VERBS[name]
    await handle(ctx, params.id, version, (held) => {
      if (!can(caller.viewer.grants, permission, organ.path))
        throw new Refused('role-needed', articleOf(event, held.state.kind), { who: signer })
      return decide(input, held)
    })
    return remedyView(ctx, params.id, caller.viewer, organ)
  })
}

function notYet({ due }: CaseFacts): string {
  const text = REFUSALS['not-contestable']
  return typeof text === 'function' ? text(due === null ? {} : { due }) : (text ?? '')
}
