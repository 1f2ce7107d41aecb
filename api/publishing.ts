import { z } from 'zod'
import { route } from './contract.js'
import { columnIdSchema, contentSchema, documentIdSchema, instrumentSchema, validitySchema } from './publishing-content.js'
import {
  columnKindSchema,
  columnSchema,
  documentLifeSchema,
  documentStageSchema,
  documentSummarySchema,
  documentViewSchema,
  findingSchema,
  originSchema,
  publicDocumentSchema,
  publicLineSchema,
  publishStepSchema,
} from './publishing-view.js'

const BASE = '/api/publishing'
const DOCUMENTS = `${BASE}/documents`
const params = z.object({ id: documentIdSchema })
const fileParams = params.extend({ file: z.string().max(60) })
const pageOf = <T extends z.ZodType>(line: T) => z.object({ documents: z.array(line), next: z.string().nullable() })
const after = z.string().max(200).optional()
const optionalText = (most: number) => z.string().trim().max(most).nullable().default(null)

export const listColumns = route({
  name: 'listColumns',
  method: 'GET',
  path: `${BASE}/columns`,
  summary: 'The tree of an organ’s columns: the locked nodes, the items of arts. 20 and 21, its own; with how fresh each is.',
  access: { permission: 'publish.view' },
  query: z.object({ organId: z.string() }),
  answer: z.object({ columns: z.array(columnSchema) }),
})

const columnBody = {
  name: z.string().trim().min(1).max(60),
  kind: columnKindSchema,
  rank: z.number().int().min(0).max(9_999).default(500),
  href: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .default(null),
  lead: optionalText(300),
  freshnessDays: z.number().int().min(1).max(3_660).nullable().default(null),
  minItems: z.number().int().min(0).max(10_000).default(0),
  reviewSteps: z.array(publishStepSchema).min(1).max(3).default(['first', 'second', 'final']),
  hidden: z.boolean().default(false),
}

export const addColumn = route({
  name: 'addColumn',
  method: 'POST',
  path: `${BASE}/columns`,
  summary:
    'Adds a column below another, or at the top of the site (`lanmu`, with its organ); its address is that one’s and `slug`, for good.',
  access: { permission: 'publish.columns' },
  body: z.object({
    ...columnBody,
    parentId: columnIdSchema.or(z.literal('lanmu')),
    /** Of a column at the top; below another it is that one’s. */
    organId: z.string().max(60).optional(),
    slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, '地址用小写字母、数字和短横线，例如 shjz。'),
  }),
  answer: columnSchema,
  refusals: ['column-exists', 'column-taken-over'],
})

export const changeColumn = route({
  name: 'changeColumn',
  method: 'PUT',
  path: `${BASE}/columns`,
  summary: 'Changes a column; of the locked ones only the period, the minimum and the steps of review.',
  access: { permission: 'publish.columns' },
  body: z.object({ ...columnBody, id: columnIdSchema }),
  answer: columnSchema,
  refusals: ['column-locked'],
})

export const removeColumn = route({
  name: 'removeColumn',
  method: 'POST',
  path: `${BASE}/columns/removal`,
  summary: 'Removes an empty column of the organ’s own.',
  access: { permission: 'publish.columns' },
  body: z.object({ id: columnIdSchema }),
  answer: z.object({ removed: z.boolean() }),
  refusals: ['column-locked', 'column-not-empty'],
})

export const listDocuments = route({
  name: 'listDocuments',
  method: 'GET',
  path: DOCUMENTS,
  summary: 'Documents of an organ, last touched first, by pages of 50.',
  access: { permission: 'publish.view' },
  query: z.object({
    organId: z.string(),
    columnId: columnIdSchema.optional(),
    life: documentLifeSchema.optional(),
    stage: documentStageSchema.optional(),
    /** Part of the title, or the whole 文号 or 索引号. */
    q: z.string().trim().max(100).optional(),
    mine: z.enum(['yes', 'no']).default('no'),
    forced: z.enum(['yes', 'no']).default('no'),
    after,
  }),
  answer: pageOf(documentSummarySchema),
})

