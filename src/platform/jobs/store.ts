import { sql } from 'kysely'
import type { Database, Db, Tx } from '../db/database.js'
import type { JobState } from './tables.js'

/** Told when a job was written, so that a node looks at once. */
export const JOB_CHANNEL = 'gongkai_job'

/** How often a job is tried before it is dead. */
export const ATTEMPTS = 8
const LEASE_MS = 60_000
const KEPT_MS = 7 * 86_400_000

export interface Job {
  id: number
  name: string
  payload: unknown
  state: JobState
  runAt: Date
  attempts: number
  lastError: string | null
  createdAt: Date
  finishedAt: Date | null
}

export interface JobFilter {
  state?: JobState
  name?: string
  /** Ids below this one: the last of the page before. */
  before?: number
  limit?: number
}

export interface JobPage {
  jobs: Job[]
  /** null on the last page. */
  before: number | null
}

export async function enqueueRow(database: Database, tx: Tx, name: string, payload: unknown, now: Date, runAt = now): Promise<number> {
  const row = await tx
    .insertInto('job')
    .values({ name, payload: JSON.stringify(payload ?? null), run_at: runAt, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await database.notify(tx, JOB_CHANNEL, String(row.id))
  return row.id
}

/** Takes the next job that is due, of these names, for one lease; null when there is none. A lease that ran out counts as due. */
export async function claim(database: Database, names: string[], worker: string, now: number): Promise<Job | null> {
  const { rows } = await sql<Row>`
    update job set state = 'running', attempts = attempts + 1, leased_until = ${new Date(now + LEASE_MS)}, leased_by = ${worker}
    where id = (
      select id from job
      where name = any(${names}) and (state = 'waiting' and run_at <= ${new Date(now)} or state = 'running' and leased_until < ${new Date(now)})
      order by run_at, id limit 1 for update skip locked
    )
    returning *`.execute(database.db)
  return rows[0] ? jobOfRow(rows[0]) : null
}

/** Keeps a running job from being taken by another node. Returns false when it has been. */
export async function renewLease(db: Db, id: number, worker: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('job')
    .set({ leased_until: new Date(now + LEASE_MS) })
    .where('id', '=', id)
    .where('leased_by', '=', worker)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function finish(db: Db, job: Job, worker: string, now: number): Promise<void> {
  await settle(db, job, worker, { state: 'done', finished_at: new Date(now), last_error: null })
}

/** Another attempt later, each time after twice as long; dead after the last. */
export async function fail(db: Db, job: Job, worker: string, now: number, error: string): Promise<'waiting' | 'dead'> {
  const dead = job.attempts >= ATTEMPTS
  const delayMs = 5_000 * 2 ** (job.attempts - 1)
  await settle(db, job, worker, {
    state: dead ? 'dead' : 'waiting',
    last_error: error.slice(0, 2_000),
    run_at: dead ? job.runAt : new Date(now + delayMs),
    finished_at: dead ? new Date(now) : null,
  })
  return dead ? 'dead' : 'waiting'
}

/** Gives a job back as if it had not been taken: the process is stopping. */
export async function giveBack(db: Db, job: Job, worker: string): Promise<void> {
  await settle(db, job, worker, { state: 'waiting', attempts: job.attempts - 1 })
}

/** Enqueues a recurring job when its time has come, once however many nodes ask, and notes the next time. */
export async function planRecurring(database: Database, name: string, now: number, next: number): Promise<void> {
  const known = await database.db.selectFrom('job_schedule').select('next_at').where('name', '=', name).executeTakeFirst()
  if (known && known.next_at.getTime() > now) return
  await database.transaction(async (tx) => {
    if (!known) {
      await tx
        .insertInto('job_schedule')
        .values({ name, next_at: new Date(next) })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return
    }
    const moved = await tx
      .updateTable('job_schedule')
      .set({ next_at: new Date(next) })
      .where('name', '=', name)
      .where('next_at', '<=', new Date(now))
      .executeTakeFirst()
    if (moved.numUpdatedRows > 0n) await enqueueRow(database, tx, name, null, new Date(now))
  })
}

/** Jobs newest first, 50 at a time unless told otherwise, 500 at most. */
export async function listJobs(db: Db, filter: JobFilter): Promise<JobPage> {
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 500)
  let query = db.selectFrom('job').selectAll()
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.name) query = query.where('name', '=', filter.name)
  if (filter.before) query = query.where('id', '<', filter.before)
  const rows = await query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const jobs = rows.slice(0, limit).map(jobOfRow)
  return { jobs, before: rows.length > limit ? (jobs.at(-1)?.id ?? null) : null }
}

export async function retryRow(database: Database, id: number, now: Date): Promise<boolean> {
  return await database.transaction(async (tx) => {
    const result = await tx
      .updateTable('job')
      .set({ state: 'waiting', attempts: 0, run_at: now, finished_at: null })
      .where('id', '=', id)
      .where('state', '=', 'dead')
      .executeTakeFirst()
    if (result.numUpdatedRows === 0n) return false
    await database.notify(tx, JOB_CHANNEL, String(id))
    return true
  })
}

/** Forgets what was done a week ago; the dead stay until somebody looks. */
export async function purgeDone(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom('job')
    .where('state', '=', 'done')
    .where('finished_at', '<', new Date(now - KEPT_MS))
    .execute()
}

interface Row {
  id: number
  name: string
  payload: unknown
  state: JobState
  run_at: Date
  attempts: number
  last_error: string | null
  created_at: Date
  finished_at: Date | null
}

interface Outcome {
  state: JobState
  run_at?: Date
  attempts?: number
  last_error?: string | null
  finished_at?: Date | null
}

/** Only while the lease is still this worker's: another's outcome is not overwritten. */
async function settle(db: Db, job: Job, worker: string, outcome: Outcome): Promise<void> {
  await db
    .updateTable('job')
    .set({ ...outcome, leased_until: null, leased_by: null })
    .where('id', '=', job.id)
    .where('leased_by', '=', worker)
    .where('state', '=', 'running')
    .execute()
}

function jobOfRow(row: Row): Job {
  return {
    id: row.id,
    name: row.name,
    payload: row.payload,
    state: row.state,
    runAt: row.run_at,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  }
}
