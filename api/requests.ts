import { z } from 'zod'
import { route } from './contract.js'
import {
  applicantKindSchema,
  channelSchema,
  daySchema,
  deliverySchema,
  lightSchema,
  personSchema,
  requestIdSchema,
  requestKindSchema,
  requestSummarySchema,
  requestViewSchema,
  wordsSchema,
} from './request-view.js'

const BASE = '/api/requests'
const params = z.object({ id: requestIdSchema })

/** Narrows a list; all that are given must hold. */
const filters = {
  organId: z.string().optional(),
  light: lightSchema.optional(),
  /** All that are not finished, all that are, or both. */
  scope: z.enum(['running', 'done', 'all']).default('running'),
  /** Number of the case or of its document, or the whole name, number or phone of an applicant. */
  q: z.string().trim().max(100).optional(),
  /** On the caller's own desk. */
  mine: z.enum(['yes', 'no']).default('no'),
  channel: channelSchema.optional(),
  applicantKind: applicantKindSchema.optional(),
  outcome: z.string().optional(),
  kind: requestKindSchema.optional(),
  /** Day of receipt. */
  from: daySchema.optional(),
  to: daySchema.optional(),
  practice: z.enum(['yes', 'no']).default('no'),
  /** What waits for the caller: to be confirmed, a draft to review, a draft that came back, a part that their unit owes. */
  todo: z.enum(['confirm', 'review', 'returned', 'asked']).optional(),
  /** Exactly the cases that a cell of table 3 counts in `year`, running or not; the scope is not asked then. */
  cell: z
    .string()
    .regex(/^table3\.[A-Za-z]+\.[A-Za-z]+$/)
    .optional(),
  year: z.coerce.number().int().min(2008).max(2100).optional(),
}

/** How many run under each light. */
const countsSchema = z.record(lightSchema.exclude(['done']), z.number())

export const listRequests = route({
  name: 'listRequests',
  method: 'GET',
  path: BASE,
  summary: 'Cases of the organs in the caller’s scope, the most urgent first, by pages of 50; with how many run under each light.',
  access: { permission: 'request.view' },
  query: z.object({ ...filters, /** `next` of the page before. */ after: z.string().max(200).optional() }),
  answer: z.object({
    requests: z.array(requestSummarySchema),
    next: z.string().nullable(),
    counts: countsSchema,
    /** How many the filters find; null where that is not counted: among the finished. */
    total: z.number().nullable(),
  }),
})

export const exportRequests = route({
  name: 'exportRequests',
  method: 'GET',
  path: `${BASE}/export.xlsx`,
  summary: 'The same list as a workbook of at most 10,000 rows, applicants masked; the download leaves an entry in the ledger.',
  access: { permission: 'request.view' },
  query: z.object(filters),
  answer: z.null(),
})

/** The most pressing of what waits, and how many there are: as many as the list with the same filter shows. */
const waitingSchema = z.object({ total: z.number(), first: z.array(requestSummarySchema) })

export const myRequestWork = route({
  name: 'myRequestWork',
  method: 'GET',
  path: `${BASE}/work`,
  summary: 'What waits for the caller: by light, what must be done today, drafts to review, drafts that came back, parts that units owe.',
  access: { permission: 'request.view' },
  query: z.object({ practice: z.enum(['yes', 'no']).default('no') }),
  answer: z.object({
    counts: countsSchema,
    /** Not confirmed yet: to be confirmed on the day it came in. */
    toConfirm: waitingSchema,
    dueToday: waitingSchema,
    overdue: waitingSchema,
    toReview: waitingSchema,
    returned: waitingSchema,
    /** Cases on which the caller's organ was asked to help. */
    asked: waitingSchema,
  }),
})

export const requestStatistics = route({
  name: 'requestStatistics',
  method: 'GET',
  path: `${BASE}/statistics`,
  summary: 'Table 3 of a year as the cases make it, and what is running.',
  access: { permission: 'request.view' },
  query: z.object({ organId: z.string(), year: z.coerce.number().int().min(2008).max(2100) }),
  answer: z.object({
    organId: z.string(),
    year: z.number(),
    cells: z.record(z.string(), z.number()),
    received: z.number(),
    decided: z.number(),
    running: z.number(),
    late: z.number(),
    feeYuan: z.number(),
  }),
})

