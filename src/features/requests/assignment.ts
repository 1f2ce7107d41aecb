import type { Day } from '../../../law/day.js'
import { Refused } from '../../platform/errors/errors.js'
import type { Assigned, RequestState } from './events.js'
import { LEAST_REASON, mustBeOpen, mustLieAhead, mustSay, type Now } from './guards.js'
import type { Event } from './request.js'

/** Art. 45: a unit is asked to deal with it, alone or with others; the reply clock goes on. Refused: already-assigned, assigned-alone, day-not-ahead. */
export function assign(
  state: RequestState,
  task: { to: string; toName: string; joint: boolean; dueOn: Day | null },
  now: Now,
): Event<'RequestAssigned'> {
  mustBeOpen(state)
  if (state.assigned.some((one) => one.to === task.to)) throw new Refused('already-assigned')
  if (state.assigned.length > 0 && (!task.joint || state.assigned.some((one) => !one.joint))) throw new Refused('assigned-alone')
  if (task.dueOn !== null) mustLieAhead(task.dueOn, now)
  return { type: 'RequestAssigned', ...task }
}

/** 催办: a unit that has not answered is reminded. Refused: not-assigned, already-answered. */
export function urge(state: RequestState, to: string, now: Now): Event<'AssignmentUrged'> {
  mustAwait(state, to)
  return { type: 'AssignmentUrged', to, on: now.today }
}

/** 退回: the unit says why it is not for it. Refused: not-assigned, already-answered, reason-too-short. */
export function returnAssignment(state: RequestState, by: string, reasons: string): Event<'AssignmentReturned'> {
  mustAwait(state, by)
  return { type: 'AssignmentReturned', by, reasons: mustSay(reasons, 'reason-too-short', null, LEAST_REASON) }
}

/** The unit's part of the answer. Refused: not-assigned, already-answered, text-needed. */
export function partialReply(state: RequestState, by: string, text: string): Event<'PartialReplied'> {
  mustAwait(state, by)
  return { type: 'PartialReplied', by, text: mustSay(text, 'text-needed', null) }
}

/** 移交: the case goes to another clerk's desk. Refused: already-theirs. */
export function handOver(state: RequestState, to: string, toName: string): Event<'RequestHandedOver'> {
  mustBeOnDesk(state)
  if (state.handler === to) throw new Refused('already-theirs')
  return { type: 'RequestHandedOver', from: state.handler ?? '', to, toName }
}

function mustAwait(state: RequestState, unit: string): Assigned {
  mustBeOpen(state)
  const one = state.assigned.find((each) => each.to === unit)
  if (!one) throw new Refused('not-assigned')
  if (one.reply !== null) throw new Refused('already-answered')
  return one
}

/** A case may change desks until it is filed away. */
function mustBeOnDesk(state: RequestState): void {
  if (state.status === 'none') throw new Refused('request-missing')
  if (state.status === 'archived') throw new Refused('request-archived')
  if (state.status === 'merged' || state.status === 'transferred') throw new Refused('request-moved')
}
