import { z } from 'zod'
import { daySchema } from './request-view.js'

/** `zfxxgk/ledu/fdzdgknr/zcwj/gfxwj`: a column is named by its address. */
export const columnIdSchema = z
  .string()
  .max(400)
  .regex(/^(zfxxgk|lanmu)(\/[a-z0-9][a-z0-9-]*)+$/, '请从栏目树中选择栏目。')
export const documentIdSchema = z
  .string()
  .max(40)
  .regex(/^[a-z0-9][a-z0-9-]*$/, '没有这条信息，请核对地址。')

/** What it is: decides its page, its list and where the annual report counts it. */
export const instrumentSchema = z.enum(['rules', 'normative', 'document', 'interpretation', 'notice', 'news', 'data', 'page', 'other'])
export type Instrument = z.output<typeof instrumentSchema>

/** 有效 已修改 废止 失效; `none` for what has no validity (news), `unknown` where nothing says. */
export const validitySchema = z.enum(['in-force', 'amended', 'repealed', 'expired', 'unknown', 'none'])
export type Validity = z.output<typeof validitySchema>

/** How one document stands to another. Every kind is read from both ends. */
export const relationKindSchema = z.enum(['interprets', 'interpreted-by', 'amends', 'repeals', 'basis', 'supports', 'answers'])
export type RelationKind = z.output<typeof relationKindSchema>

export const relationSchema = z.object({
  kind: relationKindSchema,
  /** Of a document here; null for one that is only named. */
  documentId: documentIdSchema.nullable().default(null),
  title: z.string().trim().max(300).default(''),
})
export type Relation = z.output<typeof relationSchema>

export const attachmentSchema = z.object({
  /** Id of a file that was uploaded for this document. */
  file: z.string().max(60),
  /** As readers see it, with its ending. */
  name: z.string().trim().min(1).max(200),
  /** A picture of the text, not in the list below it. */
  inline: z.boolean().default(false),
})
export type Attachment = z.output<typeof attachmentSchema>

/** A number as its source states it: `{label: '政务信息', value: 190, approx: true, text: '190余条'}`. */
export const statedNumberSchema = z.object({
  label: z.string().trim().min(1).max(60),
  value: z.number(),
  approx: z.boolean(),
  text: z.string().trim().min(1).max(60),
})
export type StatedNumber = z.output<typeof statedNumberSchema>

const words = (most: number) => z.string().trim().max(most)
const maybe = (most: number) => words(most).nullable().default(null)
const maybeDay = daySchema.nullable().default(null)

/** A document as it is written: text, metadata (国办发〔2017〕47号, 政府网站发展指引), files, links. null: not known. */
export const contentSchema = z.object({
  columnId: columnIdSchema,
  /** Further columns that show it, too. */
  alsoIn: z.array(columnIdSchema).max(20).default([]),
  instrument: instrumentSchema,
  title: words(300),
  /** HTML of the allowed elements only; what else comes is left out when it is saved. */
  body: z.string().max(2_000_000).default(''),
  /** Only the title is known; the page says so instead of showing an empty text. */
  titleOnly: z.boolean().default(false),
  /** 发文机关 */
  issuer: maybe(200),
  /** 发文字号 */
  documentNo: maybe(100),
  /** 成文日期 */
  signedOn: maybeDay,
  /** 主题分类 */
  topic: maybe(100),
  /** 体裁、公文种类: 通知、意见、公告 … */
  genre: maybe(40),
  /** 有效性 */
  validity: validitySchema.default('none'),
  /** 生效日期, 有效期至 */
  effectiveOn: maybeDay,
  expiresOn: maybeDay,
  /** 公开方式 */
  mode: z.enum(['proactive', 'after-request']).default('proactive'),
  /** 适用对象 */
  audience: z.array(words(40)).max(20).default([]),
  /** 公开依据 */
  basis: maybe(300),
  keywords: z.array(words(40)).max(20).default([]),
  /** 内容概述 */
  summary: maybe(1_000),
  /** Row of the standard catalogue. */
  catalogItemId: maybe(100),
  /** 稿件来源: of a repost, who published it first; of a record, the paper it is known from. */
  source: maybe(300),
  /** Of a repost: where it stands. */
  sourceUrl: z
    .url({ protocol: /^https?$/ })
    .max(1_000)
    .nullable()
    .default(null),
  repost: z.boolean().default(false),
  numbers: z.array(statedNumberSchema).max(100).default([]),
  relations: z.array(relationSchema).max(100).default([]),
  attachments: z.array(attachmentSchema).max(100).default([]),
  /** 国办发〔2016〕80号: why a normative document goes out before its interpretation, and by when that follows. */
  interpretationWaiver: z
    .object({ reason: words(500).min(10), until: daySchema })
    .nullable()
    .default(null),
  /** Of a change: what is different, for readers. */
  changeNote: maybe(500),
})
export type Content = z.output<typeof contentSchema>
