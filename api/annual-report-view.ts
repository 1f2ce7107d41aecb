import { z } from 'zod'
import type { Report } from '../law/annual-report/report.js'

/** ORGAN-YEAR: `ledu-2021`, `haidong-zwfw-2021`. */
export const idSchema = z.string().regex(/^[a-z0-9][a-z0-9-]*-\d{4}$/)

/**
 * draft: being written · submitted: handed to the organ above · returned: given back with comments ·
 * locked: sealed, not yet public · published · correcting: published, and its next version is being written.
 */
export const statusSchema = z.enum(['draft', 'submitted', 'returned', 'locked', 'published', 'correcting'])
export type ReportStatus = z.infer<typeof statusSchema>

/** Whether a verb may be used now. `code` and `article` say why not; `message` says it in Chinese. */
export const actionSchema = z.object({
  name: z.enum([
    'fillCell',
    'writeChapter',
    'computeFigures',
    'answerFinding',
    'assignUnits',
    'remindUnits',
    'acceptContribution',
    'returnContribution',
    'submitReport',
    'lockReport',
    'unlockReport',
    'publishReport',
    'correctReport',
    'importReport',
  ]),
  allowed: z.boolean(),
  code: z.string().optional(),
  article: z.string().optional(),
  message: z.string().optional(),
})
export type Action = z.infer<typeof actionSchema>

export const summarySchema = z.object({
  id: idSchema,
  organId: z.string(),
  organName: z.string(),
  year: z.number(),
  status: statusSchema,
  /** Published as it was found elsewhere, with its source; null for our own. */
  source: z.string().nullable(),
  dueOn: z.string(),
  publishedOn: z.string().nullable(),
  errors: z.number(),
  warnings: z.number(),
})
export type ReportSummary = z.infer<typeof summarySchema>

/** What the prover found. `lines` and `chapter` say where in the text. */
export const findingSchema = z.object({
  fingerprint: z.string(),
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  cells: z.array(z.string()),
  lines: z.array(z.number()),
  /** The chapters (1 … 6) it is about; 0 is the title and preface. Empty for a file that is only read. */
  chapters: z.array(z.number()),
  operands: z.array(z.object({ label: z.string(), value: z.number().nullable() })),
  difference: z.number().nullable(),
  /** One sentence a clerk understands. */
  message: z.string(),
  /** The article or notice it rests on. */
  basis: z.string(),
  /** How to mend it. */
  mend: z.string(),
  answer: z
    .object({ answer: z.enum(['mended', 'accepted', 'not-a-fault']), reason: z.string(), by: z.string(), at: z.string() })
    .nullable(),
})
export type FindingView = z.infer<typeof findingSchema>

export const cellSchema = z.object({
  path: z.string(),
  /** As the form prints it: 自然人·一、本年新收政府信息公开申请数量. */
  label: z.string(),
  kind: z.enum(['count', 'signed', 'money']),
  /** Own figure and contributions together; null is blank, never 0. */
  value: z.number().nullable(),
  /** The organ’s own part. */
  own: z.number().nullable(),
  /** manual, import, carry-over, sums, requests …; null while blank. */
  source: z.string().nullable(),
  note: z.string().nullable(),
  /** How many rows stand behind it. */
  rowCount: z.number(),
  /** What a feature answers for and the cell does not say yet. */
  suggestion: z.object({ value: z.number(), source: z.string(), label: z.string() }).nullable(),
  previous: z.number().nullable(),
})
export type CellView = z.infer<typeof cellSchema>

/** A piece of a chapter: plain text, or a number bound to cells. */
export const pieceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({
    kind: z.literal('number'),
    text: z.string(),
    /** As written between the braces. */
    expression: z.string(),
    cells: z.array(z.string()),
    /** What is wrong with the expression, in Chinese; null when nothing is. */
    problem: z.string().nullable(),
  }),
])
export type Piece = z.infer<typeof pieceSchema>

export const chapterSchema = z.object({
  number: z.number(),
  title: z.string(),
  /** The template: text with {{table3.newReceived.total}}. */
  text: z.string(),
  /** Paragraphs of pieces, as they will be printed. */
  paragraphs: z.array(z.array(pieceSchema)),
  previous: z.string().nullable(),
})
export type ChapterView = z.infer<typeof chapterSchema>

