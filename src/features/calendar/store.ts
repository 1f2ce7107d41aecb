import { sql } from 'kysely'
import { type Calendar, makeCalendar, type Notice } from '../../../law/calendar/calendar.js'
import { BUILT_IN_CALENDAR, NOTICES } from '../../../law/calendar/notices.js'
import type { Day } from '../../../law/day.js'
import type { Db, Tx } from '../../platform/db/database.js'
import type { Move } from './deadlines.js'

interface NoticeTable {
  number: string
  version: number
  year: number
  issued_on: Day
  content: Notice
  source_text: string
  imported_at: Date
  imported_by: string
}
interface MoveTable {
  number: string
  version: number
  seq: number
  source: string
  thing: string
  label: string
  href: string | null
  from_on: Day
  to_on: Day
}
declare module '../../platform/db/database.js' {
  interface Schema {
    calendar_notice: NoticeTable
    calendar_move: MoveTable
  }
}

/** A version of a notice. Version 0 is built in; the calendar is made from the highest. */
export interface NoticeVersion {
  notice: Notice
  version: number
  current: boolean
  importedAt: Date | null
  importedBy: string | null
  moved: number
}

const MOVES_A_STATEMENT = 500

/** The working days as they stand: the built-in notices, with the latest version of every imported one. */
export async function currentCalendar(db: Db | Tx): Promise<Calendar> {
  const rows = await latest(db)
  return rows.length === 0
    ? BUILT_IN_CALENDAR
    : makeCalendar(
        withNotices(
          NOTICES,
          rows.map((row) => row.content),
        ),
      )
}

/** The notices with others put in, each in place of the one of its number. */
export function withNotices(notices: readonly Notice[], others: readonly Notice[]): Notice[] {
  const replaced = new Set(others.map((notice) => notice.number))
  return [...notices.filter((notice) => !replaced.has(notice.number)), ...others]
}

/** The highest version of a notice that was imported; 0 when none was. */
export async function lastVersion(db: Db | Tx, number: string): Promise<number> {
  const row = await db
    .selectFrom('calendar_notice')
    .select('version')
    .where('number', '=', number)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.version ?? 0
}

export async function insertNotice(tx: Tx, notice: Notice, version: number, sourceText: string, by: string, at: Date): Promise<void> {
  await tx
    .insertInto('calendar_notice')
    .values({
      number: notice.number,
      version,
      year: notice.year,
      issued_on: notice.issuedOn,
      content: notice,
      // What PostgreSQL cannot keep in a text.
      source_text: sourceText.replaceAll('\0', ''),
      imported_at: at,
      imported_by: by,
    })
    .execute()
}

export async function insertMoves(tx: Tx, number: string, version: number, moves: readonly Move[]): Promise<void> {
  const rows = moves.map(
    (move, i): MoveTable => ({
      number,
      version,
      seq: i + 1,
      source: move.source,
      thing: move.id,
      label: move.label,
      href: move.href,
      from_on: move.from,
      to_on: move.to,
    }),
  )
  for (let i = 0; i < rows.length; i += MOVES_A_STATEMENT) {
    await tx
      .insertInto('calendar_move')
      .values(rows.slice(i, i + MOVES_A_STATEMENT))
      .execute()
  }
}

/** The deadlines that a version of a notice moved when it was applied, in the order they were listed. */
export async function movesOf(db: Db, number: string, version: number): Promise<Move[]> {
  const rows = await db
    .selectFrom('calendar_move')
    .selectAll()
    .where('number', '=', number)
    .where('version', '=', version)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({ source: row.source, id: row.thing, label: row.label, href: row.href, from: row.from_on, to: row.to_on }))
}

/** Every version of every notice, the latest-issued first. */
export async function noticeVersions(db: Db): Promise<NoticeVersion[]> {
  const rows = await db
    .selectFrom('calendar_notice as n')
    .selectAll()
    .select(sql<number>`(select count(*) from calendar_move m where m.number = n.number and m.version = n.version)`.as('moved'))
    .orderBy('version')
    .execute()
  const highest = new Map(rows.map((row) => [row.number, row.version]))
  const imported = rows.map(
    (row): NoticeVersion => ({
      notice: row.content,
      version: row.version,
      current: highest.get(row.number) === row.version,
      importedAt: row.imported_at,
      importedBy: row.imported_by,
      moved: row.moved,
    }),
  )
  const builtIn = NOTICES.map(
    (notice): NoticeVersion => ({
      notice,
      version: 0,
      current: !highest.has(notice.number),
      importedAt: null,
      importedBy: null,
      moved: 0,
    }),
  )
  return [...builtIn, ...imported].sort((a, b) =>
    a.notice.issuedOn === b.notice.issuedOn ? b.version - a.version : a.notice.issuedOn < b.notice.issuedOn ? 1 : -1,
  )
}

async function latest(db: Db | Tx): Promise<{ content: Notice }[]> {
  return await db
    .selectFrom('calendar_notice')
    .select('content')
    .distinctOn('number')
    .orderBy('number')
    .orderBy('version', 'desc')
    .execute()
}
