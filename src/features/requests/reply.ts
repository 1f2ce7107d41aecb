import { outcome as outcomeByKey } from '../../../law/outcomes.js'
import { Refused } from '../../platform/errors/errors.js'
import type { Reply, RequestState, SearchRecord } from './events.js'
import { LEAST_REASON, mustRun, mustSay } from './guards.js'
import type { Event } from './request.js'

/** What a request under art. 41 may end in; none of it is counted in table 3. */
export const RECORD_OUTCOMES: Record<string, { label: string; bases: string[] }> = {
  recordCorrected: { label: '予以更正', bases: ['条例第四十一条'] },
  recordPassedOn: { label: '转送有权更正的行政机关', bases: ['条例第四十一条'] },
  recordRefused: { label: '不予更正', bases: ['条例第四十一条'] },
}

/** These end a request by lapse of time (closeLapsed), not by a reply. */
const BY_LAPSE = ['otherCorrectionLapsed', 'otherFeeUnpaid']
/** Must say where the applicant is to turn or which decision it repeats. */
const POINTING: Record<string, string> = {
  notProcessedDuplicate: '条例第三十六条第六项',
  notProcessedPetition: '条例第三十九条第一款',
  notProcessedPublication: '条例第三十九条第二款',
  deniedSpecialInquiry: '条例第三十六条第七项',
  recordPassedOn: '条例第四十一条',
}
const SEVERANCE = '条例第三十七条'
const WITHHOLDING = /^条例第十[四五六]条/

/** The grounds that an outcome may rest on; null for a word that is no outcome of this kind of request. */
export function basesOf(state: Pick<RequestState, 'kind'>, outcome: string): string[] | null {
  if (state.kind === 'record-correction') return RECORD_OUTCOMES[outcome]?.bases ?? null
  return outcomeByKey(outcome)?.bases.map((basis) => basis.article) ?? null
}

/**
 * Drafts the answer with exactly one outcome; a new draft takes the place of the old and begins the review again.
 * Refused: unknown-outcome, outcome-by-lapse, basis-needed, basis-not-of-outcome, reason-too-short, provided-needed, severance-needed,
 * search-record-needed, pointer-needed, correction-not-received, reasons-not-asked, third-party-not-consulted, third-party-consented,
 * public-interest-needed.
 */
export function draftReply(state: RequestState, reply: Reply, by: string): Event<'ReplyDrafted'> {
  mustRun(state)
  mustStandOnLaw(state, reply)
  mustFollowProcedure(state, reply)
  return { type: 'ReplyDrafted', reply, by }
}

/** The same checks again, for what was drafted earlier: an answer of a third party may have come in since. */
export function mustStillHold(state: RequestState, reply: Reply): void {
  mustFollowProcedure(state, reply)
}

function mustStandOnLaw(state: RequestState, reply: Reply): void {
  const { outcome, bases } = reply
  const allowed = basesOf(state, outcome)
  if (allowed === null) throw new Refused('unknown-outcome', null, { outcome })
  if (BY_LAPSE.includes(outcome))
    throw new Refused('outcome-by-lapse', outcome === 'otherFeeUnpaid' ? '国办函〔2020〕109号第六条' : '条例第三十条')
  const strange = bases.find((basis) => !allowed.includes(basis))
  if (strange !== undefined) throw new Refused('basis-not-of-outcome', null, { basis: strange })
  if (allowed.length > 0 && bases.length === 0) throw new Refused('basis-needed')
  const first = bases[0] ?? null
  if (outcome !== 'granted') mustSay(reply.reasons, 'reason-too-short', first, LEAST_REASON)
  if (outcome === 'granted' || outcome === 'partiallyGranted') mustSay(reply.provided, 'provided-needed', first)
  if (outcome === 'partiallyGranted') {
    mustSay(reply.withheld, 'severance-needed', SEVERANCE)
    if (!bases.includes(SEVERANCE) || !bases.some((basis) => WITHHOLDING.test(basis))) throw new Refused('severance-needed', SEVERANCE)
  }
  if (bases.some((basis) => WITHHOLDING.test(basis))) mustSay(reply.severance, 'severance-needed', SEVERANCE)
  if (outcome === 'unavailableNotHeld' && bases.includes('条例第三十六条第四项')) mustBeSearched(reply.search)
  if (outcome in POINTING) mustSay(reply.pointer, 'pointer-needed', POINTING[outcome] ?? null)
}

function mustFollowProcedure(state: RequestState, { outcome, publicInterest }: Reply): void {
  const third = state.consultations.filter((one) => one.kind === 'third-party')
  if (outcome === 'unavailableStillUnclear' && !state.correction?.receivedOn) throw new Refused('correction-not-received', '条例第三十条')
  if (outcome === 'notProcessedExcessive' && state.reasons === null) throw new Refused('reasons-not-asked', '条例第三十五条')
  if (outcome === 'deniedThirdParty') {
    if (third.length === 0) throw new Refused('third-party-not-consulted', '条例第三十二条')
    if (third.every((one) => one.opinion === 'consents')) throw new Refused('third-party-consented', '条例第十五条')
  }
  if (outcome === 'granted' && third.some((one) => one.opinion === 'objects'))
    mustSay(publicInterest, 'public-interest-needed', '条例第三十二条', LEAST_REASON)
}

function mustBeSearched(search: SearchRecord | null): void {
  const told = search && [search.systems, search.keywords, search.period, search.by].every((text) => text.trim() !== '')
  if (!told) throw new Refused('search-record-needed', '条例第三十六条第四项')
}
