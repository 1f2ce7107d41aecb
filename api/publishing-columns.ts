import { z } from 'zod'
import { route } from './contract.js'
import { columnIdSchema } from './publishing-content.js'
import { columnKindSchema, columnSchema, publishStepSchema } from './publishing-view.js'

const BASE = '/api/publishing'
const optionalText = (most: number) => z.string().trim().max(most).nullable().default(null)

export const listColumns = route({
  name: 'listColumns',
  method: 'GET',
  path: `${BASE}/columns`,
  summary: 'The tree of an organ’s columns: the locked nodes, the items of arts. 20 and 21, its own; with how fresh each is.',
  access: { permission: 'column.view' },
  query: z.object({ organId: z.string() }),
  answer: z.object({ columns: z.array(columnSchema) }),
})

const columnBody = {
  name: z.string().trim().min(1).max(60),
  kind: columnKindSchema,
  rank: z.number().int().min(0).max(9_999).default(500),
  href: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .default(null),
  lead: optionalText(300),
  freshnessDays: z.number().int().min(1).max(3_660).nullable().default(null),
  minItems: z.number().int().min(0).max(10_000).default(0),
  reviewSteps: z.array(publishStepSchema).min(1).max(3).default(['first', 'second', 'final']),
  hidden: z.boolean().default(false),
}

export const addColumn = route({
  name: 'addColumn',
  method: 'POST',
  path: `${BASE}/columns`,
  summary:
    'Adds a column below another, or at the top of the site (`lanmu`, with its organ); its address is that one’s and `slug`, for good.',
  access: { permission: 'publish.columns' },
  body: z.object({
    ...columnBody,
    parentId: columnIdSchema.or(z.literal('lanmu')),
    /** Of a column at the top; below another it is that one’s. */
    organId: z.string().max(60).optional(),
    slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, '地址用小写字母、数字和短横线，例如 shjz。'),
  }),
  answer: columnSchema,
  refusals: ['column-exists', 'column-taken-over'],
})

export const changeColumn = route({
  name: 'changeColumn',
  method: 'PUT',
  path: `${BASE}/columns`,
  summary: 'Changes a column; of the locked ones only the period, the minimum and the steps of review.',
  access: { permission: 'publish.columns' },
  body: z.object({ ...columnBody, id: columnIdSchema }),
  answer: columnSchema,
  refusals: ['column-locked'],
})

export const removeColumn = route({
  name: 'removeColumn',
  method: 'POST',
  path: `${BASE}/columns/removal`,
  summary: 'Removes an empty column of the organ’s own.',
  access: { permission: 'publish.columns' },
  body: z.object({ id: columnIdSchema }),
  answer: z.object({ removed: z.boolean() }),
  refusals: ['column-locked', 'column-not-empty'],
})

const wordSchema = z.object({
  word: z.string().trim().min(1).max(60),
  kind: z.enum(['block', 'reason', 'hint']),
  advice: z.string().trim().max(200).default(''),
})

export const listWords = route({
  name: 'listWords',
  method: 'GET',
  path: `${BASE}/words`,
  summary: 'The office’s list of wrong and sensitive words.',
  access: { permission: 'column.view' },
  answer: z.object({ words: z.array(wordSchema) }),
})

export const saveWords = route({
  name: 'saveWords',
  method: 'PUT',
  path: `${BASE}/words`,
  summary: 'Replaces the list.',
  access: { permission: 'publish.columns' },
  body: z.object({ words: z.array(wordSchema).max(5_000) }),
  answer: listWords.answer,
})

/** `{code}/{year}-{n:5}`: what a 索引号 is made of. */
const settingsSchema = z.object({
  indexPattern: z
    .string()
    .max(80)
    .regex(/^[^{}]*(\{(organ|code|year|month|n(:\d)?)\}[^{}]*)+$/, '请按“{code}/{year}-{n:5}”的样子填写。')
    .refine((pattern) => /\{n(:\d)?\}/.test(pattern), '索引号里要有流水号 {n}。'),
  /** Code of each organ: 统一社会信用代码 or 组织机构代码. */
  codes: z.record(z.string(), z.string().max(40)),
})

export const getPublishingSettings = route({
  name: 'getPublishingSettings',
  method: 'GET',
  path: `${BASE}/settings`,
  summary: 'How index numbers are made.',
  access: { permission: 'column.view' },
  answer: settingsSchema,
})

export const savePublishingSettings = route({
  name: 'savePublishingSettings',
  method: 'PUT',
  path: `${BASE}/settings`,
  summary: 'Changes how index numbers are made from now on; those given stay.',
  access: { permission: 'publish.columns' },
  body: settingsSchema,
  answer: settingsSchema,
})
