import type { Light } from '../../../api/request-view.js'
import type { Calendar } from '../../../law/calendar/calendar.js'
import { workdaysBetween } from '../../../law/calendar/workdays.js'
import type { Day } from '../../../law/day.js'
import { type DueDate, dueDate, LIMITS, type Limit } from '../../../law/limits.js'
import { remedyResult } from '../../../law/remedy-results.js'
import { runningLight } from '../requests/index.js'
import { articleOf } from './articles.js'
import type { RemedyState, Stage } from './events.js'

/** The part of a remedy that its clocks read; a row keeps it whole, so that a new calendar can be laid on. */
export type Timed = Pick<RemedyState, 'kind' | 'status' | 'stages' | 'orders'>

/** Something the organ owes by a day, or may still do until a day: an appeal. */
export interface Duty {
  kind: 'reply' | 'order' | 'appeal'
  label: string
  /** The day from which it is counted; null where the court or the decision names the day itself. */
  from: Day | null
  due: Day
  provisional: boolean
  article: string | null
}

export interface Reading {
  phase: 'waiting' | 'running' | 'done'
  light: Light
  /** 答复：剩 3 个工作日 */
  words: string
  duty: Duty | null
}

/** What runs for the organ, the most urgent first; a right stands behind what is owed. */
export function duties(state: Timed, calendar: Calendar): Duty[] {
  if (state.status === 'voided') return []
  return [...replyDuty(state, calendar), ...orderDuties(state, calendar), ...appealRight(state, calendar)].sort(byUrgency)
}

/** What a remedy shows on `today`. */
export function readingOf(state: Timed, calendar: Calendar, today: Day): Reading {
  const duty = duties(state, calendar).find((each) => each.kind !== 'appeal' || each.due >= today) ?? null
  if (duty) {
    const { light, words } = runningLight(duty.due, workdaysBetween(today, duty.due, calendar), today)
    return { phase: 'running', light, words: `${duty.label}：${words}`, duty }
  }
  if (state.status === 'open') return { phase: 'waiting', light: 'grey', words: waitingWords(state), duty }
  return { phase: 'done', light: 'done', words: state.status === 'voided' ? '登记已作废' : '已审结', duty }
}

/** Until when the reviewer or the court has to decide; null before it is known when they accepted. */
export function decisionDue(stage: Stage, calendar: Calendar): DueDate | null {
  if (stage.decision !== null || stage.acceptedOn === null) return null
  const limit = decisionLimit(stage)
  if (limit === null) return null
  const usual = dueDate(limit, stage.acceptedOn, calendar)
  return stage.extendedUntil === null ? usual : { ...usual, due: stage.extendedUntil }
}

/** The limit for the organ's answer in a stage; null where the court names a day. */
export function replyLimit(stage: Stage): Limit | null {
  if (stage.stage === 'review') return stage.procedure === 'simple' ? LIMITS.reconsiderationReplySimple : LIMITS.reconsiderationReply
  return stage.stage === 'first' ? LIMITS.defence : null
}

function replyDuty(state: Timed, calendar: Calendar): Duty[] {
  const stage = state.stages.at(-1)
  if (!stage || stage.decision !== null || stage.repliedOn !== null) return []
  const label = stage.stage === 'review' ? '复议答复' : '答辩、举证'
  const limit = replyLimit(stage)
  if (limit) return [{ kind: 'reply', label, from: stage.notifiedOn, ...dueDate(limit, stage.notifiedOn, calendar) }]
  if (stage.answerBy === null) return []
  return [{ kind: 'reply', label, from: null, due: stage.answerBy, provisional: false, article: null }]
}

function orderDuties(state: Timed, calendar: Calendar): Duty[] {
  return state.orders.flatMap((order): Duty[] => {
    if (order.doneOn !== null) return []
    if (order.kind === 'opinion') {
      const { due, provisional, article } = dueDate(LIMITS.reviewOpinion, order.from, calendar)
      return [{ kind: 'order', label: '报送意见书办理情况', from: order.from, due, provisional, article }]
    }
    return order.dueOn === null
      ? []
      : [
          {
            kind: 'order',
            label: '履行决定',
            from: null,
            due: order.dueOn,
            provisional: false,
            article: articleOf('OrderCarriedOut', state.kind),
          },
        ]
  })
}

function appealRight(state: Timed, calendar: Calendar): Duty[] {
  const stage = state.stages.at(-1)
  if (stage?.stage !== 'first' || !stage.decision) return []
  const appeal = remedyResult('first', stage.decision.result)?.appeal
  if (!appeal) return []
  const limit = appeal === 'judgment' ? LIMITS.appealJudgment : LIMITS.appealRuling
  return [{ kind: 'appeal', label: '可以上诉', from: stage.decision.servedOn, ...dueDate(limit, stage.decision.servedOn, calendar) }]
}

function decisionLimit({ stage, procedure }: Stage): Limit | null {
  const simple = procedure === 'simple'
  if (stage === 'review') return simple ? LIMITS.reconsiderationDecisionSimple : LIMITS.reconsiderationDecision
  if (stage === 'first') return simple ? LIMITS.firstInstanceSimple : LIMITS.firstInstance
  return stage === 'second' ? LIMITS.secondInstance : null
}

function waitingWords(state: Timed): string {
  return state.kind === 'reconsideration' ? '已答复，等待复议决定' : '等待法院裁判'
}

function byUrgency(a: Duty, b: Duty): number {
  const last = Number(a.kind === 'appeal') - Number(b.kind === 'appeal')
  return last !== 0 ? last : a.due < b.due ? -1 : Number(a.due > b.due)
}
