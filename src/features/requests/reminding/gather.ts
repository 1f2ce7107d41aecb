import type { ReminderKind } from '../../../../api/request-reminders.js'
import type { Calendar } from '../../../../law/calendar/calendar.js'
import type { Day } from '../../../../law/day.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import type { Heap } from '../../../platform/notices/heap.js'
import { fold } from '../evolve.js'
import type { RequestId } from '../id.js'
import { unfinishedRows } from '../running.js'
import { type CaseRow, readHistory } from '../store.js'
import { behindOf, causesOf } from './causes.js'

/** What there is to remind of today: from all unfinished cases, or from `only` some of them. Practice rings no bell. */
export async function gather(
  db: Db | Tx,
  now: { calendar: Calendar; today: Day },
  only: { ids?: readonly RequestId[]; unconfirmed?: boolean } = {},
): Promise<Map<string, Heap<RequestId>>> {
  const heaps = new Map<string, Heap<RequestId>>()
  const put = (organId: string, kind: ReminderKind, addressee: string, id: RequestId) => {
    const key = `${organId}:${kind}:${addressee}`
    const heap = heaps.get(key) ?? { id: key, organId, kind, addressee, items: [] }
    heap.items.push(id)
    heaps.set(key, heap)
  }
  const asking = only.unconfirmed ? new Set<RequestId>() : await askingCases(db)
  for await (const row of unfinishedRows(db, only.unconfirmed ? ['waiting'] : ['waiting', 'running'], only.ids)) {
    if (row.practice) continue
    const desk = row.handler ?? 'clerks'
    for (const kind of causesOf(row, now.calendar, now.today)) {
      put(row.organ_id, kind, desk, row.id)
      if (kind === 'overdue') put(row.organ_id, kind, 'head', row.id)
    }
    if (asking.has(row.id)) await putUnits(db, row, now, put)
  }
  return heaps
}

/** A late unit concerns three: who asked, the unit itself, and after a while both heads (催办, 督办). */
async function putUnits(
  db: Db | Tx,
  row: CaseRow,
  { calendar, today }: { calendar: Calendar; today: Day },
  put: (organId: string, kind: ReminderKind, addressee: string, id: RequestId) => void,
): Promise<void> {
  const levels = fold(await readHistory(db, row.id)).assigned.map((one) => ({ to: one.to, level: behindOf(one, calendar, today) }))
  const behind = levels.filter(({ level }) => level === 'late' || level === 'escalated')
  for (const { to, level } of levels) if (level !== null) put(to, 'unit-owes', 'clerks', row.id)
  if (behind.length > 0) put(row.organ_id, 'unit-late', row.handler ?? 'clerks', row.id)
  const escalated = behind.filter(({ level }) => level === 'escalated')
  for (const organId of new Set(escalated.flatMap(({ to }) => [to, row.organ_id]))) put(organId, 'unit-escalated', 'head', row.id)
}

/** Cases on which some unit has not answered yet. */
async function askingCases(db: Db | Tx): Promise<Set<RequestId>> {
  const rows = await db.selectFrom('request_assignment').select('id').distinct().where('answered', '=', false).execute()
  return new Set(rows.map((row) => row.id))
}
