import { workdayOnOrAfter } from '../../../../law/calendar/workdays.js'
import type { Day } from '../../../../law/day.js'
import { today as todayOf } from '../../../platform/clock.js'
import type { Tx } from '../../../platform/db/database.js'
import type { Platform } from '../../../platform/platform.js'
import { currentCalendar } from '../../calendar/index.js'
import { gather, type Heap } from './gather.js'
import './store.js'
import { WORDING } from './words.js'

/** Rows that are closed by one statement. */
const AT_A_TIME = 1_000

/** Every working morning: writes what each desk is to be reminded of, rings for what is new or pressing, closes what is done. May be run again. */
export async function remindAll(platform: Pick<Platform, 'database' | 'clock'>): Promise<void> {
  await remind(platform, {})
}

/** Through the day: what came in and is not confirmed rings on the same day (art. 31). */
export async function remindUnconfirmed(platform: Pick<Platform, 'database' | 'clock'>): Promise<void> {
  await remind(platform, { unconfirmed: true })
}

async function remind({ database, clock }: Pick<Platform, 'database' | 'clock'>, only: { unconfirmed?: boolean }): Promise<void> {
  const today = todayOf(clock)
  const calendar = await currentCalendar(database.db)
  if (workdayOnOrAfter(today, calendar) !== today) return
  const heaps = await gather(database.db, { calendar, today }, only)
  await database.transaction(async (tx) => {
    for (const heap of heaps.values()) await write(tx, heap, today)
    await closeOthers(tx, new Set(heaps.keys()), only.unconfirmed === true, today)
  })
}

/** Writes a heap; those who have read it read it again when there is something new in it, or when it presses and a new day has come. */
async function write(tx: Tx, heap: Heap, today: Day): Promise<void> {
  const before = await tx.selectFrom('request_reminder').selectAll().where('id', '=', heap.id).forUpdate().executeTakeFirst()
  const known = new Set(before?.closed_on === null ? before.cases : [])
  const rings = heap.cases.some((id) => !known.has(id)) || (WORDING[heap.kind].daily && before?.rung_on !== today)
  const row = {
    organ_id: heap.organId,
    kind: heap.kind,
    addressee: heap.addressee,
    cases: JSON.stringify(heap.cases),
    since: before?.closed_on === null ? before.since : today,
    rung_on: rings || !before ? today : before.rung_on,
    closed_on: null,
  }
  await tx
    .insertInto('request_reminder')
    .values({ id: heap.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
  if (rings) await tx.deleteFrom('request_reminder_read').where('reminder_id', '=', heap.id).execute()
}

/** Closes what there is no cause for any more. */
async function closeOthers(tx: Tx, open: ReadonlySet<string>, onlyUnconfirmed: boolean, today: Day): Promise<void> {
  const rows = await tx
    .selectFrom('request_reminder')
    .select('id')
    .where('closed_on', 'is', null)
    .$if(onlyUnconfirmed, (query) => query.where('kind', '=', 'confirm'))
    .execute()
  const over = rows.map((row) => row.id).filter((id) => !open.has(id))
  for (let at = 0; at < over.length; at += AT_A_TIME) {
    const some = over.slice(at, at + AT_A_TIME)
    await tx.updateTable('request_reminder').set({ closed_on: today, cases: '[]' }).where('id', 'in', some).execute()
  }
}
