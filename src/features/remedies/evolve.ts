import { yearOf } from '../../../law/day.js'
import type { RemedyStage } from '../../../law/remedy-results.js'
import type { Decision, Happened, RemedyEvent, RemedyState, Side, Stage, StageStart } from './events.js'

export const none: RemedyState = {
  kind: 'reconsideration',
  organId: '',
  requestId: null,
  about: 'other',
  matter: '',
  role: 'original',
  afterReview: false,
  after: null,
  practice: false,
  status: 'none',
  stages: [],
  orders: [],
  counted: null,
  version: 0,
}

/** The remedy after all of `history`. */
export function fold(history: readonly Happened[]): RemedyState {
  return history.reduce(evolve, none)
}

/** The remedy after one more event. `state` is left as it is. */
export function evolve(state: RemedyState, { event, version }: Happened): RemedyState {
  return { ...state, ...changes(state, event), version }
}

function changes(state: RemedyState, event: RemedyEvent): Partial<RemedyState> {
  switch (event.type) {
    case 'RemedyOpened': {
      const { kind, organId, requestId, about, matter, role, afterReview, after, practice } = event
      const stages = [begin(event, kind === 'reconsideration' ? 'review' : 'first', null, null)]
      return { kind, organId, requestId, about, matter, role, afterReview, after, practice, status: 'open', stages }
    }
    case 'ReplyFiled':
      return { stages: changeLast(state, { repliedOn: event.on }) }
    case 'ProcedureChanged':
      return { stages: changeLast(state, { procedure: event.to }) }
    case 'PeriodExtended':
      return { stages: changeLast(state, { extendedUntil: event.until }) }
    case 'RemedyDecided':
      return decided(state, event)
    case 'AppealOpened':
      // Not in force while a higher instance looks at it: 尚未审结.
      return { status: 'open', stages: [...state.stages, begin(event, 'second', event.by, event.answerBy)], counted: keptFrom(state) }
    case 'RetrialOpened':
      return { status: 'open', stages: [...state.stages, begin(event, 'retrial', event.by, event.answerBy)] }
    case 'OrderCarriedOut':
      return {
        orders: state.orders.map((order, at) => (at === event.order ? { ...order, doneOn: event.on, requestId: event.requestId } : order)),
      }
    case 'RemedyVoided':
      return { status: 'voided' }
    case 'EvidenceFiled':
    case 'RemedyDeadlineMoved':
      return {}
  }
}

function decided(state: RemedyState, event: Extract<RemedyEvent, { type: 'RemedyDecided' }>): Partial<RemedyState> {
  const { on, servedOn, result, documentNo } = event
  const decision: Decision = { on, servedOn, result, documentNo }
  const stages = changeLast(state, { decision })
  if (result === 'remanded') {
    // The first instance begins again, under the number that it had until another is known.
    const first = stages.findLast((each) => each.stage === 'first')
    const again = first && begin({ ...first, notifiedOn: servedOn, acceptedOn: null, procedure: 'ordinary' }, 'first', null, null)
    return { stages: again ? [...stages, again] : stages, status: 'open', counted: state.counted }
  }
  const given = event.orders.map((order) => ({ ...order, from: servedOn, doneOn: null, requestId: null }))
  // What a higher instance does not affirm no longer binds.
  const orders = result === 'affirmed' ? [...state.orders, ...given] : given
  return { stages, orders, status: 'decided', counted: countedAfter(state, decision) }
}

/** A case is counted once, in the year it ended; a later retrial of what was reported changes that report no more. */
function countedAfter(state: RemedyState, { on, result }: Decision): RemedyState['counted'] {
  const stage = state.stages.at(-1)?.stage ?? 'first'
  const reported = state.counted
  if (reported && yearOf(reported.on) < yearOf(on)) return reported
  if (result !== 'affirmed') return { on, result, stage }
  const before = state.stages.findLast(
    (each) => each.decision !== null && each.decision.result !== 'affirmed' && each.decision.result !== 'remanded',
  )
  return before?.decision ? { on: reported?.on ?? on, result: before.decision.result, stage: before.stage } : null
}

/** What was in force before a retrial stays counted until something else is. */
const keptFrom = (state: RemedyState): RemedyState['counted'] =>
  state.stages.some((each) => each.stage === 'retrial') ? state.counted : null

function begin(
  { body, caseNo, procedure, notifiedOn, acceptedOn }: StageStart,
  stage: RemedyStage,
  by: Side | null,
  answerBy: Stage['answerBy'],
): Stage {
  return { stage, body, caseNo, procedure, notifiedOn, acceptedOn, by, answerBy, repliedOn: null, extendedUntil: null, decision: null }
}

function changeLast(state: RemedyState, change: Partial<Stage>): Stage[] {
  return state.stages.map((stage, at) => (at === state.stages.length - 1 ? { ...stage, ...change } : stage))
}
