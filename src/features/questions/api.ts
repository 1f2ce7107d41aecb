import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Permission } from '../../../api/permissions.js'
import * as routes from '../../../api/questions.js'
import type { Actor } from '../../platform/actor.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import { pageKey } from '../../platform/db/pageKey.js'
import { Fault } from '../../platform/errors/errors.js'
import { mountRoute } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { mustBeAllowed, type Viewer } from '../../platform/session/viewer.js'
import { organById, organsWhere } from '../organs/index.js'
import { type Act, approveAnswer, draftAnswer, forwardQuestion, returnAnswer, withdrawAnswer } from './answering.js'
import { findQuestion, noQuestion } from './asking.js'
import type { QuestionRow } from './tables.js'
import { questionView } from './view.js'

const PAGE = 50

interface Who {
  viewer: Viewer | null
  actor: Actor | null
}

/** The desk of those who answer, and of those who review. */
export function mountQuestionsApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database

  mountRoute(app, platform, routes.listQuestions, async ({ query: { scope, after }, viewer }) => {
    mustBeAllowed(viewer, 'question.view')
    const organs = await organsWhere(db, viewer, 'question.view')
    const isDone = scope === 'answered'
    const key = pageKey(after)
    const on = sql.ref(isDone ? 'answered_on' : 'due')
    const order = isDone ? sql`desc` : sql`asc`
    const { rows } = await sql<QuestionRow>`select * from question
      where site_id = ${SITE_ID} and organ_id = any(${organs}::text[]) and status = ${scope}
        ${key ? sql`and (${on}, number) ${isDone ? sql`<` : sql`>`} (${key.on}::date, ${key.id})` : sql``}
      order by ${on} ${order}, number ${order} limit ${PAGE + 1}`.execute(db)
    const page = rows.slice(0, PAGE)
    const last = page.at(-1)
    const next = rows.length > PAGE && last ? `${isDone ? last.answered_on : last.due}~${last.number}` : null
    return { questions: await Promise.all(page.map((row) => questionView(platform, viewer, row))), next }
  })

  mountRoute(app, platform, routes.getQuestion, async ({ params, viewer }) => {
    const row = await admit(platform, params.number, viewer, 'question.view')
    return questionView(platform, viewer as Viewer, row)
  })

  mountRoute(app, platform, routes.draftAnswer, async ({ params, body, ...who }) => {
    const act = await actOn(platform, params.number, who, 'question.answer')
    if (body.publish) mustHaveWords(body)
    await draftAnswer(act, params.number, body)
    return seen(platform, params.number, who)
  })

  mountRoute(app, platform, routes.returnAnswer, async ({ params, body, ...who }) => {
    await returnAnswer(await actOn(platform, params.number, who, 'question.review'), params.number, body.reasons)
    return seen(platform, params.number, who)
  })

  mountRoute(app, platform, routes.approveAnswer, async ({ params, ...who }) => {
    await approveAnswer(await actOn(platform, params.number, who, 'question.review'), params.number)
    return seen(platform, params.number, who)
  })

  mountRoute(app, platform, routes.withdrawAnswer, async ({ params, body, ...who }) => {
    await withdrawAnswer(await actOn(platform, params.number, who, 'question.review'), params.number, body.reason)
    return seen(platform, params.number, who)
  })

  mountRoute(app, platform, routes.forwardQuestion, async ({ params, body, ...who }) => {
    const act = await actOn(platform, params.number, who, 'question.answer')
    const organ = await organById(db, body.organId)
    if (!organ || organ.endedOn) throw new Fault('invalid', '请选择单位。', { fields: { organId: '请从列表中选择还在的单位。' } })
    await forwardQuestion(act, params.number, body)
    return { organName: organ.name }
  })
}

function mustHaveWords({ publicTitle, publicWords }: routes.QuestionAnswer): void {
  const fields = {
    ...(publicTitle === '' ? { publicTitle: '请填写公开的标题。' } : {}),
    ...(publicWords === '' ? { publicWords: '请填写公开的问题。' } : {}),
  }
  if (Object.keys(fields).length > 0) throw new Fault('invalid', '公开的标题和问题都要填写。', { fields })
}

async function admit(platform: Platform, number: string, viewer: Viewer | null, permission: Permission): Promise<QuestionRow> {
  const row = await findQuestion(platform, number)
  if (!row) throw noQuestion()
  mustBeAllowed(viewer, permission, (await organById(platform.database.db, row.organ_id))?.path)
  return row
}

async function actOn(platform: Platform, number: string, { viewer, actor }: Who, permission: Permission): Promise<Act> {
  const { organ_id } = await admit(platform, number, viewer, permission)
  if (actor?.kind !== 'user') throw new Fault('unauthenticated', '请先登录。')
  return { platform, actor, organId: organ_id }
}

async function seen(platform: Platform, number: string, { viewer }: Who): Promise<routes.Question> {
  const row = await findQuestion(platform, number)
  if (!row || !viewer) throw noQuestion()
  return questionView(platform, viewer, row)
}
