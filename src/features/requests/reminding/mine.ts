import type { z } from 'zod'
import type { listReminders, ReminderKind } from '../../../../api/request-reminders.js'
import { today as todayOf } from '../../../platform/clock.js'
import { type Desk, markNoticesRead, openNotices } from '../../../platform/notices/open.js'
import type { Viewer } from '../../../platform/session/viewer.js'
import { currentCalendar } from '../../calendar/index.js'
import { organById } from '../../organs/index.js'
import type { Ctx } from '../handle.js'
import type { RequestId } from '../id.js'
import { glance } from '../lights.js'
import { unfinishedRows } from '../running.js'
import type { CaseRow } from '../store.js'
import { gather } from './gather.js'
import { KINDS, WORDING } from './words.js'

/** Whose notices these are, among those of all features. */
export const SOURCE = 'requests'
const DESKS: Desk[] = [
  { desk: 'clerks', may: 'request.handle' },
  { desk: 'head', may: 'request.sign' },
]

type Reminders = z.output<typeof listReminders.answer>

/** What the viewer is reminded of, the most pressing first. Cases whose cause is gone since the morning are left out, and empty notices with them. */
export async function remindersOf(ctx: Pick<Ctx, 'platform'>, viewer: Viewer): Promise<Reminders> {
  const { db } = ctx.platform.database
  const now = { calendar: await currentCalendar(db), today: todayOf(ctx.platform.clock) }
  const open = await openNotices(db, SOURCE, viewer, DESKS)
  const rows = open.map((row) => ({ ...row, kind: row.kind as ReminderKind, cases: row.items as RequestId[] }))
  const ids = [...new Set(rows.flatMap((row) => row.cases))]
  const still = await gather(db, now, { ids })
  const cases = new Map<string, CaseRow>()
  for await (const one of unfinishedRows(db, ['waiting', 'running'], ids)) cases.set(one.id, one)
  const reminders: Reminders['reminders'] = []
  for (const row of rows.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))) {
    const there = new Set(still.get(row.id)?.items ?? [])
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
  await markNoticesRead(ctx.platform.database.db, SOURCE, viewer, DESKS, ids)
}
