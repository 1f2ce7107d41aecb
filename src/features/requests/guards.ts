import type { Calendar } from '../../../law/calendar/calendar.js'
import type { Day } from '../../../law/day.js'
import { Refused } from '../../platform/errors/errors.js'
import { awaitsCorrection, awaitsPayment } from './clock.js'
import type { RequestState } from './events.js'

/** The day on which a verb is done, and the calendar by which days are counted. */
export interface Now {
  today: Day
  calendar: Calendar
}

/** A consent or a return that says less says nothing. */
export const LEAST_REASON = 10

/** Passes while the request is being handled. Refuses request-missing, request-not-received, request-decided, request-moved. */
export function mustBeOpen(state: RequestState): asserts state is RequestState & { receivedOn: Day } {
  mustNotBeOver(state)
  if (state.receivedOn === null) throw new Refused('request-not-received', '条例第三十一条')
}

/** Passes until there is an outcome. Refuses request-missing, request-decided, request-moved. */
export function mustNotBeOver(state: RequestState): void {
  if (state.status === 'none') throw new Refused('request-missing')
  if (state.status === 'merged' || state.status === 'transferred') throw new Refused('request-moved')
  if (state.status === 'decided' || state.status === 'archived') throw new Refused('request-decided')
}

/** Passes while a reply may be prepared. Refuses awaiting-correction, awaiting-payment beside what mustBeOpen refuses. */
export function mustRun(state: RequestState): asserts state is RequestState & { receivedOn: Day } {
  mustBeOpen(state)
  if (awaitsCorrection(state)) throw new Refused('awaiting-correction', '条例第三十条')
  if (awaitsPayment(state)) throw new Refused('awaiting-payment', '国办函〔2020〕109号第七条')
}

/** A day that something is said to have happened on. Refuses day-in-future, day-too-early. */
export function mustLieBetween(on: Day, earliest: Day, now: Now): void {
  if (on > now.today) throw new Refused('day-in-future')
  if (on < earliest) throw new Refused('day-too-early', null, { earliest })
}

/** Refuses day-not-ahead. */
export function mustLieAhead(on: Day, now: Now): void {
  if (on <= now.today) throw new Refused('day-not-ahead')
}

/** The text without its margins. Refuses `code` when it is shorter than `least` characters. */
export function mustSay(text: string, code: string, article: string | null, least = 1): string {
  const said = text.trim()
  if ([...said].length < least) throw new Refused(code, article, { least })
  return said
}

/** Art. 33 ¶2, 35: the head of the office for disclosure consents. Refuses consent-needed. */
export function mustBeConsented(by: string, article: string): string {
  return mustSay(by, 'consent-needed', article)
}
