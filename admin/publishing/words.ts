import type { RelationKind } from '../../api/publishing-content.js'
import type { ColumnView, DocumentSummary, PublishFinding } from '../../api/publishing-view.js'
import { GATES, REVIEWS } from '../../api/publishing-words.js'

export const RELATIONS: Record<RelationKind, string> = {
  'interpreted-by': '解读是',
  interprets: '解读的文件是',
  amends: '修改了',
  repeals: '废止了',
  basis: '依据是',
  supports: '配套的是',
  answers: '回答的是',
}

export const STEP_NAMES: Record<string, string> = { ...GATES, author: '作者' }

export const LIVES: Record<'draft' | 'published' | 'withdrawn', string> = { draft: '没有公开过', published: '已公开', withdrawn: '已撤下' }
export const STAGES: Record<'writing' | 'review' | 'ready' | 'scheduled', string> = {
  writing: '正在写',
  review: '正在审核',
  ready: '可以发布',
  scheduled: '已定时',
}

export const COLUMN_KINDS: Record<ColumnView['kind'], string> = {
  list: '列表',
  page: '单页',
  documents: '文件',
  topic: '专题',
  link: '链接',
}

export const SEVERITIES: Record<PublishFinding['severity'], { word: string; sign: string; badge: string }> = {
  block: { word: '阻断', sign: '✕', badge: 'error' },
  reason: { word: '需说明', sign: '▲', badge: 'warning' },
  hint: { word: '提示', sign: 'ℹ', badge: 'info' },
}

export const REMEDIES: Record<PublishFinding['remedies'][number], string> = {
  mask: '打码',
  'remove-column': '删除该列',
  'remove-hidden': '删除隐藏内容',
  'clean-properties': '清除文档属性',
}

/** Where a document stands, in a word or two, and the colour of the badge. */
export function standing(summary: DocumentSummary): { text: string; badge: string } {
  const { life, stage, step, secrecyOpen, returned, restoring } = summary
  if (life === 'withdrawn') return { text: restoring ? '已撤下，有人申请恢复' : '已撤下', badge: 'error' }
  const open = life === 'published' ? '已公开，' : ''
  if (stage === 'writing') return returned ? { text: `${open}退回修改`, badge: 'warning' } : { text: `${open}正在写`, badge: '' }
  if (stage === 'review') {
    const waits = [step && REVIEWS[step], secrecyOpen && '保密审查'].filter(Boolean).join('、')
    return { text: `${open}等待${waits || '审核'}`, badge: 'info' }
  }
  if (stage === 'ready') return { text: `${open}可以发布`, badge: 'good' }
  if (stage === 'scheduled') return { text: `${open}已定时`, badge: 'info' }
  return life === 'published' ? { text: '已公开', badge: 'good' } : { text: '草稿已放弃', badge: '' }
}
