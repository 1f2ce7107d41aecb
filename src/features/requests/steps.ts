import type { z } from 'zod'
import { can } from '../../../api/permissions.js'
import type { STEPS } from '../../../api/request-steps.js'
import type { StepName } from '../../../api/request-view.js'
import { day } from '../../../law/day.js'
import { Fault } from '../../platform/errors/errors.js'
import type { Viewer } from '../../platform/session/viewer.js'
import { holdersOf } from '../accounts/index.js'
import { type Organ, organById } from '../organs/index.js'
import { assign, handOver, partialReply, returnAssignment, urge } from './assignment.js'
import {
  answerConsultation,
  closeConsultation,
  consultCoMaker,
  consultOrgan,
  consultThirdParty,
  deliverConsultation,
  nextThirdParty,
} from './consultation.js'
import { draftForAll } from './disclosing.js'
import { takeNumber } from './documents/numbers.js'
import { archive, closeLapsed, convertToPetition, discloseToAll, merge, mustBeLapsed, transfer, withdraw } from './ending.js'
import type { RequestEvent } from './events.js'
import { notifyFee, payFee, split } from './fee.js'
import { applicantFingerprint, itemsBefore } from './feeStore.js'
import { type Ctx, type Held, hold } from './handle.js'
import { draftReply } from './reply.js'
import { askForCorrection, askForReasons, confirmReceipt, correct, delayReply, extend, giveReasons } from './request.js'
import { approveDraft, issueReply, mustBeApproved, returnDraft, serveReply } from './review.js'
import { openParts, personOf, sealPart, wordsOf } from './sealed.js'
import { passedOn, takeIn } from './submitting.js'
import { replyDocument } from './verbs.js'

/** Who takes a step, on which held case. */
export interface Stepping {
  ctx: Ctx
  held: Held
  viewer: Viewer
  organ: Organ
}

type Body<Name extends StepName> = Omit<z.output<NonNullable<(typeof STEPS)[Name]['body']>>, 'version'>
type Decide<Name extends StepName> = (
  body: Body<Name>,
  stepping: Stepping,
) => RequestEvent | RequestEvent[] | Promise<RequestEvent | RequestEvent[]>

