import { addDays, type Day } from '../../../law/day.js'
import { LIMITS } from '../../../law/limits.js'
import { remedyResult } from '../../../law/remedy-results.js'
import { Refused } from '../../platform/errors/errors.js'
import { LEAST_REASON, mustLieBetween, mustSay, type Now } from '../requests/index.js'
import { decisionDue } from './duties.js'
import type { OrderKind, Procedure, RemedyEvent, RemedyState, Side, Stage, StageStart } from './events.js'

type Event<Type extends RemedyEvent['type']> = Extract<RemedyEvent, { type: Type }>

export type Opening = Omit<Event<'RemedyOpened'>, 'type'>

/** What the shell found out before a remedy is opened. */
export interface Known {
  /** Since when the request may be contested; null where none is named. `from` null: it still runs, until `due`. */
  contested: { from: Day | null; due: Day | null } | null
  /** The review that a suit follows, where the register has it. */
  review: RemedyState | null
  /** The number under which the same paper is registered already, or null. */
  same: string | null
}

/**
 * 条例 art. 51: what the reviewer or the court sent is registered. A suit that should have been a review first is registered, too: it is
 * for the court to say so. Refuses remedy-exists, already-registered, not-contestable, matter-needed, body-needed, case-no-needed,
 * reviewer-in-review, after-not-review, day-in-future, day-too-early.
 */
export function open(state: RemedyState, opening: Opening, known: Known, now: Now): Event<'RemedyOpened'> {
  if (state.status !== 'none') throw new Refused('remedy-exists')
  if (known.same !== null) throw new Refused('already-registered', null, { number: known.same })
  if (known.contested && known.contested.from === null) {
    throw new Refused('not-contestable', '条例第五十一条', known.contested.due === null ? {} : { due: known.contested.due })
  }
  const matter = opening.requestId === null ? mustSay(opening.matter, 'matter-needed', '条例第五十一条', 4) : opening.matter.trim()
  if (opening.kind === 'reconsideration' && opening.role === 'reviewer') throw new Refused('reviewer-in-review', '行政诉讼法第二十六条')
  if (opening.kind === 'reconsideration' && opening.afterReview) throw new Refused('after-not-review', '行政复议法第二十三条')
  if (opening.after !== null && known.review?.kind !== 'reconsideration') throw new Refused('after-not-review', '行政诉讼法第四十五条')
  const start = mustStart(opening, known.contested?.from ?? known.review?.stages[0]?.notifiedOn ?? null, now)
  return { type: 'RemedyOpened', ...opening, ...start, matter }
}

/** The written answer with evidence. Refuses stage-over, already-replied, day-in-future, day-too-early. */
export function fileReply(state: RemedyState, reply: { on: Day; documentNo: string }, now: Now): Event<'ReplyFiled'> {
  const stage = mustRun(state)
  if (stage.repliedOn !== null) throw new Refused('already-replied')
  mustLieBetween(reply.on, stage.notifiedOn, now)
  return { type: 'ReplyFiled', on: reply.on, documentNo: reply.documentNo.trim() }
}

/** Further evidence. Refuses stage-over, what-needed, day-in-future, day-too-early. */
export function fileEvidence(state: RemedyState, evidence: { on: Day; what: string }, now: Now): Event<'EvidenceFiled'> {
  const stage = mustRun(state)
  mustLieBetween(evidence.on, stage.notifiedOn, now)
  return { type: 'EvidenceFiled', on: evidence.on, what: mustSay(evidence.what, 'what-needed', null) }
}

/** 简易 to 普通 or the other way. Refuses stage-over, same-procedure, no-procedure, day-in-future, day-too-early. */
export function changeProcedure(state: RemedyState, change: { on: Day; to: Procedure }, now: Now): Event<'ProcedureChanged'> {
  const stage = mustRun(state)
  if (stage.procedure === change.to) throw new Refused('same-procedure')
  if (stage.stage === 'second' || stage.stage === 'retrial') throw new Refused('no-procedure', '行政诉讼法第八十二条')
  mustLieBetween(change.on, stage.notifiedOn, now)
  return { type: 'ProcedureChanged', ...change }
}

/** 行政复议法 art. 62: the reviewer takes up to thirty days more. Refuses stage-over, not-a-review, already-extended-review, bad-review-extension, day-in-future. */
export function extendPeriod(state: RemedyState, extension: { on: Day; until: Day }, now: Now): Event<'PeriodExtended'> {
  const stage = mustRun(state)
  const { article, n } = LIMITS.reconsiderationExtension
  if (stage.stage !== 'review') throw new Refused('not-a-review', article)
  if (stage.extendedUntil !== null) throw new Refused('already-extended-review', article)
  mustLieBetween(extension.on, stage.notifiedOn, now)
  const usual = decisionDue(stage, now.calendar)?.due ?? null
  if (extension.until <= extension.on || (usual && (extension.until <= usual || extension.until > addDays(usual, n)))) {
    throw new Refused('bad-review-extension', article, { most: n, due: usual ?? '' })
  }
  return { type: 'PeriodExtended', ...extension }
}

