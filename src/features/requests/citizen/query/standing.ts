import type { Calendar } from '../../../../../law/calendar/calendar.js'
import type { Day } from '../../../../../law/day.js'
import type { ApplicantView } from '../../applicant.js'
import { awaitsCorrection, awaitsPayment, feeDueOf } from '../../clock.js'
import { outcomeInFull } from '../outcome-name.js'

/** Where the request stands, for its applicant: a headline, what it means, and what they may do now. */
export interface Standing {
  headline: string
  text: string
  /** What waits for the applicant: the page behind the case's address, and what the button says. */
  doNow: { path: string; label: string } | null
}

/** In plain sentences, who waits for whom. */
export function standingOf({ state, clock, number }: ApplicantView, calendar: Calendar, today: Day): Standing {
  const nothing = { doNow: null }
  if (state.status === 'merged') return { ...nothing, headline: '已与另一件合并办理', text: '请用另一件申请的编号查询。' }
  if (state.status === 'transferred')
    return { ...nothing, headline: '已转给其他机关', text: '经您同意，这件申请转给了其他机关，由那里办理。' }
  if (state.decision) return decided(state)
  if (state.receivedOn === null)
    return {
      ...nothing,
      headline: '等待办公室确认收到',
      text: '网上、传真、电子邮件提交的，双方确认之日才是收到申请之日（条例第三十一条），期限从那以后起算。办公室会联系您，请留意您留下的联系方式。',
    }
  if (awaitsCorrection(state) && state.correction)
    return {
      headline: '等待您补正',
      text: `${today > state.correction.dueOn ? `补正的期限 ${state.correction.dueOn} 已经过了，有正当理由的请尽快补充并说明` : `请在 ${state.correction.dueOn} 前补充下面的内容`}。收到补正以后，答复期限重新起算；没有正当理由逾期不补正的，视为放弃申请，不再处理（条例第三十条）。`,
      doNow: { path: '/buzheng', label: '现在补正' },
    }
  if (awaitsPayment(state) && state.fee)
    return {
      ...nothing,
      headline: `等待您缴纳信息处理费 ${state.fee.yuan} 元`,
      text: `请按收费通知在 ${feeDueOf(state.fee, calendar)} 前缴清，缴清以后答复期限重新起算；逾期不缴的，视为放弃申请，不再处理（国办函〔2020〕109号第六条、第七条）。`,
    }
  const asked = state.reasons !== null && state.reasons.givenOn === null ? state.reasons : null
  if (asked)
    return {
      headline: '请您说明理由',
      text: `办公室请您在 ${asked.dueOn} 前说明申请的理由：${number} 涉及的申请数量、频次明显超过合理范围（条例第三十五条）。理由不合理的，不予处理。`,
      doNow: { path: '/liyou', label: '现在说明理由' },
    }
  if (clock.phase === 'paused')
    return {
      ...nothing,
      headline: '正在征求意见，答复期限暂停计算',
      text: '征求第三方和其他机关意见所需时间不计算在内（条例第三十三条第三款）。',
    }
  if (clock.light === 'red')
    return {
      ...nothing,
      headline: '已经超过法定答复期限',
      text: '办公室还没有答复。您可以催促，也可以依法申请行政复议、提起行政诉讼，或者向上一级行政机关、政府信息公开工作主管部门投诉举报（条例第四十七条、第五十一条）。',
    }
  return { ...nothing, headline: '办公室正在办理', text: '现在不需要您做什么。' }
}

function decided({ decision, served }: ApplicantView['state']): Standing {
  if (decision?.outcome === 'otherMisc' && decision.documentNo === null)
    return { headline: '您已经撤回申请', text: `${decision.on} 撤回，办公室不再办理。需要时可以重新申请。`, doNow: null }
  const text = [
    `${decision?.on} 作出${decision?.documentNo ? `，文号：${decision.documentNo}` : ''}。`,
    served ? `${served.on} 送达。` : decision?.documentNo ? '正在按您选择的方式送达。' : '',
  ].join('')
  return { headline: `已答复：${outcomeInFull(decision?.outcome ?? '')}`, text, doNow: null }
}