export const registerRequest = route({
  name: 'registerRequest',
  method: 'POST',
  path: BASE,
  summary: 'Registers a request from any channel. Where the law fixes the day of receipt, it is confirmed at once.',
  access: { permission: 'request.handle' },
  body: z.object({
    organId: z.string(),
    kind: requestKindSchema.default('disclosure'),
    channel: channelSchema,
    /** The day it was handed in, signed for or came into the organ's machine. */
    on: daySchema,
    applicantKind: applicantKindSchema,
    delivery: z.array(deliverySchema).min(1).max(5),
    practice: z.boolean().default(false),
    person: personSchema,
    words: wordsSchema,
  }),
  answer: z.object({
    request: requestViewSchema,
    /** For the receipt; shown once and not kept. */
    password: z.string(),
  }),
})

export const findDuplicates = route({
  name: 'findDuplicates',
  method: 'POST',
  path: `${BASE}/duplicates`,
  summary: 'Earlier cases of the organ that resemble the words, those of the same applicant first.',
  access: { permission: 'request.handle' },
  body: z.object({
    organId: z.string(),
    idNumber: z.string().max(60).default(''),
    phone: z.string().max(40).default(''),
    text: z.string().max(20_000),
  }),
  answer: z.object({
    matches: z.array(
      z.object({
        request: requestSummarySchema,
        /** 0 … 1 */
        similarity: z.number(),
        sameApplicant: z.boolean(),
      }),
    ),
  }),
})

export const getRequest = route({
  name: 'getRequest',
  method: 'GET',
  path: `${BASE}/:id`,
  summary: 'A case with its clock, timeline, text and the steps that are lawful now. The applicant is masked.',
  access: { permission: 'request.view' },
  params,
  answer: requestViewSchema,
})

export const readPerson = route({
  name: 'readPerson',
  method: 'POST',
  path: `${BASE}/:id/person`,
  summary: 'The applicant in full and the third parties asked, for a purpose that is recorded.',
  access: { permission: 'request.read-person' },
  params,
  body: z.object({ purpose: z.string().trim().min(4).max(200) }),
  answer: z.object({
    person: personSchema.nullable(),
    thirdParties: z.array(z.object({ consultation: z.string(), name: z.string(), contact: z.string() })),
  }),
})

export const requestFeedLink = route({
  name: 'requestFeedLink',
  method: 'GET',
  path: `${BASE}/feed-link`,
  summary: 'The address at which the caller’s own calendar program fetches the days on which replies are due.',
  access: { permission: 'request.view' },
  answer: z.object({ path: z.string() }),
})

export const requestFeed = route({
  name: 'requestFeed',
  method: 'GET',
  path: `${BASE}/feeds/:token`,
  summary: 'An iCalendar of the replies that its owner may see: numbers and days, no applicant.',
  access: 'public',
  params: z.object({ token: z.string().max(200) }),
  answer: z.null(),
})

export const listHandlers = route({
  name: 'listHandlers',
  method: 'GET',
  path: `${BASE}/handlers`,
  summary: 'The clerks of an organ to whom a case may go, with how many each has. For those who may see its cases or hand them over.',
  access: 'signed-in',
  query: z.object({ organId: z.string() }),
  answer: z.object({ handlers: z.array(z.object({ userId: z.string(), name: z.string(), running: z.number() })) }),
})

export const handOverAll = route({
  name: 'handOverAll',
  method: 'POST',
  path: `${BASE}/hand-over`,
  summary: 'Puts all unfinished cases of one clerk on another’s desk.',
  access: { permission: 'request.hand-over' },
  body: z.object({ organId: z.string(), from: z.string(), to: z.string() }),
  answer: z.object({ moved: z.number() }),
})

export * from './request-case.js'
export * from './request-reminders.js'
export * from './request-steps.js'
export * from './request-view.js'
