import { z } from 'zod'
import { parseDay } from '../law/day.js'
import { stepSchema } from './step-view.js'

export const daySchema = z.string().refine((text) => parseDay(text) !== null, '请填写存在的日期，例如 2021-09-10。')

/** ORGAN-YEAR-NNNN; Y before the digits for practice cases (演练), G for corrections of records (更正). */
export const requestIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]*-\d{4}-[YG]?\d{4,}$/)

export const channelSchema = z.enum([
  'in-person',
  'post-signed',
  'post-ordinary',
  'post-misaddressed',
  'fax',
  'online',
  'email',
  'oral',
  'other',
])
export const applicantKindSchema = z.enum(['naturalPerson', 'business', 'research', 'publicWelfare', 'legalService', 'otherOrg'])
export const deliverySchema = z.enum(['email', 'post', 'pick-up', 'inspection', 'fax'])
export const requestKindSchema = z.enum(['disclosure', 'record-correction'])
export const lightSchema = z.enum(['grey', 'green', 'yellow', 'orange', 'red', 'blue', 'done'])
export type Light = z.infer<typeof lightSchema>
export const serviceModeSchema = z.enum(['direct', 'entrusted', 'post', 'electronic'])
export const reviewStepSchema = z.enum(['business', 'legal', 'secrecy', 'head'])

/** The verbs of a case, in the order of the procedure. */
export const STEP_NAMES = [
  'confirmReceipt',
  'askForCorrection',
  'correct',
  'consultThirdParty',
  'consultCoMaker',
  'consultOrgan',
  'deliverConsultation',
  'answerConsultation',
  'closeConsultation',
  'askForReasons',
  'giveReasons',
  'delayReply',
  'extend',
  'notifyFee',
  'payFee',
  'split',
  'assign',
  'urge',
  'returnAssignment',
  'partialReply',
  'handOver',
  'draftReply',
  'approveDraft',
  'returnDraft',
  'issueReply',
  'serveReply',
  'withdraw',
  'closeLapsed',
  'convertToPetition',
  'discloseToAll',
  'merge',
  'transfer',
  'archive',
] as const
export type StepName = (typeof STEP_NAMES)[number]

export const countedInSchema = z.object({
  /** `table3.granted.naturalPerson` */
  path: z.string(),
  /** 三（四）1 */
  label: z.string(),
})

/** A step with all that a clerk wants to know before taking it. Where it is not allowed, `code` and `message` say why. */
export const requestActionSchema = stepSchema(STEP_NAMES).extend({
  /** The document that appears, by its number in the list of templates. */
  document: z.object({ number: z.number(), title: z.string() }).nullable(),
  countedIn: countedInSchema.nullable(),
})
export type RequestAction = z.infer<typeof requestActionSchema>

/** Who asks. Kept encrypted; shown masked unless it is read for a purpose. */
export const personSchema = z.object({
  name: z.string().trim().min(1).max(100),
  idKind: z.enum(['idCard', 'uscc', 'passport', 'hkMacao', 'taiwan', 'military', 'other']),
  idNumber: z.string().trim().max(60).default(''),
  legalRepresentative: z.string().trim().max(60).default(''),
  contactName: z.string().trim().max(60).default(''),
  phone: z.string().trim().max(40).default(''),
  email: z.string().trim().max(120).default(''),
  address: z.string().trim().max(300).default(''),
  fax: z.string().trim().max(40).default(''),
  agent: z
    .object({ name: z.string().trim().min(1).max(60), idNumber: z.string().trim().max(60), phone: z.string().trim().max(40) })
    .nullable()
    .default(null),
})
export type Person = z.infer<typeof personSchema>

/** What is asked for (art. 29), in the applicant's words; kept encrypted like the person. */
export const wordsSchema = z.object({
  description: z.string().trim().min(1).max(20_000),
  /** 名称、文号 where the applicant knows them. */
  title: z.string().trim().max(300).default(''),
  documentNo: z.string().trim().max(100).default(''),
  form: z
    .array(z.enum(['paper', 'electronic', 'disc']))
    .max(3)
    .default([]),
  /** What was added by correction, and the reasons of art. 35; empty while there are none. */
  correction: z.string().trim().max(20_000).default(''),
  reasons: z.string().trim().max(20_000).default(''),
})
export type Words = z.infer<typeof wordsSchema>

export const searchRecordSchema = z.object({
  systems: z.string().max(500),
  keywords: z.string().max(500),
  period: z.string().max(200),
  by: z.string().max(100),
})

/** The reply as drafted; every text may be empty where its outcome does not ask for it. */
export const replySchema = z.object({
  outcome: z.string(),
  bases: z.array(z.string()).max(10),
  reasons: z.string().max(20_000).default(''),
  provided: z.string().max(20_000).default(''),
  withheld: z.string().max(20_000).default(''),
  search: searchRecordSchema.nullable().default(null),
  pointer: z.string().max(2_000).default(''),
  severance: z.string().max(5_000).default(''),
  publicInterest: z.string().max(5_000).default(''),
})
export type ReplyInput = z.infer<typeof replySchema>

