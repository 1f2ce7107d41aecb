import type { Person, Words } from '../../../api/request-view.js'
import { yearOf } from '../../../law/day.js'
import { RECEIPT_RULES } from '../../../law/receipt.js'
import type { Tx } from '../../platform/db/database.js'
import { makePassword } from '../../platform/password/password.js'
import { handOver } from './assignment.js'
import type { RequestState } from './events.js'
import { none } from './evolve.js'
import { type Ctx, type Held, nowOf, record } from './handle.js'
import { makeId, parseId } from './id.js'
import { type Along, type Also, type Incoming, mustBeReachable, mustStand, partsOf, type Receipt, seriesOf } from './incoming.js'
import { keepOnce, receiptOf, takeOnce } from './once.js'
import { keepPasswords } from './password.js'
import { confirmReceipt, submit } from './request.js'
import { indexPerson, sealParts } from './sealed.js'
import { nextNumber, type Recorded } from './store.js'
import { addAlong, waitInLine } from './together.js'

/**
 * Takes in a request: number, sealed words, entry and row in one transaction, so that what has a receipt is there whole.
 * Where the law fixes the day of receipt (counter, oral, signed post), it is confirmed at once. Refuses like `submit` and, online, like `mustBeReachable`; Fault `not-found` for an
 * organ that does not stand.
 */
export async function submitRequest(ctx: Ctx, incoming: Incoming, also?: Also | Along): Promise<Receipt> {
  if (incoming.channel === 'online') mustBeReachable(incoming)
  if (!RECEIPT_RULES[incoming.channel].fixed && ctx.actor.kind !== 'user') return waitInLine(ctx, incoming, also)
  const password = makePassword(ctx.platform.config, incoming.once)
  return ctx.platform.database.transaction(async (tx) => {
    const { once } = incoming
    if (once !== null && (await takeOnce(tx, [once])).length === 0) return { ...(await receiptOf(tx, once)), password }
    await mustStand(tx, incoming.organId)
    const held = await takeIn(ctx, tx, incoming)
    // Whoever registers it has it on the desk.
    if (ctx.actor.kind === 'user') await record(ctx, held, handOver(held.state, ctx.actor.userId, ctx.actor.name))
    if (once !== null) await keepOnce(tx, [{ key: once, id: held.id }])
    await keepPasswords(ctx, tx, [{ id: held.id, password }])
    await addAlong(tx, [{ id: held.id, also }])
    const { chain, seq, hash } = mustBegin(held)
    return { id: held.id, number: parseId(held.id).number, chain, seq, hash, password }
  })
}

/** The same inside a transaction, without a password: for an item that is passed on to another organ. */
export async function takeIn(ctx: Ctx, tx: Tx, incoming: Incoming): Promise<Held> {
  const { organId, kind, channel, on, applicantKind, delivery, practice, person } = incoming
  const year = yearOf(on)
  const series = seriesOf(incoming)
  const now = await nowOf(ctx, tx)
  // From here on the organ's next number waits for us.
  const id = makeId(organId, year, series, await nextNumber(tx, organId, year, series))
  const held = { tx, id, history: [], state: none, now }
  const [wordsHash = ''] = await sealParts(ctx, tx, id, partsOf(incoming))
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

/** The entry that a new case begins with. */
function mustBegin({ history }: Held): Recorded['entry'] {
  const first = history[0]
  if (!first) throw new RangeError('nothing was recorded')
  return first.entry
}
