import type { Calendar } from '../../../law/calendar/calendar.js'
import { addDays, type Day, day } from '../../../law/day.js'
import { dueOf, isLate, light, pausedUntil, type Timed } from './clock.js'
import type { RequestState } from './events.js'
import { parseId, type RequestId } from './id.js'
import { nextStep } from './review.js'
import type { CaseRow } from './store.js'

/** No law ends this pause. */
export const NO_END = day('9999-12-31')
/** How long the applicant's identity and contacts are kept after the file is archived (our own rule). */
const KEPT_DAYS = 366

/** What the clock of a request puts into its row. */
export type ClockColumns = Pick<CaseRow, 'phase' | 'due_on' | 'paused_until' | 'sort_on' | 'late'>

/** The row of a request as it is now; all of it follows from the state, the calendar and the day. */
export function rowOf(id: RequestId, state: RequestState, calendar: Calendar, today: Day): CaseRow {
  const { organId, number } = parseId(id)
  const submittedOn = state.submittedOn ?? today
  const timed = timedOf(state)
  return {
    organ_id: organId,
    id,
    number,
    kind: state.kind,
    practice: state.practice,
    status: state.status === 'none' ? 'submitted' : state.status,
    ...clockColumns(timed, submittedOn, calendar, today),
    channel: state.channel,
    applicant_kind: state.applicantKind,
    submitted_on: submittedOn,
    received_on: state.receivedOn,
    outcome: state.decision?.outcome ?? null,
    decided_on: state.decision?.on ?? null,
    document_no: state.decision?.documentNo ?? null,
    served_on: state.served?.on ?? null,
    fee_yuan: state.fee?.paidOn ? state.fee.yuan : 0,
    items: state.items,
    handler: state.handler,
    draft_author: state.decision === null ? (state.draft?.by ?? null) : null,
    review_step: state.status === 'open' ? nextStep(state.draft) : null,
    draft_returned: state.status === 'open' && state.draft !== null && state.draft.returned !== null,
    purge_on: state.status === 'archived' && state.archivedOn !== null ? addDays(state.archivedOn, KEPT_DAYS) : null,
    timed,
    version: state.version,
  }
}

/**
 * Where the clock stands. The due day of a clock that stands is the one that follows if nobody answers before the period's end, so that the
 * row need not change from day to day.
 */
export function clockColumns(timed: Timed, submittedOn: Day, calendar: Calendar, today: Day): ClockColumns {
  const now = light(timed, calendar, today)
  if (now.phase === 'done') {
    return { phase: 'done', due_on: now.due, paused_until: null, sort_on: timed.decision?.on ?? today, late: isLate(timed, now.due) }
  }
  if (now.phase === 'waiting') return { phase: 'waiting', due_on: null, paused_until: null, sort_on: submittedOn, late: false }
  if (now.phase === 'running')
    return { phase: 'running', due_on: now.due, paused_until: null, sort_on: now.due ?? submittedOn, late: false }
  const until = pausedUntil(timed, calendar, today)
  const due = until === null || until === 'open' ? now.due : (dueOf(timed, calendar, until)?.due ?? now.due)
  return { phase: 'running', due_on: due, paused_until: until === 'open' ? NO_END : until, sort_on: due ?? submittedOn, late: false }
}

function timedOf(state: RequestState): Timed {
  const { status, receivedOn, correction, consultations, fee, extension, delayedUntil, decision, served } = state
  return { status, receivedOn, correction, consultations, fee, extension, delayedUntil, decision, served }
}
