import type { RequestState } from '../events.js'
import { labelOf } from '../timeline.js'
import { APPLICANT_KINDS, CHANNELS, CONSULTATIONS, OPINIONS, REVIEW_NAMES, SERVICE_MODES } from '../words.js'

export interface Change {
  fact: string
  before: string
  after: string
}

const STATUS: Record<RequestState['status'], string> = {
  none: '',
  submitted: '已登记，未确认收到',
  open: '办理中',
  decided: '已办结',
  archived: '已归档',
  merged: '已并案',
  transferred: '已转出',
}

/** What the state does not hold: the due days from the clock, and the names of users by their ids. */
interface Beside {
  due: { before: string | null; after: string | null }
  names: ReadonlyMap<string, string>
}

/** What a step changed, fact by fact; '' is what was not there. */
export function changesBetween(before: RequestState, after: RequestState, { due, names }: Beside): Change[] {
  const [was, is] = [described(before, due.before, names), described(after, due.after, names)]
  return Object.keys(is)
    .filter((fact) => was[fact] !== is[fact])
    .map((fact) => ({ fact, before: was[fact] ?? '', after: is[fact] ?? '' }))
}

/** A case as named facts, none of them about the applicant. */
function described(state: RequestState, due: string | null, names: Beside['names']): Record<string, string> {
  const { correction, reasons, extension, fee, draft, decision, served } = state
  const known = state.status !== 'none'
  return {
    状态: STATUS[state.status],
    渠道: known ? CHANNELS[state.channel] : '',
    申请人类型: known ? APPLICANT_KINDS[state.applicantKind] : '',
    收到之日: state.receivedOn ?? '',
    答复期限: due ?? '',
    补正: correction
      ? `${correction.askedOn} 告知，限 ${correction.dueOn}${correction.receivedOn ? `，${correction.receivedOn} 收到` : ''}`
      : '',
    征求意见: state.consultations.map(consultation).join('；'),
    说明理由: reasons ? `${reasons.askedOn} 要求，限 ${reasons.dueOn}${reasons.givenOn ? `，${reasons.givenOn} 收到` : ''}` : '',
    延长期限: extension ? `${extension.days} 个工作日，${extension.consentedBy}同意` : '',
    延迟答复: state.delayedUntil ?? '',
    收费: fee ? `${fee.yuan} 元，${fee.notifiedOn} 通知${fee.paidOn ? `，${fee.paidOn} 缴纳` : ''}` : '',
    计费件数: state.items > 1 ? String(state.items) : '',
    承办人: state.handler === null ? '' : (names.get(state.handler) ?? state.handler),
    转办会办: state.assigned.map((one) => `${one.toName}${one.reply ? '（已反馈）' : one.urgedOn ? '（已催办）' : ''}`).join('；'),
    拟答复: draft ? `${labelOf(draft.reply.outcome)}（${draft.reply.bases.join('、')}）${draft.returned ? '，已退回' : ''}` : '',
    审核: draft ? draft.approved.map((one) => `${REVIEW_NAMES[one.step]} ${one.name}`).join('；') : '',
    处理结果: decision ? `${labelOf(decision.outcome)} ${decision.documentNo ?? ''}`.trim() : '',
    送达: served ? `${SERVICE_MODES[served.mode]} ${served.on}` : '',
    去向: state.continuedIn ?? (state.converted ? '已转信访或者信箱' : ''),
    归档: state.archivedOn ?? '',
  }
}

function consultation({ kind, with: whom, sentOn, endedOn, opinion }: RequestState['consultations'][number]): string {
  return `${CONSULTATIONS[kind]}（${whom}）${sentOn} 起${endedOn ? `，${endedOn} 止，${opinion ? OPINIONS[opinion] : ''}` : ''}`
}
