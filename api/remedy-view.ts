import { z } from 'zod'
import { lightSchema, timelineSchema } from './request-view.js'
import { stepSchema } from './step-view.js'

/** ORGAN-YEAR-FNNNN for 行政复议, S for 行政诉讼; Y before the letter for practice. */
export const remedyIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]*-\d{4}-Y?[FS]\d{4,9}$/)

export const remedyKindSchema = z.enum(['reconsideration', 'litigation'])
export const remedyStageSchema = z.enum(['review', 'first', 'second', 'retrial'])
export const aboutSchema = z.enum(['reply', 'no-reply', 'proactive', 'other'])
export const procedureSchema = z.enum(['ordinary', 'simple'])
export const roleSchema = z.enum(['original', 'reviewer'])
export const sideSchema = z.enum(['organ', 'other'])
export const orderKindSchema = z.enum(['perform', 'opinion'])
export const remedyCellSchema = z.enum(['upheld', 'corrected', 'other', 'pending'])

/** The verbs of a remedy, in the order of the procedure. */
export const REMEDY_STEPS = [
  'fileReply',
  'fileEvidence',
  'changeProcedure',
  'extendPeriod',
  'decide',
  'openAppeal',
  'openRetrial',
  'carryOut',
  'voidRemedy',
] as const
export type RemedyStepName = (typeof REMEDY_STEPS)[number]

export const remedyActionSchema = stepSchema(REMEDY_STEPS)
export type RemedyAction = z.infer<typeof remedyActionSchema>

/** Who contests, and why. Kept encrypted; shown masked unless it is read for a purpose. */
export const partySchema = z.object({
  name: z.string().trim().max(200).default(''),
  contact: z.string().trim().max(300).default(''),
  agent: z.string().trim().max(200).default(''),
  /** The claims, in the party's words. */
  claims: z.string().trim().max(20_000).default(''),
})
export type PartyInput = z.infer<typeof partySchema>

/** One line of a list. */
export const remedySummarySchema = z.object({
  id: remedyIdSchema,
  number: z.string(),
  organId: z.string(),
  organName: z.string(),
  kind: remedyKindSchema,
  kindLabel: z.string(),
  stage: remedyStageSchema,
  stageLabel: z.string(),
  status: z.enum(['open', 'decided', 'voided']),
  practice: z.boolean(),
  /** The contested request, where the register has it. */
  requestId: z.string().nullable(),
  requestNumber: z.string().nullable(),
  about: aboutSchema,
  matter: z.string(),
  body: z.string(),
  caseNo: z.string(),
  role: roleSchema,
  afterReview: z.boolean(),
  notifiedOn: z.string(),
  light: lightSchema,
  /** 复议答复：剩 3 个工作日 */
  clock: z.string(),
  dueOn: z.string().nullable(),
  /** What counts in table 4, and since when; null while it is pending. */
  result: z.string().nullable(),
  resultLabel: z.string().nullable(),
  cell: remedyCellSchema.nullable(),
  settledOn: z.string().nullable(),
})
export type RemedySummary = z.infer<typeof remedySummarySchema>

const dueSchema = z.object({
  label: z.string(),
  from: z.string().nullable(),
  due: z.string(),
  provisional: z.boolean(),
  article: z.string().nullable(),
})

export const remedyStageViewSchema = z.object({
  stage: remedyStageSchema,
  label: z.string(),
  body: z.string(),
  caseNo: z.string(),
  procedure: procedureSchema,
  notifiedOn: z.string(),
  acceptedOn: z.string().nullable(),
  by: sideSchema.nullable(),
  repliedOn: z.string().nullable(),
  /** Until when the reviewer or the court has to decide, where that is known. */
  decisionDue: z.object({ due: z.string(), provisional: z.boolean(), article: z.string() }).nullable(),
  decision: z
    .object({ on: z.string(), servedOn: z.string(), result: z.string(), label: z.string(), article: z.string(), documentNo: z.string() })
    .nullable(),
  /** How it may end: the choices of the next step. */
  results: z.array(z.object({ key: z.string(), label: z.string(), article: z.string(), cell: remedyCellSchema.nullable() })),
})

/** A remedy, whole. */
export const remedyViewSchema = remedySummarySchema.extend({
  version: z.number(),
  after: z.object({ id: z.string(), number: z.string() }).nullable(),
  /** Suits that follow this review. */
  followedBy: z.array(z.object({ id: z.string(), number: z.string() })),
  stages: z.array(remedyStageViewSchema),
  duties: z.array(dueSchema),
  orders: z.array(
    z.object({
      kind: orderKindSchema,
      label: z.string(),
      what: z.string(),
      dueOn: z.string().nullable(),
      doneOn: z.string().nullable(),
      requestId: z.string().nullable(),
    }),
  ),
  maskedParty: z.object({ name: z.string(), agent: z.string(), claims: z.string() }).nullable(),
  /** What the office should know before it answers: 复议前置, a late application, two roads at once. */
  notes: z.array(z.object({ text: z.string(), article: z.string().nullable() })),
  /** 表四的格: 四、行政复议·结果纠正; null where it is not counted. */
  countedIn: z.object({ path: z.string(), label: z.string() }).nullable(),
  timeline: timelineSchema,
  actions: z.array(remedyActionSchema),
})
export type RemedyView = z.infer<typeof remedyViewSchema>
