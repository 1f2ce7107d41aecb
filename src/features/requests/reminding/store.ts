import type { ColumnType } from 'kysely'
import type { ReminderKind } from '../../../../api/request-reminders.js'
import type { Day } from '../../../../law/day.js'
import type { RequestId } from '../id.js'

interface ReminderTable {
  id: string
  organ_id: string
  kind: ReminderKind
  addressee: string
  cases: ColumnType<RequestId[], string, string>
  since: Day
  rung_on: Day
  closed_on: Day | null
}
interface ReminderReadTable {
  reminder_id: string
  user_id: string
}
declare module '../../../platform/db/database.js' {
  interface Schema {
    request_reminder: ReminderTable
    request_reminder_read: ReminderReadTable
  }
}
