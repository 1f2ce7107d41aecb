import type { Person, Words } from '../../../api/request-view.js'
import { today } from '../../platform/clock.js'
import type { Tx } from '../../platform/db/database.js'
import { Fault, Refused } from '../../platform/errors/errors.js'
import { currentCalendar } from '../calendar/index.js'
import { type ClockReading, light } from './clock.js'
import { withdraw } from './ending.js'
import type { RequestEvent, RequestState } from './events.js'
import { fold } from './evolve.js'
import type { Now } from './guards.js'
import { type Ctx, handle, type Seen } from './handle.js'
import { parseId, type RequestId } from './id.js'
import { maskPerson } from './masked.js'
import { checkPassword } from './password.js'
import { correct, giveReasons } from './request.js'
import { openParts, personOf, sealPart, wordsOf } from './sealed.js'
import { findRow, type Recorded, readHistory } from './store.js'
import { applicantSentence } from './timeline.js'

interface RatingTable {
  organ_id: string
  id: string
  score: number
  rated_at: Date
}
declare module '../../platform/db/database.js' {
  interface Schema {
    request_rating: RatingTable
  }
}

/** A request as its applicant sees it. */
export interface ApplicantView {
  id: RequestId
  number: string
  organId: string
  state: RequestState
  history: Recorded[]
  clock: ClockReading
  /** In whole sentences; what goes on inside the office is not among them. */
  timeline: { at: string; sentence: string; article: string | null }[]
  words: Words | null
  /** Masked; null once purged. */
  person: Person | null
  rating: number | null
}

/**
 * The request of an organ by its number (2021-0001, or the whole id) and query password. null for a number that is not there and a password
 * that is not right, alike. Fault `too-many` while the caller has to wait after failures.
 */
export async function findByNumberAndPassword(
  ctx: Pick<Ctx, 'platform'>,
  organId: string,
  number: string,
  password: string,
): Promise<ApplicantView | null> {
  const id = idOf(organId, number)
  if (id === null || !(await checkPassword(ctx, id, password))) return null
  return applicantView(ctx, id)
}

/** The same for a caller that has proven who they are before. Throws Fault `not-found`. */
export async function applicantView(ctx: Pick<Ctx, 'platform'>, id: RequestId): Promise<ApplicantView> {
  const { db } = ctx.platform.database
  const row = await findRow(db, id)
  if (!row) throw new Fault('not-found', '没有这件申请，请核对编号。')
  const history = await readHistory(db, id)
  const state = fold(history)
  const parts = await openParts(ctx, db, id)
  const person = personOf(parts)
  const rating = await db
    .selectFrom('request_rating')
    .select('score')
    .where('organ_id', '=', row.organ_id)
    .where('id', '=', id)
    .executeTakeFirst()
  return {
    id,
    number: row.number,
    organId: row.organ_id,
    state,
    history,
    clock: light(state, await currentCalendar(db), today(ctx.platform.clock)),
    timeline: history.flatMap(({ event, at, entry }) => {
      const sentence = applicantSentence(event)
      return sentence === null ? [] : [{ at, sentence, article: entry.article }]
    }),
    words: wordsOf(parts),
    person: person && maskPerson(person),
    rating: rating?.score ?? null,
  }
}

/** What the page of a verb knows. */
export interface FromPage {
  /** The version that it showed; null for callers that showed none. */
  seen: Seen
  /** Keeps the files that came with it, in the same transaction. */
  also?: (tx: Tx) => Promise<unknown>
}

/**
 * Art. 30: what the applicant adds when asked to; received today. The same words sent twice are taken once. Refused like `correct`, and
 * text-needed; Fault `conflict` when something happened that the page did not show.
 */
export async function correctRequest(ctx: Ctx, id: RequestId, text: string, page: FromPage = { seen: null }): Promise<RequestState> {
  return addWords(ctx, id, 'correction', text, page, (state, wordsHash, now) => correct(state, { on: now.today, wordsHash }, now))
}

