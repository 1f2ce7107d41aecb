import type { z } from 'zod'
import type { REMEDY_STEP_ROUTES } from '../../../api/remedies.js'
import type { RemedyStepName } from '../../../api/remedy-view.js'
import { type Day, day } from '../../../law/day.js'
import type { RemedyEvent } from './events.js'
import type { Held } from './handle.js'
import { findCase } from './opening.js'
import { carryOut, changeProcedure, decide, extendPeriod, fileEvidence, fileReply, openAppeal, openRetrial, voidRemedy } from './remedy.js'

type Body<Name extends RemedyStepName> = Omit<z.output<NonNullable<(typeof REMEDY_STEP_ROUTES)[Name]['body']>>, 'version'>

/** What each step decides: the verb with what the shell knows. */
export const DECIDE: { [Name in RemedyStepName]: (body: Body<Name>, held: Held) => RemedyEvent | Promise<RemedyEvent> } = {
  fileReply: (body, { state, now }) => fileReply(state, { ...body, on: day(body.on) }, now),
  fileEvidence: (body, { state, now }) => fileEvidence(state, { ...body, on: day(body.on) }, now),
  changeProcedure: (body, { state, now }) => changeProcedure(state, { ...body, on: day(body.on) }, now),
  extendPeriod: ({ on, until }, { state, now }) => extendPeriod(state, { on: day(on), until: day(until) }, now),
  decide: ({ on, servedOn, orders, ...rest }, { state, now }) => {
    const given = orders.map((order) => ({ ...order, dueOn: dayOrNull(order.dueOn) }))
    return decide(state, { ...rest, on: day(on), servedOn: day(servedOn), orders: given }, now)
  },
  openAppeal: (body, { state, now }) => openAppeal(state, startOf(body), now),
  openRetrial: (body, { state, now }) => openRetrial(state, startOf(body), now),
  carryOut: async (body, { tx, state, now }) => {
    if (body.requestId !== null) await findCase(tx, state.organId, body.requestId, now)
    return carryOut(state, { ...body, on: day(body.on) }, now)
  },
  voidRemedy: ({ reasons }, { state }) => voidRemedy(state, reasons),
}

function startOf(body: Body<'openAppeal'>) {
  return { ...body, notifiedOn: day(body.notifiedOn), acceptedOn: dayOrNull(body.acceptedOn), answerBy: dayOrNull(body.answerBy) }
}

const dayOrNull = (text: string | null): Day | null => (text === null ? null : day(text))
