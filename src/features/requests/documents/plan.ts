import { itemRate, perPage } from '../../../../law/fee.js'
import { LIMITS } from '../../../../law/limits.js'
import { correctionNoticeDue, dueOf, feeDueOf } from '../clock.js'
import type { RequestEvent } from '../events.js'
import type { Event } from '../request.js'
import { planReply } from './plan-reply.js'
import { dayText, ended, type Facts, type Values } from './values.js'

/** A document that what happened asks for. */
export interface Planned {
  number: number
  /** Its own fields; those that all letters know come beside. */
  values: Values
  /** To whom, without a name, where a kind goes to several: 第三方甲. */
  whom?: string
  /** Texts of the office that go to others than the applicant: they may not name the applicant. */
  typed?: string[]
  /** The number that the step has taken already. */
  documentNo?: string
}

/** Events that make documents; all others are not looked at further. */
export const MAKING: readonly RequestEvent['type'][] = [
  'ReceiptConfirmed',
  'CorrectionAsked',
  'ConsultationSent',
  'ReasonsAsked',
  'ReplyDelayed',
  'ReplyExtended',
  'FeeNotified',
  'ReplyIssued',
  'ReplyServed',
  'RequestClosed',
]

const WORKDAYS = (n: number): string => `${n}个工作日`

/** Which documents an event makes, in the order in which they take their numbers. */
export function planDocuments(event: RequestEvent, facts: Facts): Planned[] {
  switch (event.type) {
    case 'ReceiptConfirmed':
      return [{ number: 2, values: receipt(event, facts) }]
    case 'CorrectionAsked':
      return [{ number: 3, values: correction(event, facts) }]
    case 'ReasonsAsked':
      return [{ number: 4, values: { 数量频次: ended(event.facts), 说明期限: dayText(event.dueOn) } }]
    case 'ReplyDelayed':
    case 'ReplyExtended':
      return [{ number: 5, values: later(event, facts) }]
    case 'ConsultationSent':
      return consultation(event, facts)
    case 'FeeNotified':
      return [{ number: 10, values: fee(event, facts) }]
    default:
      return planReply(event, facts)
  }
}

function receipt(event: Event<'ReceiptConfirmed'>, { state, now, settings }: Facts): Values {
  const due = dueOf(state, now.calendar, now.today)
  const moves = due?.provisional ? '（国务院办公厅公布放假安排后可能调整）' : ''
  const where = settings.website ? `可以在${settings.website}` : '可以在本机关政府信息公开平台'
  return {
    认定依据: event.basis,
    预计答复日: due ? `${dayText(due.due)}${moves}` : '法定期限',
    查询方式: `${where}凭申请编号和查询密码查询办理情况。查询密码在提交申请时交给你（单位），本机关不留存。`,
  }
}

function correction(event: Event<'CorrectionAsked'>, { state, now }: Facts): Values {
  const last = state.receivedOn && correctionNoticeDue(state.receivedOn, now.calendar)
  const inTime = last !== null && event.on <= last
  return {
    补正事项: event.items.map((item, at) => `${at + 1}．${item}`).join('\n'),
    补正期限: dayText(event.dueOn),
    告知说明: `本机关已一次性告知需要补正的全部事项${inTime ? `，告知日期在收到申请之日起${WORKDAYS(LIMITS.correctionNotice.n)}内` : ''}。`,
  }
}

function later(event: Event<'ReplyDelayed' | 'ReplyExtended'>, { state, before, now }: Facts): Values {
  const due = (of: Facts['state']) => dayText(dueOf(of, now.calendar, now.today)?.due ?? null)
  return {
    原截止日: due(before),
    新截止日: event.type === 'ReplyDelayed' ? dayText(event.until) : due(state),
    延期理由: event.reasons.replace(/[。．.；;]+$/, ''),
    延期依据: `《中华人民共和国政府信息公开条例》第三十${event.type === 'ReplyDelayed' ? '五' : '三'}条`,
    同意人: event.consentedBy,
  }
}

function consultation(event: Event<'ConsultationSent'>, { parts }: Facts): Planned[] {
  const { kind, interest } = event
  const typed = [interest]
  if (kind === 'third-party') {
    const party = JSON.parse(parts.get(`party:${event.consultation}`) ?? '{}') as { name?: string }
    const period = WORKDAYS(LIMITS.thirdPartyOpinion.n)
    return [
      { number: 6, whom: event.with, typed, values: { 第三方: party.name ?? event.with, 征求事项: ended(interest), 回复期限: period } },
      { number: 7, values: { 停表开始: dayText(event.on), 征求期限: period } },
    ]
  }
  const asked =
    kind === 'co-maker'
      ? `依照《中华人民共和国政府信息公开条例》第三十四条的规定，请自收到本函之日起${WORKDAYS(LIMITS.coMakerOpinion.n)}内提出意见，逾期未提出意见的视为同意公开。`
      : '依照《中华人民共和国政府信息公开条例》第三十三条第三款的规定，征求意见所需时间不计算在答复期限内，请尽快研究并书面反馈意见。'
  const matter = interest === '' ? '是否同意公开所申请的政府信息。' : ended(interest)
  return [
    {
      number: 9,
      whom: event.with,
      typed,
      values: { 协办机关: event.with, 征求事项: matter, 反馈要求: asked },
    },
  ]
}

function fee({ method, count, yuan, on }: Event<'FeeNotified'>, { now, settings }: Facts): Values {
  const detail =
    method === 'pages'
      ? `共${count}页，${perPage(count)
          .steps.map((step) => `第${step.from}至${step.to}页每页${step.rate}元，计${step.yuan}元`)
          .join('；')}。`
      : `本件按${count}件计收；同一申请人一个自然月内累计10件以下不收费，11至30件部分每件${itemRate(11)}元，31件以上部分以10件为一档，每增加一档每件增加100元。本件共计${yuan}元。`
  return {
    计费方式: method === 'pages' ? '按量计收' : '按件计收',
    计费明细: detail,
    金额: String(yuan),
    缴款方式: settings.payment || '按照政府非税收入收缴规定缴入国库，具体方式请向本机关咨询。',
    缴款期限: dayText(feeDueOf({ notifiedOn: on, method, count, yuan, paidOn: null }, now.calendar)),
  }
}
