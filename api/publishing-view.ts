import { z } from 'zod'
import {
  attachmentSchema,
  columnIdSchema,
  contentSchema,
  documentIdSchema,
  instrumentSchema,
  relationKindSchema,
  validitySchema,
} from './publishing-content.js'
import { daySchema } from './request-view.js'
import { stepSchema } from './step-view.js'

export const columnKindSchema = z.enum(['list', 'page', 'documents', 'topic', 'link'])
export const publishStepSchema = z.enum(['first', 'second', 'final'])
export const documentLifeSchema = z.enum(['draft', 'published', 'withdrawn', 'discarded'])
export const documentStageSchema = z.enum(['writing', 'review', 'ready', 'scheduled'])
export const originSchema = z.enum(['own', 'repost', 'request', 'import'])
export const withdrawalKindSchema = z.enum(['personal-data', 'secret', 'wrong', 'outdated', 'court', 'other'])
export const severitySchema = z.enum(['block', 'reason', 'hint'])

/** Fresh, due within a seventh of its period, stale, empty, or without a period. */
export const columnLightSchema = z.enum(['green', 'yellow', 'red', 'empty', 'none'])

export const columnSchema = z.object({
  id: columnIdSchema,
  organId: z.string(),
  /** null at the top. */
  parentId: z.string().nullable(),
  name: z.string(),
  kind: columnKindSchema,
  rank: z.number(),
  /** Name, order and address are the State's (国办公开办函〔2019〕61号). */
  locked: z.boolean(),
  /** Of the law's own tree; such a column can be hidden, not removed. */
  statutory: z.boolean(),
  article: z.string().nullable(),
  /** Of a link: where it leads. */
  href: z.string().nullable(),
  lead: z.string().nullable(),
  freshnessDays: z.number().nullable(),
  minItems: z.number(),
  reviewSteps: z.array(publishStepSchema),
  hidden: z.boolean(),
  /** What stands in it and below. */
  shown: z.number(),
  newest: daySchema.nullable(),
  light: columnLightSchema,
  /** Until it is stale; negative: since. null without a period or without anything in it. */
  daysLeft: z.number().nullable(),
})
export type ColumnView = z.output<typeof columnSchema>

export const documentSummarySchema = z.object({
  id: documentIdSchema,
  organId: z.string(),
  organName: z.string(),
  columnId: z.string(),
  columnName: z.string(),
  title: z.string(),
  instrument: instrumentSchema,
  origin: originSchema,
  life: documentLifeSchema,
  stage: documentStageSchema.nullable(),
  /** The review that it waits for. */
  step: publishStepSchema.nullable(),
  secrecyOpen: z.boolean(),
  returned: z.boolean(),
  scheduledAt: z.string().nullable(),
  restoring: z.boolean(),
  author: z.string().nullable(),
  indexNo: z.string().nullable(),
  documentNo: z.string().nullable(),
  signedOn: daySchema.nullable(),
  publishedOn: daySchema.nullable(),
  validity: validitySchema,
  forced: z.number(),
  touchedAt: z.string(),
  version: z.number(),
})
export type DocumentSummary = z.output<typeof documentSummarySchema>

export const findingSchema = z.object({
  /** Stays the same while the text does. */
  id: z.string(),
  check: z.string(),
  severity: severitySchema,
  /** 正文, or the attachment's name. */
  where: z.string(),
  /** The attachment, when it is in one. */
  file: z.string().nullable(),
  /** What is wrong and what to do, in a sentence. */
  message: z.string(),
  article: z.string().nullable(),
  count: z.number(),
  /** Masked. */
  samples: z.array(z.string()),
  /** What can be done with one press. */
  remedies: z.array(z.enum(['mask', 'remove-column', 'remove-hidden', 'clean-properties'])),
  /** Given when the text was handed in. */
  answer: z.object({ reason: z.string(), byHead: z.boolean() }).nullable(),
})
export type PublishFinding = z.output<typeof findingSchema>

