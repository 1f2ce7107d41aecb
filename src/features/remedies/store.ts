import type { ColumnType, Selectable } from 'kysely'
import type { Day } from '../../../law/day.js'
import type { RemedyKind, RemedyStage } from '../../../law/remedy-results.js'
import type { Actor } from '../../platform/actor.js'
import type { Clock } from '../../platform/clock.js'
import type { Db, Tx } from '../../platform/db/database.js'
import { holdRow, nextInSeries } from '../../platform/db/rows.js'
import { type Recorded as RecordedIn, readRecorded, record } from '../../platform/ledger/ledger.js'
import { articleOf } from './articles.js'
import type { Duty, Reading, Timed } from './duties.js'
import type { About, RemedyEvent, RemedyState, Role } from './events.js'
import { missing, parseId, type RemedyId, type Series, streamOf } from './id.js'

export interface RemedyCaseTable {
  organ_id: string
  id: string
  number: string
  kind: RemedyKind
  stage: RemedyStage
  status: Exclude<RemedyState['status'], 'none'>
  practice: boolean
  request_id: string | null
  request_number: string | null
  about: About
  matter: string
  /** The reviewer or the court, and its number, of the stage that it is in. */
  body: string
  case_no: string
  role: Role
  after_review: boolean
  after_id: string | null
  /** When the first stage reached the organ. */
  notified_on: Day
  phase: Reading['phase']
  duty: Duty['kind'] | null
  due_on: Day | null
  /** What lists are ordered by: due day while something is owed, else the day it came in, or ended. */
  sort_on: Day
  /** What table 4 counts, in which stage and since when. */
  result: string | null
  result_stage: RemedyStage | null
  settled_on: Day | null
  purge_on: Day | null
  timed: ColumnType<Timed, string, string>
  version: number
}
interface NumberTable {
  organ_id: string
  year: number
  series: string
  last: number
}
declare module '../../platform/db/database.js' {
  interface Schema {
    remedy_case: RemedyCaseTable
    remedy_number: NumberTable
  }
}

export type RemedyRow = Selectable<RemedyCaseTable>

export type Recorded = RecordedIn<RemedyEvent>

/** Everything that happened to a remedy, oldest first. */
export function readHistory(db: Db | Tx, id: RemedyId): Promise<Recorded[]> {
  return readRecorded(db, streamOf(id))
}

/** The same, with the remedy held until the transaction ends. Throws Fault `not-found`. */
export async function lockHistory(tx: Tx, id: RemedyId): Promise<Recorded[]> {
  if (!(await holdRow(tx, 'remedy_case', parseId(id).organId, id))) throw missing()
  return readHistory(tx, id)
}

/** Records what happened to a remedy of that kind as its next entry; a version that somebody else took is a Fault `conflict`. */
export function appendEvent(
  tx: Tx,
  at: { id: RemedyId; kind: RemedyKind; version: number },
  event: RemedyEvent,
  actor: Actor,
  clock: Clock,
): Promise<Recorded> {
  const place = { chain: parseId(at.id).organId, stream: streamOf(at.id), version: at.version, article: articleOf(event.type, at.kind) }
  return record(tx, place, event, actor, clock)
}

export async function findRow(db: Db | Tx, id: RemedyId): Promise<RemedyRow | null> {
  const { organId } = parseId(id)
  return (await db.selectFrom('remedy_case').selectAll().where('organ_id', '=', organId).where('id', '=', id).executeTakeFirst()) ?? null
}

export async function saveRow(tx: Tx, row: RemedyRow): Promise<void> {
  const { organ_id, id, ...rest } = { ...row, timed: JSON.stringify(row.timed) }
  await tx
    .insertInto('remedy_case')
    .values({ organ_id, id, ...rest })
    .onConflict((conflict) => conflict.columns(['organ_id', 'id']).doUpdateSet(rest))
    .execute()
}

/** The number under which a paper stands already, or null. */
export async function findPaper(tx: Tx, organId: string, kind: RemedyKind, practice: boolean, caseNo: string): Promise<string | null> {
  const found = await tx
    .selectFrom('remedy_case')
    .select('number')
    .where('organ_id', '=', organId)
    .where('kind', '=', kind)
    .where('practice', '=', practice)
    .where('case_no', '=', caseNo.trim())
    .where('status', '<>', 'voided')
    .executeTakeFirst()
  return found?.number ?? null
}

/** The next number of a series. */
export function nextNumber(tx: Tx, organId: string, year: number, series: Series): Promise<number> {
  return nextInSeries(tx, 'remedy_number', { organ_id: organId, year, series })
}
