import { z } from 'zod'
import { route } from './contract.js'

export const ORGAN_KINDS = {
  government: '人民政府',
  office: '政府办公室',
  department: '部门',
  township: '乡镇、街道',
  enterprise: '公共企事业单位',
} as const

export const ORGAN_RANKS = { province: '省级', city: '市级', county: '县级', township: '乡镇级' } as const

const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '请填写日期，例如 2021-09-10。')
const nameSchema = z.string().trim().min(2).max(60)
const idSchema = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, '请用小写字母、数字和短横线，以字母开头，2 到 40 个字符。')

export const organSchema = z.object({
  id: z.string(),
  /** Its place in the tree: the ids from the top, joined by `/`. */
  path: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(['government', 'office', 'department', 'township', 'enterprise']),
  rank: z.enum(['province', 'city', 'county', 'township']),
  parentId: z.string().nullable(),
  /** 规章制定权 (立法法 art. 93). */
  mayMakeRules: z.boolean(),
  /** 垂直管理: reports to its line above, not to the government beside it. */
  verticallyLed: z.boolean(),
  /** The last day it stood; null while it stands. */
  endedOn: z.string().nullable(),
  /** Into which organ it was merged; null when it was not. */
  mergedInto: z.string().nullable(),
})
export type Organ = z.infer<typeof organSchema>

/** A name and the days it was borne; `until` null: to this day. `from` null: the sources do not say since when. */
export const organNameSchema = z.object({
  name: z.string(),
  shortName: z.string(),
  from: z.string().nullable(),
  until: z.string().nullable(),
})

const organDetailSchema = organSchema.extend({
  names: z.array(organNameSchema),
  /** Organs that were merged into this one, with the day. */
  predecessors: z.array(z.object({ id: z.string(), name: z.string(), on: z.string() })),
})
export type OrganDetail = z.infer<typeof organDetailSchema>

const byId = z.object({ id: z.string() })
const access = { permission: 'organ.edit' }

export const listOrgans = route({
  name: 'listOrgans',
  method: 'GET',
  path: '/api/organs',
  summary: 'Organs in the order of the tree, by pages of at most 500; `q` finds a part of the name, `under` an organ with all below it.',
  access: 'signed-in',
  query: z.object({
    q: z.string().max(60).optional(),
    under: z.string().optional(),
    /** The path of the last organ of the page before. */
    after: z.string().optional(),
    ended: z.enum(['yes', 'no']).default('no'),
  }),
  answer: z.object({ organs: z.array(organSchema), more: z.boolean() }),
})

export const showOrgan = route({
  name: 'showOrgan',
  method: 'GET',
  path: '/api/organs/:id',
  summary: 'One organ with its names and predecessors.',
  access: 'signed-in',
  params: byId,
  answer: organDetailSchema,
})

export const addOrgan = route({
  name: 'addOrgan',
  method: 'POST',
  path: '/api/organs',
  summary: 'Adds an organ below another.',
  access,
  body: organSchema
    .pick({ kind: true, rank: true, mayMakeRules: true, verticallyLed: true })
    .extend({ id: idSchema, name: nameSchema, shortName: nameSchema, parentId: z.string(), from: daySchema }),
  answer: organDetailSchema,
  refusals: ['organ-id-taken', 'organ-ended', 'rules-not-for-kind'],
})

export const renameOrgan = route({
  name: 'renameOrgan',
  method: 'POST',
  path: '/api/organs/:id/names',
  summary: 'Gives an organ another name from a day on; the old one stays in its history.',
  access,
  params: byId,
  body: z.object({ name: nameSchema, shortName: nameSchema, from: daySchema }),
  answer: organDetailSchema,
  refusals: ['organ-ended', 'before-last-change'],
})

export const mergeOrgan = route({
  name: 'mergeOrgan',
  method: 'POST',
  path: '/api/organs/:id/merger',
  summary: 'Ends an organ on a day and names the one that takes over its duties.',
  access,
  params: byId,
  body: z.object({ into: z.string(), on: daySchema }),
  answer: organDetailSchema,
  refusals: ['organ-ended', 'merged-into-itself', 'organ-has-others-below', 'before-last-change'],
})

export const moveOrgan = route({
  name: 'moveOrgan',
  method: 'POST',
  path: '/api/organs/:id/place',
  summary: 'Puts an organ, with all below it, under another.',
  access,
  params: byId,
  body: z.object({ parentId: z.string(), on: daySchema }),
  answer: organDetailSchema,
  refusals: ['organ-ended', 'moved-below-itself'],
})

export const changeCompetence = route({
  name: 'changeCompetence',
  method: 'PUT',
  path: '/api/organs/:id/competence',
  summary: 'Says whether an organ may make 规章 and whether it is led vertically.',
  access,
  params: byId,
  body: z.object({ mayMakeRules: z.boolean(), verticallyLed: z.boolean() }),
  answer: organDetailSchema,
  refusals: ['organ-ended', 'rules-not-for-kind'],
})