export const unitSchema = z.object({
  organId: z.string(),
  organName: z.string(),
  reportId: idSchema,
  state: z.enum(['filling', 'submitted', 'accepted', 'returned', 'excluded']),
  /** Why it is left out of the sum; null when it is not. */
  excludedFor: z.string().nullable(),
  verticallyLed: z.boolean(),
  dueOn: z.string().nullable(),
  late: z.boolean(),
  remindedOn: z.array(z.string()),
  /** The unit’s newReceived and resultTotal, as a glance; null before it is accepted. */
  newReceived: z.number().nullable(),
})
export type UnitView = z.infer<typeof unitSchema>

/** What somebody has to do about the collection: a contradiction, a missing unit. */
export const taskSchema = z.object({ unitId: z.string(), kind: z.string(), path: z.string().nullable(), text: z.string() })

export const versionSchema = z.object({
  number: z.number(),
  publishedOn: z.string().nullable(),
  publishedBy: z.string(),
  hash: z.string(),
  /** Why it was corrected; null for the first. */
  reason: z.string().nullable(),
  /** Against the version before. */
  changes: z.array(
    z.object({
      kind: z.enum(['cell', 'chapter']),
      path: z.string(),
      label: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
})
export type VersionView = z.infer<typeof versionSchema>

export const reportViewSchema = summarySchema.extend({
  /** Of the stream: hand it back with every verb. */
  version: z.number(),
  title: z.string(),
  layout: z.enum(['2019', '2021', 'mixed']),
  /** item of art. 20 or `table3` → layout, where a recorded report mixes them. */
  layoutParts: z.record(z.string(), z.enum(['2019', '2021'])),
  cells: z.array(cellSchema),
  chapters: z.array(chapterSchema),
  previousYear: z.object({ id: idSchema, year: z.number() }).nullable(),
  findings: z.array(findingSchema),
  actions: z.array(actionSchema),
  /** Comments of the organ above on the whole (path null) or on a cell, since the last return. */
  comments: z.array(z.object({ path: z.string().nullable(), text: z.string(), by: z.string(), at: z.string() })),
  collection: z.object({ units: z.array(unitSchema), missing: z.array(z.string()), tasks: z.array(taskSchema) }).nullable(),
  /** The organ that asked this one for its report. */
  askedBy: z.object({ organId: z.string(), organName: z.string(), dueOn: z.string() }).nullable(),
  /** Units below that may be asked. */
  assignable: z.array(z.object({ organId: z.string(), organName: z.string(), verticallyLed: z.boolean() })),
  lock: z.object({ hash: z.string(), at: z.string(), by: z.string() }).nullable(),
  versions: z.array(versionSchema),
})
export type ReportView = z.infer<typeof reportViewSchema>

const placeSchema = z.object({
  line: z.number(),
  page: z.number().optional(),
  from: z.number().optional(),
  to: z.number().optional(),
})
const sentenceSchema = z.object({
  text: z.string(),
  place: placeSchema,
  breaks: z.array(z.tuple([z.number(), z.number()])).optional(),
})

/** A report as its file states it (law/annual-report/report.ts). */
export const recordedReportSchema: z.ZodType<Report> = z.object({
  organ: z.string().nullable(),
  year: z.number().nullable(),
  title: z.string().nullable(),
  titlePlace: placeSchema.nullable(),
  signedOn: z.string().nullable(),
  layout: z.enum(['2019', '2021', 'mixed']),
  layoutParts: z.record(z.string(), z.enum(['2019', '2021'])),
  cells: z.record(z.string(), z.number().nullable()),
  undetermined: z.array(z.object({ paths: z.array(z.string()), values: z.array(z.number()), place: placeSchema })),
  places: z.record(z.string(), placeSchema),
  written: z.record(z.string(), z.string()),
  preface: z.array(sentenceSchema),
  chapters: z.array(z.object({ number: z.number().nullable(), title: z.string(), place: placeSchema, sentences: z.array(sentenceSchema) })),
  repairs: z.array(z.object({ kind: z.string(), count: z.number() })),
})
