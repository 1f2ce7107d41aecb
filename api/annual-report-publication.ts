import { z } from 'zod'
import { BASE, byId, needs, refusals, seen } from './annual-report-common.js'
import { idSchema, reportViewSchema, versionSchema } from './annual-report-view.js'
import { route } from './contract.js'

export const lockReport = route({
  name: 'lockReport',
  method: 'POST',
  path: `${BASE}/:id/lock`,
  summary: 'Locks the report: SHA-256 over cells, text and the rows behind them. Refused while an error is unanswered.',
  access: needs('report.lock'),
  params: byId,
  body: z.object({ ...seen, withoutMissingUnits: z.boolean().default(false) }),
  answer: reportViewSchema,
  refusals,
})

export const unlockReport = route({
  name: 'unlockReport',
  method: 'POST',
  path: `${BASE}/:id/unlock`,
  summary: 'Opens a locked, not yet published report again, with a reason.',
  access: needs('report.lock'),
  params: byId,
  body: z.object({ ...seen, reason: z.string().max(500) }),
  answer: reportViewSchema,
  refusals,
})

export const publishReport = route({
  name: 'publishReport',
  method: 'POST',
  path: `${BASE}/:id/publish`,
  summary: 'Publishes the locked report on the 年报 node.',
  access: needs('report.publish'),
  params: byId,
  body: z.object(seen),
  answer: reportViewSchema,
  refusals,
})

export const correctReport = route({
  name: 'correctReport',
  method: 'POST',
  path: `${BASE}/:id/correct`,
  summary: 'Opens a published report for correction, with a reason; the published version stays until the next is published.',
  access: needs('report.publish'),
  params: byId,
  body: z.object({ ...seen, reason: z.string().max(500) }),
  answer: reportViewSchema,
  refusals,
})

export const getVersion = route({
  name: 'getVersion',
  method: 'GET',
  path: `${BASE}/:id/versions/:number`,
  summary: 'A published version as it was, and whether its lock still fits.',
  access: needs('report.view'),
  params: z.object({ id: idSchema, number: z.coerce.number().int().min(1) }),
  answer: versionSchema.extend({ intact: z.boolean() }),
})

export const listHistory = route({
  name: 'listHistory',
  method: 'GET',
  path: `${BASE}/:id/history`,
  summary: 'What happened to the report, newest first, as sentences.',
  access: needs('report.view'),
  params: byId,
  answer: z.object({
    entries: z.array(
      z.object({
        version: z.number(),
        type: z.string(),
        at: z.string(),
        by: z.string(),
        sentence: z.string(),
        article: z.string().nullable(),
      }),
    ),
  }),
})
