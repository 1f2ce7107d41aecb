import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Clock } from '../clock.js'
import type { Database } from '../db/database.js'
import type { Metrics } from '../metrics.js'
import type { JobHandler } from './jobs.js'
import { claim, fail, finish, giveBack, JOB_CHANNEL, type Job, purgeDone, renewLease } from './store.js'
import './tables.js'

const POLL_MS = 5_000
const RENEW_MS = 20_000
const STOP_MS = 10_000

interface Parts {
  database: Database
  clock: Clock
  log: Logger
  metrics: Metrics
  handlers: ReadonlyMap<string, JobHandler>
  /** Enqueues the recurring jobs whose time has come. */
  plan: () => Promise<void>
}

/** What a process does with its jobs; the words are those of Jobs. */
interface Runner {
  start: () => Promise<void>
  stop: () => Promise<void>
  runDue: () => Promise<number>
}

/** Runs jobs in this process: at once when told of one, and every few seconds in case nobody tells. */
export function runner({ database, clock, log, metrics, handlers, plan }: Parts): Runner {
  const worker = randomUUID()
  const lanes = database.engine === 'pglite' ? 1 : 3
  const stopping = new AbortController()
  let active = 0
  let timer: NodeJS.Timeout | undefined
  let stopListening: (() => Promise<void>) | undefined
  let idle = () => {}

  const take = () => claim(database, [...handlers.keys()], worker, clock.now())

  const runOne = async (job: Job): Promise<void> => {
    const renewing = setInterval(() => void renewLease(database.db, job.id, worker, clock.now()).catch(() => false), RENEW_MS)
    const startedAt = performance.now()
    const seen = (outcome: string) => metrics.jobRan(job.name, outcome, (performance.now() - startedAt) / 1_000)
    try {
      await handlers.get(job.name)?.(job.payload, { id: job.id, attempt: job.attempts, signal: stopping.signal })
      await finish(database.db, job, worker, clock.now())
      seen('done')
    } catch (error) {
      if (stopping.signal.aborted) return await giveBack(database.db, job, worker)
      const state = await fail(
        database.db,
        job,
        worker,
        clock.now(),
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      )
      seen(state === 'dead' ? 'dead' : 'failed')
      log[state === 'dead' ? 'error' : 'warn']({ err: error, job: job.name, id: job.id, attempt: job.attempts }, 'a job failed')
    } finally {
      clearInterval(renewing)
    }
  }

  const lane = async (): Promise<void> => {
    active += 1
    try {
      while (!stopping.signal.aborted) {
        const job = await take()
        if (!job) break
        await runOne(job)
      }
    } catch (error) {
      log.warn({ err: error }, 'jobs could not be read')
    } finally {
      active -= 1
      if (active === 0) idle()
    }
  }

  const wake = () => {
    if (!stopping.signal.aborted && active < lanes) void lane()
  }

  const poll = async (): Promise<void> => {
    try {
      await plan()
      await purgeDone(database.db, clock.now())
    } catch (error) {
      log.warn({ err: error }, 'recurring jobs could not be planned')
    }
    wake()
    if (!stopping.signal.aborted) timer = setTimeout(() => void poll(), POLL_MS).unref()
  }

  return {
    async start() {
      stopListening = await database.listen(JOB_CHANNEL, wake)
      await poll()
    },
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await stopListening?.().catch(() => undefined)
      if (active === 0) return
      let late: NodeJS.Timeout | undefined
      await Promise.race([
        new Promise<void>((resolve) => {
          idle = resolve
        }),
        new Promise<void>((resolve) => {
          late = setTimeout(resolve, STOP_MS)
        }),
      ])
      clearTimeout(late)
    },
    async runDue() {
      await plan()
      let count = 0
      for (let job = await take(); job; job = await take()) {
        await runOne(job)
        count += 1
      }
      return count
    },
  }
}
