import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import * as routes from '../../../../api/corrections.js'
import type { Permission } from '../../../../api/permissions.js'
import { dueLight } from '../../../../law/calendar/light.js'
import { workdaysBetween } from '../../../../law/calendar/workdays.js'
import type { Actor } from '../../../platform/actor.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import { pageKey } from '../../../platform/db/pageKey.js'
import { Fault } from '../../../platform/errors/errors.js'
import { mountRoute } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { mustBeAllowed, type Viewer } from '../../../platform/session/viewer.js'
import { currentCalendar } from '../../calendar/index.js'
import { organById, organsWhere } from '../../organs/index.js'
import { publishedDocument } from '../../publishing/index.js'
import { documentOf, mendFile } from './mending.js'
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
    const key = pageKey(after)
    const on = sql.ref(isOpen ? 'due' : 'answered_on')
    const { rows } = await sql<CorrectionRow>`select * from portal_correction
      where site_id = ${SITE_ID} and organ_id = any(${organs}::text[]) and ${isOpen ? sql`outcome is null` : sql`outcome is not null`}
        ${key ? sql`and (${on}, number) ${isOpen ? sql`>` : sql`<`} (${key.on}::date, ${key.id})` : sql``}
      order by ${on} ${isOpen ? sql`asc` : sql`desc`}, number ${isOpen ? sql`asc` : sql`desc`} limit ${PAGE + 1}`.execute(db)
    const page = rows.slice(0, PAGE)
    const last = page.at(-1)
    const next = rows.length > PAGE && last ? `${isOpen ? last.due : last.answered_on}~${last.number}` : null
    return { corrections: await Promise.all(page.map((row) => viewOf(platform, row))), next }
  })

  mountRoute(app, platform, routes.answerCorrection, async ({ params, body, viewer, actor }) => {
    const held = await admitTo(platform, params.number, { viewer, actor }, [PERMISSION])
    return viewOf(platform, await answerCorrection(platform, held.actor, held.viewer.name, held.row.number, body))
  })

  mountRoute(app, platform, routes.mendCorrection, async ({ params, body, files: [upload], viewer, actor }) => {
    const held = await admitTo(platform, params.number, { viewer, actor }, [PERMISSION, 'publish.write'])
    const { document } = await viewOf(platform, held.row)
    const old = document?.files.find(({ file }) => file === body.replaced)
    if (!old || !upload) throw new Fault('invalid', '请选择要更换的附件和新的文件。')
    await mendFile(platform, held.actor, held.row, { file: old.file, name: old.name, upload })
    return viewOf(platform, (await findCorrection(db, held.row.number)) ?? held.row)
  })
}

/** The report, when the caller may do all of this for its organ. */
async function admitTo(
  platform: Platform,
  number: string,
  { viewer, actor }: { viewer: Viewer | null; actor: Actor | null },
  permissions: readonly Permission[],
): Promise<{ row: CorrectionRow; viewer: Viewer; actor: Actor }> {
  if (!actor || !viewer) throw new Fault('unauthenticated', '请先登录。')
  const { db } = platform.database
  const row = await findCorrection(db, number)
  const organ = row && (await organById(db, row.organ_id))
  if (!row || !organ) throw noCorrection()
  for (const permission of permissions) mustBeAllowed(viewer, permission, organ.path)
  return { row, viewer, actor }
}

async function viewOf(platform: Platform, row: CorrectionRow): Promise<routes.Correction> {
  const { db } = platform.database
  const on = today(platform.clock)
  const daysLeft = workdaysBetween(on, row.due, await currentCalendar(db))
  const id = documentOf(row)
  const document = id === null ? null : await publishedDocument(db, SITE_ID, id, on)
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
    document: document && {
      id: document.id,
      files: document.content.attachments.filter((one) => !one.inline).map(({ file, name }) => ({ file, name })),
    },
    mending: row.document_id !== null && row.change_no !== null ? { documentId: row.document_id, no: row.change_no } : null,
    answer: outcome !== null && answered_on !== null ? { outcome, text: answer ?? '', on: answered_on, by: answered_by ?? '' } : null,
  }
}
