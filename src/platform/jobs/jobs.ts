import type { Logger } from 'pino'
import type { Clock } from '../clock.js'
import type { Database, Tx } from '../db/database.js'
import type { Metrics } from '../metrics.js'
import { runner } from './run.js'
import { mustBeSchedule, nextRun, type Schedule } from './schedule.js'
import { enqueueRow, type JobFilter, type JobPage, listJobs, planRecurring, retryRow } from './store.js'

/** What a handler learns beside its payload. */
interface JobRun {
  id: number
  /** 1 for the first. */
  attempt: number
  /** Aborted when the process is told to stop. */
  signal: AbortSignal
}

/** Does the work. May be run more than once for one row, so it must not matter if it is. A throw is a failed attempt. */
export type JobHandler = (payload: unknown, run: JobRun) => Promise<void>

/** Work that is done later, by any node, at least once. */
export interface Jobs {
  /** Says what a job of this name does. Every node must define the same. */
  define(name: string, handler: JobHandler): void
  /** Runs `handler` by schedule, on one node at a time; runs that were missed while nothing was up are made up for by one. */
  every(name: string, schedule: Schedule, handler: JobHandler): void
  /** Writes the job in the caller's transaction; it runs after that commits, not before `runAt`. Returns its id. */
  enqueue(tx: Tx, name: string, payload: unknown, runAt?: Date): Promise<number>
  /** Begins to run jobs in this process. */
  start(): Promise<void>
  /** Takes no more jobs and waits for those that run, 10 seconds at most. */
  stop(): Promise<void>
  /** Runs all that is due now, one after another, and returns how many; for tests and the command line. */
  runDue(): Promise<number>
  /** Newest first. */
  list(filter?: JobFilter): Promise<JobPage>
  /** Sets a dead job going again. Returns false when there is no dead job of this id. */
  retry(id: number): Promise<boolean>
}

interface Recurring {
  schedule: Schedule
  handler: JobHandler
}

export function createJobs(database: Database, clock: Clock, log: Logger, metrics: Metrics): Jobs {
  const handlers = new Map<string, JobHandler>()
  const recurring = new Map<string, Recurring>()
  const define = (name: string, handler: JobHandler) => {
    if (handlers.has(name)) throw new Error(`two jobs are named ${name}`)
    handlers.set(name, handler)
  }
  const plan = async () => {
    for (const [name, { schedule }] of recurring) {
      await planRecurring(database, name, clock.now(), nextRun(schedule, clock.now()))
    }
  }
  const running = runner({ database, clock, log, metrics, handlers, plan })
  return {
    define,
    every(name, schedule, handler) {
      mustBeSchedule(schedule)
      define(name, handler)
      recurring.set(name, { schedule, handler })
    },
    enqueue: (tx, name, payload, runAt) => enqueueRow(database, tx, name, payload, new Date(clock.now()), runAt),
    start: running.start,
    stop: running.stop,
    runDue: running.runDue,
    list: (filter = {}) => listJobs(database.db, filter),
    retry: (id) => retryRow(database, id, new Date(clock.now())),
  }
}
