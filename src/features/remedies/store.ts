import { type ColumnType, type Selectable, sql } from 'kysely'
import type { Day } from '../../../law/day.js'
import type { RemedyKind, RemedyStage } from '../../../law/remedy-results.js'
import type { Actor } from '../../platform/actor.js'
import type { Clock } from '../../platform/clock.js'
import type { Db, Tx } from '../../platform/db/database.js'
import { append, type Entry, readStream } from '../../platform/ledger/ledger.js'
import { articleOf } from './articles.js'
import type { Duty, Reading, Timed } from './duties.js'
import type { About, Happened, RemedyEvent, RemedyState, Role } from './events.js'
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

/** One event with the entry that keeps it. */
export interface Recorded extends Happened {
  entry: Entry
}

/** Everything that happened to a remedy, oldest first. */
export async function readHistory(db: Db | Tx, id: RemedyId): Promise<Recorded[]> {
  return (await readStream(db, streamOf(id))).map(recordedOf)
}

/** The same, with the remedy held until the transaction ends. Throws Fault `not-found`. */
export async function lockHistory(tx: Tx, id: RemedyId): Promise<Recorded[]> {
  const { organId } = parseId(id)
  const held = await tx
    .selectFrom('remedy_case')
    .select('version')
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  if (held.length === 0) throw missing()
  return readHistory(tx, id)
}

/** Records what happened to a remedy of that kind as its next entry; a version that somebody else took is a Fault `conflict`. */
export async function appendEvent(
  tx: Tx,
  at: { id: RemedyId; kind: RemedyKind; version: number },
  event: RemedyEvent,
  actor: Actor,
  clock: Clock,
): Promise<Recorded> {
  const { type, ...data } = event
  const { organId } = parseId(at.id)
  const article = articleOf(type, at.kind)
  return recordedOf(await append(tx, { chain: organId, stream: streamOf(at.id), version: at.version, type, data, actor, article }, clock))
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

/** The next number of a series; the organ's other openings wait for it, and it is given back when the transaction fails. */
export async function nextNumber(tx: Tx, organId: string, year: number, series: Series): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into remedy_number (organ_id, year, series, last) values (${organId}, ${year}, ${series}, 1)
    on conflict (organ_id, year, series) do update set last = remedy_number.last + 1
    returning last`.execute(tx)
  return rows[0]?.last ?? 1
}

function recordedOf(entry: Entry): Recorded {
  const event = { type: entry.type, ...entry.data } as RemedyEvent
  return { event, version: entry.version, by: entry.actorName, at: entry.at.toISOString(), entry }
}
