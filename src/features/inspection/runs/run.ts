import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { InspectionKind } from '../../../../api/inspection.js'
import type { Actor } from '../../../platform/actor.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { Refused } from '../../../platform/errors/errors.js'
import { append } from '../../../platform/ledger/ledger.js'
import type { Platform } from '../../../platform/platform.js'
import type { RunRow } from '../tables.js'
import { finishRun } from './finish.js'
import { openAll } from './open.js'
import { type Plan, planRun } from './plan.js'
import { abandonRuns, addTargets, findRun, keepOpened, latestRuns, nextToOpen, takeStep } from './store.js'

export const STEP_JOB = 'inspection-step'
const payloadSchema = z.object({ runId: z.string(), step: z.number() })
/** Pages that are opened before what was found is written down: a node that dies loses no more. */
const BATCH = 40
const NOTHING: Plan = { pages: 0, documents: 0, ofDocuments: 0, nextId: null }
/** A run that takes longer than this has come to nothing: it does not keep others from beginning. */
const ABANDONED_MS = 6 * 3_600_000

/** Begins a run; the work is done by jobs, a batch each. Refuses `inspection-running` while one of its kind is on its way. */
export async function beginRun(
  platform: Platform,
  kind: InspectionKind,
  by: { name: string; organId: string; actor: Actor },
): Promise<string> {
  const id = randomUUID()
  const now = platform.clock.now()
  await platform.database.transaction(async (tx) => {
    await abandonRuns(tx, kind, new Date(now - ABANDONED_MS))
    const begun = await tx
      .insertInto('inspection_run')
      .values({
        site_id: SITE_ID,
        id,
        kind,
        state: 'running',
        step: 0,
        started_at: new Date(now),
        finished_at: null,
        started_by: by.name,
        plan: JSON.stringify(NOTHING),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (begun.numInsertedOrUpdatedRows === 0n) throw new Refused('inspection-running')
    const entry = { stream: `inspection:${SITE_ID}:${id}`, type: 'InspectionBegun', data: { kind }, article: '国办秘函〔2019〕19号' }
    await append(tx, { ...entry, chain: by.organId || 'platform', actor: by.actor }, platform.clock)
    await platform.jobs.enqueue(tx, STEP_JOB, { runId: id, step: 0 })
  })
  return id
}

/** Every night: the fixed pages and the documents whose turn it is. One that is still on its way goes on instead. */
export async function checkLinks(platform: Platform): Promise<void> {
  const actor: Actor = { kind: 'system', job: 'inspection-links' }
  try {
    await beginRun(platform, 'links', { name: '每晚自动检查', organId: '', actor })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}

/** Does one step of a run: chooses what is opened, opens a batch, or judges. A step that was done is not done again. */
export async function takeRunStep(platform: Platform, payload: unknown): Promise<void> {
  const { runId, step } = payloadSchema.parse(payload)
  const run = await findRun(platform.database.db, runId)
  if (!run || run.state !== 'running' || run.step !== step) return
  if (step === 0) return plan(platform, run)
  const rows = await nextToOpen(platform.database.db, runId, BATCH)
  if (rows.length === 0) return finishRun(platform, run)
  const opened = await openAll(platform, rows)
  await platform.database.transaction(async (tx) => {
    if (!(await takeStep(tx, runId, step))) return
    await keepOpened(tx, runId, opened)
    await platform.jobs.enqueue(tx, STEP_JOB, { runId, step: step + 1 })
  })
}

async function plan(platform: Platform, run: RunRow): Promise<void> {
  const before = (await latestRuns(platform.database.db, run.kind, 2)).find(({ id, state }) => id !== run.id && state === 'done')
  const { plan, targets } = await planRun(platform, run.kind, before?.plan.nextId ?? '')
  await platform.database.transaction(async (tx) => {
    if (!(await takeStep(tx, run.id, 0, plan))) return
    await addTargets(tx, run.id, targets)
    await platform.jobs.enqueue(tx, STEP_JOB, { runId: run.id, step: 1 })
  })
}
