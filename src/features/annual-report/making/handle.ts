import type { Actor } from '../../../platform/actor.js'
import type { Tx } from '../../../platform/db/database.js'
import type { Platform } from '../../../platform/platform.js'
import { appendEvent, lockHistory } from '../store/history.js'
import { ARTICLES } from './articles.js'
import { mustBeUnchanged } from './changed.js'
import type { Happened, ReportEvent, ReportState } from './events.js'
import { fold } from './evolve.js'
import type { ReportId } from './id.js'
import { project } from './project.js'

/** Who acts, and on what. */
export interface Ctx {
  platform: Pick<Platform, 'database' | 'clock' | 'cache'>
  actor: Actor
}

/** Which version of the report the caller saw; null for callers who have seen none (imports, the seed). */
export type Seen = number | null

/** A report held for writing. */
export interface Held {
  tx: Tx
  id: ReportId
  history: Happened[]
  state: ReportState
}

/**
 * One verb on one report: lock its history, decide, append, project, all in one transaction. `decide` throws what it refuses.
 * Fault `conflict` when somebody else changed the same thing since `seen`.
 */
export async function handle(
  ctx: Ctx,
  id: ReportId,
  seen: Seen,
  decide: (held: Held) => ReportEvent | Promise<ReportEvent>,
): Promise<ReportState> {
  return ctx.platform.database.transaction(async (tx) => {
    const held = await hold(tx, id)
    return record(ctx, held, seen, await decide(held))
  })
}

/** A verb that touches several reports: they are held in one order, whoever asks, so that nobody waits for each other. */
export async function handleSeveral<T>(ctx: Ctx, ids: readonly ReportId[], work: (held: Map<string, Held>) => Promise<T>): Promise<T> {
  return ctx.platform.database.transaction(async (tx) => {
    const held = new Map<string, Held>()
    for (const id of [...ids].sort((a, b) => (a.organId < b.organId ? -1 : 1))) held.set(id.organId, await hold(tx, id))
    return work(held)
  })
}

/** Appends an event to a held report and brings its row up to date. */
export async function record(ctx: Ctx, held: Held, seen: Seen, event: ReportEvent): Promise<ReportState> {
  if (seen !== null) mustBeUnchanged(held.history, seen, event)
  const { clock } = ctx.platform
  held.history.push(await appendEvent(held.tx, held.id, held.history.length + 1, event, ctx.actor, ARTICLES[event.type], clock))
  held.state = fold(held.history)
  await project(ctx, held.tx, held.id, held.state, event)
  return held.state
}

async function hold(tx: Tx, id: ReportId): Promise<Held> {
  const history = await lockHistory(tx, id)
  return { tx, id, history, state: fold(history) }
}
