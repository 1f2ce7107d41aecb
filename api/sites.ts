import { z } from 'zod'
import { route } from './contract.js'
import { documentIdSchema } from './publishing-content.js'

const markSchema = z.string().trim().max(120).nullable()
const HOST = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/

export const siteIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, '请用小写字母开头，只用小写字母、数字和连字符。')

const nameSchema = z.string().trim().min(2, '请填写网站名称。').max(60)
const addressesSchema = z.object({
  /** Host names that lead to this site alone. */
  hosts: z
    .array(z.string().trim().toLowerCase().max(253).regex(HOST, '请填写域名，不带 http:// 和端口，例如 ledu.example.gov.cn。'))
    .max(20),
  /** `/ledu`: the first part of its addresses on every other host; null: none. */
  path: z
    .string()
    .regex(/^\/[a-z][a-z0-9-]{0,30}$/, '请以 / 开头，只用小写字母、数字和连字符，例如 /ledu。')
    .nullable(),
})

const settingsSchema = z.object({
  name: nameSchema,
  domain: z
    .string()
    .trim()
    .regex(/^[a-z0-9.-]+$/, '请填写域名，例如 www.example.gov.cn。')
    .nullable(),
  /** The footer marks of 国办发〔2017〕47号; null: not known, shown as 来源文档未载明. */
  marks: z.object({
    sponsor: markSchema,
    operator: markSchema,
    contact: markSchema,
    siteCode: markSchema,
    icp: markSchema,
    police: markSchema,
    partyGovernmentMark: markSchema,
  }),
  /** The main navigation; left out: as it is. */
  navigation: z
    .array(
      z.object({
        label: z.string().trim().min(1, '请填写名称。').max(20),
        href: z
          .string()
          .trim()
          .max(300)
          .regex(/^(\/(?![/\\])|https?:\/\/)[^\s\\]*$/, '请填写以 / 开头的地址，或以 https:// 开头的网址。'),
        covers: z.array(z.string().max(300)).max(50).optional(),
      }),
    )
    .max(12)
    .optional(),
})

const lineSchema = z.object({
  id: z.string(),
  name: z.string(),
  main: z.boolean(),
  organId: z.string(),
  organName: z.string(),
  hosts: z.array(z.string()),
  path: z.string().nullable(),
  /** How much the completeness check misses. */
  gaps: z.number(),
})

const siteAnswer = settingsSchema.required().extend({
  ...lineSchema.omit({ gaps: true }).shape,
  demo: z.boolean(),
  /** 完整性检查: what is missing or not as it should be, a sentence each. */
  gaps: z.array(z.object({ about: z.string(), text: z.string() })),
  /** Whether the caller may change its settings, and its addresses. */
  mayEdit: z.boolean(),
  mayMove: z.boolean(),
})

export const listSites = route({
  name: 'listSites',
  method: 'GET',
  path: '/api/sites',
  summary: 'Every site of this installation, the main one first.',
  access: 'signed-in',
  answer: z.object({ sites: z.array(lineSchema), mayAdd: z.boolean() }),
})

export const showSite = route({
  name: 'showSite',
  method: 'GET',
  path: '/api/sites/:id',
  summary: 'The settings of a site, with the completeness check.',
  access: 'signed-in',
  params: z.object({ id: siteIdSchema }),
  answer: siteAnswer,
})

export const addSite = route({
  name: 'addSite',
  method: 'POST',
  path: '/api/sites',
  summary: 'Makes a site for an organ; it shows what that organ and all below it make public.',
  access: { permission: 'site.make' },
  body: addressesSchema.extend({ id: siteIdSchema, name: nameSchema, organId: z.string().min(1, '请选择单位。') }),
  answer: siteAnswer,
  refusals: ['site-exists', 'site-host-taken', 'site-path-taken', 'site-path-reserved'],
})

export const changeSite = route({
  name: 'changeSite',
  method: 'PUT',
  path: '/api/sites/:id',
  summary: 'Changes the settings of a site; all its pages show them at once.',
  access: { permission: 'site.edit' },
  params: z.object({ id: siteIdSchema }),
  body: settingsSchema,
  answer: siteAnswer,
})

export const moveSite = route({
  name: 'moveSite',
  method: 'PUT',
  path: '/api/sites/:id/addresses',
  summary: 'Says by which hosts and under which path a site is reached.',
  access: { permission: 'site.make' },
  params: z.object({ id: siteIdSchema }),
  body: addressesSchema,
  answer: siteAnswer,
  refusals: ['site-host-taken', 'site-path-taken', 'site-path-reserved', 'site-path-of-main'],
})

const sharesAnswer = z.object({
  /** Sites that show it because its organ is theirs. */
  own: z.array(z.object({ id: z.string(), name: z.string(), address: z.string().nullable() })),
  /** The others, and whether it is shared to them. */
  others: z.array(z.object({ id: z.string(), name: z.string(), shared: z.boolean(), mayChange: z.boolean() })),
})

export const listShares = route({
  name: 'listShares',
  method: 'GET',
  path: '/api/publishing/documents/:id/shares',
  summary: 'On which sites a public document stands.',
  access: { permission: 'publish.view' },
  params: z.object({ id: documentIdSchema }),
  answer: sharesAnswer,
})

export const shareDocument = route({
  name: 'shareDocument',
  method: 'POST',
  path: '/api/publishing/documents/:id/shares',
  summary: 'Shows a public document on another site as well, or no more; nothing is copied.',
  access: 'signed-in',
  params: z.object({ id: documentIdSchema }),
  body: z.object({ site: siteIdSchema, shared: z.boolean() }),
  answer: sharesAnswer,
  refusals: ['not-published', 'share-own'],
})
