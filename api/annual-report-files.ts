import { z } from 'zod'
import { BASE, needs, refusals } from './annual-report-common.js'
import { findingSchema, recordedReportSchema, reportViewSchema } from './annual-report-view.js'
import { route } from './contract.js'

/** A file to look at: nothing is kept. */
export const readReportFile = route({
  name: 'readReportFile',
  method: 'POST',
  path: `${BASE}/read`,
  summary:
    'Reads and checks a report file (.txt .html .docx .xlsx .pdf) and gives it back with its lines, to show side by side; keeps nothing.',
  access: 'signed-in',
  upload: ['file'],
  answer: z.object({
    fileName: z.string(),
    sha256: z.string(),
    /** The file’s text; `places` and `lines` of findings count from 1 into it. */
    lines: z.array(z.string()),
    report: recordedReportSchema,
    findings: z.array(findingSchema),
    /** The organ of ours that the report names, when there is exactly one. */
    organId: z.string().nullable(),
  }),
})

export const importReport = route({
  name: 'importReport',
  method: 'POST',
  path: `${BASE}/import`,
  summary: 'Reads a file and records it as the published report of the organ and year, as it is, with its source.',
  access: needs('report.publish'),
  upload: ['file'],
  body: z.object({ organId: z.string(), year: z.coerce.number().int(), source: z.string().max(200), publishedOn: z.string().optional() }),
  answer: reportViewSchema,
  refusals,
})
