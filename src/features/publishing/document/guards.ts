import type { Calendar } from '../../../../law/calendar/calendar.js'
import type { Day } from '../../../../law/day.js'
import { Refused } from '../../../platform/errors/errors.js'
import type { DocumentState, Work } from './events.js'

/** The day on which a verb is done, the moment, and the calendar by which days are counted. */
export interface Now {
  today: Day
  instant: number
  calendar: Calendar
}

/** A reason that says less says nothing. */
export const LEAST_REASON = 10

/** Refuses document-missing, document-discarded. */
export function mustExist(state: DocumentState): void {
  if (state.life === 'none') throw new Refused('document-missing')
  if (state.life === 'discarded') throw new Refused('document-discarded')
}

/** Refuses no-work: nothing is being written or reviewed. */
export function mustHaveWork(state: DocumentState): Work {
  mustExist(state)
  if (!state.work) throw new Refused('no-work')
  return state.work
}

/** Refuses document-in-review while the text lies with others. */
export function mustBeWriting(state: DocumentState): Work {
  const work = mustHaveWork(state)
  if (work.stage !== 'writing') throw new Refused('document-in-review')
  return work
}

/** Refuses not-submitted, already-reviewed. */
export function mustBeInReview(state: DocumentState): Work {
  const work = mustHaveWork(state)
  if (work.stage === 'writing') throw new Refused('not-submitted')
  if (work.stage !== 'review') throw new Refused('already-reviewed')
  return work
}

/** Refuses own-text: nobody approves what he wrote. */
export function mustBeSomebodyElse(work: Work, by: string): void {
  if (work.authors.includes(by)) throw new Refused('own-text', '条例第十七条')
}

/** The reason without its margins. Refuses publish-reason-too-short. */
export function mustGiveReason(text: string, least = LEAST_REASON): string {
  const said = text.trim()
  if ([...said].length < least) throw new Refused('publish-reason-too-short', null, { least })
  return said
}
