/** What people read for the words of api/remedies.ts. */
export const REMEDY_KINDS = { reconsideration: '行政复议', litigation: '行政诉讼' } as const

export const REMEDY_STAGES = { review: '行政复议', first: '第一审', second: '第二审', retrial: '再审' } as const

export const ABOUTS = {
  reply: '对答复不服',
  'no-reply': '逾期不答复',
  proactive: '主动公开（应公开未公开、公开的内容）',
  other: '其他政府信息公开行为',
} as const

export const PROCEDURES = { ordinary: '普通程序', simple: '简易程序' } as const

export const REMEDY_ROLES = { original: '作出行为的机关', reviewer: '复议机关（共同被告，不计入年报）' } as const

export const SIDES = { organ: '本机关', other: '对方' } as const

export const ORDER_KINDS = { perform: '履行决定', opinion: '行政复议意见书' } as const

export const REMEDY_CELLS = { upheld: '结果维持', corrected: '结果纠正', other: '其他结果', pending: '尚未审结' } as const

/** The groups of table 4. */
export const REMEDY_GROUPS = {
  reconsideration: '行政复议',
  litigationDirect: '行政诉讼·未经复议直接起诉',
  litigationAfterReview: '行政诉讼·复议后起诉',
} as const