/** One line of a list. */
export const requestSummarySchema = z.object({
  id: requestIdSchema,
  number: z.string(),
  organId: z.string(),
  organName: z.string(),
  kind: requestKindSchema,
  practice: z.boolean(),
  status: z.enum(['submitted', 'open', 'decided', 'archived', 'merged', 'transferred']),
  channel: channelSchema,
  applicantKind: applicantKindSchema,
  /** 王** */
  applicant: z.string(),
  /** The first words of what is asked. */
  excerpt: z.string(),
  submittedOn: z.string(),
  receivedOn: z.string().nullable(),
  light: lightSchema,
  /** 剩 3 个工作日 */
  clock: z.string(),
  dueOn: z.string().nullable(),
  outcome: z.string().nullable(),
  outcomeLabel: z.string().nullable(),
  decidedOn: z.string().nullable(),
  documentNo: z.string().nullable(),
  handler: z.string().nullable(),
  handlerName: z.string().nullable(),
})
export type RequestSummary = z.infer<typeof requestSummarySchema>

/** One day of the derivation of the due date. */
export const clockStepSchema = z.object({
  day: z.string(),
  kind: z.enum(['start', 'restart', 'counted', 'makeup', 'weekend', 'holiday', 'paused']),
  n: z.number().nullable(),
  name: z.string().nullable(),
  notice: z.string().nullable(),
  article: z.string().nullable(),
  provisional: z.boolean(),
})

export const requestClockSchema = z.object({
  light: lightSchema,
  words: z.string(),
  due: z.string().nullable(),
  left: z.number().nullable(),
  provisional: z.boolean(),
  pausedDays: z.number(),
  steps: z.array(clockStepSchema),
})

export const timelineSchema = z.array(
  z.object({
    version: z.number(),
    at: z.string(),
    by: z.string(),
    type: z.string(),
    sentence: z.string(),
    article: z.string().nullable(),
    /** Id of a document in publishing that came of it. */
    document: z.string().optional(),
    /** Chain and number of the ledger entry, for a proof. */
    seq: z.number(),
    hash: z.string(),
  }),
)

/** A case, whole: facts left, timeline in the middle, steps right. */
export const requestViewSchema = requestSummarySchema.extend({
  version: z.number(),
  /** The day on which the case was read, in China. */
  today: z.string(),
  delivery: z.array(deliverySchema),
  receiptBasis: z.string(),
  clockDetail: requestClockSchema,
  /** Earlier last days for the reply, the oldest first, and what replaced each. */
  formerDues: z.array(z.object({ due: z.string(), because: z.string(), article: z.string().nullable() })),
  /** The name, number and contacts with all but a few signs hidden; null once they were purged. */
  maskedPerson: personSchema.nullable(),
  words: wordsSchema.nullable(),
  correction: z
    .object({ askedOn: z.string(), items: z.array(z.string()), dueOn: z.string(), receivedOn: z.string().nullable() })
    .nullable(),
  consultations: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['third-party', 'co-maker', 'other-organ']),
      with: z.string(),
      interest: z.string(),
      sentOn: z.string(),
      deliveredOn: z.string().nullable(),
      lapsesOn: z.string().nullable(),
      endedOn: z.string().nullable(),
      opinion: z.enum(['consents', 'objects', 'no-answer']).nullable(),
    }),
  ),
  reasons: z.object({ askedOn: z.string(), dueOn: z.string(), givenOn: z.string().nullable() }).nullable(),
  delayedUntil: z.string().nullable(),
  extension: z.object({ on: z.string(), days: z.number(), consentedBy: z.string() }).nullable(),
  fee: z
    .object({
      notifiedOn: z.string(),
      method: z.enum(['items', 'pages']),
      count: z.number(),
      yuan: z.number(),
      dueOn: z.string(),
      paidOn: z.string().nullable(),
    })
    .nullable(),
  /** Requests of the same applicant to this organ earlier in the month of receipt: what the fee by item starts from. */
  earlierThisMonth: z.number(),
  items: z.number(),
  assigned: z.array(
    z.object({
      to: z.string(),
      toName: z.string(),
      joint: z.boolean(),
      dueOn: z.string().nullable(),
      urgedOn: z.string().nullable(),
      late: z.boolean(),
      reply: z.object({ at: z.string(), text: z.string() }).nullable(),
    }),
  ),
  draft: z
    .object({
      reply: replySchema,
      by: z.string(),
      approved: z.array(z.object({ step: reviewStepSchema, by: z.string(), name: z.string() })),
      returned: z.string().nullable(),
      nextStep: reviewStepSchema.nullable(),
    })
    .nullable(),
  decision: z
    .object({ outcome: z.string(), label: z.string(), bases: z.array(z.string()), on: z.string(), documentNo: z.string().nullable() })
    .nullable(),
  served: z.object({ on: z.string(), mode: serviceModeSchema, onTime: z.boolean() }).nullable(),
  continuedIn: z.string().nullable(),
  timeline: timelineSchema,
  actions: z.array(requestActionSchema),
  /** What a draft may end in: each outcome with its grounds and the cell it counts in. */
  outcomes: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      group: z.string().nullable(),
      bases: z.array(z.object({ article: z.string(), reviewFirst: z.boolean() })),
      countedIn: countedInSchema.nullable(),
      document: z.object({ number: z.number(), title: z.string() }),
    }),
  ),
})
export type RequestView = z.infer<typeof requestViewSchema>
