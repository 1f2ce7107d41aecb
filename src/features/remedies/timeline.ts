import { ORDER_KINDS, PROCEDURES, REMEDY_KINDS, SIDES } from '../../../api/remedy-words.js'
import { type RemedyStage, remedyResult } from '../../../law/remedy-results.js'
import type { RemedyEvent, RemedyState } from './events.js'

/** What happened, as a clerk reads it; after the name of whoever did it. `stage` is the one that it happened in. Holds no personal data. */
export function sentenceOf(event: RemedyEvent, stage: RemedyStage): string {
  switch (event.type) {
    case 'RemedyOpened':
      return `登记${REMEDY_KINDS[event.kind]}（${event.body}，${event.caseNo}，${PROCEDURES[event.procedure]}），${event.notifiedOn} 收到通知`
    case 'ReplyFiled':
      return `${event.on} 提交${stage === 'review' ? '复议答复书' : '答辩状'}和证据${event.documentNo ? `（${event.documentNo}）` : ''}`
    case 'EvidenceFiled':
      return `${event.on} 补交：${event.what}`
    case 'ProcedureChanged':
      return `${event.on} 转为${PROCEDURES[event.to]}`
    case 'PeriodExtended':
      return `复议机关延长期限至 ${event.until}`
    case 'RemedyDecided': {
      const orders = event.orders
        .map((order) => `；${ORDER_KINDS[order.kind]}：${order.what}${order.dueOn ? `（${order.dueOn} 前）` : ''}`)
        .join('')
      return `${event.on} 审结：${resultLabel(stage, event.result)}${event.documentNo ? `（${event.documentNo}）` : ''}，${event.servedOn} 送达${orders}`
    }
    case 'AppealOpened':
      return `${SIDES[event.by]}上诉，${event.body} ${event.caseNo}`
    case 'RetrialOpened':
      return `进入再审（${SIDES[event.by]}提出），${event.body} ${event.caseNo}`
    case 'OrderCarriedOut':
      return `${event.on} 已履行：${event.how}${event.requestId ? `（见申请 ${event.requestId}）` : ''}`
    case 'RemedyDeadlineMoved':
      return `因放假安排（${event.notice}），期限由 ${event.from} 改为 ${event.to}`
    case 'RemedyVoided':
      return `登记作废：${event.reasons}`
  }
}

export function resultLabel(stage: RemedyStage, result: string): string {
  return remedyResult(stage, result)?.label ?? result
}

/** The stage that the remedy is in. */
export function stageOf(state: RemedyState): RemedyStage {
  return state.stages.at(-1)?.stage ?? (state.kind === 'reconsideration' ? 'review' : 'first')
}
