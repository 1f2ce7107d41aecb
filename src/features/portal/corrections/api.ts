import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import * as routes from '../../../../api/corrections.js'
import { dueLight } from '../../../../law/calendar/light.js'
import { workdaysBetween } from '../../../../law/calendar/workdays.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import { Fault } from '../../../platform/errors/errors.js'
import { mountRoute } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { mustBeAllowed } from '../../../platform/session/viewer.js'
import { currentCalendar } from '../../calendar/index.js'
import { organById, organsWhere } from '../../organs/index.js'
import { publishedDocument } from '../../publishing/index.js'
import { answerCorrection, type CorrectionRow, findCorrection, noCorrection, wordsOf } from './store.js'

const PAGE = 50
const PERMISSION = 'correction.handle'

/** The queue of what readers found wrong, and the answer. */
export function mountCorrectionsApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database

  mountRoute(app, platform, routes.listCorrections, async ({ query: { scope, after }, viewer }) => {
    mustBeAllowed(viewer, PERMISSION)
    const organs = await organsWhere(db, viewer, PERMISSION)
    const isOpen = scope === 'running'
    const [day, number] = after?.split('~') ?? []
    const on = sql.ref(isOpen ? 'due' : 'answered_on')
    const { rows } = await sql<CorrectionRow>`select * from portal_correction
      where site_id = ${SITE_ID} and organ_id = any(${organs}::text[]) and ${isOpen ? sql`outcome is null` : sql`outcome is not null`}
        ${day && number ? sql`and (${on}, number) ${isOpen ? sql`>` : sql`<`} (${day}::date, ${number})` : sql``}
      order by ${on} ${isOpen ? sql`asc` : sql`desc`}, number ${isOpen ? sql`asc` : sql`desc`} limit ${PAGE + 1}`.execute(db)
    const page = rows.slice(0, PAGE)
    const last = page.at(-1)
    const next = rows.length > PAGE && last ? `${isOpen ? last.due : last.answered_on}~${last.number}` : null
    return { corrections: await Promise.all(page.map((row) => viewOf(platform, row))), next }
  })

  mountRoute(app, platform, routes.answerCorrection, async ({ params, body, viewer, actor }) => {
    if (!actor || !viewer) throw new Fault('unauthenticated', '请先登录。')
    const row = await findCorrection(db, params.number)
    const organ = row && (await organById(db, row.organ_id))
    if (!row || !organ) throw noCorrection()
    mustBeAllowed(viewer, PERMISSION, organ.path)
    return viewOf(platform, await answerCorrection(platform, actor, viewer.name, row.number, body))
  })
}

async function viewOf(platform: Platform, row: CorrectionRow): Promise<routes.Correction> {
  const { db } = platform.database
  const on = today(platform.clock)
  const daysLeft = workdaysBetween(on, row.due, await currentCalendar(db))
  const [, root, id = ''] = row.page.split(/[/?#]/)
  const document = root === 'xinxi' ? await publishedDocument(db, SITE_ID, id, on) : null
  const { outcome, answer, answered_on, answered_by } = row
  return {
    number: row.number,
    organId: row.organ_id,
    organName: (await organById(db, row.organ_id))?.name ?? '',
    page: row.page,
    title: document?.title ?? null,
    kind: row.kind,
    ...wordsOf(platform, row),
    receivedOn: row.received_on,
    due: row.due,
    daysLeft,
    light: dueLight(row.due, on, outcome !== null),
    practice: row.practice,
    answer: outcome !== null && answered_on !== null ? { outcome, text: answer ?? '', on: answered_on, by: answered_by ?? '' } : null,
  }
}