/** Art. 35: why so many, so often. Refused like `giveReasons`, else like correctRequest. */
export async function giveReasonsFor(ctx: Ctx, id: RequestId, text: string, page: FromPage = { seen: null }): Promise<RequestState> {
  return addWords(ctx, id, 'reasons', text, page, (state, wordsHash, now) => giveReasons(state, { on: now.today, wordsHash }, now))
}

/** The applicant takes the request back; once, however often it is sent. Refused like `withdraw`, Fault `conflict` like correctRequest. */
export async function withdrawRequest(ctx: Ctx, id: RequestId, page: FromPage = { seen: null }): Promise<RequestState> {
  return handle(ctx, id, null, ({ state, history, now }) => {
    if (unseen(history, page.seen).some(({ event }) => event.type === 'RequestWithdrawn')) return []
    mustBeSeen(history, page.seen)
    return withdraw(state, now.today, now)
  })
}

/** How satisfied the applicant is, 1 to 5, once there is an outcome; a second word replaces the first. Refused: not-decided, bad-score. */
export async function rate(ctx: Ctx, id: RequestId, score: number, remark: string): Promise<void> {
  if (!Number.isInteger(score) || score < 1 || score > 5) throw new Refused('bad-score')
  await ctx.platform.database.transaction(async (tx) => {
    const row = await findRow(tx, id)
    if (row === null || row.decided_on === null) throw new Refused('not-decided')
    if (remark.trim() !== '') await sealPart(ctx, tx, id, 'remark', remark.trim())
    const rating = { score, rated_at: new Date(ctx.platform.clock.now()) }
    await tx
      .insertInto('request_rating')
      .values({ organ_id: row.organ_id, id, ...rating })
      .onConflict((conflict) => conflict.columns(['organ_id', 'id']).doUpdateSet(rating))
      .execute()
  })
}

/** Reads what people type: with or without the organ, in any case of letters, with full-width signs. */
function idOf(organId: string, number: string): RequestId | null {
  const typed = number.normalize('NFKC').replace(/\s/g, '').replace(/[—–]/g, '-')
  const short = typed.toLowerCase().startsWith(`${organId}-`) ? typed.slice(organId.length + 1) : typed
  try {
    const id = `${organId}-${short.toUpperCase()}`
    parseId(id)
    return id
  } catch {
    return null
  }
}

async function addWords(
  ctx: Ctx,
  id: RequestId,
  part: 'correction' | 'reasons',
  text: string,
  { seen, also }: FromPage,
  verb: (state: RequestState, wordsHash: string, now: Now) => RequestEvent,
): Promise<RequestState> {
  return handle(ctx, id, null, async ({ tx, state, history, now }) => {
    mustHaveText(text)
    if (unseen(history, seen).length > 0 && (await openParts(ctx, tx, id)).get(part) === text) return []
    mustBeSeen(history, seen)
    // Asked first, so that what is refused replaces no words.
    verb(state, '', now)
    await also?.(tx)
    return verb(state, await sealPart(ctx, tx, id, part, text), now)
  })
}

function unseen(history: readonly Recorded[], seen: Seen): readonly Recorded[] {
  return seen === null ? [] : history.slice(seen)
}

/** What went on inside the office meanwhile is no matter of the applicant's. */
function mustBeSeen(history: readonly Recorded[], seen: Seen): void {
  const told = unseen(history, seen).flatMap(({ event }) => applicantSentence(event) ?? [])
  const last = told.at(-1)
  if (last === undefined) return
  throw new Fault('conflict', `您打开这一页以后，这件申请有了新的进展：${last}您填写的内容还在，请看过进展以后再提交。`, {
    code: 'changed-meanwhile',
  })
}

function mustHaveText(text: string): void {
  if (text.trim() === '') throw new Refused('text-needed')
}
