import type { z } from 'zod'
import type { openRemedy } from '../../../api/remedies.js'
import { type Day, day, yearOf } from '../../../law/day.js'
import type { Tx } from '../../platform/db/database.js'
import { Fault } from '../../platform/errors/errors.js'
import { type CaseFacts, caseFacts, type Now } from '../requests/index.js'
import type { RemedyState } from './events.js'
import { fold, none } from './evolve.js'
import { type Ctx, nowOf, record } from './handle.js'
import { makeId, missing, parseId, type RemedyId, seriesOf } from './id.js'
import { type Known, open } from './remedy.js'
import { sealParty } from './sealed.js'
import { findPaper, nextNumber, readHistory } from './store.js'

/** What the form of a new remedy says. */
export type Incoming = z.output<NonNullable<(typeof openRemedy)['body']>>

/**
 * Takes in a remedy: number, sealed party, entry and row in one transaction. A suit after a review inherits the review's request, a remedy
 * against a practice case is practice. Refuses like `open`; Fault `not-found` for a request or review that is not there or not the organ's.
 */
export async function takeIn(ctx: Ctx, { party, ...form }: Incoming): Promise<RemedyId> {
  return ctx.platform.database.transaction(async (tx) => {
    const now = await nowOf(ctx, tx)
    const review = form.after === null ? null : await findReview(tx, form.organId, form.after)
    const requestId = form.requestId ?? review?.requestId ?? null
    const contested = requestId === null ? null : await findCase(tx, form.organId, requestId, now)
    const practice = contested?.practice ?? review?.practice ?? form.practice
    const notifiedOn = day(form.notifiedOn)
    const series = seriesOf(form.kind, practice)
    const id = makeId(form.organId, yearOf(notifiedOn), series, await nextNumber(tx, form.organId, yearOf(notifiedOn), series))
    const same = await findPaper(tx, form.organId, form.kind, practice, form.caseNo)
    const known: Known = { contested: contested && { from: contested.contested?.on ?? null, due: contested.due }, review, same }
    const afterReview = form.afterReview || form.after !== null
    const opening = {
      ...form,
      requestId,
      practice,
      afterReview,
      notifiedOn,
      acceptedOn: form.acceptedOn === null ? null : day(form.acceptedOn),
    }
    const event = open(none, opening, known, now)
    await sealParty(ctx, tx, id, party)
    await record(ctx, { tx, id, history: [], state: none, now, requestNumber: contested?.number ?? null }, event)
    return id
  })
}

/** A case of the organ. Throws Fault `not-found`. */
export async function findCase(
  tx: Tx,
  organId: string,
  id: string,
  { calendar, today }: { calendar: Now['calendar']; today: Day },
): Promise<CaseFacts> {
  const facts = await caseFacts(tx, id, calendar, today)
  if (facts?.organId !== organId) throw new Fault('not-found', '本单位没有这件申请，请核对申请编号。')
  return facts
}

async function findReview(tx: Tx, organId: string, id: RemedyId): Promise<RemedyState> {
  if (parseId(id).organId !== organId) throw missing()
  const history = await readHistory(tx, id)
  if (history.length === 0) throw missing()
  return fold(history)
}
