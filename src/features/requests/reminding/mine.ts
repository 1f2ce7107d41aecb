import type { Expression, SqlBool } from 'kysely'
import type { z } from 'zod'
import { can } from '../../../../api/permissions.js'
import type { listReminders } from '../../../../api/request-reminders.js'
import { today as todayOf } from '../../../platform/clock.js'
import type { Db } from '../../../platform/db/database.js'
import type { Viewer } from '../../../platform/session/viewer.js'
import { currentCalendar } from '../../calendar/index.js'
import { organById } from '../../organs/index.js'
import type { Ctx } from '../handle.js'
import { glance } from '../lights.js'
import { unfinishedRows } from '../running.js'
import type { CaseRow } from '../store.js'
import { gather } from './gather.js'
import './store.js'
import { KINDS, WORDING } from './words.js'

type Reminders = z.output<typeof listReminders.answer>

/** What the viewer is reminded of, the most pressing first. Cases whose cause is gone since the morning are left out, and empty notices with them. */
export async function remindersOf(ctx: Pick<Ctx, 'platform'>, viewer: Viewer): Promise<Reminders> {
  const { db } = ctx.platform.database
  const now = { calendar: await currentCalendar(db), today: todayOf(ctx.platform.clock) }
  const rows = await openRows(db, viewer)
  const ids = [...new Set(rows.flatMap((row) => row.cases))]
  const still = await gather(db, now, { ids })
  const cases = new Map<string, CaseRow>()
  for await (const one of unfinishedRows(db, ['waiting', 'running'], ids)) cases.set(one.id, one)
  const reminders: Reminders['reminders'] = []
  for (const row of rows.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))) {
    const there = new Set(still.get(row.id)?.cases ?? [])
    const shown = row.cases.flatMap((id) => (there.has(id) ? (cases.get(id) ?? []) : []))
    if (shown.length === 0) continue
    const { title, hint } = WORDING[row.kind]
    reminders.push({
      id: row.id,
      kind: row.kind,
      title: title(shown.length),
      hint,
      organName: (await organById(db, row.organ_id))?.name ?? row.organ_id,
      since: row.since,
      read: row.reader !== null,
      cases: shown.map((one) => {
        const { light, words } = glance(one, now.calendar, now.today)
        return { id: one.id, number: one.number, light, clock: words }
      }),
    })
  }
  return { reminders, unread: reminders.filter((one) => !one.read).length }
}

/** Notes what the viewer has read; what is not theirs is passed over. */
export async function markRead(ctx: Pick<Ctx, 'platform'>, viewer: Viewer, ids: readonly string[]): Promise<void> {
  const { database } = ctx.platform
  const theirs = (await openRows(database.db, viewer)).filter((row) => row.reader === null && ids.includes(row.id))
  if (theirs.length === 0) return
  await database.db
    .insertInto('request_reminder_read')
    .values(theirs.map((row) => ({ reminder_id: row.id, user_id: viewer.userId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Open notices to the viewer, and to the desks they work at: those of their own organ and of organs that a role of theirs is given for. */
async function openRows(db: Db, viewer: Viewer) {
  const places = new Map([[viewer.organId, viewer.organPath], ...viewer.grants.map((grant) => [grant.organId, grant.organPath] as const)])
  const deskOf = (permission: 'request.handle' | 'request.sign') =>
    [...places].filter(([, path]) => can(viewer.grants, permission, path)).map(([organId]) => organId)
  const desks = [
    { desk: 'clerks', organs: deskOf('request.handle') },
    { desk: 'head', organs: deskOf('request.sign') },
  ].filter(({ organs }) => organs.length > 0)
  return db
    .selectFrom('request_reminder')
    .leftJoin('request_reminder_read', (join) => join.onRef('reminder_id', '=', 'id').on('user_id', '=', viewer.userId))
    .select(['id', 'organ_id', 'kind', 'cases', 'since', 'user_id as reader'])
    .where('closed_on', 'is', null)
    .where(({ eb, and, or }) => {
      const own: Expression<SqlBool> = eb('addressee', '=', viewer.userId)
      return or([own, ...desks.map(({ desk, organs }) => and([eb('addressee', '=', desk), eb('organ_id', 'in', organs)]))])
    })
    .execute()
}
