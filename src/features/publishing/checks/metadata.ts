import type { Content } from '../../../../api/publishing-content.js'
import { documentNoForm, properDocumentNo } from '../../../../law/publishing/document-no.js'
import type { Check, Found, Severity } from './finding.js'

const PAPERS = ['rules', 'normative', 'document']

/** The metadata that inspections score (政府网站发展指引; portals mark what is not known instead of leaving it out). */
export const metadataCheck: Check = {
  name: 'metadata',
  title: '标题和元数据',
  find({ content, text, attachments }) {
    const found: Found[] = []
    const say = (severity: Severity, key: string, message: string) => found.push({ severity, where: '元数据', key, message })
    if (content.title === '') say('block', 'title', '没有标题，请填写。')
    if (text === '' && attachments.length === 0 && !content.titleOnly && content.numbers.length === 0) {
      say('block', 'body', '没有正文也没有附件，请补充；只有标题可以公开的，请勾选“只收录标题”。')
    }
    if (content.titleOnly) say('hint', 'title-only', '只收录标题，页面会写明正文来源文档未载明。')
    if (content.repost && !content.source) say('block', 'source', '转载要写明来源。')
    if (PAPERS.includes(content.instrument)) found.push(...ofPaper(content))
    if (content.keywords.length === 0 && content.instrument !== 'page') say('hint', 'keywords', '没有关键词，写上更容易被找到。')
    return found
  },
}

function ofPaper(content: Content): Found[] {
  const wanted: [keyof Content, string][] = [
    ['issuer', '发文机关'],
    ['documentNo', '发文字号'],
    ['signedOn', '成文日期'],
    ['topic', '主题分类'],
    ['genre', '公文种类'],
  ]
  const severity: Severity = content.instrument === 'document' ? 'hint' : 'reason'
  const missing = wanted
    .filter(([field]) => content[field] === null)
    .map(([field, name]): Found => ({ severity, where: '元数据', key: field, message: `没有填写${name}，页面会写明来源文档未载明。` }))
  if (content.validity === 'none') {
    missing.push({
      severity: 'block',
      where: '元数据',
      key: 'validity',
      message: '文件要写明有效性：有效、已修改、废止、失效，或者来源文档未载明。',
    })
  }
  return [...missing, ...ofNumber(content.documentNo)]
}

function ofNumber(documentNo: string | null): Found[] {
  if (documentNo === null) return []
  const form = documentNoForm(documentNo)
  if (form === 'proper' || form === 'order') return []
  const proper = properDocumentNo(documentNo)
  const message = proper ? `发文字号应写成“${proper}”。` : '发文字号的写法不合规范，例如“乐政办〔2021〕12号”，请核对。'
  return [{ severity: 'reason', where: '元数据', key: 'documentNo-form', message, article: 'GB/T 9704' }]
}
