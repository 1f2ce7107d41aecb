import type { Calendar } from '../../../law/calendar/calendar.js'
import type { Day } from '../../../law/day.js'
import { awaitsCorrection, awaitsPayment, dueOf } from './clock.js'
import type { Happened, RequestState } from './events.js'
import { evolve, none } from './evolve.js'
import type { Recorded } from './store.js'
import { sentenceOf } from './timeline.js'

/** A last day for the reply that holds no longer, and what took its place. */
export interface FormerDue {
  due: Day
  because: string
  article: string | null
}

/** Every last day that was struck out, the oldest first. A consultation moves the day when it ends; while it runs the day is not settled. A day that came back into force is not among them. */
export function formerDues(history: readonly Recorded[], calendar: Calendar, today: Day): FormerDue[] {
  const found: FormerDue[] = []
  let state: RequestState = none
  let before: Day | null = null
  for (const one of history) {
    if (one.event.type === 'DeadlineMoved') found.push({ ...formerOf(one), due: one.event.from })
    state = evolve(state, one)
    const after = settledDue(state, calendar, today)
    if (before !== null && after !== before) found.push({ ...formerOf(one), due: before })
    before = after
  }
  const inForce = before
  return found.filter((one) => one.due !== inForce)
}

const formerOf = ({ event, entry }: Happened & Pick<Recorded, 'entry'>) => ({ because: sentenceOf(event), article: entry.article })

function settledDue(state: RequestState, calendar: Calendar, today: Day): Day | null {
  if (awaitsCorrection(state) || awaitsPayment(state)) return null
  const settled = { ...state, consultations: state.consultations.filter((one) => one.endedOn !== null) }
  return dueOf(settled, calendar, today)?.due ?? null
}
