import type { Content } from '../../../api/publishing-content.js'
import { type DifferenceLine, differences } from './html/differences.js'
import { linesOf } from './html/text.js'

const FIELDS: [keyof Content, string][] = [
  ['title', '标题'],
  ['columnId', '栏目'],
  ['issuer', '发文机关'],
  ['documentNo', '发文字号'],
  ['signedOn', '成文日期'],
  ['topic', '主题分类'],
  ['genre', '公文种类'],
  ['validity', '有效性'],
  ['effectiveOn', '生效日期'],
  ['expiresOn', '有效期至'],
  ['basis', '公开依据'],
  ['keywords', '关键词'],
  ['summary', '内容概述'],
  ['source', '来源'],
]

/** What differs between two versions: fields, files and lines of the text. */
export function compare(
  before: Content,
  after: Content,
): { fields: { field: string; before: string; after: string }[]; lines: DifferenceLine[] } {
  const fields = FIELDS.map(([key, field]) => ({ field, before: said(before[key]), after: said(after[key]) }))
  const files = { field: '附件', before: namesOf(before), after: namesOf(after) }
  return {
    fields: [...fields, files].filter((one) => one.before !== one.after),
    lines: differences(linesOf(before.body), linesOf(after.body)),
  }
}

const namesOf = (content: Content): string => content.attachments.map((one) => one.name).join('、')

function said(value: unknown): string {
  if (Array.isArray(value)) return value.join('、')
  return typeof value === 'string' ? value : ''
}