const queueSchema = z.array(documentSummarySchema)
export const publishingQueue = route({
  name: 'publishingQueue',
  method: 'GET',
  path: `${BASE}/queue`,
  summary: 'What waits for the caller: to review, to sign for secrecy, to publish, returned to them, asked back.',
  access: { permission: 'publish.view' },
  answer: z.object({
    toReview: queueSchema,
    toClear: queueSchema,
    toPublish: queueSchema,
    scheduled: queueSchema,
    writing: queueSchema,
    returned: queueSchema,
    askedBack: queueSchema,
    /** Columns of the caller’s organ that are stale, empty or nearly so. */
    columns: z.array(columnSchema),
  }),
})

export const startDocument = route({
  name: 'startDocument',
  method: 'POST',
  path: DOCUMENTS,
  summary: 'Begins a document in a column.',
  access: { permission: 'publish.write' },
  body: z.object({ organId: z.string(), origin: originSchema.exclude(['import']).default('own'), content: contentSchema }),
  answer: documentViewSchema,
})

export const getDocument = route({
  name: 'getDocument',
  method: 'GET',
  path: `${DOCUMENTS}/:id`,
  summary: 'A document with its text, files, review, versions, links and the steps that are lawful now.',
  access: { permission: 'publish.view' },
  params,
  answer: documentViewSchema,
})

export const saveDraft = route({
  name: 'saveDraft',
  method: 'PUT',
  path: `${DOCUMENTS}/:id/content`,
  summary: 'Saves what is being written over the revision seen; `conflict` when somebody else saved meanwhile.',
  access: { permission: 'publish.write' },
  params,
  body: z.object({ revision: z.number().int().min(1), content: contentSchema }),
  answer: z.object({ revision: z.number(), savedAt: z.string(), content: contentSchema }),
  refusals: ['document-in-review'],
})

export const keepEditing = route({
  name: 'keepEditing',
  method: 'POST',
  path: `${DOCUMENTS}/:id/presence`,
  summary: 'Says that the caller has the text open; answers who else has had it open within the last two minutes.',
  access: { permission: 'publish.write' },
  params,
  answer: z.object({ others: z.array(z.string()), revision: z.number() }),
})

export const attachFile = route({
  name: 'attachFile',
  method: 'POST',
  path: `${DOCUMENTS}/:id/files`,
  summary: 'Attaches files to what is being written; with `use` text, a Word file becomes the text instead.',
  access: { permission: 'publish.write' },
  params,
  upload: ['file'],
  body: z.object({ revision: z.coerce.number().int().min(1), use: z.enum(['attachment', 'picture', 'text']).default('attachment') }),
  answer: documentViewSchema,
  refusals: ['file-type', 'document-in-review'],
})

export const readDocumentFile = route({
  name: 'readDocumentFile',
  method: 'GET',
  path: `${DOCUMENTS}/:id/files/:file`,
  summary: 'A file of a document, as it is.',
  access: { permission: 'publish.view' },
  params: fileParams,
  answer: z.null(),
})

export const maskAttachment = route({
  name: 'maskAttachment',
  method: 'POST',
  path: `${DOCUMENTS}/:id/files/:file/masking`,
  summary: 'Makes a clean copy of a file, reads it back to prove it, puts it in the file’s place and keeps the original sealed.',
  access: { permission: 'publish.write' },
  params: fileParams,
  body: z.object({
    revision: z.number().int().min(1),
    how: z.enum(['mask', 'remove-column', 'remove-hidden', 'clean-properties']),
    reason: z.string().trim().min(4).max(500),
  }),
  answer: documentViewSchema,
  refusals: ['masking-failed', 'masking-unsupported'],
})

export const checkDocument = route({
  name: 'checkDocument',
  method: 'GET',
  path: `${DOCUMENTS}/:id/checks`,
  summary: 'Every check over text and files: what blocks, what wants a reason, what is only a hint.',
  access: { permission: 'publish.view' },
  params,
  answer: z.object({ findings: z.array(findingSchema), checked: z.array(z.string()) }),
})

