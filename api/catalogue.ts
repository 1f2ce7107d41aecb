import { z } from 'zod'
import { route } from './contract.js'
import { daySchema } from './request-view.js'

const BASE = '/api/catalogue'
const words = (most: number) => z.string().trim().max(most)
const organId = z.string().max(60)
/** 领域, by its name. */
export const catalogueFieldSchema = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^/\\?#%<>"'=+@-][^/\\?#%<>"']*$/, '领域名称只写文字，例如“社会救助”。')

export const catalogueLevelSchema = z.enum(['city', 'county', 'township'])
export type CatalogueLevel = z.output<typeof catalogueLevelSchema>
export const CATALOGUE_LEVELS: Record<CatalogueLevel, string> = { city: '市级', county: '县级', township: '乡级' }

/** A row of a standard catalogue (国办发〔2019〕54号): what the official table asks of an item, in its order. */
export const catalogueItemSchema = z.object({
  /** 一级事项, 二级事项, and where there is one 三级事项. */
  first: words(200).min(1),
  second: words(200).min(1),
  third: words(200).default(''),
  /** 公开内容（要素） */
  content: words(3_000).min(1),
  /** 公开依据 */
  basis: words(3_000).default(''),
  /** 公开时限, in its own words. */
  timeLimit: words(300).default(''),
  /** 公开主体 */
  subject: words(300).default(''),
  /** 公开渠道和载体: the boxes that are ticked. */
  carriers: z.array(words(60).min(1)).max(30).default([]),
  /** 公开对象 */
  everybody: z.boolean().default(true),
  group: words(300).default(''),
  /** 公开方式 */
  proactive: z.boolean().default(true),
  onRequest: z.boolean().default(false),
  /** 公开层级 */
  levels: z.array(catalogueLevelSchema).max(3).default([]),
})
export type CatalogueItem = z.output<typeof catalogueItemSchema>

/** 待补, older than its limit, with something public, on request only. */
export const catalogueStandingSchema = z.enum(['empty', 'stale', 'filled', 'on-request'])
export type CatalogueStanding = z.output<typeof catalogueStandingSchema>

export const catalogueRowSchema = catalogueItemSchema.extend({
  id: z.string(),
  /** 序号 */
  n: z.number(),
  /** What is public under it. */
  shown: z.number(),
  newest: daySchema.nullable(),
  standing: catalogueStandingSchema,
  /** In force as it stands here; changed or new: it becomes public with the next version. */
  change: z.enum(['none', 'new', 'changed']),
})
export type CatalogueRow = z.output<typeof catalogueRowSchema>

const fieldSummarySchema = z.object({
  field: z.string(),
  rows: z.number(),
  empty: z.number(),
  stale: z.number(),
  /** The version in force; 0: none yet. */
  version: z.number(),
  adoptedOn: daySchema.nullable(),
})

export const listCatalogues = route({
  name: 'listCatalogues',
  method: 'GET',
  path: BASE,
  summary: 'The standard catalogues (基层政务公开标准目录) of an organ, one a field, with how many rows have nothing public.',
  access: { permission: 'catalogue.view' },
  query: z.object({ organId }),
  answer: z.object({
    catalogues: z.array(fieldSummarySchema),
    /** Of the 26 national fields those without a catalogue. */
    missing: z.array(z.string()),
  }),
})

const which = z.object({ organId, field: catalogueFieldSchema })

export const readCatalogue = route({
  name: 'readCatalogue',
  method: 'GET',
  path: `${BASE}/rows`,
  summary: 'A catalogue as it is being worked on, what has nothing public first, with its versions and what the next one will change.',
  access: { permission: 'catalogue.view' },
  query: which,
  answer: z.object({
    rows: z.array(catalogueRowSchema),
    version: z.number(),
    next: z.object({ added: z.number(), changed: z.number(), removed: z.number() }),
    versions: z.array(z.object({ no: z.number(), on: daySchema, by: z.string(), note: z.string(), rows: z.number() })),
  }),
})

export const saveCatalogueRow = route({
  name: 'saveCatalogueRow',
  method: 'PUT',
  path: `${BASE}/rows`,
  summary: 'Adds a row, or with its id changes it. The public sees it with the next version.',
  access: { permission: 'catalogue.edit' },
  body: which.extend({ id: z.string().max(40).nullable().default(null), item: catalogueItemSchema }),
  answer: z.object({ id: z.string() }),
  refusals: ['catalogue-full'],
})

export const removeCatalogueRow = route({
  name: 'removeCatalogueRow',
  method: 'DELETE',
  path: `${BASE}/rows/:id`,
  summary: 'Takes a row out of the catalogue that is being worked on; it is gone for the public with the next version.',
  access: { permission: 'catalogue.edit' },
  params: z.object({ id: z.string().max(40) }),
  query: which,
  answer: z.object({ removed: z.boolean() }),
})

const importReportSchema = z.object({
  sheets: z.array(
    z.object({
      sheet: z.string(),
      /** null: no field is known for the sheet, or it is none of this kind; the sentence says which. */
      field: z.string().nullable(),
      sentence: z.string(),
      /** Each column of the file with what it was taken for; null: left out. */
      mapping: z.array(z.object({ column: z.string(), head: z.string(), meaning: z.string().nullable() })),
      added: z.number(),
      changed: z.number(),
      same: z.number(),
      /** In the catalogue, not in the file. */
      absent: z.array(z.string()),
      refused: z.array(z.object({ row: z.number(), sentence: z.string() })),
    }),
  ),
  applied: z.boolean(),
})
export type CatalogueImport = z.output<typeof importReportSchema>

export const importCatalogue = route({
  name: 'importCatalogue',
  method: 'POST',
  path: `${BASE}/imports`,
  summary: 'Reads a workbook in the official columns, a sheet a field. Without `apply` nothing is changed; repeated it makes no doubles.',
  access: { permission: 'catalogue.edit' },
  upload: ['file'],
  body: z.object({
    organId,
    /** Of a workbook with one sheet; blank: each sheet is called as its field. */
    field: z.union([z.literal(''), catalogueFieldSchema]).default(''),
    apply: z.enum(['no', 'yes']).default('no'),
    /** What to do with rows that are not in the file. */
    absent: z.enum(['keep', 'remove']).default('keep'),
  }),
  answer: importReportSchema,
  refusals: ['catalogue-file', 'catalogue-full'],
})

export const adoptCatalogue = route({
  name: 'adoptCatalogue',
  method: 'POST',
  path: `${BASE}/versions`,
  summary: 'Makes the catalogue as it stands the next version (动态调整): from now on the public sees it.',
  access: { permission: 'catalogue.adopt' },
  body: which.extend({ note: words(300).min(2) }),
  answer: z.object({ version: z.number() }),
  refusals: ['catalogue-unchanged'],
})

export const downloadCatalogue = route({
  name: 'downloadCatalogue',
  method: 'GET',
  path: `${BASE}/file`,
  summary: 'The catalogue as it is being worked on, as a workbook in the official columns.',
  access: { permission: 'catalogue.view' },
  query: which,
  answer: z.null(),
})

export const chooseCatalogueRow = route({
  name: 'chooseCatalogueRow',
  method: 'GET',
  path: `${BASE}/choices`,
  summary: 'Rows in force, of the organ and of those above it, for a document to name: by a part of their words, or by id.',
  access: { permission: 'catalogue.view' },
  query: z.object({ organId, q: words(60).optional(), id: z.string().max(40).optional() }),
  answer: z.object({ choices: z.array(z.object({ id: z.string(), field: z.string(), title: z.string() })) }),
})
