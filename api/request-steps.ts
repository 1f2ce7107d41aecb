import { z } from 'zod'
import { route } from './contract.js'
import type { Permission } from './permissions.js'
import {
  daySchema,
  replySchema,
  requestIdSchema,
  requestViewSchema,
  reviewStepSchema,
  STEP_NAMES,
  type StepName,
  serviceModeSchema,
} from './request-view.js'

const params = z.object({ id: requestIdSchema })
/** What the caller saw last: when somebody acted since, the answer is `conflict` and says what changed. */
const version = z.number().int().min(1)
const text = z.string().max(5_000)

/** One step of a case: `POST /api/requests/:id/<path>`; the answer is the case as it is then. */
function step<Name extends StepName, Body extends z.ZodRawShape>(
  name: Name,
  path: string,
  summary: string,
  body: Body,
  permission: Permission = 'request.view',
) {
  return route({
    name,
    method: 'POST',
    path: `/api/requests/:id/${path}`,
    summary,
    // The handler asks for the step's own permission, for the organ of the case.
    access: { permission },
    params,
    body: z.object({ version, ...body }),
    answer: requestViewSchema,
    refusals: [],
  })
}

export const STEPS = {
  confirmReceipt: step('confirmReceipt', 'receipt', 'Art. 31: fixes the day of receipt by the rule of the channel.', { on: daySchema }),
  askForCorrection: step('askForCorrection', 'correction-notice', 'Art. 30: the one notice that asks for corrections.', {
    items: z.array(z.string().max(1_000)).min(1).max(30),
    dueOn: daySchema,
    lateReason: text.default(''),
  }),
  correct: step('correct', 'correction', 'Art. 30: records what the applicant corrected.', { on: daySchema, text: z.string().max(20_000) }),
  consultThirdParty: step('consultThirdParty', 'third-parties', 'Art. 32: asks a third party; its name is kept encrypted.', {
    name: z.string().trim().min(1).max(100),
    contact: z.string().trim().max(300).default(''),
    interest: text,
  }),
  consultCoMaker: step('consultCoMaker', 'co-makers', 'Art. 34: asks another organ that made the information too.', {
    organ: z.string().max(100),
    matter: text.default(''),
  }),
  consultOrgan: step('consultOrgan', 'other-organs', 'Art. 33: asks any other organ.', {
    organ: z.string().max(100),
    matter: text.default(''),
  }),
  deliverConsultation: step('deliverConsultation', 'consultation-delivery', 'Records the day on which the letter arrived.', {
    consultation: z.string(),
    on: daySchema,
  }),
  answerConsultation: step('answerConsultation', 'consultation-answer', 'Records the opinion of who was asked.', {
    consultation: z.string(),
    opinion: z.enum(['consents', 'objects']),
    reasons: text.default(''),
    on: daySchema,
  }),
  closeConsultation: step('closeConsultation', 'consultation-end', 'Ends a consultation whose period is over.', {
    consultation: z.string(),
  }),
  askForReasons: step('askForReasons', 'reasons-notice', 'Art. 35: asks why so many, so often.', { facts: text, dueOn: daySchema }),
  giveReasons: step('giveReasons', 'reasons', 'Art. 35: records the reasons given.', { on: daySchema, text: z.string().max(20_000) }),
  delayReply: step('delayReply', 'delay', 'Art. 35: sets a later day for the reply.', { until: daySchema, reasons: text }),
  extend: step('extend', 'extension', 'Art. 33: extends the reply period once; the caller consents as head.', {
    days: z.number().int(),
    reasons: text,
  }),
  notifyFee: step('notifyFee', 'fee-notice', 'Art. 42: a fee by item or by page, never both.', {
    method: z.enum(['items', 'pages']),
    pages: z.number().int().min(0).default(0),
  }),
  payFee: step('payFee', 'fee-payment', 'Records the payment in full.', { on: daySchema, yuan: z.number() }),
  split: step('split', 'split', 'Counts the request as several for the fee.', { items: z.number().int(), reasons: text }),
  assign: step('assign', 'assignments', 'Asks a unit to deal with it, alone or jointly.', {
    organId: z.string(),
    joint: z.boolean(),
    dueOn: daySchema.nullable().default(null),
  }),
  urge: step('urge', 'urging', 'Reminds a unit that has not answered.', { organId: z.string() }),
  returnAssignment: step('returnAssignment', 'assignment-return', 'A unit says why it is not for it.', {
    organId: z.string(),
    reasons: text,
  }),
  partialReply: step('partialReply', 'partial-replies', 'A unit’s part of the answer.', {
    organId: z.string(),
    text: z.string().max(20_000),
  }),
  handOver: step('handOver', 'handler', 'Puts the case on another clerk’s desk.', { userId: z.string() }),
  draftReply: step('draftReply', 'draft', 'Drafts the answer with exactly one outcome.', { reply: replySchema }),
  approveDraft: step('approveDraft', 'approval', 'Agrees to the draft, at the step that it waits for.', { step: reviewStepSchema }),
  returnDraft: step('returnDraft', 'draft-return', 'Gives the draft back with reasons.', { step: reviewStepSchema, reasons: text }),
  issueReply: step('issueReply', 'reply', 'Issues the answer under the next number.', {}),
  serveReply: step('serveReply', 'service', 'Records how and when the answer was served.', {
    mode: serviceModeSchema,
    on: daySchema,
    evidence: z.string().max(300),
    byPostOffice: z.boolean().default(false),
  }),
  withdraw: step('withdraw', 'withdrawal', 'The applicant takes the request back.', { on: daySchema }),
  closeLapsed: step('closeLapsed', 'lapse', 'Nothing was corrected or paid in time: not dealt with further.', {}),
  convertToPetition: step('convertToPetition', 'conversion', 'Art. 39: goes on as a petition or letter, counted once.', {
    to: z.enum(['petition', 'letter']),
    reference: z.string().max(100),
  }),
  discloseToAll: step('discloseToAll', 'disclosure', 'Art. 44: what one got is published for all.', {
    /** Its title, or where it stands already. */
    document: z.string().max(300),
    /** Begins a draft in publishing with what was given, without whoever asked. */
    draft: z.boolean().default(false),
  }),
  merge: step('merge', 'merger', 'Joins a case that came in twice with the other.', { into: requestIdSchema, reasons: text }),
  transfer: step('transfer', 'transfer', 'Passes an item on that nobody has confirmed, with the applicant’s consent.', {
    organId: z.string(),
    agreement: text,
  }),
  archive: step('archive', 'archiving', 'Art. 45: files the case away.', { file: z.string().max(100) }),
} as const satisfies Record<StepName, unknown>

export const REQUEST_STEP_ROUTES = STEP_NAMES.map((name) => STEPS[name])
