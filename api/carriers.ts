import { z } from 'zod'
import { route } from './contract.js'
import { columnIdSchema, documentIdSchema } from './publishing-content.js'

const BASE = '/api/carriers'
const MANAGE = { permission: 'carriers.manage' }
const SEND = { permission: 'carriers.send' }

/** What is carried elsewhere than to our own pages; feeds (Atom, RSS, JSON) are there without being set up. */
export const carrierKindSchema = z.enum(['webhook', 'wechat'])
export type CarrierKind = z.output<typeof carrierKindSchema>
export const CARRIER_KINDS: Record<CarrierKind, string> = { webhook: '网络推送（Webhook）', wechat: '微信公众号' }

/** 待发送 … ; `confirm`: a clerk looks at it first; `underway`: taken by the other side, which has not finished. */
export const deliveryStateSchema = z.enum(['confirm', 'waiting', 'sending', 'underway', 'delivered', 'failed', 'cancelled'])
export type DeliveryState = z.output<typeof deliveryStateSchema>
export const DELIVERY_STATES: Record<DeliveryState, string> = {
  confirm: '待确认',
  waiting: '待发送',
  sending: '正在发送',
  underway: '对方处理中',
  delivered: '已送达',
  failed: '失败',
  cancelled: '不再发送',
}

export const deliveryEventSchema = z.enum(['published', 'changed', 'withdrawn'])
export type DeliveryEvent = z.output<typeof deliveryEventSchema>
export const DELIVERY_EVENTS: Record<DeliveryEvent, string> = { published: '公开', changed: '更新', withdrawn: '撤下' }

export const carrierSchema = z.object({
  id: z.string(),
  organId: z.string(),
  organName: z.string(),
  kind: carrierKindSchema,
  name: z.string(),
  /** Empty: every column. */
  columns: z.array(z.string()),
  /** Whether documents of the organs below go too. */
  withBelow: z.boolean(),
  /** Goes without a clerk's word. */
  automatic: z.boolean(),
  paused: z.boolean(),
  /** Webhook: where to. WeChat: empty. */
  address: z.string(),
  /** WeChat: AppID, author; empty for others. */
  appId: z.string(),
  author: z.string(),
  /** WeChat: whether a cover was uploaded. */
  hasCover: z.boolean(),
  /** Keys that hold, the newest first; the secrets themselves are never shown again. */
  keys: z.array(z.object({ id: z.string(), madeAt: z.string() })),
  health: z.object({
    waiting: z.number(),
    confirm: z.number(),
    failed: z.number(),
    deliveredAt: z.string().nullable(),
    /** What went wrong last, when that was after the last delivery. */
    trouble: z.string().nullable(),
  }),
})
export type Carrier = z.output<typeof carrierSchema>

export const attemptSchema = z.object({
  no: z.number(),
  at: z.string(),
  ok: z.boolean(),
  /** What was done: 推送, 新增草稿 … */
  step: z.string(),
  status: z.number().nullable(),
  /** What came of it, for people. */
  outcome: z.string(),
  /** The beginning of what the other side said. */
  answer: z.string(),
})

export const deliverySchema = z.object({
  id: z.string(),
  carrierId: z.string(),
  carrierName: z.string(),
  kind: carrierKindSchema,
  documentId: documentIdSchema,
  /** null when the document is not public any more. */
  title: z.string().nullable(),
  event: deliveryEventSchema,
  state: deliveryStateSchema,
  createdAt: z.string(),
  settledAt: z.string().nullable(),
  /** When it is tried again. */
  nextAt: z.string().nullable(),
  reason: z.string().nullable(),
  /** Where it stands on the other side. */
  link: z.string().nullable(),
  attempts: z.array(attemptSchema),
  /** Whether the caller may confirm it, cancel it, send it again. */
  maySend: z.boolean(),
})
export type Delivery = z.output<typeof deliverySchema>

/** 邮件订阅, of the whole site. */
export const mailHealthSchema = z.object({
  on: z.boolean(),
  from: z.string().nullable(),
  subscribers: z.number(),
  waiting: z.number(),
  failed: z.number(),
})
export type MailHealth = z.output<typeof mailHealthSchema>

const settings = {
  name: z.string().trim().min(1, '请填写名称。').max(60),
  columns: z.array(columnIdSchema).max(100).default([]),
  withBelow: z.boolean().default(false),
  automatic: z.boolean().default(false),
  paused: z.boolean().default(false),
  address: z.string().trim().max(2_000).default(''),
  appId: z
    .string()
    .trim()
    .max(60)
    .regex(/^[A-Za-z0-9]*$/, 'AppID 只有字母和数字。')
    .default(''),
  author: z.string().trim().max(16, '作者不超过 16 个字。').default(''),
  /** WeChat: AppSecret; empty keeps the one that is set, as long as the AppID stays. */
  secret: z.string().trim().max(200).default(''),
  /** WeChat: a JPEG or PNG in base64; empty keeps the one that is set. */
  cover: z.string().max(1_500_000, '封面图片不超过 1 MB。').default(''),
}

