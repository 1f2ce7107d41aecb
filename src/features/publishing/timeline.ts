import type { DocumentView } from '../../../api/publishing-view.js'
import { GATES, VALIDITIES, WITHDRAWALS } from '../../../api/publishing-words.js'
import type { DocumentEvent } from './document/events.js'
import type { Recorded } from './store/documents.js'

/** What happened, in words, oldest first. */
export function timelineOf(history: readonly Recorded[]): DocumentView['timeline'] {
  return history.map(({ event, by, at, entry }) => ({ type: event.type, text: sentenceOf(event), article: entry.article, by, at }))
}

/** An event as a clerk reads it, without a full stop. */
export function sentenceOf(event: DocumentEvent): string {
  switch (event.type) {
    case 'DocumentStarted':
      return event.from ? `开始起草，来自依申请公开 ${event.from}` : '开始起草'
    case 'DocumentRecorded':
      return `照原样收录，来源：${event.source}`
    case 'ChangeBegun':
      return `开始修改（第 ${event.no} 版）`
    case 'WorkDropped':
      return `放弃第 ${event.no} 版草稿`
    case 'DocumentSubmitted':
      return `送审第 ${event.no} 版${event.answers.length > 0 ? `，说明检查发现 ${event.answers.length} 处` : ''}`
    case 'StepApproved':
      return `${GATES[event.step]}同意${event.remark === '' ? '' : `：${event.remark}`}`
    case 'DocumentReturned':
      return event.step === 'author' ? '作者撤回修改' : `${GATES[event.step]}退回：${event.reasons}`
    case 'SecrecyCleared':
      return `保密审查通过，签名：${event.name}。${event.opinion}`
    case 'PublicationScheduled':
      return `定于 ${shanghai(event.at)} 自动发布`
    case 'ScheduleCancelled':
      return `取消自动发布${event.reasons === '' ? '' : `：${event.reasons}`}`
    case 'DocumentPublished':
      return `发布第 ${event.no} 版，索引号 ${event.indexNo}${event.late ? '，超过二十个工作日' : ''}${forcedText(event)}`
    case 'DocumentWithdrawn':
      return `撤下（${WITHDRAWALS[event.kind]}）：${event.reason}`
    case 'RestorationAsked':
      return `申请恢复：${event.reason}`
    case 'RestorationRefused':
      return `不同意恢复：${event.reasons}`
    case 'DocumentRestored':
      return `恢复公开第 ${event.no} 版`
    case 'ValidityChanged':
      return `自 ${event.on} 起${VALIDITIES[event.validity]}`
  }
}

function forcedText({ forced, reason }: Extract<DocumentEvent, { type: 'DocumentPublished' }>): string {
  return forced.length === 0
    ? ''
    : `；负责人强制发布，未经：${forced.map((gate) => GATES[gate as keyof typeof GATES] ?? gate).join('、')}，理由：${reason}`
}

/** 2026-11-21 15:00 */
export function shanghai(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
