import type { Actor } from '../../platform/actor.js'
import { today } from '../../platform/clock.js'
import type { Tx } from '../../platform/db/database.js'
import { Fault } from '../../platform/errors/errors.js'
import type { Platform } from '../../platform/platform.js'
import { currentCalendar } from '../calendar/index.js'
import { makeDocuments } from './documents/making.js'
import type { RequestEvent, RequestState } from './events.js'
import { fold } from './evolve.js'
import type { Now } from './guards.js'
import { parseId, type RequestId } from './id.js'
import { rowOf } from './project.js'
import { appendEvent, lockHistory, type Recorded, saveAssignments, saveRow } from './store.js'
import { sentenceOf } from './timeline.js'

/** Who acts, and on what. */
export interface Ctx {
  platform: Pick<Platform, 'database' | 'clock' | 'cache' | 'config' | 'jobs'>
  actor: Actor
}

/** Which version of the case the caller saw; null for callers who have seen none. */
export type Seen = number | null

/** A case held for writing. */
export interface Held {
  tx: Tx
  id: RequestId
  now: Now
  history: Recorded[]
  state: RequestState
}

/**
 * One verb on one case: hold it, decide, record, project, all in one transaction; what is refused leaves nothing. Fault `conflict` when
 * somebody acted since `seen`, with what they did; Fault `not-found` for a case that is not there.
 */
export async function handle(
  ctx: Ctx,
  id: RequestId,
  seen: Seen,
  decide: (held: Held) => RequestEvent | RequestEvent[] | Promise<RequestEvent | RequestEvent[]>,
): Promise<RequestState> {
  return ctx.platform.database.transaction(async (tx) => {
    const held = await hold(ctx, tx, id)
    if (seen !== null) mustBeUnchanged(held.history, seen)
    for (const event of [await decide(held)].flat()) await record(ctx, held, event)
    return held.state
  })
}

/** Holds a case in a transaction that the caller has. */
export async function hold(ctx: Ctx, tx: Tx, id: RequestId): Promise<Held> {
  const history = await lockHistory(tx, id)
  return { tx, id, history, state: fold(history), now: await nowOf(ctx, tx) }
}

/** Appends an event to a held case, with the documents that it makes, and brings its row up to date. */
export async function record(ctx: Ctx, held: Held, event: RequestEvent): Promise<RequestState> {
  await recordOne(ctx, held, event)
  for (const made of await makeDocuments(ctx, held, event)) await recordOne(ctx, held, made)
  return held.state
}

async function recordOne(ctx: Ctx, held: Held, event: RequestEvent): Promise<void> {
  const { tx, id, history, now } = held
  history.push(await appendEvent(tx, id, history.length + 1, event, ctx.actor, ctx.platform.clock))
  held.state = fold(history)
  await saveRow(tx, rowOf(id, held.state, now.calendar, now.today))
  if (event.type === 'RequestAssigned' || event.type === 'AssignmentReturned' || event.type === 'PartialReplied') {
    await saveAssignments(tx, parseId(id).organId, id, held.state.assigned)
  }
}

/** The day and the calendar that verbs are given. */
export async function nowOf(ctx: Pick<Ctx, 'platform'>, tx: Tx): Promise<Now> {
  return { today: today(ctx.platform.clock), calendar: await currentCalendar(tx) }
}

function mustBeUnchanged(history: readonly Recorded[], seen: number): void {
  if (seen > history.length)
    throw new Fault('conflict', '这一步同这件事现在的情况对不上，没有办理。请刷新页面以后再办理。', { code: 'changed-meanwhile' })
  const last = history.slice(seen).findLast((one) => one.event.type !== 'DocumentMade') ?? history.slice(seen).at(-1)
  if (!last) return
  throw new Fault('conflict', `您打开以后，${last.by}已经办理：${sentenceOf(last.event)}。请刷新看过以后，再办理这一步。`, {
    code: 'changed-meanwhile',
  })
}
