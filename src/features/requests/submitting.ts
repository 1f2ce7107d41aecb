import type { Person, Words } from '../../../api/request-view.js'
import { type Day, yearOf } from '../../../law/day.js'
import { isCitizenNumber, isCreditCode } from '../../../law/identity.js'
import { RECEIPT_RULES } from '../../../law/receipt.js'
import type { Tx } from '../../platform/db/database.js'
import { Fault, Refused } from '../../platform/errors/errors.js'
import { organById } from '../organs/index.js'
import { handOver } from './assignment.js'
import type { ApplicantKind, Channel, Delivery, RequestKind, RequestState } from './events.js'
import { none } from './evolve.js'
import { type Ctx, type Held, nowOf, record } from './handle.js'
import { makeId, parseId, type RequestId, type Series } from './id.js'
import { keepPassword, makePassword } from './password.js'
import { confirmReceipt, submit } from './request.js'
import { indexPerson, sealParts } from './sealed.js'
import { nextNumber, type Recorded } from './store.js'

interface OnceTable {
  key: string
  id: string
}
declare module '../../platform/db/database.js' {
  interface Schema {
    request_once: OnceTable
  }
}

/** A request as it comes in, by whatever channel. */
export interface Incoming {
  organId: string
  kind: RequestKind
  channel: Channel
  /** The day it was handed in, signed for or came into the organ's machine. */
  on: Day
  applicantKind: ApplicantKind
  delivery: Delivery[]
  practice: boolean
  person: Person
  words: Words
  /** The same key makes the same case once, however often it is sent; null where nothing is sent twice. */
  once: string | null
}

/** What the applicant is handed. The password is kept nowhere. */
export interface Receipt {
  id: RequestId
  /** 2021-0001; unique within the organ. */
  number: string
  password: string
  /** The ledger entry that proves it. */
  chain: string
  seq: number
  hash: string
}

/** What belongs to a new case and stands or falls with it: files, a draft that is done with. Not called again for a `once` that was taken before. */
export type Also = (tx: Tx, id: RequestId) => Promise<void>

/**
 * Takes in a request: number, sealed words, entry and row in one transaction, so that what has a receipt is there whole.
 * Where the law fixes the day of receipt (counter, oral, signed post), it is confirmed at once. Refuses like `submit` and, online, like `mustBeReachable`; Fault `not-found` for an
 * organ that does not stand.
 */
export async function submitRequest(ctx: Ctx, incoming: Incoming, also?: Also): Promise<Receipt> {
  const password = makePassword(ctx, incoming.once)
  return ctx.platform.database.transaction(async (tx) => {
    const before = incoming.once === null ? null : await takeOnce(tx, incoming.once)
    if (before !== null) return { ...(await receiptOf(tx, before)), password }
    await mustStand(tx, incoming.organId)
    if (incoming.channel === 'online') mustBeReachable(incoming)
    const held = await takeIn(ctx, tx, incoming)
    // Whoever registers it has it on the desk.
    if (ctx.actor.kind === 'user') await record(ctx, held, handOver(held.state, ctx.actor.userId, ctx.actor.name))
    if (incoming.once !== null) await tx.updateTable('request_once').set({ id: held.id }).where('key', '=', incoming.once).execute()
    await keepPassword(ctx, tx, held.id, password)
    await also?.(tx, held.id)
    const { chain, seq, hash } = mustBegin(held)
    return { id: held.id, number: parseId(held.id).number, chain, seq, hash, password }
  })
}

/**
 * Art. 29: what the form asks of those who fill it in themselves. On paper anything may be missing: that is what corrections are for.
 * Refused: bad-citizen-number, bad-credit-code, contact-needed, email-needed, address-needed.
 */
export function mustBeReachable({ person, delivery }: Pick<Incoming, 'person' | 'delivery'>): void {
  const article = '条例第二十九条'
  if (person.idKind === 'idCard' && !isCitizenNumber(person.idNumber)) throw new Refused('bad-citizen-number', article)
  if (person.idKind === 'uscc' && !isCreditCode(person.idNumber)) throw new Refused('bad-credit-code', article)
  if (![person.phone, person.email, person.address].some((text) => text !== '')) throw new Refused('contact-needed', article)
  if (delivery.includes('email') && person.email === '') throw new Refused('email-needed', article)
  if (delivery.includes('post') && person.address === '') throw new Refused('address-needed', article)
}

/** The same inside a transaction, without a password: for an item that is passed on to another organ. */
export async function takeIn(ctx: Ctx, tx: Tx, incoming: Incoming): Promise<Held> {
  const { organId, kind, channel, on, applicantKind, delivery, practice, person, words } = incoming
  const series: Series = practice ? 'Y' : kind === 'record-correction' ? 'G' : ''
  const year = yearOf(on)
  const now = await nowOf(ctx, tx)
  // From here on the organ's next number waits for us.
  const id = makeId(organId, year, series, await nextNumber(tx, organId, year, series))
  const held = { tx, id, history: [], state: none, now }
  const own = JSON.stringify({ ...words, correction: '', reasons: '' })
  const [wordsHash = ''] = await sealParts(ctx, tx, id, { words: own, person: JSON.stringify(person) })
  await indexPerson(ctx, tx, id, person)
  await record(ctx, held, submit(held.state, { kind, organId, channel, on, applicantKind, delivery, practice, wordsHash }, held.now))
  if (RECEIPT_RULES[channel].fixed) await record(ctx, held, confirmReceipt(held.state, on, held.now))
  return held
}

/** How a new case is opened again from what another organ passes on. */
export function passedOn(state: RequestState, person: Person, words: Words, organId: string): Incoming {
  const { kind, channel, applicantKind, delivery, practice, submittedOn } = state
  if (submittedOn === null) throw new RangeError('nothing came in yet')
  return { organId, kind, channel, on: submittedOn, applicantKind, delivery, practice, person, words, once: null }
}

/** Takes the key, or gives the case that has taken it; waits for one that is being taken at this instant. */
async function takeOnce(tx: Tx, key: string): Promise<RequestId | null> {
  const taken = await tx
    .insertInto('request_once')
    .values({ key, id: '' })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst()
  if (taken.numInsertedOrUpdatedRows === 1n) return null
  const row = await tx.selectFrom('request_once').select('id').where('key', '=', key).executeTakeFirstOrThrow()
  return row.id
}

/** The entry that a new case begins with. */
function mustBegin({ history }: Held): Recorded['entry'] {
  const first = history[0]
  if (!first) throw new RangeError('nothing was recorded')
  return first.entry
}

async function receiptOf(tx: Tx, id: RequestId): Promise<Omit<Receipt, 'password'>> {
  const first = await tx
    .selectFrom('ledger_entry')
    .select(['chain', 'seq', 'hash'])
    .where('stream', '=', `request:${id}`)
    .where('version', '=', 1)
    .executeTakeFirstOrThrow()
  return { id, number: parseId(id).number, ...first }
}

async function mustStand(tx: Tx, organId: string): Promise<void> {
  const organ = await organById(tx, organId)
  if (!organ || organ.endedOn) throw new Fault('not-found', '没有这个单位，请从单位名录中选择。')
}