/** What each step decides: the verb with what the shell knows, and what is to be sealed or numbered on the way. */
export const DECIDE: { [Name in StepName]: Decide<Name> } = {
  confirmReceipt: ({ on }, { held, viewer }) => {
    const event = confirmReceipt(held.state, day(on), held.now)
    // Whoever takes it up has it on the desk.
    return held.state.handler === null ? [event, handOver(held.state, viewer.userId, viewer.name)] : event
  },
  askForCorrection: ({ items, dueOn, lateReason }, { held, viewer, organ }) => {
    const late = can(viewer.grants, 'request.sign', organ.path) ? lateReason : ''
    return askForCorrection(held.state, { items, dueOn: day(dueOn), lateReason: late }, held.now)
  },
  correct: async ({ on, text }, { ctx, held }) =>
    correct(held.state, { on: day(on), wordsHash: await sealPart(ctx, held.tx, held.id, 'correction', text) }, held.now),
  consultThirdParty: async ({ name, contact, interest }, { ctx, held }) => {
    const event = consultThirdParty(held.state, nextThirdParty(held.state), interest, held.now)
    await sealPart(ctx, held.tx, held.id, `party:${event.consultation}`, JSON.stringify({ name, contact }))
    return event
  },
  consultCoMaker: ({ organ, matter }, { held }) => consultCoMaker(held.state, organ, matter, held.now),
  consultOrgan: ({ organ, matter }, { held }) => consultOrgan(held.state, organ, matter, held.now),
  deliverConsultation: ({ consultation, on }, { held }) => deliverConsultation(held.state, consultation, day(on), held.now),
  answerConsultation: ({ consultation, on, ...answer }, { held }) =>
    answerConsultation(held.state, consultation, { ...answer, on: day(on) }, held.now),
  closeConsultation: ({ consultation }, { held }) => closeConsultation(held.state, consultation, held.now),
  askForReasons: ({ facts, dueOn }, { held }) => askForReasons(held.state, { facts, dueOn: day(dueOn) }, held.now),
  giveReasons: async ({ on, text }, { ctx, held }) =>
    giveReasons(held.state, { on: day(on), wordsHash: await sealPart(ctx, held.tx, held.id, 'reasons', text) }, held.now),
  // Whoever may take these two steps is the head: their consent is the step itself.
  delayReply: ({ until, reasons }, { held, viewer }) =>
    delayReply(held.state, { until: day(until), reasons, consentedBy: viewer.name }, held.now),
  extend: ({ days, reasons }, { held, viewer }) => extend(held.state, { days, reasons, consentedBy: viewer.name }, held.now),
  notifyFee: async ({ method, pages }, { ctx, held }) => {
    const before = await itemsBefore(ctx, held.tx, held.id, held.state)
    return notifyFee(held.state, method === 'items' ? { method, before } : { method, pages }, held.now)
  },
  payFee: ({ on, yuan }, { held }) => payFee(held.state, { on: day(on), yuan }, held.now),
  split: ({ items, reasons }, { held }) => split(held.state, items, reasons),
  assign: async ({ organId, joint, dueOn }, { held }) => {
    const unit = await mustFindUnit(held, organId)
    return assign(held.state, { to: unit.id, toName: unit.name, joint, dueOn: dueOn === null ? null : day(dueOn) }, held.now)
  },
  urge: ({ organId }, { held }) => urge(held.state, organId, held.now),
  returnAssignment: ({ organId, reasons }, { held }) => returnAssignment(held.state, organId, reasons),
  partialReply: ({ organId, text }, { held }) => partialReply(held.state, organId, text),
  handOver: async ({ userId }, { held, organ }) => {
    const found = (await holdersOf(held.tx, 'request.handle', organ.path)).find((one) => one.userId === userId)
    if (!found) throw new Fault('not-found', '这个人不能办理本单位的申请，请从名单中选择。')
    return handOver(held.state, found.userId, found.name)
  },
  draftReply: ({ reply }, { held, viewer }) => draftReply(held.state, reply, viewer.userId),
  approveDraft: ({ step }, { held, viewer }) => approveDraft(held.state, step, viewer.userId),
  returnDraft: ({ step, reasons }, { held, viewer }) => returnDraft(held.state, step, reasons, viewer.userId),
  issueReply: async (_, stepping) => {
    const draft = mustBeApproved(stepping.held.state)
    const { outcome, bases } = draft.reply
    return issueReply(stepping.held.state, await documentNo(stepping, replyDocument(outcome, bases).number), stepping.held.now)
  },
  serveReply: ({ on, ...service }, { held }) => serveReply(held.state, { ...service, on: day(on) }, held.now),
  withdraw: ({ on }, { held }) => withdraw(held.state, day(on), held.now),
  closeLapsed: async (_, stepping) => {
    const { state, now } = stepping.held
    mustBeLapsed(state, now)
    return closeLapsed(state, await documentNo(stepping, 22), now)
  },
  convertToPetition: (body, { held }) => convertToPetition(held.state, body, held.now),
  discloseToAll: async ({ document, draft }, stepping) => {
    const event = discloseToAll(stepping.held.state, document, stepping.held.now)
    return draft ? { ...event, documentId: await draftForAll(stepping, event.document) } : event
  },
  merge: async ({ into, reasons }, { ctx, held }) => {
    const target = await hold(ctx, held.tx, into)
    const [mine, theirs] = [await applicantFingerprint(ctx, held.tx, held.id), await applicantFingerprint(ctx, held.tx, into)]
    return merge(held.state, held.id, { id: into, state: target.state, sameApplicant: mine !== null && mine === theirs }, reasons, held.now)
  },
  transfer: async ({ organId, agreement }, { ctx, held }) => {
    const unit = await mustFindUnit(held, organId)
    transfer(held.state, { toOrgan: unit.id, to: '', agreement }, held.now)
    const parts = await openParts(ctx, held.tx, held.id)
    const [person, words] = [personOf(parts), wordsOf(parts)]
    if (!person || !words) throw new Fault('not-found', '申请人的资料已经清除，不能转出。')
    const moved = await takeIn(ctx, held.tx, passedOn(held.state, person, words, unit.id))
    return transfer(held.state, { toOrgan: unit.id, to: moved.id, agreement }, held.now)
  },
  archive: ({ file }, { held }) => archive(held.state, file, held.now),
}

/** The number of a decision, which is recorded with it. */
async function documentNo({ held, organ }: Stepping, kind: number): Promise<string> {
  const taken = await takeNumber(held, organ, kind)
  if (taken === null) throw new RangeError(`document ${kind} takes no number`)
  return taken
}

async function mustFindUnit(held: Held, organId: string): Promise<Organ> {
  const unit = await organById(held.tx, organId)
  if (!unit || unit.endedOn) throw new Fault('not-found', '没有这个单位，请从单位名录中选择。')
  return unit
}
