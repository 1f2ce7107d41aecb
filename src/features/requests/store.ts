import type { ColumnType, Selectable } from 'kysely'
import type { Day } from '../../../law/day.js'
import type { Actor } from '../../platform/actor.js'
import type { Clock } from '../../platform/clock.js'
import type { Db, Tx } from '../../platform/db/database.js'
import { holdRow, nextInSeries } from '../../platform/db/rows.js'
import { appendFirsts, keptOf, type Recorded as RecordedIn, readRecorded, record, recordedOf } from '../../platform/ledger/ledger.js'
import { ARTICLES } from './articles.js'
import type { Timed } from './clock.js'
import type { ApplicantKind, Channel, RequestEvent, RequestKind, RequestState, ReviewStep } from './events.js'
import { missing, parseId, type RequestId, type Series, streamOf } from './id.js'

export interface RequestCaseTable {
  organ_id: string
  id: string
  number: string
  kind: RequestKind
  practice: boolean
  status: Exclude<RequestState['status'], 'none'>
  /** waiting, running or done; whether a running clock stands follows from `paused_until` and the day. */
  phase: 'waiting' | 'running' | 'done'
  channel: Channel
  applicant_kind: ApplicantKind
  submitted_on: Day
  received_on: Day | null
  due_on: Day | null
  paused_until: Day | null
  /** What lists are ordered by: due day while it runs, day of coming in while it waits, day of the decision after. */
  sort_on: Day
  outcome: string | null
  decided_on: Day | null
  document_no: string | null
  served_on: Day | null
  late: boolean
  fee_yuan: number
  items: number
  handler: string | null
  draft_author: string | null
  review_step: ReviewStep | null
  draft_returned: boolean
  purge_on: Day | null
  timed: ColumnType<Timed, string, string>
  version: number
}
export interface SealedTable {
  organ_id: string
  id: string
  part: string
  sealed: string
}
interface AssignmentTable {
  to_organ: string
  organ_id: string
  id: string
  due_on: Day | null
  answered: boolean
}
interface NumberTable {
  organ_id: string
  year: number
  series: string
  last: number
}
declare module '../../platform/db/database.js' {
  interface Schema {
    request_case: RequestCaseTable
    request_sealed: SealedTable
    request_assignment: AssignmentTable
    request_number: NumberTable
  }
}

export type CaseRow = Selectable<RequestCaseTable>

export type Recorded = RecordedIn<RequestEvent>

/** Everything that happened to a request, oldest first. */
export function readHistory(db: Db | Tx, id: RequestId): Promise<Recorded[]> {
  return readRecorded(db, streamOf(id))
}

/** The same, with the case held until the transaction ends. Throws Fault `not-found`. */
export async function lockHistory(tx: Tx, id: RequestId): Promise<Recorded[]> {
  if (!(await holdRow(tx, 'request_case', parseId(id).organId, id))) throw missing()
  return readHistory(tx, id)
}

/** Records what happened as the next entry of the request; a version that somebody else took is a Fault `conflict`. */
export function appendEvent(tx: Tx, id: RequestId, version: number, event: RequestEvent, actor: Actor, clock: Clock): Promise<Recorded> {
  const place = { chain: parseId(id).organId, stream: streamOf(id), version, article: ARTICLES[event.type] }
  return record(tx, place, event, actor, clock)
}

export async function findRow(db: Db | Tx, id: RequestId): Promise<CaseRow | null> {
  const { organId } = parseId(id)
  return (await db.selectFrom('request_case').selectAll().where('organ_id', '=', organId).where('id', '=', id).executeTakeFirst()) ?? null
}

/** Rows of cases that were not there before. */
export async function addRows(tx: Tx, rows: readonly CaseRow[]): Promise<void> {
  await tx
    .insertInto('request_case')
    .values(rows.map((row) => ({ ...row, timed: JSON.stringify(row.timed) })))
    .execute()
}

export async function saveRow(tx: Tx, row: CaseRow): Promise<void> {
  const { organ_id, id, ...rest } = { ...row, timed: JSON.stringify(row.timed) }
  await tx
    .insertInto('request_case')
    .values({ organ_id, id, ...rest })
    .onConflict((conflict) => conflict.columns(['organ_id', 'id']).doUpdateSet(rest))
    .execute()
}

/** Puts the units asked to help where their own lists find them. */
export async function saveAssignments(tx: Tx, organId: string, id: RequestId, assigned: RequestState['assigned']): Promise<void> {
  await tx.deleteFrom('request_assignment').where('organ_id', '=', organId).where('id', '=', id).execute()
  const rows = assigned.map((one) => ({ to_organ: one.to, organ_id: organId, id, due_on: one.dueOn, answered: one.reply !== null }))
  if (rows.length > 0) await tx.insertInto('request_assignment').values(rows).execute()
}

/** The next number of a series, or the last of the next `count`. */
export function nextNumber(tx: Tx, organId: string, year: number, series: Series | `${'' | 'Y'}doc:${string}`, count = 1): Promise<number> {
  return nextInSeries(tx, 'request_number', { organ_id: organId, year, series }, count)
}

/** The first events of requests that are new, in one statement; they come back in their order. */
export async function appendFirstEvents(
  tx: Tx,
  organId: string,
  firsts: readonly { id: RequestId; event: RequestEvent; actor: Actor }[],
  clock: Clock,
): Promise<Recorded[]> {
  const entries = firsts.map(({ id, event, actor }) => ({ stream: streamOf(id), ...keptOf(event), actor, article: ARTICLES[event.type] }))
  return (await appendFirsts(tx, organId, entries, clock)).map((entry) => recordedOf(entry))
}
