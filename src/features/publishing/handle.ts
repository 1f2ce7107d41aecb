import type { Content } from '../../../api/publishing-content.js'
import type { Actor } from '../../platform/actor.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import { today } from '../../platform/clock.js'
import type { Tx } from '../../platform/db/database.js'
import { Fault } from '../../platform/errors/errors.js'
import type { Platform } from '../../platform/platform.js'
import { currentCalendar } from '../calendar/index.js'
import type { DocumentEvent, DocumentState } from './document/events.js'
import { evolve, fold } from './document/evolve.js'
import type { Now } from './document/guards.js'
import { followPublicly } from './effects.js'
import { type DocumentId, noDocument } from './id.js'
import { rowOf } from './project.js'
import { readContent } from './store/contents.js'
import { appendEvent, lockDocument, type Recorded, readHistory, saveDocument } from './store/documents.js'
import type { DocumentRow } from './store/tables.js'
import { sentenceOf } from './timeline.js'

/** Who acts, and on what. */
export interface Ctx {
  platform: Pick<Platform, 'database' | 'clock' | 'cache' | 'config' | 'jobs'>
  actor: Actor
  /** The site that it is done on; there is one today. */
  siteId: string
}

/** A document held for writing. */
export interface Held {
  tx: Tx
  id: DocumentId
  now: Now
  row: DocumentRow | null
  history: Recorded[]
  state: DocumentState
}

export const ctxOf = (platform: Ctx['platform'], actor: Actor): Ctx => ({ platform, actor, siteId: SITE_ID })

/**
 * One verb on one document: hold it, decide, record, project, all in one transaction; what is refused leaves nothing. Fault `conflict` when
 * somebody acted since `seen`, with what they did; Fault `not-found` for a document that is not there.
 */
export async function handle(
  ctx: Ctx,
  id: DocumentId,
  seen: number | null,
  decide: (held: Held) => DocumentEvent | DocumentEvent[] | Promise<DocumentEvent | DocumentEvent[]>,
): Promise<DocumentState> {
  return ctx.platform.database.transaction(async (tx) => {
    const held = await hold(ctx, tx, id)
    if (seen !== null) mustBeUnchanged(held.history, seen)
    for (const event of [await decide(held)].flat()) await record(ctx, held, event)
    return held.state
  })
}

/** Holds a document in a transaction that the caller has. */
export async function hold(ctx: Ctx, tx: Tx, id: DocumentId): Promise<Held> {
  const row = await lockDocument(tx, ctx.siteId, id)
  const history = await readHistory(tx, ctx.siteId, id)
  if (history.length === 0) throw noDocument()
  return { tx, id, row, history, state: fold(history), now: await nowOf(ctx, tx) }
}

/** A document that is about to begin. */
export async function holdNew(ctx: Ctx, tx: Tx, id: DocumentId): Promise<Held> {
  return { tx, id, row: null, history: [], state: fold([]), now: await nowOf(ctx, tx) }
}

/** Appends an event to a held document, brings its row up to date and lets the public side follow. */
export async function record(ctx: Ctx, held: Held, event: DocumentEvent): Promise<DocumentState> {
  const { tx, id, history } = held
  const chain = 'organId' in event ? event.organId : held.state.organId
  const recorded = await appendEvent(
    tx,
    { siteId: ctx.siteId, id, chain, version: history.length + 1 },
    event,
    ctx.actor,
    ctx.platform.clock,
  )
  history.push(recorded)
  held.state = evolve(held.state, recorded)
  await projectDocument(ctx, held)
  await followPublicly(ctx, held, event)
  return held.state
}

/** Makes the row again from state and words. */
export async function projectDocument(ctx: Ctx, held: Held): Promise<void> {
  const { state, tx, id } = held
  const shown = state.versions.at(-1)
  const row = rowOf(
    { siteId: ctx.siteId, id, touchedAt: new Date(ctx.platform.clock.now()) },
    state,
    {
      shown: shown ? await wordsOf(ctx, tx, id, shown.no) : null,
      working: state.work ? await wordsOf(ctx, tx, id, state.work.no) : null,
    },
    held.row,
  )
  await saveDocument(tx, row)
  held.row = row
}

/** The day, the moment and the calendar that verbs are given. */
export async function nowOf(ctx: Pick<Ctx, 'platform'>, tx: Tx): Promise<Now> {
  return { today: today(ctx.platform.clock), instant: ctx.platform.clock.now(), calendar: await currentCalendar(tx) }
}

async function wordsOf(ctx: Ctx, tx: Tx, id: DocumentId, no: number): Promise<Content> {
  return (await readContent(ctx.platform, tx, ctx.siteId, id, no)).content
}

function mustBeUnchanged(history: readonly Recorded[], seen: number): void {
  if (seen > history.length)
    throw new Fault('conflict', '这一步同这件事现在的情况对不上，没有办理。请刷新页面以后再办理。', { code: 'changed-meanwhile' })
  const last = history.length > seen ? history.at(-1) : undefined
  if (!last) return
  throw new Fault('conflict', `您打开以后，${last.by}已经办理：${sentenceOf(last.event)}。请刷新看过以后，再办理这一步。`, {
    code: 'changed-meanwhile',
  })
}