const one = { params: z.object({ id: z.string().max(60) }) }
const page = z.object({ state: deliveryStateSchema.optional(), after: z.string().max(80).optional() })

export const listCarriers = route({
  name: 'listCarriers',
  method: 'GET',
  path: BASE,
  summary: 'The carriers of the caller’s organs with their health, and how the e-mail subscription stands; no secret.',
  access: MANAGE,
  answer: z.object({
    carriers: z.array(carrierSchema),
    mail: mailHealthSchema,
  }),
})

export const addCarrier = route({
  name: 'addCarrier',
  method: 'POST',
  path: BASE,
  summary: 'Sets up a carrier of an organ. The key of a webhook stands in this answer and in no other.',
  access: MANAGE,
  body: z.object({ organId: z.string().max(60), kind: carrierKindSchema, ...settings }),
  answer: z.object({ carrier: carrierSchema, key: z.string().nullable() }),
})

export const changeCarrier = route({
  name: 'changeCarrier',
  method: 'PUT',
  path: `${BASE}/:id`,
  summary: 'Changes its settings; what waits goes by the new ones.',
  access: MANAGE,
  ...one,
  body: z.object(settings),
  answer: z.object({ carrier: carrierSchema }),
})

export const removeCarrier = route({
  name: 'removeCarrier',
  method: 'DELETE',
  path: `${BASE}/:id`,
  summary: 'Ends it: secrets are erased, what waits is not sent, the record of deliveries stays.',
  access: MANAGE,
  ...one,
  answer: z.null(),
})

export const testCarrier = route({
  name: 'testCarrier',
  method: 'POST',
  path: `${BASE}/:id/test`,
  summary: 'A webhook gets an event `test`; WeChat is asked for a token and nothing is published.',
  access: MANAGE,
  ...one,
  answer: z.object({ ok: z.boolean(), outcome: z.string(), answer: z.string() }),
})

export const addCarrierKey = route({
  name: 'addCarrierKey',
  method: 'POST',
  path: `${BASE}/:id/keys`,
  summary: 'A second key beside the first; both sign until the older is dropped. It stands in this answer and in no other.',
  access: MANAGE,
  ...one,
  answer: z.object({ carrier: carrierSchema, key: z.string() }),
  refusals: ['carrier-two-keys'],
})

export const dropCarrierKey = route({
  name: 'dropCarrierKey',
  method: 'DELETE',
  path: `${BASE}/:id/keys/:key`,
  summary: 'Drops a key when the other side knows the newer one.',
  access: MANAGE,
  params: z.object({ id: z.string().max(60), key: z.string().max(20) }),
  answer: z.object({ carrier: carrierSchema }),
  refusals: ['carrier-last-key'],
})

export const listDeliveries = route({
  name: 'listDeliveries',
  method: 'GET',
  path: `${BASE}/:id/deliveries`,
  summary: 'What a carrier was given, the newest first, by pages of 50, every attempt with it.',
  access: SEND,
  ...one,
  query: page,
  answer: z.object({ deliveries: z.array(deliverySchema), next: z.string().nullable() }),
})

export const documentDeliveries = route({
  name: 'documentDeliveries',
  method: 'GET',
  path: '/api/publishing/documents/:id/deliveries',
  summary: 'Which carriers a document was given to, and to how many subscribers it was mailed.',
  access: { permission: 'publish.view' },
  params: z.object({ id: documentIdSchema }),
  answer: z.object({
    deliveries: z.array(deliverySchema),
    mailed: z.object({ sent: z.number(), failed: z.number() }).nullable(),
  }),
})

export const previewDelivery = route({
  name: 'previewDelivery',
  method: 'GET',
  path: '/api/deliveries/:id/preview',
  summary: 'What will be sent, as it would be sent now.',
  access: SEND,
  ...one,
  answer: z.object({
    title: z.string(),
    author: z.string(),
    digest: z.string(),
    html: z.string(),
    /** What was shortened or left out. */
    notes: z.array(z.string()),
  }),
})

export const confirmDelivery = route({
  name: 'confirmDelivery',
  method: 'POST',
  path: '/api/deliveries/:id/confirmation',
  summary: 'Lets it go, having looked at it.',
  access: SEND,
  ...one,
  answer: z.object({ delivery: deliverySchema }),
  refusals: ['delivery-settled'],
})

export const cancelDelivery = route({
  name: 'cancelDelivery',
  method: 'POST',
  path: '/api/deliveries/:id/cancellation',
  summary: 'It is not sent to this carrier. What waits for the other side cannot be cancelled.',
  access: SEND,
  ...one,
  body: z.object({ reason: z.string().trim().min(2, '请写明理由。').max(200) }),
  answer: z.object({ delivery: deliverySchema }),
  refusals: ['delivery-settled'],
})

export const retryDelivery = route({
  name: 'retryDelivery',
  method: 'POST',
  path: '/api/deliveries/:id/retry',
  summary: 'Tries a failed one again, with the waits from the beginning.',
  access: SEND,
  ...one,
  answer: z.object({ delivery: deliverySchema }),
  refusals: ['delivery-not-failed'],
})
