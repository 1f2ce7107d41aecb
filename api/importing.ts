import { z } from 'zod'
import { route } from './contract.js'
import { columnIdSchema, instrumentSchema } from './publishing-content.js'

const BASE = '/api/imports'

/** What a heading of a table can stand for. */
export const IMPORT_FIELDS = {
  title: '标题',
  date: '发布日期',
  column: '栏目',
  body: '正文（文字或网页代码）',
  file: '正文所在的文件（压缩包里的路径）',
  address: '原网址',
  issuer: '发文机关',
  documentNo: '发文字号',
  source: '来源',
} as const
export type ImportField = keyof typeof IMPORT_FIELDS
const fields = Object.keys(IMPORT_FIELDS) as [ImportField, ...ImportField[]]

export const importKindSchema = z.enum(['archive', 'folder', 'table', 'addresses'])
export type ImportKind = z.output<typeof importKindSchema>

/** How what is found becomes ours. Shown before anything runs, and changeable until then. */
export const importMappingSchema = z.object({
  /** Of a table: which heading holds what. */
  headings: z.partialRecord(z.enum(fields), z.string().max(200)).default({}),
  /** Of an archive: the folder in it that is the old site’s `/`. */
  root: z.string().max(400).default(''),
  /** Where the old site stood: `http://www.old.gov.cn`. */
  oldSite: z
    .string()
    .max(200)
    .regex(/^$|^https?:\/\/[^/\s@\\]+$/i, '请写成 http://www.example.gov.cn 的样子，后面不带路径。')
    .default(''),
  /** Which element holds the text, when the usual ones do not: `#zoom` or `.content`. */
  bodyAt: z
    .string()
    .max(60)
    .regex(/^$|^[#.][A-Za-z_][\w-]*$/, '请写成 #名称 或 .名称，例如 #zoom。')
    .default(''),
  /** Old folder or old column → ours; null: left out. */
  columns: z
    .array(z.object({ from: z.string().max(400), to: columnIdSchema.nullable() }))
    .max(1_000)
    .default([]),
  /** For everything else; null: refused. */
  otherwise: columnIdSchema.nullable().default(null),
  /** null: by the column. */
  instrument: instrumentSchema.nullable().default(null),
})
export type ImportMapping = z.output<typeof importMappingSchema>

/** What becomes, or would become, of one page or row. */
export const IMPORT_OUTCOMES = {
  new: '新收',
  changed: '有更新',
  same: '没有变化',
  double: '内容重复',
  draft: '存为草稿',
  refused: '不收',
} as const
export type ImportOutcome = keyof typeof IMPORT_OUTCOMES
const outcomeSchema = z.enum(Object.keys(IMPORT_OUTCOMES) as [ImportOutcome, ...ImportOutcome[]])
const countsSchema = z.record(outcomeSchema, z.number())

export const importStateSchema = z.enum(['mapping', 'checking', 'checked', 'running', 'stopped', 'done'])
export type ImportState = z.output<typeof importStateSchema>

export const importRunSchema = z.object({
  id: z.string(),
  organId: z.string(),
  organName: z.string(),
  kind: importKindSchema,
  /** Of the file, the folder, or how many addresses. */
  name: z.string(),
  state: importStateSchema,
  mapping: importMappingSchema,
  startedBy: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  /** Rows in all, and how many of them the step that runs has seen. */
  total: z.number(),
  done: z.number(),
  tried: countsSchema,
  taken: countsSchema,
  /** Why it stopped by itself, or null. */
  trouble: z.string().nullable(),
})
export type ImportRun = z.output<typeof importRunSchema>

export const importSourceSchema = z.object({
  total: z.number(),
  headings: z.array(z.string()),
  /** Old folders or columns with how many pages each. */
  groups: z.array(z.object({ from: z.string(), count: z.number() })),
  samples: z.array(
    z.object({
      place: z.string(),
      title: z.string(),
      on: z.string().nullable(),
      group: z.string(),
      issuer: z.string(),
      documentNo: z.string(),
      source: z.string(),
      text: z.string(),
      files: z.number(),
      refusal: z.string().nullable(),
    }),
  ),
  /** Our columns that take documents. */
  columns: z.array(z.object({ id: z.string(), name: z.string() })),
})

export const importRowSchema = z.object({
  n: z.number(),
  place: z.string(),
  title: z.string(),
  tried: outcomeSchema.nullable(),
  triedReason: z.string(),
  taken: outcomeSchema.nullable(),
  reason: z.string(),
  documentId: z.string().nullable(),
})
export type ImportRow = z.output<typeof importRowSchema>

const access = { permission: 'import.run' }
const params = z.object({ id: z.string().max(40) })

export const listImports = route({
  name: 'listImports',
  method: 'GET',
  path: BASE,
  summary: 'Imports from old sites, newest first, of the organs whose imports the caller runs.',
  access,
  query: z.object({ after: z.string().max(60).optional() }),
  answer: z.object({ runs: z.array(importRunSchema), next: z.string().nullable() }),
})

export const startImport = route({
  name: 'startImport',
  method: 'POST',
  path: BASE,
  summary: 'Hands in a source: a zip of pages, a table (with a zip of its pages), or a list of addresses. Takes nothing over yet.',
  access,
  upload: ['file', 'archive'],
  body: z.object({
    organId: z.string().max(80),
    kind: importKindSchema.exclude(['folder']),
    addresses: z.string().max(1_000_000).default(''),
  }),
  answer: importRunSchema,
})

export const getImport = route({
  name: 'getImport',
  method: 'GET',
  path: `${BASE}/:id`,
  summary: 'One import with its mapping, state and counts.',
  access,
  params,
  answer: importRunSchema,
})

export const readImportSource = route({
  name: 'readImportSource',
  method: 'GET',
  path: `${BASE}/:id/source`,
  summary: 'What stands in the source: headings, old columns, and the first pages as they would be read.',
  access,
  params,
  answer: importSourceSchema,
})

export const mapImport = route({
  name: 'mapImport',
  method: 'PUT',
  path: `${BASE}/:id/mapping`,
  summary: 'Changes the mapping; what a dry run found before is forgotten.',
  access,
  params,
  body: importMappingSchema,
  answer: importRunSchema,
  refusals: ['import-running', 'import-done'],
})

const step = (name: string, path: string, summary: string, refusals: string[]) =>
  route({ name, method: 'POST', path: `${BASE}/:id/${path}`, summary, access, params, answer: importRunSchema, refusals })

export const checkImport = step('checkImport', 'check', 'Dry run: says what would become of each page, and changes nothing.', [
  'import-running',
  'import-done',
  'import-unmapped',
])
export const runImport = step('runImport', 'run', 'Takes over what the dry run found; goes on where it stopped.', [
  'import-running',
  'import-unchecked',
])
export const stopImport = step('stopImport', 'stop', 'Stops after the page at hand.', ['import-idle'])
export const repeatImport = step('repeatImport', 'repeat', 'Begins another run over the same source with the same mapping.', [
  'import-running',
])

export const listImportRows = route({
  name: 'listImportRows',
  method: 'GET',
  path: `${BASE}/:id/rows`,
  summary: 'The pages of an import with what became of them, by 50.',
  access,
  params,
  query: z.object({ outcome: outcomeSchema.optional(), after: z.coerce.number().int().min(0).default(0) }),
  answer: z.object({ rows: z.array(importRowSchema), next: z.number().nullable() }),
})

export const downloadImportReport = route({
  name: 'downloadImportReport',
  method: 'GET',
  path: `${BASE}/:id/report`,
  summary: 'What became of each page, and why, as a workbook or CSV.',
  access,
  params,
  query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  answer: z.null(),
})
