import type { Calendar } from '../../../law/calendar/calendar.js'
import { addDays, type Day } from '../../../law/day.js'
import { readingOf, type Timed } from './duties.js'
import type { RemedyState } from './events.js'
import { parseId, type RemedyId } from './id.js'
import type { RemedyRow } from './store.js'

/** How long names and contacts are kept after the remedy ended (our own rule, like that of the requests). */
const KEPT_DAYS = 366

/** What the clocks of a remedy put into its row. */
export type ClockColumns = Pick<RemedyRow, 'phase' | 'duty' | 'due_on' | 'sort_on'>

/** The row of a remedy as it is now; all of it follows from the state, the calendar and the day. */
export function rowOf(id: RemedyId, state: RemedyState, requestNumber: string | null, calendar: Calendar, today: Day): RemedyRow {
  const { organId, number } = parseId(id)
  const [first, last] = [state.stages[0], state.stages.at(-1)]
  if (!first || !last || state.status === 'none') throw new RangeError('nothing was opened')
  const timed = timedOf(state)
  const over = state.status === 'voided' || (state.status === 'decided' && state.orders.every((order) => order.doneOn !== null))
  return {
    organ_id: organId,
    id,
    number,
    kind: state.kind,
    stage: last.stage,
    status: state.status,
    practice: state.practice,
    request_id: state.requestId,
    request_number: requestNumber,
    about: state.about,
    matter: state.matter,
    body: last.body,
    case_no: first.caseNo,
    role: state.role,
    after_review: state.afterReview,
    after_id: state.after,
    notified_on: first.notifiedOn,
    ...clockColumns(timed, calendar, today),
    result: state.counted?.result ?? null,
    result_stage: state.counted?.stage ?? null,
    settled_on: state.counted?.on ?? null,
    purge_on: over ? addDays(last.decision?.servedOn ?? today, KEPT_DAYS) : null,
    timed,
    version: state.version,
  }
}

/** Where the clocks stand under a calendar. */
export function clockColumns(timed: Timed, calendar: Calendar, today: Day): ClockColumns {
  const { phase, duty } = readingOf(timed, calendar, today)
  const last = timed.stages.at(-1)
  const sort = duty?.due ?? last?.decision?.on ?? last?.notifiedOn ?? today
  return { phase, duty: duty?.kind ?? null, due_on: duty?.due ?? null, sort_on: sort }
}

const timedOf = ({ kind, status, stages, orders }: RemedyState): Timed => ({ kind, status, stages, orders })
