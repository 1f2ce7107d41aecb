import type { Calendar } from '../../../law/calendar/calendar.js'
import type { Day } from '../../../law/day.js'
import { NOT_ANSWERED } from '../../../law/remedies.js'
import type { Db, Tx } from '../../platform/db/database.js'
import { light } from './clock.js'
import { fold } from './evolve.js'
import { parseId, type RequestId } from './id.js'
import { findRow, readHistory } from './store.js'
import { labelOf } from './timeline.js'

/** What other features may know of a case: nothing of persons and their words. */
export interface CaseFacts {
  id: RequestId
  number: string
  organId: string
  practice: boolean
  /** The last day for the reply; null while none is known. */
  due: Day | null
  /** What there is to contest, and since when (service, else the decision; the last day for a reply that never came); null while it runs. */
  contested: { outcome: string; label: string; bases: string[]; on: Day; documentNo: string | null } | null
}

/** The facts of a case as they stand on `today`, or null when there is none. Throws Fault `not-found` for what is no id. */
export async function caseFacts(db: Db | Tx, id: RequestId, calendar: Calendar, today: Day): Promise<CaseFacts | null> {
  const { organId, number } = parseId(id)
  if (!(await findRow(db, id))) return null
  const state = fold(await readHistory(db, id))
  const { phase, due } = light(state, calendar, today)
  const facts = { id, number, organId, practice: state.practice, due }
  const { decision } = state
  if (decision) {
    const { outcome, bases, documentNo } = decision
    const contested = { outcome, label: labelOf(outcome), bases, on: state.served?.on ?? decision.on, documentNo }
    return { ...facts, contested }
  }
  const silent = phase === 'running' && due !== null && due < today
  return { ...facts, contested: silent ? { outcome: NOT_ANSWERED, label: '逾期不答复', bases: [], on: due, documentNo: null } : null }
}
