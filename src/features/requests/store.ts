import { type ColumnType, type Selectable, sql } from 'kysely'
import type { Day } from '../../../law/day.js'
import type { Actor } from '../../platform/actor.js'
import type { Clock } from '../../platform/clock.js'
import type { Db, Tx } from '../../platform/db/database.js'
import { append, appendFirsts, type Entry, readStream } from '../../platform/ledger/ledger.js'
import { ARTICLES } from './articles.js'
import type { Timed } from './clock.js'
import type { ApplicantKind, Channel, Happened, RequestEvent, RequestKind, RequestState, ReviewStep } from './events.js'
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

/** One event with the entry that keeps it. */
export interface Recorded extends Happened {
  entry: Entry
}

/** Everything that happened to a request, oldest first. */
export async function readHistory(db: Db | Tx, id: RequestId): Promise<Recorded[]> {
  return (await readStream(db, streamOf(id))).map(recordedOf)
}

/** The same, with the case held until the transaction ends. Throws Fault `not-found`. */
export async function lockHistory(tx: Tx, id: RequestId): Promise<Recorded[]> {
  const { organId } = parseId(id)
  const held = await tx
    .selectFrom('request_case')
    .select('version')
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  if (held.length === 0) throw missing()
  return readHistory(tx, id)
}

/** Records what happened as the next entry of the request; a version that somebody else took is a Fault `conflict`. */
export async function appendEvent(
  tx: Tx,
  id: RequestId,
  version: number,
  event: RequestEvent,
  actor: Actor,
  clock: Clock,
): Promise<Recorded> {
  const { type, ...data } = event
  const { organId } = parseId(id)
  return recordedOf(await append(tx, { chain: organId, stream: streamOf(id), version, type, data, actor, article: ARTICLES[type] }, clock))
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

/** The next number of a series, or the last of the next `count`; gaps cannot arise, for they are given back when the transaction fails. */
export async function nextNumber(
  tx: Tx,
  organId: string,
  year: number,
  series: Series | `${'' | 'Y'}doc:${string}`,
  count = 1,
): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into request_number (organ_id, year, series, last) values (${organId}, ${year}, ${series}, ${count})
    on conflict (organ_id, year, series) do update set last = request_number.last + excluded.last
    returning last`.execute(tx)
  return rows[0]?.last ?? count
}

/** The first events of requests that are new, in one statement; they come back in their order. */
export async function appendFirstEvents(
  tx: Tx,
  organId: string,
  firsts: readonly { id: RequestId; event: RequestEvent; actor: Actor }[],
  clock: Clock,
): Promise<Recorded[]> {
  const entries = firsts.map(({ id, event: { type, ...data }, actor }) => ({
    stream: streamOf(id),
    type,
    data,
    actor,
    article: ARTICLES[type],
  }))
  return (await appendFirsts(tx, organId, entries, clock)).map(recordedOf)
}

function recordedOf(entry: Entry): Recorded {
  const event = { type: entry.type, ...entry.data } as RequestEvent
  return { event, version: entry.version, by: entry.actorName, at: entry.at.toISOString(), entry }
}
