import type { Actor } from '../../platform/actor.js'
import { today } from '../../platform/clock.js'
import type { Tx } from '../../platform/db/database.js'
import { Fault } from '../../platform/errors/errors.js'
import type { Platform } from '../../platform/platform.js'
import { currentCalendar } from '../calendar/index.js'
import type { Now } from '../requests/index.js'
import type { RemedyEvent, RemedyState } from './events.js'
import { fold } from './evolve.js'
import type { RemedyId } from './id.js'
import { rowOf } from './project.js'
import { appendEvent, findRow, lockHistory, type Recorded, saveRow } from './store.js'
import { sentenceOf, stageOf } from './timeline.js'

/** Who acts, and on what. */
export interface Ctx {
  platform: Pick<Platform, 'database' | 'clock' | 'config'>
  actor: Actor
}

/** A remedy held for writing. */
export interface Held {
  tx: Tx
  id: RemedyId
  now: Now
  history: Recorded[]
  state: RemedyState
  requestNumber: string | null
}

/**
 * One verb on one remedy: hold it, decide, record, project, all in one transaction; what is refused leaves nothing. Fault `conflict` when
 * somebody acted since `seen`, with what they did; Fault `not-found` for a remedy that is not there.
 */
export async function handle(
  ctx: Ctx,
  id: RemedyId,
  seen: number,
  decide: (held: Held) => RemedyEvent | Promise<RemedyEvent>,
): Promise<RemedyState> {
  return ctx.platform.database.transaction(async (tx) => {
    const held = await hold(ctx, tx, id)
    mustBeUnchanged(held, seen)
    return record(ctx, held, await decide(held))
  })
}

/** Holds a remedy in a transaction that the caller has. */
export async function hold(ctx: Ctx, tx: Tx, id: RemedyId): Promise<Held> {
  const history = await lockHistory(tx, id)
  const row = await findRow(tx, id)
  return { tx, id, history, state: fold(history), now: await nowOf(ctx, tx), requestNumber: row?.request_number ?? null }
}

/** Appends an event to a held remedy and brings its row up to date. */
export async function record(ctx: Ctx, held: Held, event: RemedyEvent): Promise<RemedyState> {
  const { tx, id, history, now } = held
  const kind = event.type === 'RemedyOpened' ? event.kind : held.state.kind
  history.push(await appendEvent(tx, { id, kind, version: history.length + 1 }, event, ctx.actor, ctx.platform.clock))
  held.state = fold(history)
  await saveRow(tx, rowOf(id, held.state, held.requestNumber, now.calendar, now.today))
  return held.state
}

/** The day and the calendar that verbs are given. */
export async function nowOf(ctx: Pick<Ctx, 'platform'>, tx: Tx): Promise<Now> {
  return { today: today(ctx.platform.clock), calendar: await currentCalendar(tx) }
}

function mustBeUnchanged({ history, state }: Held, seen: number): void {
  if (seen > history.length)
    throw new Fault('conflict', '这一步同这件事现在的情况对不上，没有办理。请刷新页面以后再办理。', { code: 'changed-meanwhile' })
  const last = history.length > seen ? history.at(-1) : undefined
  if (!last) return
  const did = sentenceOf(last.event, stageOf(state))
  throw new Fault('conflict', `您打开以后，${last.by}已经办理：${did}。请刷新看过以后，再办理这一步。`, { code: 'changed-meanwhile' })
}
