import type { z } from 'zod'
import type {
  applicantKindSchema,
  channelSchema,
  deliverySchema,
  lightSchema,
  personSchema,
  requestKindSchema,
  wordsSchema,
} from './request-view.js'

type Words<Schema extends z.ZodType> = Record<z.output<Schema> & string, string>

/** What the values of the contract are called, on every screen and page alike. */
export const CHANNELS: Words<typeof channelSchema> = {
  'in-person': '当面提交',
  'post-signed': '邮寄（签收）',
  'post-ordinary': '平常信函',
  'post-misaddressed': '寄到其他单位或个人的邮件',
  fax: '传真',
  online: '网上提交',
  email: '电子邮件',
  oral: '口头（代为填写）',
  other: '其他公布的渠道',
}

export const APPLICANT_KINDS: Words<typeof applicantKindSchema> = {
  naturalPerson: '自然人',
  business: '商业企业',
  research: '科研机构',
  publicWelfare: '社会公益组织',
  legalService: '法律服务机构',
  otherOrg: '其他',
}

export const REQUEST_KINDS: Words<typeof requestKindSchema> = {
  disclosure: '政府信息公开申请',
  'record-correction': '更正个人信息记录',
}

/** How the applicant wants to get it. */
export const DELIVERIES: Words<typeof deliverySchema> = {
  email: '电子邮件',
  post: '邮寄',
  'pick-up': '自行领取',
  inspection: '当面查阅',
  fax: '传真',
}

export const ID_KINDS: Record<z.output<typeof personSchema>['idKind'], string> = {
  idCard: '居民身份证',
  uscc: '统一社会信用代码',
  passport: '护照',
  hkMacao: '港澳居民来往内地通行证',
  taiwan: '台湾居民来往大陆通行证',
  military: '军官证',
  other: '其他证件',
}

export const FORMS: Record<z.output<typeof wordsSchema>['form'][number], string> = { paper: '纸质', electronic: '电子文档', disc: '光盘' }

/** The lights in words: colour alone tells nobody anything. */
export const LIGHTS: Words<typeof lightSchema> = {
  red: '已超期',
  orange: '今天到期',
  yellow: '剩 5 个工作日以内',
  green: '剩 5 个工作日以上',
  blue: '停表（征求意见）',
  grey: '未起算',
  done: '已办结',
}