export interface Deciding {
  on: Day
  servedOn: Day
  result: string
  documentNo: string
  orders: { kind: OrderKind; what: string; dueOn: Day | null }[]
}

/**
 * How the stage ended; mediation and withdrawal are results, too. Refuses stage-over, unknown-result, order-without-correction, opinion-by-court, order-needed,
 * order-too-early, day-in-future, day-too-early.
 */
export function decide(state: RemedyState, { on, servedOn, result, documentNo, orders }: Deciding, now: Now): Event<'RemedyDecided'> {
  const stage = mustRun(state)
  const found = remedyResult(stage.stage, result)
  if (!found) throw new Refused('unknown-result')
  mustLieBetween(on, stage.acceptedOn ?? stage.notifiedOn, now)
  mustLieBetween(servedOn, on, now)
  for (const order of orders) {
    if (order.kind === 'opinion' && stage.stage !== 'review') throw new Refused('opinion-by-court', LIMITS.reviewOpinion.article)
    if (order.kind === 'perform' && found.cell !== 'corrected' && found.key !== 'mediated')
      throw new Refused('order-without-correction', found.article)
    if (order.dueOn !== null && order.dueOn <= on) throw new Refused('order-too-early', null, { earliest: addDays(on, 1) })
  }
  const said = orders.map((order) => ({ ...order, what: mustSay(order.what, 'order-needed', null) }))
  return { type: 'RemedyDecided', on, servedOn, result, documentNo: documentNo.trim(), orders: said }
}

/** Somebody takes the first instance's decision to the court above. Refuses not-decided-yet, not-appealable, body-needed, case-no-needed, day-in-future, day-too-early. */
export function openAppeal(state: RemedyState, appeal: StageStart & { by: Side; answerBy: Day | null }, now: Now): Event<'AppealOpened'> {
  const stage = mustBeDecided(state)
  if (stage.stage !== 'first' || !remedyResult('first', stage.decision.result)?.appeal)
    throw new Refused('not-appealable', '行政诉讼法第八十五条')
  return { type: 'AppealOpened', by: appeal.by, answerBy: appeal.answerBy, ...mustStart(appeal, stage.decision.on, now) }
}

/** The court looks again at what was in force. Refuses not-decided-yet, not-a-suit, body-needed, case-no-needed, day-in-future, day-too-early. */
export function openRetrial(
  state: RemedyState,
  retrial: StageStart & { by: Side; answerBy: Day | null },
  now: Now,
): Event<'RetrialOpened'> {
  const stage = mustBeDecided(state)
  if (state.kind !== 'litigation') throw new Refused('not-a-suit', '行政诉讼法第九十条')
  return { type: 'RetrialOpened', by: retrial.by, answerBy: retrial.answerBy, ...mustStart(retrial, stage.decision.on, now) }
}

/** What was ordered is done; answering anew may name the case in which it was done. Refuses remedy-missing, remedy-voided, no-such-order, order-done, how-needed, day-in-future, day-too-early. */
export function carryOut(
  state: RemedyState,
  done: { order: number; on: Day; how: string; requestId: string | null },
  now: Now,
): Event<'OrderCarriedOut'> {
  mustStand(state)
  const order = state.orders[done.order]
  if (!order) throw new Refused('no-such-order')
  if (order.doneOn !== null) throw new Refused('order-done')
  mustLieBetween(done.on, order.from, now)
  return { type: 'OrderCarriedOut', ...done, how: mustSay(done.how, 'how-needed', null) }
}

/** Registered by mistake: it counts nowhere any more. Refuses remedy-missing, remedy-voided, reason-too-short. */
export function voidRemedy(state: RemedyState, reasons: string): Event<'RemedyVoided'> {
  mustStand(state)
  return { type: 'RemedyVoided', reasons: mustSay(reasons, 'reason-too-short', null, LEAST_REASON) }
}

function mustStart(start: StageStart, earliest: Day | null, now: Now): StageStart {
  const body = mustSay(start.body, 'body-needed', null, 2)
  const caseNo = mustSay(start.caseNo, 'case-no-needed', null, 2)
  mustLieBetween(start.notifiedOn, earliest ?? start.notifiedOn, now)
  if (start.acceptedOn !== null) mustLieBetween(start.acceptedOn, earliest ?? start.acceptedOn, now)
  const { procedure, notifiedOn, acceptedOn } = start
  return { body, caseNo, procedure, notifiedOn, acceptedOn }
}

function mustStand(state: RemedyState): void {
  if (state.status === 'none') throw new Refused('remedy-missing')
  if (state.status === 'voided') throw new Refused('remedy-voided')
}

function mustRun(state: RemedyState): Stage {
  mustStand(state)
  const stage = state.stages.at(-1)
  if (!stage || stage.decision !== null) throw new Refused('stage-over')
  return stage
}

function mustBeDecided(state: RemedyState): Stage & { decision: NonNullable<Stage['decision']> } {
  mustStand(state)
  const stage = state.stages.at(-1)
  if (!stage?.decision) throw new Refused('not-decided-yet')
  return { ...stage, decision: stage.decision }
}
