import { today as todayOf } from '../../platform/clock.js'
import type { Tx } from '../../platform/db/database.js'
import type { Platform } from '../../platform/platform.js'
import type { Applied, DeadlineSource, RunningDeadline } from '../calendar/index.js'
import { fold } from './evolve.js'
import { clockColumns, NO_END } from './project.js'
import { unfinishedRows } from './running.js'
import { appendEvent, type CaseRow, lockHistory } from './store.js'

/** 依申请公开: every reply that is due. A new notice moves them, and the applicants' timelines say so. */
export function requestDeadlines(platform: Platform): DeadlineSource {
  const { clock } = platform
  return {
    name: '依申请公开',
    async running(db, calendar) {
      const today = todayOf(clock)
      const found: RunningDeadline[] = []
      for await (const row of unfinishedRows(db, ['running'])) {
        const { due_on: due, paused_until } = clockColumns(row.timed, row.submitted_on, calendar, today)
        // A clock that stands without an end has no day yet.
        if (due !== null && paused_until !== NO_END)
          found.push({ id: row.id, label: `申请 ${row.number} 的答复`, href: `/admin/requests/${row.id}`, due })
      }
      return found
    },
    async follow(tx, { calendar, notice, moves }: Applied) {
      const today = todayOf(clock)
      const moved = new Map(moves.map((move) => [move.id, move]))
      for await (const row of unfinishedRows(tx, ['running'])) {
        await tx
          .updateTable('request_case')
          .set(clockColumns(row.timed, row.submitted_on, calendar, today))
          .where('organ_id', '=', row.organ_id)
          .where('id', '=', row.id)
          .execute()
        const move = moved.get(row.id)
        if (move) await tell(tx, row, { from: move.from, to: move.to, notice })
      }
    },
  }

  async function tell(tx: Tx, row: CaseRow, move: { from: CaseRow['submitted_on']; to: CaseRow['submitted_on']; notice: string }) {
    const history = await lockHistory(tx, row.id)
    const event = { type: 'DeadlineMoved' as const, ...move }
    await appendEvent(tx, row.id, history.length + 1, event, { kind: 'system', job: 'calendar-import' }, clock)
    const version = fold(history).version + 1
    await tx.updateTable('request_case').set({ version }).where('organ_id', '=', row.organ_id).where('id', '=', row.id).execute()
  }
}
