import type { Calendar } from '../../../law/calendar/calendar.js'
import { today as todayOf } from '../../platform/clock.js'
import type { Db, Tx } from '../../platform/db/database.js'
import type { Platform } from '../../platform/platform.js'
import type { Applied, DeadlineSource } from '../calendar/index.js'
import { readingOf } from './duties.js'
import { fold } from './evolve.js'
import { clockColumns } from './project.js'
import { appendEvent, lockHistory, type RemedyRow } from './store.js'

/** 复议、诉讼: what the organ owes the reviewer or the court. A new notice moves it. */
export function remedyDeadlines(platform: Platform): DeadlineSource {
  const { clock } = platform
  return {
    name: '行政复议、行政诉讼',
    async running(db, calendar) {
      return (await runningRows(db)).flatMap((row) => {
        const { duty } = readingOf(row.timed, calendar, todayOf(clock))
        return duty ? [{ id: row.id, label: `${row.number} 的${duty.label}`, href: `/admin/remedies/${row.id}`, due: duty.due }] : []
      })
    },
    async follow(tx, { calendar, notice, moves }: Applied) {
      const moved = new Map(moves.map((move) => [move.id, move]))
      for (const row of await runningRows(tx)) {
        const move = moved.get(row.id)
        const version = move ? await tell(tx, row, { from: move.from, to: move.to, notice }) : row.version
        await relay(tx, row, calendar, version)
      }
    },
  }

  async function tell(tx: Tx, row: RemedyRow, move: { from: RemedyRow['notified_on']; to: RemedyRow['notified_on']; notice: string }) {
    const history = await lockHistory(tx, row.id)
    const event = { type: 'RemedyDeadlineMoved' as const, ...move }
    await appendEvent(
      tx,
      { id: row.id, kind: row.kind, version: history.length + 1 },
      event,
      { kind: 'system', job: 'calendar-import' },
      clock,
    )
    return fold(history).version + 1
  }

  async function relay(tx: Tx, row: RemedyRow, calendar: Calendar, version: number): Promise<void> {
    await tx
      .updateTable('remedy_case')
      .set({ ...clockColumns(row.timed, calendar, todayOf(clock)), version })
      .where('organ_id', '=', row.organ_id)
      .where('id', '=', row.id)
      .execute()
  }
}

function runningRows(db: Db | Tx): Promise<RemedyRow[]> {
  return db.selectFrom('remedy_case').selectAll().where('phase', '=', 'running').orderBy('organ_id').orderBy('id').execute()
}
