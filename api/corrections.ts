import { z } from 'zod'
import { route } from './contract.js'
import { daySchema, lightSchema } from './request-view.js'

const BASE = '/api/corrections'

export const correctionKindSchema = z.enum(['file', 'link', 'content', 'outdated', 'access', 'other'])
export type CorrectionKind = z.output<typeof correctionKindSchema>
export const CORRECTION_KINDS: Record<CorrectionKind, string> = {
  file: '附件打不开',
  link: '链接或者网页打不开',
  content: '内容有错',
  outdated: '内容过时',
  access: '看不清、读不了、操作不了',
  other: '其他问题',
}

export const correctionOutcomeSchema = z.enum(['corrected', 'right', 'elsewhere'])
export type CorrectionOutcome = z.output<typeof correctionOutcomeSchema>
export const CORRECTION_OUTCOMES: Record<CorrectionOutcome, string> = {
  corrected: '已更正',
  right: '经核实没有问题',
  elsewhere: '不属于本网站，已告知去处',
}

export const correctionSchema = z.object({
  number: z.string(),
  organId: z.string(),
  organName: z.string(),
  /** The address that is wrong, and its title where it is a document. */
  page: z.string(),
  title: z.string().nullable(),
  kind: correctionKindSchema,
  words: z.string(),
  /** As the reporter left it; empty where they left none. */
  contact: z.string(),
  receivedOn: daySchema,
  due: daySchema,
  light: lightSchema,
  daysLeft: z.number(),
  practice: z.boolean(),
  /** The document that the page shows, with its files; null for other pages. */
  document: z.object({ id: z.string(), files: z.array(z.object({ file: z.string(), name: z.string() })) }).nullable(),
  /** The change of the document in which it is being mended. */
  mending: z.object({ documentId: z.string(), no: z.number() }).nullable(),
  answer: z.object({ outcome: correctionOutcomeSchema, text: z.string(), on: daySchema, by: z.string() }).nullable(),
})
export type Correction = z.output<typeof correctionSchema>

export const listCorrections = route({
  name: 'listCorrections',
  method: 'GET',
  path: BASE,
  summary:
    'What readers found wrong on pages of the organs in the caller’s scope, by pages of 50: what is open with the nearest day first.',
  access: { permission: 'correction.handle' },
  query: z.object({
    scope: z.enum(['running', 'done']).default('running'),
    /** `next` of the page before. */ after: z.string().max(60).optional(),
  }),
  answer: z.object({ corrections: z.array(correctionSchema), next: z.string().nullable() }),
})

export const mendCorrection = route({
  name: 'mendCorrection',
  method: 'POST',
  path: `${BASE}/:number/replacement`,
  summary:
    'Replaces a file of the document by another, in a change that goes through every gate; when it is public the reader is told by itself.',
  access: { permission: 'correction.handle' },
  params: z.object({ number: z.string().max(40) }),
  upload: ['file'],
  body: z.object({ /** Id of the file that is replaced. */ replaced: z.string().max(60) }),
  answer: correctionSchema,
  refusals: ['correction-answered', 'document-in-review', 'file-type'],
})

export const answerCorrection = route({
  name: 'answerCorrection',
  method: 'POST',
  path: `${BASE}/:number/answer`,
  summary: 'Answers a reader; they see the outcome and the words under their number. Once only.',
  access: { permission: 'correction.handle' },
  params: z.object({ number: z.string().max(40) }),
  body: z.object({ outcome: correctionOutcomeSchema, text: z.string().trim().min(2).max(1_000) }),
  answer: correctionSchema,
  refusals: ['correction-answered'],
})
