import { z } from 'zod'
import { route } from './contract.js'
import { columnIdSchema, contentSchema, documentIdSchema, instrumentSchema, validitySchema } from './publishing-content.js'
import {
  columnSchema,
  documentLifeSchema,
  documentStageSchema,
  documentSummarySchema,
  documentViewSchema,
  findingSchema,
  originSchema,
  publicDocumentSchema,
  publicLineSchema,
} from './publishing-view.js'

const BASE = '/api/publishing'
const DOCUMENTS = `${BASE}/documents`
const params = z.object({ id: documentIdSchema })
const fileParams = params.extend({ file: z.string().max(60) })
const pageOf = <T extends z.ZodType>(line: T) => z.object({ documents: z.array(line), next: z.string().nullable() })
const after = z.string().max(200).optional()

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
  refusals: ['masking-failed', 'masking-pictures', 'masking-unsupported'],
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

export * from './publishing-columns.js'
