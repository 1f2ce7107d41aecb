import { SITE_ID } from '../../platform/cache/cache.js'
import { today } from '../../platform/clock.js'
import type { Tx } from '../../platform/db/database.js'
import { isDatabaseDown } from '../../platform/errors/down.js'
import { Fault, Refused } from '../../platform/errors/errors.js'
import type { Platform } from '../../platform/platform.js'
import { columnsFor } from './columns.js'
import { makeReady, type Ready } from './judge.js'
import { openSource } from './sources/open.js'
import type { Source } from './sources/source.js'
import { CHECK_JOB, RUN_JOB, record } from './steps.js'
import { countRows, insertRows, lockOpenRow, type Outcome, openRows, settleRow } from './store/rows.js'
import { changeRun, findRun, lockRun, mappingOf } from './store/runs.js'
import type { RunRow } from './store/tables.js'
import { takePage, tryPage } from './take.js'

/** Pages of one job. Then the next takes over, so that other jobs come in between and a stop is heard. */
const SLICE = { addresses: 10, table: 300, archive: 100, folder: 100 } as const

const STEPS = {
  [CHECK_JOB]: { column: 'tried', busy: 'checking', after: 'checked', settle: tryPage },
  [RUN_JOB]: { column: 'taken', busy: 'running', after: 'done', settle: takePage },
} as const
type Step = (typeof STEPS)[keyof typeof STEPS]

/** Dry runs and runs, slice by slice; one that was killed goes on with the first page that it had not settled. */
export function defineImportJobs(platform: Platform): void {
  for (const [name, step] of Object.entries(STEPS)) {
    platform.jobs.define(name, async (payload, { signal }) => {
      const run = await findRun(platform.database.db, (payload as { id: string }).id)
      if (run.state !== step.busy) return
      try {
        const more = await workSlice(platform, run, step, signal)
        await platform.database.transaction(async (tx) => {
          if (more) await platform.jobs.enqueue(tx, name, { id: run.id })
          else await finish(platform, tx, run, step)
        })
      } catch (error) {
        if (!(error instanceof Fault) || isDatabaseDown(error)) throw error
        await platform.database.transaction((tx) =>
          changeRun(tx, run.id, { state: step.busy === 'running' ? 'stopped' : 'mapping', trouble: error.text }),
        )
      }
    })
  }
}

/** Whether there is more to do. */
async function workSlice(platform: Platform, run: RunRow, step: Step, signal: AbortSignal): Promise<boolean> {
  const { db } = platform.database
  const mapping = mappingOf(run)
  const { source, close } = await openSource(platform, db, run, mapping)
  try {
    await listOnce(platform, run, source)
    const columns = new Map((await columnsFor(db, run.organ_id)).map((column) => [column.id, column]))
    const rows = await openRows(db, run.id, step.column, SLICE[run.kind])
    for (const row of rows) {
      signal.throwIfAborted()
      if ((await findRun(db, run.id)).state !== step.busy) return false
      const ready = await readyOrRefused(platform, () => makeReady(source, row.place, { mapping, columns, today: today(platform.clock) }))
      await settleOnce(platform, run.id, row.n, step, ready)
    }
    return rows.length === SLICE[run.kind]
  } finally {
    await close()
  }
}

async function listOnce(platform: Platform, run: RunRow, source: Source): Promise<void> {
  await platform.database.transaction(async (tx) => {
    await lockRun(tx, run.id)
    if ((await countRows(tx, run.id)).total > 0) return
    if (source.places.length === 0) throw new Fault('invalid', '里面没有网页，也没有数据行，请核对后重新上传。')
    await insertRows(
      tx,
      run.id,
      source.places.map(({ place }) => place),
    )
  })
}

/** In one transaction with the row, whoever else works on the same run: a page is settled once. */
async function settleOnce(platform: Platform, runId: string, n: number, step: Step, ready: Ready | Outcome): Promise<void> {
  const settle = (made: Ready | Outcome) =>
    platform.database.transaction(async (tx) => {
      if (!(await lockOpenRow(tx, runId, n, step.column))) return
      await settleRow(tx, runId, n, step.column, 'outcome' in made ? made : await step.settle(platform, tx, { runId, n }, made))
    })
  try {
    await settle(ready)
  } catch (error) {
    await settle(refusedBy(platform, error))
  }
}

async function readyOrRefused(platform: Platform, make: () => Promise<Ready>): Promise<Ready | Outcome> {
  try {
    return await make()
  } catch (error) {
    return refusedBy(platform, error)
  }
}

/** One page that cannot be read does not stop the others; a database that is away does. */
function refusedBy(platform: Platform, error: unknown): Outcome {
  if (isDatabaseDown(error)) throw error
  const known = error instanceof Fault || error instanceof Refused
  if (!known) platform.log.warn({ err: error }, 'a page could not be imported')
  const reason =
    error instanceof Fault ? error.text : error instanceof Refused ? '这个栏目不能放信息，请另选一个。' : '程序没有读懂这一条。'
  return { title: '', old_key: null, words: null, outcome: 'refused', reason, documentId: null }
}

async function finish(platform: Platform, tx: Tx, { id }: RunRow, step: Step): Promise<void> {
  const run = await lockRun(tx, id)
  if (run.state !== step.busy) return
  const done = step.after === 'done'
  await changeRun(tx, id, { state: step.after, ...(done ? { finished_at: new Date(platform.clock.now()) } : {}) })
  if (!done) return
  const { total, taken } = await countRows(tx, id)
  await record(platform, tx, run, { kind: 'system', job: 'import' }, 'ImportDone', { total, ...taken, site: SITE_ID })
}