export const compareVersions = route({
  name: 'compareVersions',
  method: 'GET',
  path: `${DOCUMENTS}/:id/differences`,
  summary: 'What differs between two versions, block by block.',
  access: { permission: 'publish.view' },
  params,
  query: z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }),
  answer: z.object({
    fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
    lines: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
  }),
})

export const commentDocument = route({
  name: 'commentDocument',
  method: 'POST',
  path: `${DOCUMENTS}/:id/comments`,
  summary: 'Leaves a remark beside a text on its way.',
  access: { permission: 'publish.view' },
  params,
  body: z.object({ text: z.string().trim().min(1).max(2_000) }),
  answer: z.object({ comments: z.array(z.object({ n: z.number(), by: z.string(), at: z.string(), text: z.string() })) }),
})

export const listComments = route({
  name: 'listComments',
  method: 'GET',
  path: `${DOCUMENTS}/:id/comments`,
  summary: 'The remarks, oldest first.',
  access: { permission: 'publish.view' },
  params,
  answer: commentDocument.answer,
})

export const previewDocument = route({
  name: 'previewDocument',
  method: 'GET',
  path: `${DOCUMENTS}/:id/preview`,
  summary: 'The public page as it would look, for who may see the draft.',
  access: { permission: 'publish.view' },
  params,
  answer: z.null(),
})

const wordSchema = z.object({
  word: z.string().trim().min(1).max(60),
  kind: z.enum(['block', 'reason', 'hint']),
  advice: z.string().trim().max(200).default(''),
})

export const listWords = route({
  name: 'listWords',
  method: 'GET',
  path: `${BASE}/words`,
  summary: 'The office’s list of wrong and sensitive words.',
  access: { permission: 'publish.view' },
  answer: z.object({ words: z.array(wordSchema) }),
})

export const saveWords = route({
  name: 'saveWords',
  method: 'PUT',
  path: `${BASE}/words`,
  summary: 'Replaces the list.',
  access: { permission: 'publish.columns' },
  body: z.object({ words: z.array(wordSchema).max(5_000) }),
  answer: listWords.answer,
})

/** `{code}/{year}-{n:5}`: what a 索引号 is made of. */
const settingsSchema = z.object({
  indexPattern: z
    .string()
    .max(80)
    .regex(/^[^{}]*(\{(organ|code|year|month|n(:\d)?)\}[^{}]*)+$/, '请按“{code}/{year}-{n:5}”的样子填写。')
    .refine((pattern) => /\{n(:\d)?\}/.test(pattern), '索引号里要有流水号 {n}。'),
  /** Code of each organ: 统一社会信用代码 or 组织机构代码. */
  codes: z.record(z.string(), z.string().max(40)),
})

export const getPublishingSettings = route({
  name: 'getPublishingSettings',
  method: 'GET',
  path: `${BASE}/settings`,
  summary: 'How index numbers are made.',
  access: { permission: 'publish.view' },
  answer: settingsSchema,
})

export const savePublishingSettings = route({
  name: 'savePublishingSettings',
  method: 'PUT',
  path: `${BASE}/settings`,
  summary: 'Changes how index numbers are made from now on; those given stay.',
  access: { permission: 'publish.columns' },
  body: settingsSchema,
  answer: settingsSchema,
})

export const listPublicDocuments = route({
  name: 'listPublicDocuments',
  method: 'GET',
  path: '/api/public/documents',
  summary: 'What is public, newest first, by pages of 50.',
  access: 'public',
  query: z.object({
    columnId: columnIdSchema.optional(),
    organId: z.string().max(60).optional(),
    instrument: instrumentSchema.optional(),
    validity: validitySchema.optional(),
    year: z.coerce.number().int().min(1949).max(2100).optional(),
    topic: z.string().max(100).optional(),
    genre: z.string().max(40).optional(),
    issuer: z.string().max(200).optional(),
    after,
  }),
  answer: pageOf(publicLineSchema),
})

export const getPublicDocument = route({
  name: 'getPublicDocument',
  method: 'GET',
  path: '/api/public/documents/:id',
  summary: 'A public document; what was withdrawn is 410.',
  access: 'public',
  params,
  answer: publicDocumentSchema,
})
