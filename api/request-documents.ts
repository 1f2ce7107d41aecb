import { z } from 'zod'
import { route } from './contract.js'
import { requestIdSchema } from './request-view.js'

const formatSchema = z.enum(['docx', 'pdf'])
const kindSchema = z.coerce.number().int().min(1).max(25)
const BASE = '/api/requests/:id/documents'
const TEMPLATES = '/api/document-templates/:organId'

/** A document of a case as lists show it. */
export const requestDocumentSchema = z.object({
  id: z.string(),
  /** Its number in the list of 25 templates. */
  kind: z.number(),
  title: z.string(),
  documentNo: z.string().nullable(),
  on: z.string(),
  /** Who gets it: the applicant, somebody who was asked, or nobody outside. */
  audience: z.enum(['applicant', 'third-party', 'office']),
  sha256: z.string(),
})
export type RequestDocument = z.infer<typeof requestDocumentSchema>

export const listRequestDocuments = route({
  name: 'listRequestDocuments',
  method: 'GET',
  path: BASE,
  summary: 'The documents of a case, oldest first, and the internal forms that can be printed of it as it stands.',
  access: { permission: 'request.view' },
  params: z.object({ id: requestIdSchema }),
  answer: z.object({
    documents: z.array(requestDocumentSchema),
    forms: z.array(z.object({ kind: z.number(), title: z.string() })),
  }),
})

export const downloadRequestDocument = route({
  name: 'downloadRequestDocument',
  method: 'GET',
  path: `${BASE}/:document/:format`,
  summary: 'A document as it was made, as Word or PDF file. It names persons: the download leaves an entry in the ledger.',
  access: { permission: 'request.view' },
  params: z.object({ id: requestIdSchema, document: z.string().max(10), format: formatSchema }),
  answer: z.null(),
})

export const downloadRequestForm = route({
  name: 'downloadRequestForm',
  method: 'GET',
  path: '/api/requests/:id/forms/:kind/:format',
  summary: 'An internal form (登记表, 审核签发单) of the case as it stands now. What names persons leaves an entry in the ledger.',
  access: { permission: 'request.view' },
  params: z.object({ id: requestIdSchema, kind: kindSchema, format: formatSchema }),
  answer: z.null(),
})

export const previewReply = route({
  name: 'previewReply',
  method: 'GET',
  path: '/api/requests/:id/reply-preview.pdf',
  summary: 'The letter that the draft would become, unnumbered, the applicant’s name hidden: for those who review it.',
  access: { permission: 'request.view' },
  params: z.object({ id: requestIdSchema }),
  answer: z.null(),
})

export const documentTemplateSchema = z.object({
  kind: z.number(),
  title: z.string(),
  article: z.string().nullable(),
  /** 告知书的类别字样, null for what takes no number. */
  suffix: z.string().nullable(),
  /** Where in table 3 it counts, as 三（四）1; null for what counts nowhere. */
  cell: z.string().nullable(),
  /** What every template of this kind must hold, and what it may hold. */
  required: z.array(z.string()),
  optional: z.array(z.string()),
  /** Whose template is used: the organ's own, one of an organ above, or the one that comes with the program. */
  from: z.enum(['own', 'above', 'default']),
  fromName: z.string().nullable(),
  version: z.number().nullable(),
  versions: z.array(z.object({ version: z.number(), name: z.string(), by: z.string(), at: z.string(), sha256: z.string() })),
})
export type DocumentTemplate = z.infer<typeof documentTemplateSchema>

export const listDocumentTemplates = route({
  name: 'listDocumentTemplates',
  method: 'GET',
  path: TEMPLATES,
  summary: 'The 25 templates that the organ uses, with the fields of each and the versions of its own.',
  access: 'signed-in',
  params: z.object({ organId: z.string() }),
  answer: z.object({ templates: z.array(documentTemplateSchema) }),
})

export const downloadDocumentTemplate = route({
  name: 'downloadDocumentTemplate',
  method: 'GET',
  path: `${TEMPLATES}/:kind/file.docx`,
  summary: 'The template in use, or one of the organ’s earlier versions, to edit in an office program.',
  access: 'signed-in',
  params: z.object({ organId: z.string(), kind: kindSchema }),
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  answer: z.null(),
})

export const previewDocumentTemplate = route({
  name: 'previewDocumentTemplate',
  method: 'GET',
  path: `${TEMPLATES}/:kind/preview.pdf`,
  summary: 'The template in use, filled with made-up data.',
  access: 'signed-in',
  params: z.object({ organId: z.string(), kind: kindSchema }),
  answer: z.null(),
})

const REFUSALS = [
  'template-not-docx',
  'template-macros',
  'template-damaged',
  'template-too-large',
  'template-field-missing',
  'template-field-unknown',
  'template-syntax',
  'template-not-printable',
]

export const replaceDocumentTemplate = route({
  name: 'replaceDocumentTemplate',
  method: 'POST',
  path: `${TEMPLATES}/:kind`,
  summary: 'Replaces a template of the organ by a Word file (`template`); earlier versions are kept.',
  access: { permission: 'document.template' },
  params: z.object({ organId: z.string(), kind: kindSchema }),
  upload: ['template'],
  answer: documentTemplateSchema,
  refusals: REFUSALS,
})

export const resetDocumentTemplate = route({
  name: 'resetDocumentTemplate',
  method: 'POST',
  path: `${TEMPLATES}/:kind/reset`,
  summary: 'Goes back to the template of the organ above, or to the one that comes with the program.',
  access: { permission: 'document.template' },
  params: z.object({ organId: z.string(), kind: kindSchema }),
  answer: documentTemplateSchema,
})

const settingText = z.string().trim().max(300).default('')

/** What an organ's letters say of the organ; empty where nobody said yet, then a sentence stands that is still right. */
export const documentSettingsSchema = z.object({
  /** 发文字号, with {机关} {年} {号} {类别}. */
  pattern: z.string().trim().max(100).default(''),
  contact: settingText,
  phone: settingText,
  address: settingText,
  /** Where a case is looked up. */
  website: settingText,
  /** How a fee is paid. */
  payment: settingText,
  /** 复议机关 where it is not the government above (行政复议法 arts. 24, 27). */
  reviewOrgan: settingText,
  /** Where 行政复议 is applied for online (行政复议法 art. 22). */
  reviewOnline: settingText,
  court: settingText,
})
export type DocumentSettings = z.infer<typeof documentSettingsSchema>

export const getDocumentSettings = route({
  name: 'getDocumentSettings',
  method: 'GET',
  path: '/api/document-settings/:organId',
  summary: 'What the organ’s letters say of it.',
  access: 'signed-in',
  params: z.object({ organId: z.string() }),
  answer: documentSettingsSchema.extend({ example: z.string(), remedy: z.string(), remedyReviewFirst: z.string() }),
})

export const setDocumentSettings = route({
  name: 'setDocumentSettings',
  method: 'PUT',
  path: '/api/document-settings/:organId',
  summary: 'Changes what the organ’s letters say of it; letters that were made stay as they are.',
  access: { permission: 'document.template' },
  params: z.object({ organId: z.string() }),
  body: documentSettingsSchema,
  answer: z.object({ done: z.literal(true) }),
  refusals: ['bad-number-pattern'],
})
