import { z } from 'zod'
import { acceptContribution, assignUnits, remindUnits, returnContribution, submitReport } from './annual-report-collection.js'
import { BASE, byId, needs, refusals, seen } from './annual-report-common.js'
import { importReport, readReportFile } from './annual-report-files.js'
import { correctReport, getVersion, listHistory, lockReport, publishReport, unlockReport } from './annual-report-publication.js'
import { idSchema, reportViewSchema, summarySchema } from './annual-report-view.js'
import { route } from './contract.js'

export const listReports = route({
  name: 'listReports',
  method: 'GET',
  path: BASE,
  summary: 'The reports of the organs in the caller’s scope, newest year first, and the organs that have none for the year.',
  access: needs('report.view'),
  query: z.object({ year: z.coerce.number().int().optional(), organId: z.string().optional() }),
  answer: z.object({
    reports: z.array(summarySchema),
    /** Organs in scope without a report for `year` (the last report year when not given), that may be opened. */
    unopened: z.array(z.object({ organId: z.string(), organName: z.string(), year: z.number() })),
  }),
})

export const openReport = route({
  name: 'openReport',
  method: 'POST',
  path: BASE,
  summary: 'Opens the draft of an organ and a year, with the template text.',
  access: needs('report.edit'),
  body: z.object({ organId: z.string(), year: z.number().int().min(2008).max(2100) }),
  answer: reportViewSchema,
  refusals,
})

export const getReport = route({
  name: 'getReport',
  method: 'GET',
  path: `${BASE}/:id`,
  summary: 'A report with its cells, text, findings, previous year, collection and the actions that are allowed now.',
  access: needs('report.view'),
  params: byId,
  answer: reportViewSchema,
})

/** Live while typing: nothing is stored. */
export const previewReport = route({
  name: 'previewReport',
  method: 'POST',
  path: `${BASE}/:id/preview`,
  summary: 'The report as it would be with these cells and texts; stores nothing.',
  access: needs('report.view'),
  params: byId,
  body: z.object({
    cells: z.record(z.string(), z.number().nullable()).default({}),
    /** Chapter number → template text. */
    chapters: z.record(z.string(), z.string().max(100_000)).default({}),
  }),
  answer: reportViewSchema,
})

export const fillCell = route({
  name: 'fillCell',
  method: 'PUT',
  path: `${BASE}/:id/cells/:path`,
  summary: 'Enters a number by hand with a note of where it comes from; null empties the cell.',
  access: needs('report.edit'),
  params: z.object({ id: idSchema, path: z.string() }),
  body: z.object({ ...seen, value: z.number().nullable(), note: z.string().max(500).default('') }),
  answer: reportViewSchema,
  refusals,
})

export const fillCells = route({
  name: 'fillCells',
  method: 'POST',
  path: `${BASE}/:id/cells`,
  summary: 'Enters many numbers at once (a pasted block, zeros for the rest) under one note.',
  access: needs('report.edit'),
  params: byId,
  body: z.object({ ...seen, cells: z.record(z.string(), z.number().nullable()), note: z.string().max(500).default('') }),
  answer: reportViewSchema,
  refusals,
})

export const rowsBehindCell = route({
  name: 'rowsBehindCell',
  method: 'GET',
  path: `${BASE}/:id/cells/:path/rows`,
  summary: 'What a number stands on: notes, cases, documents, the contributions of units.',
  access: needs('report.view'),
  params: z.object({ id: idSchema, path: z.string() }),
  answer: z.object({
    path: z.string(),
    label: z.string(),
    value: z.number().nullable(),
    rows: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        amount: z.number(),
        href: z.string().nullable(),
        /** manual, import, carry-over, sums, requests …, or `unit:ORGAN`. */
        source: z.string(),
      }),
    ),
    /** Entries of the ledger that changed this cell, oldest first. */
    history: z.array(z.object({ at: z.string(), by: z.string(), sentence: z.string() })),
  }),
})

export const writeChapter = route({
  name: 'writeChapter',
  method: 'PUT',
  path: `${BASE}/:id/chapters/:number`,
  summary: 'Writes the text of a chapter (1, 5, 6, and what stands beside the tables in 2–4); numbers in {{…}} are bound to cells.',
  access: needs('report.edit'),
  params: z.object({ id: idSchema, number: z.coerce.number().int().min(1).max(6) }),
  body: z.object({ ...seen, text: z.string().max(100_000) }),
  answer: reportViewSchema,
  refusals,
})

export const computeFigures = route({
  name: 'computeFigures',
  method: 'POST',
  path: `${BASE}/:id/compute`,
  summary: 'Takes over the figures that the features answer for (the suggestions); only these paths when given.',
  access: needs('report.edit'),
  params: byId,
  body: z.object({ ...seen, paths: z.array(z.string()).optional() }),
  answer: reportViewSchema,
  refusals,
})

export const answerFinding = route({
  name: 'answerFinding',
  method: 'POST',
  path: `${BASE}/:id/findings/:fingerprint/answer`,
  summary: 'Answers a finding: mended, accepted with a reason, or not a fault. Remembered by its fingerprint.',
  access: needs('finding.answer'),
  params: z.object({ id: idSchema, fingerprint: z.string() }),
  body: z.object({ ...seen, answer: z.enum(['mended', 'accepted', 'not-a-fault']), reason: z.string().max(500).default('') }),
  answer: reportViewSchema,
  refusals,
})

export const ANNUAL_REPORT_ROUTES = [
  listReports,
  openReport,
  readReportFile,
  importReport,
  getReport,
  previewReport,
  fillCell,
  fillCells,
  rowsBehindCell,
  writeChapter,
  computeFigures,
  answerFinding,
  assignUnits,
  submitReport,
  acceptContribution,
  returnContribution,
  remindUnits,
  lockReport,
  unlockReport,
  publishReport,
  correctReport,
  getVersion,
  listHistory,
]

export * from './annual-report-collection.js'
export { REPORT_REFUSALS, type ReportRefusal } from './annual-report-common.js'
export * from './annual-report-files.js'
export * from './annual-report-publication.js'
export * from './annual-report-view.js'
