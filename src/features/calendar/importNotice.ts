import { type Calendar, type CalendarDay, dayOf, daysOf, makeCalendar, type Notice } from '../../../law/calendar/calendar.js'
import { addDays, type Day } from '../../../law/day.js'
import type { Actor } from '../../platform/actor.js'
import type { Db, Tx } from '../../platform/db/database.js'
import { Refused } from '../../platform/errors/errors.js'
import { append } from '../../platform/ledger/ledger.js'
import type { Platform } from '../../platform/platform.js'
import { followNotice, type Move, whatWouldMove } from './deadlines.js'
import type { Given, ReadNotice } from './notice.js'
import { readNoticeTable } from './noticeTable.js'
import { readNoticeText } from './noticeText.js'
import { currentCalendar, insertMoves, insertNotice, lastVersion, withNotices } from './store.js'

/** A notice as somebody hands it in: its prose or a table, one of them. */
export interface NoticeInput extends Given {
  text?: string
  table?: string
}

export interface DayChange {
  day: Day
  was: CalendarDay
  becomes: CalendarDay
}

/** What applying a notice would do. */
export interface NoticeEffect extends ReadNotice {
  changes: DayChange[]
  moves: Move[]
}

/**
 * Reads a notice and says what applying it would change. Writes nothing.
 * Refuses notice-empty, notice-same when it stands so already, and whatever the reading refuses.
 */
export async function whatWouldChange(platform: Platform, db: Db | Tx, input: NoticeInput): Promise<NoticeEffect> {
  const before = await currentCalendar(db)
  const read = readInput(input, before)
  const standing = before.notices.find((notice) => notice.number === read.notice.number)
  if (standing && saysTheSame(standing, read.notice)) throw new Refused('notice-same', null, { number: read.notice.number })
  const after = makeCalendar(withNotices(before.notices, [read.notice]))
  return { ...read, changes: dayChanges(before, after), moves: await whatWouldMove(platform, db, before, after) }
}

/** Applies a notice as a new version, keeps what it moved, and lets every page show it. Refuses like whatWouldChange. */
export async function importNotice(platform: Platform, input: NoticeInput, actor: Actor): Promise<NoticeEffect & { version: number }> {
  return await platform.database.transaction(async (tx) => {
    const effect = await whatWouldChange(platform, tx, input)
    const { notice, changes, moves } = effect
    const version = (await lastVersion(tx, notice.number)) + 1
    const entry = await append(
      tx,
      {
        chain: 'platform',
        stream: `calendar:${notice.number}`,
        version,
        type: 'NoticeImported',
        data: { ...notice, changedDays: changes.length, movedDeadlines: moves.length },
        actor,
        article: notice.number,
      },
      platform.clock,
    )
    await insertNotice(tx, notice, version, input.text || input.table || '', entry.actorName, entry.at)
    await insertMoves(tx, notice.number, version, moves)
    await followNotice(platform, tx, { calendar: await currentCalendar(tx), notice: notice.number, moves })
    await platform.cache.invalidate(tx)
    return { ...effect, version }
  })
}

function readInput({ text, table, ...given }: NoticeInput, calendar: Calendar): ReadNotice {
  if (!text?.trim() === !table?.trim()) throw new Refused('notice-empty')
  return text?.trim() ? readNoticeText(text, given, calendar) : readNoticeTable(table ?? '', given)
}

/** Whether two notices of one number free and take the same days. */
function saysTheSame(a: Notice, b: Notice): boolean {
  const days = ({ off, work, year, issuedOn }: Notice) =>
    JSON.stringify({ off: off.map(({ name, from, to }) => [name, from, to]), work, year, issuedOn })
  return days(a) === days(b)
}

/** Days whose kind, name or notice differ. In the years that come within reach every day is looked at: provisional ones may go. */
function dayChanges(before: Calendar, after: Calendar): DayChange[] {
  const reached = daysOf({ from: addDays(before.to, 1), to: after.to })
  const days = [...new Set([...before.overrides.keys(), ...after.overrides.keys(), ...reached])].sort()
  return days
    .map((day) => ({ day, was: dayOf(before, day), becomes: dayOf(after, day) }))
    .filter(({ was, becomes }) => was.kind !== becomes.kind || was.name !== becomes.name || was.notice !== becomes.notice)
}
