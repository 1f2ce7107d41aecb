import type { ColumnType } from 'kysely'
import type { Day } from '../../../law/day.js'

/** All of one kind that one desk in one organ is to be told of. */
export interface Heap<Item extends string = string> {
  /** `ledu:due-today:clerks`; the same heap has the same id every day. */
  id: string
  organId: string
  kind: string
  /** A user's id, or the desk: `clerks`, `head`. */
  addressee: string
  /** What it is about, by id. */
  items: Item[]
}

interface NoticeTable {
  source: string
  id: string
  organ_id: string
  kind: string
  addressee: string
  items: ColumnType<string[], string, string>
  since: Day
  rung_on: Day
  closed_on: Day | null
}
interface NoticeReadTable {
  source: string
  notice_id: string
  user_id: string
}
declare module '../db/database.js' {
  interface Schema {
    notice: NoticeTable
    notice_read: NoticeReadTable
  }
}
