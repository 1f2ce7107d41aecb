import { z } from 'zod'
import { BASE, byId, needs, refusals, seen } from './annual-report-common.js'
import { idSchema, reportViewSchema } from './annual-report-view.js'
import { route } from './contract.js'

export const assignUnits = route({
  name: 'assignUnits',
  method: 'POST',
  path: `${BASE}/:id/assign`,
  summary: 'Asks subordinate units for their reports by a day; opens their drafts; the list is the coverage of the report.',
  access: needs('report.collect'),
  params: byId,
  body: z.object({
    ...seen,
    units: z.array(z.string()).max(20_000),
    /** Vertically led units and others left out, with the reason. */
    excluded: z.array(z.object({ organId: z.string(), reason: z.string().max(200) })).default([]),
    dueOn: z.string(),
  }),
  answer: reportViewSchema,
  refusals,
})

export const submitReport = route({
  name: 'submitReport',
  method: 'POST',
  path: `${BASE}/:id/submit`,
  summary: 'Hands the report to the organ that asked for it.',
  access: needs('report.edit'),
  params: byId,
  body: z.object(seen),
  answer: reportViewSchema,
  refusals,
})

const ofUnit = z.object({ id: idSchema, unitId: z.string() })

export const acceptContribution = route({
  name: 'acceptContribution',
  method: 'POST',
  path: `${BASE}/:id/units/:unitId/accept`,
  summary: 'Takes a submitted report of a unit into the sum.',
  access: needs('report.collect'),
  params: ofUnit,
  body: z.object(seen),
  answer: reportViewSchema,
  refusals,
})

export const returnContribution = route({
  name: 'returnContribution',
  method: 'POST',
  path: `${BASE}/:id/units/:unitId/return`,
  summary: 'Gives a submitted report back to the unit with comments, each on a cell or on the whole.',
  access: needs('report.collect'),
  params: ofUnit,
  body: z.object({
    ...seen,
    comments: z.array(z.object({ path: z.string().nullable(), text: z.string().min(1).max(500) })).min(1),
  }),
  answer: reportViewSchema,
  refusals,
})

export const remindUnits = route({
  name: 'remindUnits',
  method: 'POST',
  path: `${BASE}/:id/remind`,
  summary: 'Reminds units that have not handed in; all of them when none is named.',
  access: needs('report.collect'),
  params: byId,
  body: z.object({ ...seen, units: z.array(z.string()).optional() }),
  answer: reportViewSchema,
  refusals,
})
