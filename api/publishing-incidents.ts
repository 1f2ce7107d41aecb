import { z } from 'zod'
import { route } from './contract.js'
import { documentIdSchema } from './publishing-content.js'
import { withdrawalKindSchema } from './publishing-view.js'

const BASE = '/api/publishing/documents/:id/incidents'
const params = z.object({ id: documentIdSchema })

export const incidentSchema = z.object({
  /** Number of the event in the document's course. */
  n: z.number(),
  kind: withdrawalKindSchema,
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  /** Since when it had been public; null where only a source tells of it. */
  publicSince: z.string().nullable(),
  /** Every place where something of it lay, and since when it does no more; empty until that was proved. */
  clearings: z.array(z.object({ place: z.string(), at: z.string() })),
  provedAt: z.string().nullable(),
  /** When it came back; null while it is down. */
  restoredAt: z.string().nullable(),
})
export type Incident = z.output<typeof incidentSchema>

export const listIncidents = route({
  name: 'listIncidents',
  method: 'GET',
  path: BASE,
  summary: 'Every withdrawal of a document: what, when, by whom, and since when each place was empty. Newest first.',
  access: { permission: 'publish.view' },
  params,
  answer: z.object({ incidents: z.array(incidentSchema) }),
})

export const readIncidentReport = route({
  name: 'readIncidentReport',
  method: 'GET',
  path: `${BASE}/:n/report.docx`,
  summary: 'The draft of a report on a withdrawal, as a Word file: what is known is filled in, what people must say is marked.',
  access: { permission: 'publish.view' },
  params: params.extend({ n: z.coerce.number().int().min(1) }),
  answer: z.null(),
})
