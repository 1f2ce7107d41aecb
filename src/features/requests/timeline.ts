import { outcome as outcomeByKey } from '../../../law/outcomes.js'
import type { RequestEvent } from './events.js'
import { RECORD_OUTCOMES } from './reply.js'
import { CHANNELS, CONSULTATIONS, OPINIONS, REVIEW_NAMES, SERVICE_MODES } from './words.js'

/** What happened, as a clerk reads it; after the name of whoever did it. Holds no personal data. */
export function sentenceOf(event: RequestEvent): string {
  switch (event.type) {
    case 'RequestSubmitted':
      return `登记申请（${CHANNELS[event.channel]}）`
    case 'ReceiptConfirmed':
      return `确认收到申请之日为 ${event.on}（${event.basis}）`
    case 'CorrectionAsked':
      return `一次性告知补正 ${event.items.length} 项，请申请人于 ${event.dueOn} 前补正${event.late ? `（逾期告知，原因：${event.late}）` : ''}`
    case 'CorrectionReceived':
      return `于 ${event.on} 收到补正，答复期限重新起算`
    case 'ConsultationSent':
      return `${CONSULTATIONS[event.kind]}（${event.with}），停表`
    case 'ConsultationDelivered':
      return `登记征求意见书于 ${event.on} 送达`
    case 'ConsultationAnswered':
      return `登记征求意见的答复：${OPINIONS[event.opinion]}`
    case 'ConsultationClosed':
      return '征求意见期限届满，结束征求意见'
    case 'ReasonsAsked':
      return `要求申请人于 ${event.dueOn} 前说明理由`
    case 'ReasonsGiven':
      return '登记申请人说明的理由'
    case 'ReplyDelayed':
      return `经负责人同意，延迟至 ${event.until} 前答复`
    case 'ReplyExtended':
      return `经负责人同意，延长答复期限 ${event.days} 个工作日`
    case 'FeeNotified':
      return `通知缴纳信息处理费 ${event.yuan} 元（${event.method === 'items' ? '按件' : '按量'}计收）`
    case 'FeePaid':
      return `登记缴费 ${event.yuan} 元，答复期限重新起算`
    case 'RequestAssigned':
      return `${event.joint ? '转会办' : '转办'}：${event.toName}${event.dueOn ? `，${event.dueOn} 前反馈` : ''}`
    case 'AssignmentUrged':
      return '催办'
    case 'AssignmentReturned':
      return `退回转办：${event.reasons}`
    case 'PartialReplied':
      return '反馈了办理意见'
    case 'ReplyDrafted':
      return `拟答复：${labelOf(event.reply.outcome)}`
    case 'DraftApproved':
      return `${REVIEW_NAMES[event.step]}：同意`
    case 'DraftReturned':
      return `${REVIEW_NAMES[event.step]}：退回，${event.reasons}`
    case 'ReplyIssued':
      return `制发答复 ${event.documentNo}：${labelOf(event.reply.outcome)}`
    case 'ReplyServed':
      return `${SERVICE_MODES[event.mode]}，送达日期 ${event.on}`
    case 'RequestWithdrawn':
      return '申请人撤回申请'
    case 'RequestClosed':
      return `${labelOf(event.outcome)}（${event.documentNo}）`
    case 'RequestSplit':
      return `收费时按 ${event.items} 件计算`
    case 'RequestMerged':
      return `并入 ${event.into}`
    case 'RequestTransferred':
      return '经申请人同意，转其他机关'
    case 'RequestConverted':
      return `转${event.to === 'petition' ? '信访' : '信箱'}办理（${event.reference}）`
    case 'RequestHandedOver':
      return event.from === '' ? `由${event.toName}承办` : `移交给${event.toName}办理`
    case 'DeadlineMoved':
      return `因放假安排（${event.notice}），答复期限由 ${event.from} 改为 ${event.to}`
    case 'InformationDisclosedToAll':
      return `转为主动公开：${event.document}`
    case 'RequestArchived':
      return `归档（${event.file}）`
    case 'DocumentMade':
      return `生成文书《${event.title}》${event.documentNo ? `（${event.documentNo}）` : ''}`
  }
}

/** The same for the applicant, in whole sentences; null for what goes on inside the office. */
export function applicantSentence(event: RequestEvent): string | null {
  switch (event.type) {
    case 'RequestSubmitted':
      return '您提交了申请。'
    case 'ReceiptConfirmed':
      return `办公室确认收到您的申请，收到之日为 ${event.on}。答复期限从下一个工作日起算。`
    case 'CorrectionAsked':
      return `您的申请需要补正，请在 ${event.dueOn} 前提交补正材料。没有正当理由逾期不补正的，视为放弃申请。`
    case 'CorrectionReceived':
      return '办公室收到了您的补正，答复期限从下一个工作日起重新起算（条例第三十条）。'
    case 'ConsultationSent':
      return `办公室正在${event.kind === 'third-party' ? '征求第三方意见' : '征求其他机关意见'}，所需时间不计入答复期限（条例第三十三条）。`
    case 'ConsultationAnswered':
    case 'ConsultationClosed':
      return '征求意见结束，答复期限继续计算。'
    case 'ReasonsAsked':
      return `办公室请您在 ${event.dueOn} 前说明理由（条例第三十五条）。`
    case 'ReasonsGiven':
      return '办公室收到了您说明的理由。'
    case 'ReplyDelayed':
      return `办公室将延迟至 ${event.until} 前答复（条例第三十五条）。`
    case 'ReplyExtended':
      return `答复期限延长 ${event.days} 个工作日（条例第三十三条）。`
    case 'FeeNotified':
      return `办公室通知您缴纳信息处理费 ${event.yuan} 元，请自收到通知次日起 20 个工作日内缴纳。`
    case 'FeePaid':
      return '已收到您缴纳的信息处理费，答复期限从下一个工作日起重新起算。'
    case 'ReplyIssued':
      return `办公室作出了答复：${event.documentNo}。`
    case 'ReplyServed':
      return `答复已送达（${SERVICE_MODES[event.mode]}，${event.on}）。`
    case 'RequestWithdrawn':
      return '您撤回了申请。'
    case 'RequestClosed':
      return `办公室不再处理这件申请（${event.documentNo}）。`
    case 'RequestMerged':
      return `这件申请与您的另一件合并办理（${event.into}）。`
    case 'RequestTransferred':
      return '经您同意，这件申请转给了其他机关。'
    case 'RequestConverted':
      return `您反映的事项已转${event.to === 'petition' ? '信访' : '信箱'}办理，编号 ${event.reference}。`
    case 'DeadlineMoved':
      return `因国家放假安排（${event.notice}），答复期限由 ${event.from} 改为 ${event.to}。`
    default:
      return null
  }
}

/** An outcome in the words of the annual report. */
export function labelOf(outcome: string): string {
  return RECORD_OUTCOMES[outcome]?.label ?? outcomeByKey(outcome)?.label.replace(/^（.）|^\d\./, '') ?? outcome
}
