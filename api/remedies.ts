import { z } from 'zod'
import { route } from './contract.js'
import {
  aboutSchema,
  orderKindSchema,
  partySchema,
  procedureSchema,
  type RemedyStepName,
  remedyCellSchema,
  remedyIdSchema,
  remedyKindSchema,
  remedySummarySchema,
  remedyViewSchema,
  roleSchema,
  sideSchema,
} from './remedy-view.js'
import { daySchema, lightSchema, requestIdSchema } from './request-view.js'

const BASE = '/api/remedies'
const params = z.object({ id: remedyIdSchema })
const text = z.string().max(2_000)
/** What the caller saw last: when somebody acted since, the answer is `conflict` and says what changed. */
const version = z.number().int().min(1)

/** How a stage begins. */
const start = {
  /** The reviewer or the court. */
  body: z.string().max(100),
  caseNo: z.string().max(100),
  procedure: procedureSchema.default('ordinary'),
  /** The day its copy reached the organ. */
  notifiedOn: daySchema,
  acceptedOn: daySchema.nullable().default(null),
}

/** Narrows a list; all that are given must hold. */
const filters = {
  organId: z.string().optional(),
  kind: remedyKindSchema.optional(),
  light: lightSchema.optional(),
  scope: z.enum(['running', 'done', 'all']).default('running'),
  /** The cell that it counts in, in `year`. */
  cell: remedyCellSchema.optional(),
  year: z.coerce.number().int().min(2008).max(2100).optional(),
  /** Number of the remedy, of the contested request, or of the case there. */
  q: z.string().trim().max(100).optional(),
  practice: z.enum(['yes', 'no']).default('no'),
}

export const listRemedies = route({
  name: 'listRemedies',
  method: 'GET',
  path: BASE,
  summary: '行政复议 and 行政诉讼 of the organs in the caller’s scope, the most urgent first, by pages of 50.',
  access: { permission: 'remedy.view' },
  query: z.object({ ...filters, /** `next` of the page before. */ after: z.string().max(200).optional() }),
  answer: z.object({ remedies: z.array(remedySummarySchema), next: z.string().nullable() }),
})

export const exportRemedies = route({
  name: 'exportRemedies',
  method: 'GET',
  path: `${BASE}/export.xlsx`,
  summary: 'The same list as a workbook of at most 10,000 rows, without persons; the download leaves an entry in the ledger.',
  access: { permission: 'remedy.view' },
  query: z.object(filters),
  answer: z.null(),
})

export const remedyStatistics = route({
  name: 'remedyStatistics',
  method: 'GET',
  path: `${BASE}/statistics`,
  summary: 'Table 4 of a year as the register makes it.',
  access: { permission: 'remedy.view' },
  query: z.object({ organId: z.string(), year: z.coerce.number().int().min(2008).max(2100) }),
  answer: z.object({ organId: z.string(), year: z.number(), cells: z.record(z.string(), z.number()) }),
})

export const requestRemedies = route({
  name: 'requestRemedies',
  method: 'GET',
  path: `${BASE}/of-request/:id`,
  summary: 'The remedies of a case, and which road is open against its decision until when.',
  access: { permission: 'remedy.view' },
  params: z.object({ id: requestIdSchema }),
  answer: z.object({
    remedies: z.array(remedySummarySchema),
    /** Null while there is nothing to contest. */
    road: z
      .object({
        outcome: z.string(),
        on: z.string(),
        reviewFirst: z.boolean(),
        article: z.string(),
        because: z.array(z.string()),
        review: z.object({ due: z.string(), article: z.string() }),
        suit: z.object({ due: z.string(), article: z.string() }).nullable(),
        /** 海东市人民政府; null where the register does not know. */
        reviewer: z.string().nullable(),
      })
      .nullable(),
    /** Why nothing can be registered yet; null when it can. */
    message: z.string().nullable(),
  }),
})

export const openRemedy = route({
  name: 'openRemedy',
  method: 'POST',
  path: BASE,
  summary: '条例 art. 51: registers what the reviewer or the court sent.',
  access: { permission: 'remedy.handle' },
  body: z.object({
    organId: z.string(),
    kind: remedyKindSchema,
    requestId: requestIdSchema.nullable().default(null),
    about: aboutSchema,
    matter: text.default(''),
    role: roleSchema.default('original'),
    afterReview: z.boolean().default(false),
    /** The review that a suit follows, where the register has it. */
    after: remedyIdSchema.nullable().default(null),
    practice: z.boolean().default(false),
    party: partySchema,
    ...start,
  }),
  answer: remedyViewSchema,
})

export const getRemedy = route({
  name: 'getRemedy',
  method: 'GET',
  path: `${BASE}/:id`,
  summary: 'A remedy with its clocks, timeline and the steps that are lawful now. The party is masked.',
  access: { permission: 'remedy.view' },
  params,
  answer: remedyViewSchema,
})

export const readRemedyParty = route({
  name: 'readRemedyParty',
  method: 'POST',
  path: `${BASE}/:id/party`,
  summary: 'Who contests, in full, for a purpose that is recorded.',
  access: { permission: 'remedy.handle' },
  params,
  body: z.object({ purpose: z.string().trim().min(4).max(200) }),
  answer: z.object({ party: partySchema.nullable() }),
})

/** One step: `POST /api/remedies/:id/<path>`; the answer is the remedy as it is then. */
function step<Name extends RemedyStepName, Body extends z.ZodRawShape>(name: Name, path: string, summary: string, body: Body) {
  return route({
    name,
    method: 'POST',
    path: `${BASE}/:id/${path}`,
    summary,
    // The handler asks for the step's own permission, for the organ of the remedy.
    access: { permission: 'remedy.view' },
    params,
    body: z.object({ version, ...body }),
    answer: remedyViewSchema,
  })
}

const higher = { ...start, by: sideSchema, /** The day that the court set for the answer. */ answerBy: daySchema.nullable().default(null) }

export const REMEDY_STEP_ROUTES = {
  fileReply: step('fileReply', 'reply', 'The written answer with its evidence is handed in.', {
    on: daySchema,
    documentNo: z.string().max(100).default(''),
  }),
  fileEvidence: step('fileEvidence', 'evidence', 'Further evidence is handed in.', { on: daySchema, what: text }),
  changeProcedure: step('changeProcedure', 'procedure', 'Goes over to the other procedure.', { on: daySchema, to: procedureSchema }),
  extendPeriod: step('extendPeriod', 'extension', '行政复议法 art. 62: the reviewer takes longer.', { on: daySchema, until: daySchema }),
  decide: step('decide', 'decision', 'How the stage ended; mediation and withdrawal are results, too.', {
    on: daySchema,
    servedOn: daySchema,
    result: z.string().max(40),
    documentNo: z.string().max(100).default(''),
    orders: z
      .array(z.object({ kind: orderKindSchema, what: text, dueOn: daySchema.nullable().default(null) }))
      .max(5)
      .default([]),
  }),
  openAppeal: step('openAppeal', 'appeal', '行政诉讼法 art. 85: somebody appeals.', higher),
  openRetrial: step('openRetrial', 'retrial', '行政诉讼法 art. 90: the court looks again.', higher),
  carryOut: step('carryOut', 'orders', 'What was ordered is done.', {
    order: z.number().int().min(0),
    on: daySchema,
    how: text,
    requestId: requestIdSchema.nullable().default(null),
  }),
  voidRemedy: step('voidRemedy', 'void', 'Registered by mistake: it counts nowhere any more.', { reasons: text }),
}
