import { z } from 'zod'
import { route } from './contract.js'
import { requestIdSchema } from './request-view.js'

const BASE = '/api/requests/:id/releases'
const params = z.object({ id: requestIdSchema })
const one = z.object({ id: requestIdSchema, n: z.coerce.number().int().min(1).max(9999) })
/** What the caller saw last; `conflict` when somebody else has worked on the file since. */
const version = z.number().int().min(1)

/** Why something may be withheld while the rest is released (条例 art. 37). */
export const GROUNDS = {
  privacy: { label: '个人隐私', article: '条例第十五条' },
  tradeSecret: { label: '商业秘密', article: '条例第十五条' },
  stateSecret: { label: '国家秘密，或者法律、行政法规禁止公开', article: '条例第十四条' },
  internal: { label: '内部事务信息', article: '条例第十六条第一款' },
  deliberative: { label: '过程性信息、行政执法案卷信息', article: '条例第十六条第二款' },
} as const
export const groundSchema = z.enum(['privacy', 'tradeSecret', 'stateSecret', 'internal', 'deliberative'])
export type Ground = z.infer<typeof groundSchema>

/** What kinds of words are taken out; the first six are found by themselves. */
export const WORD_KINDS = {
  idNumber: '公民身份号码',
  mobile: '手机号码',
  bankCard: '银行卡号',
  landline: '固定电话',
  email: '电子邮箱',
  address: '住址',
  name: '姓名、名称',
  word: '其他文字',
} as const
export const wordKindSchema = z.enum(['idNumber', 'mobile', 'bankCard', 'landline', 'email', 'address', 'name', 'word'])
export type WordKind = z.infer<typeof wordKindSchema>

/** A rectangle in points from the upper left corner of the page. */
const boxShape = { left: z.number(), top: z.number(), right: z.number(), bottom: z.number() }
const boxSchema = z.object({ page: z.number().int().min(1), ...boxShape })
export type PageBox = z.infer<typeof boxSchema>

const wordSchema = z.object({ text: z.string().trim().min(1).max(200), kind: wordKindSchema, ground: groundSchema })
const areaSchema = z.object({ page: z.number().int().min(1), ...boxShape, ground: groundSchema })
const marksSchema = z.object({ words: z.array(wordSchema).max(500), areas: z.array(areaSchema).max(2_000) })
export type Marks = z.infer<typeof marksSchema>

/** What was done to a file, provable by its hashes, without a word of what was taken out. */
export const certificateSchema = z.object({
  format: z.literal('gongkai-redaction/1'),
  request: z.string(),
  organ: z.string(),
  n: z.number(),
  original: z.object({ sha256: z.string(), size: z.number(), kind: z.string(), pages: z.number() }),
  result: z.object({ sha256: z.string(), size: z.number(), pages: z.number() }),
  /** Each word by its keyed fingerprint: who has the key and the word can tell that it is this one. */
  words: z.array(
    z.object({ kind: wordKindSchema, ground: groundSchema, count: z.number(), pages: z.array(z.number()), fingerprint: z.string() }),
  ),
  areas: z.array(z.object({ page: z.number(), ground: groundSchema })),
  /** Signs of the original's text that nobody could see, left out as well. */
  unseen: z.number(),
  checks: z.array(z.string()),
  notes: z.array(z.string()),
  by: z.string(),
  at: z.string(),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.string().nullable(),
})
export type Certificate = z.infer<typeof certificateSchema>

export const releaseSchema = z.object({
  n: z.number(),
  version: z.number(),
  /** Being marked · made and to be confirmed · confirmed: the applicant gets it with the reply. */
  status: z.enum(['draft', 'made', 'confirmed']),
  /** As the original is called, and as the result will be. */
  name: z.string(),
  title: z.string(),
  kind: z.enum(['pdf', 'docx', 'xlsx', 'png', 'jpg']),
  pages: z.number(),
  by: z.string(),
  at: z.string(),
  certificate: certificateSchema.nullable(),
  /** Whether the caller may mark it, and may confirm it; a sentence when not. */
  mayMark: z.boolean(),
  mayConfirm: z.boolean(),
  whyNot: z.string().nullable(),
})
export type Release = z.infer<typeof releaseSchema>

