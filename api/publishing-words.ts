import type { Instrument, Validity } from './publishing-content.js'

/** What people read for the words of api/publishing.ts. */
export const INSTRUMENTS: Record<Instrument, string> = {
  notice: '公告公示',
  normative: '行政规范性文件',
  rules: '规章',
  document: '其他文件',
  interpretation: '政策解读',
  news: '动态',
  data: '数据',
  page: '说明',
  other: '其他',
}

export const VALIDITIES: Record<Validity, string> = {
  'in-force': '有效',
  amended: '已修改',
  repealed: '废止',
  expired: '失效',
  unknown: '来源文档未载明',
  none: '不适用',
}

export const WITHDRAWALS = {
  'personal-data': '含个人信息',
  secret: '涉密或敏感',
  wrong: '内容有误',
  outdated: '已过时',
  court: '依裁判或决定',
  other: '其他原因',
} as const

/** 三审 */
export const REVIEWS = { first: '初审', second: '复审', final: '终审' } as const

/** What a text has to pass before it is public. */
export const GATES = { ...REVIEWS, secrecy: '保密审查', checks: '发布前检查', interpretation: '同步解读' } as const
