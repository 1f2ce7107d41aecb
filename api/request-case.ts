import { z } from 'zod'
import { route } from './contract.js'
import { replySchema, requestIdSchema, requestSummarySchema } from './request-view.js'

const BASE = '/api/requests/:id'
const params = z.object({ id: requestIdSchema })
const hashSchema = z.string()

export const previewExtension = route({
  name: 'previewExtension',
  method: 'GET',
  path: `${BASE}/extension-preview`,
  summary: 'Art. 33: the last day for the reply if it were extended by so many working days today. Changes nothing.',
  access: { permission: 'request.view' },
  params,
  query: z.object({ days: z.coerce.number().int().min(1).max(20) }),
  answer: z.object({ from: z.string(), to: z.string(), provisional: z.boolean() }),
})

export const listDrafts = route({
  name: 'listDrafts',
  method: 'GET',
  path: `${BASE}/drafts`,
  summary: 'Every text that was drafted as the answer, the first one first, and why it came back.',
  access: { permission: 'request.view' },
  params,
  answer: z.object({
    drafts: z.array(
      z.object({
        version: z.number(),
        at: z.string(),
        by: z.string(),
        reply: replySchema,
        /** Why it was given back, or null. */
        returned: z.string().nullable(),
      }),
    ),
  }),
})

export const resemblingRequests = route({
  name: 'resemblingRequests',
  method: 'GET',
  path: `${BASE}/resembling`,
  summary: 'Other cases of the organ that resemble this one, those of the same applicant first.',
  access: { permission: 'request.handle' },
  params,
  answer: z.object({
    matches: z.array(z.object({ request: requestSummarySchema, /** 0 … 1 */ similarity: z.number(), sameApplicant: z.boolean() })),
  }),
})

/** What a step changed, by the name of the fact: 答复期限 … */
const changeSchema = z.object({ fact: z.string(), before: z.string(), after: z.string() })

export const requestAuditSchema = z.object({
  id: requestIdSchema,
  number: z.string(),
  organName: z.string(),
  practice: z.boolean(),
  /** The applicant, masked; null once purged. */
  applicant: z.string().nullable(),
  /** What lists show, and what its events and the calendar make anew; null while no clock runs. */
  deadline: z.object({ shown: z.string().nullable(), recomputed: z.string().nullable(), same: z.boolean(), words: z.string() }),
  /** The notices that the calendar is made from, and the hash of all of them. */
  calendar: z.object({
    hash: hashSchema,
    from: z.string(),
    to: z.string(),
    notices: z.array(z.object({ number: z.string(), title: z.string() })),
  }),
  entries: z.array(
    z.object({
      version: z.number(),
      at: z.string(),
      by: z.string(),
      /** As the ledger writes it: `user:u_12`. */
      actor: z.string(),
      sentence: z.string(),
      article: z.string().nullable(),
      chain: z.string(),
      seq: z.number(),
      previousHash: hashSchema,
      hash: hashSchema,
      /** Whether the hash is that of the content. */
      intact: z.boolean(),
      changes: z.array(changeSchema),
    }),
  ),
  /** The letters and notices, by the hash of the Word file that the ledger proves. */
  documents: z.array(z.object({ title: z.string(), documentNo: z.string().nullable(), on: z.string(), sha256: hashSchema })),
  /** What the applicant handed in. */
  files: z.array(z.object({ title: z.string(), type: z.string(), size: z.number(), keptAt: z.string() })),
  /** Who looked at the persons in full, and what for. */
  readings: z.array(z.object({ at: z.string(), by: z.string(), purpose: z.string() })),
})
export type RequestAudit = z.infer<typeof requestAuditSchema>

export const auditRequest = route({
  name: 'auditRequest',
  method: 'GET',
  path: `${BASE}/audit`,
  summary: 'A case for the auditor: who did what when, what it changed, hashes, the calendar, the deadline made anew. Read only, masked.',
  access: { permission: 'request.audit' },
  params,
  answer: requestAuditSchema,
})

export const exportDossier = route({
  name: 'exportDossier',
  method: 'GET',
  path: `${BASE}/dossier.zip`,
  summary:
    'The case as a file: entries with hashes and proofs, documents, and a script that verifies them without us. With a purpose, for those ' +
    'who may read persons, the applicant and their files, too. The export leaves an entry.',
  access: { permission: 'request.dossier' },
  params,
  query: z.object({ purpose: z.string().trim().max(200).default('') }),
  answer: z.null(),
})