export const DOCUMENT_STEPS = [
  'submitDocument',
  'recallDocument',
  'approveDocument',
  'returnDocument',
  'clearSecrecy',
  'publishDocument',
  'forcePublish',
  'schedulePublication',
  'cancelSchedule',
  'beginChange',
  'dropWork',
  'withdrawDocument',
  'askRestoration',
  'restoreDocument',
  'refuseRestoration',
  'changeValidity',
] as const
export type DocumentStepName = (typeof DOCUMENT_STEPS)[number]

export const documentActionSchema = stepSchema(DOCUMENT_STEPS)
export type DocumentAction = z.output<typeof documentActionSchema>

const who = { by: z.string(), at: z.string() }

export const documentViewSchema = z.object({
  summary: documentSummarySchema,
  /** What the caller edits or reviews: the version on its way, else the one that is public. */
  content: contentSchema,
  /** Of the content, for saving over it. */
  contentNo: z.number(),
  revision: z.number(),
  savedBy: z.string(),
  savedAt: z.string(),
  files: z.array(
    attachmentSchema.extend({
      type: z.string(),
      size: z.number(),
      sha256: z.string(),
      /** Whether words could be read in it. */
      readable: z.boolean(),
      /** Where the workbench downloads it. */
      href: z.string(),
    }),
  ),
  review: z
    .object({
      steps: z.array(publishStepSchema),
      approved: z.array(z.object({ step: publishStepSchema, remark: z.string(), ...who })),
      cleared: z.object({ name: z.string(), opinion: z.string(), on: daySchema }).nullable(),
      returned: z.object({ step: z.string(), reasons: z.string(), ...who }).nullable(),
    })
    .nullable(),
  versions: z.array(z.object({ no: z.number(), on: daySchema.nullable(), at: z.string(), forced: z.array(z.string()) })),
  withdrawn: z.object({ kind: withdrawalKindSchema, reason: z.string(), ...who }).nullable(),
  restoring: z.object({ name: z.string(), reason: z.string(), at: z.string() }).nullable(),
  /** Both directions; `outgoing`: said by this document. */
  relations: z.array(
    z.object({
      kind: relationKindSchema,
      label: z.string(),
      outgoing: z.boolean(),
      documentId: z.string().nullable(),
      title: z.string(),
      life: documentLifeSchema.nullable(),
    }),
  ),
  /** Art. 26: until when it is to be public. */
  publishBy: z.object({ day: daySchema, provisional: z.boolean() }).nullable(),
  /** The public address, once there is one. */
  address: z.string(),
  actions: z.array(documentActionSchema),
  timeline: z.array(z.object({ type: z.string(), text: z.string(), article: z.string().nullable(), ...who })),
})
export type DocumentView = z.output<typeof documentViewSchema>

/** A public document as anybody gets it. */
export const publicLineSchema = z.object({
  id: documentIdSchema,
  organId: z.string(),
  columnId: z.string(),
  title: z.string(),
  href: z.string(),
  instrument: instrumentSchema,
  indexNo: z.string().nullable(),
  documentNo: z.string().nullable(),
  issuer: z.string().nullable(),
  topic: z.string().nullable(),
  genre: z.string().nullable(),
  signedOn: daySchema.nullable(),
  publishedOn: daySchema.nullable(),
  validity: validitySchema,
})
export type PublicLine = z.output<typeof publicLineSchema>

export const publicDocumentSchema = publicLineSchema.extend({
  columnName: z.string(),
  /** The moment of its first publication; null where only a source tells of it. */
  publishedAt: z.string().nullable(),
  content: contentSchema.omit({ interpretationWaiver: true }),
  validityOn: daySchema.nullable(),
  validityAct: z.object({ title: z.string(), href: z.string().nullable() }).nullable(),
  attachments: z.array(z.object({ name: z.string(), href: z.string(), type: z.string(), size: z.number(), sha256: z.string() })),
  relations: z.array(z.object({ kind: relationKindSchema, label: z.string(), title: z.string(), href: z.string().nullable() })),
  versions: z.array(z.object({ no: z.number(), on: daySchema.nullable(), note: z.string().nullable() })),
})
export type PublicDocument = z.output<typeof publicDocumentSchema>
