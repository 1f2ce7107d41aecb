import { z } from 'zod'
import { route } from './contract.js'
import { columnSchema } from './publishing-view.js'
import { daySchema } from './request-view.js'

const BASE = '/api/inspection'

/** A rehearsal of the State's check (自查), or the nightly look at links. */
export const inspectionKindSchema = z.enum(['rehearsal', 'links'])
export type InspectionKind = z.infer<typeof inspectionKindSchema>

/** na: does not apply here, or cannot be told by a program; the words say why. */
export const inspectionOutcomeSchema = z.enum(['pass', 'fail', 'na'])
export type InspectionOutcome = z.infer<typeof inspectionOutcomeSchema>
export const INSPECTION_OUTCOMES: Record<InspectionOutcome, string> = { pass: '合格', fail: '要改', na: '不适用' }

const runSchema = z.object({
  id: z.string(),
  state: z.enum(['running', 'done']),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  startedBy: z.string(),
  /** Rules that are not met, and what is to be put right, as far as the caller may see it. */
  failed: z.number(),
  findings: z.number(),
})
export type InspectionRun = z.output<typeof runSchema>

export const inspectionFindingSchema = z.object({
  key: z.string(),
  organId: z.string(),
  organName: z.string(),
  /** The page; null where it is the whole site. */
  href: z.string().nullable(),
  title: z.string(),
  /** Of a link: where it leads. */
  target: z.string().nullable(),
  words: z.string(),
  excerpt: z.string(),
  /** Not found by the rehearsal before. */
  isNew: z.boolean(),
})
export type InspectionFinding = z.output<typeof inspectionFindingSchema>

const resultSchema = z.object({
  rule: z.string(),
  title: z.string(),
  group: z.string(),
  /** Where the rule stands. */
  source: z.string(),
  outcome: inspectionOutcomeSchema,
  words: z.string(),
  findings: z.array(inspectionFindingSchema),
})
export type InspectionResult = z.output<typeof resultSchema>

export const listInspections = route({
  name: 'listInspections',
  method: 'GET',
  path: `${BASE}/runs`,
  summary: 'The latest 50 rehearsals of the State’s check, the newest first.',
  access: { permission: 'inspection.view' },
  answer: z.object({ runs: z.array(runSchema), mayRun: z.boolean() }),
})

export const beginInspection = route({
  name: 'beginInspection',
  method: 'POST',
  path: `${BASE}/runs`,
  summary: 'Begins a rehearsal: every rule over our own pages. It runs in the background.',
  access: { permission: 'inspection.run' },
  answer: z.object({ id: z.string() }),
  refusals: ['inspection-running'],
})

const id = z.object({ id: z.uuid() })

const inspectionViewSchema = z.object({
  run: runSchema,
  /** What was looked at, and by which rule it was chosen. */
  how: z.string(),
  /** Addresses opened, and known so far; null when it is over. */
  progress: z.object({ done: z.number(), all: z.number() }).nullable(),
  results: z.array(resultSchema),
  /** Against the rehearsal before; null when there is none. */
  changes: z.object({ since: z.string(), added: z.number(), gone: z.array(z.string()), same: z.number() }).nullable(),
})
export type InspectionView = z.output<typeof inspectionViewSchema>

export const getInspection = route({
  name: 'getInspection',
  method: 'GET',
  path: `${BASE}/runs/:id`,
  summary: 'A rehearsal: each rule with its outcome and evidence; a department sees what is its own.',
  access: { permission: 'inspection.view' },
  params: id,
  answer: inspectionViewSchema,
})

export const exportInspection = route({
  name: 'exportInspection',
  method: 'GET',
  path: `${BASE}/runs/:id/report`,
  summary: 'The same as a document (docx) or workbook (xlsx).',
  access: { permission: 'inspection.view' },
  params: id,
  query: z.object({ format: z.enum(['docx', 'xlsx']) }),
  answer: z.null(),
})

const brokenSchema = z.object({
  page: z.string(),
  title: z.string(),
  organName: z.string(),
  label: z.string(),
  target: z.string(),
  outside: z.boolean(),
  reason: z.string(),
  since: daySchema,
  seen: daySchema,
})
export type BrokenLinkView = z.output<typeof brokenSchema>

export const listBrokenLinks = route({
  name: 'listBrokenLinks',
  method: 'GET',
  path: `${BASE}/links`,
  summary: 'Links of our own pages that lead nowhere, by the last nightly check or rehearsal; those of the caller’s organs.',
  access: { permission: 'inspection.view' },
  query: z.object({ after: z.string().max(2_000).optional() }),
  answer: z.object({ links: z.array(brokenSchema), next: z.string().nullable() }),
})

export const listColumnHealth = route({
  name: 'listColumnHealth',
  method: 'GET',
  path: `${BASE}/columns`,
  summary: 'The columns of all organs that the caller may see that want something, or have a period: owner, last update, days left.',
  access: { permission: 'inspection.view' },
  answer: z.object({ columns: z.array(columnSchema.extend({ organName: z.string() })) }),
})