export const releaseDetailSchema = releaseSchema.extend({
  marks: marksSchema,
  sheets: z.array(
    z.object({
      page: z.number(),
      width: z.number(),
      height: z.number(),
      /** Pictures on it: what is written in them only people can find. */
      pictures: z.number(),
      lines: z.array(z.object({ text: z.string(), ...boxShape })),
    }),
  ),
  /** What probably must go, in reading order. */
  suggestions: z.array(z.object({ text: z.string(), kind: wordKindSchema, count: z.number(), pages: z.array(z.number()) })),
})
export type ReleaseDetail = z.infer<typeof releaseDetailSchema>

export const listReleases = route({
  name: 'listReleases',
  method: 'GET',
  path: BASE,
  summary: 'The files that are being made ready for release with a case, or are.',
  access: { permission: 'request.view' },
  params,
  answer: z.object({ releases: z.array(releaseSchema), mayUpload: z.boolean() }),
})

export const uploadRelease = route({
  name: 'uploadRelease',
  method: 'POST',
  path: BASE,
  summary: 'Takes in an original (pdf, docx, xlsx, png, jpg), sealed, and reads its pages.',
  access: { permission: 'request.handle' },
  params,
  upload: ['file'],
  answer: releaseSchema,
})

export const getRelease = route({
  name: 'getRelease',
  method: 'GET',
  path: `${BASE}/:n`,
  summary: 'One file with the text of its pages, what was marked and what probably must go.',
  access: { permission: 'request.view' },
  params: one,
  answer: releaseDetailSchema,
})

export const drawRelease = route({
  name: 'drawRelease',
  method: 'GET',
  path: `${BASE}/:n/pages/:page`,
  summary: 'A page of the original as a picture.',
  access: { permission: 'request.handle' },
  params: one.extend({ page: z.coerce.number().int().min(1).max(1000) }),
  answer: z.null(),
})

export const findInRelease = route({
  name: 'findInRelease',
  method: 'POST',
  path: `${BASE}/:n/search`,
  summary: 'Where words stand in the original, however they are set.',
  access: { permission: 'request.handle' },
  params: one,
  body: z.object({ words: z.array(z.string().trim().min(1).max(200)).max(500) }),
  answer: z.object({ found: z.array(z.object({ word: z.string(), count: z.number(), boxes: z.array(boxSchema) })) }),
})

export const redactRelease = route({
  name: 'redactRelease',
  method: 'POST',
  path: `${BASE}/:n/redaction`,
  summary:
    'Makes the result without what is marked, reads it again, and refuses it when anything is left; the certificate says what was done.',
  access: { permission: 'request.handle' },
  params: one,
  body: marksSchema.extend({
    version,
    title: z.string().trim().min(1).max(100),
    /** Pages with pictures were looked through by eye. */
    lookedAtPictures: z.boolean(),
  }),
  answer: releaseDetailSchema,
})

export const confirmRelease = route({
  name: 'confirmRelease',
  method: 'POST',
  path: `${BASE}/:n/confirmation`,
  summary: 'A second person has looked at the result: it may go out.',
  access: { permission: 'request.release' },
  params: one,
  body: z.object({ version }),
  answer: releaseSchema,
})

export const dropRelease = route({
  name: 'dropRelease',
  method: 'POST',
  path: `${BASE}/:n/removal`,
  summary: 'Takes a file out again that is not confirmed, the original too.',
  access: { permission: 'request.handle' },
  params: one,
  body: z.object({ version }),
  answer: z.object({ releases: z.array(releaseSchema), mayUpload: z.boolean() }),
})

export const readRelease = route({
  name: 'readRelease',
  method: 'GET',
  path: `${BASE}/:n/result.pdf`,
  summary: 'The result.',
  access: { permission: 'request.view' },
  params: one,
  answer: z.null(),
})

export const readOriginal = route({
  name: 'readReleaseOriginal',
  method: 'GET',
  path: `${BASE}/:n/original`,
  summary: 'The original; the download leaves an entry in the ledger.',
  access: { permission: 'request.handle' },
  params: one,
  answer: z.null(),
})

export const readCertificate = route({
  name: 'readReleaseCertificate',
  method: 'GET',
  path: `${BASE}/:n/certificate.json`,
  summary: 'The certificate as a file.',
  access: { permission: 'request.view' },
  params: one,
  answer: z.null(),
})
