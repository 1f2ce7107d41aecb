import type { Day } from '../../../law/day.js'
import { itemRate, perPage } from '../../../law/fee.js'
import { Refused } from '../../platform/errors/errors.js'
import { dueOf, feeDueOf } from './clock.js'
import type { RequestState } from './events.js'
import { mustBeOpen, mustLieBetween, mustRun, mustSay, type Now } from './guards.js'
import type { Event } from './request.js'

const NOTICE = '国办函〔2020〕109号第六条'
/** More parts than this in one request are a slip. */
const MOST_PARTS = 200

/** How the fee is reckoned: by item with the requests that the applicant made before this one in the month, or by page. */
export type FeeBasis = { method: 'items'; before: number } | { method: 'pages'; pages: number }

/** What the items of this request cost when `before` came earlier in the calendar month (国办函〔2020〕109号 art. 4). */
export function itemFee(before: number, items: number): number {
  let yuan = 0
  for (let k = before + 1; k <= before + items; k += 1) yuan += itemRate(k)
  return yuan
}

/**
 * Art. 42, 国办函〔2020〕109号: a fee by item or by page, never both, told inside the period.
 * Refused: fee-already-notified, fee-too-late, fee-nothing-due, fee-no-copies.
 */
export function notifyFee(state: RequestState, basis: FeeBasis, now: Now): Event<'FeeNotified'> {
  mustRun(state)
  if (state.kind === 'record-correction') throw new Refused('not-for-record-correction', '条例第四十一条')
  if (state.fee !== null) throw new Refused('fee-already-notified', '国办函〔2020〕109号第三条')
  const due = dueOf(state, now.calendar, now.today)?.due
  if (due !== undefined && now.today > due) throw new Refused('fee-too-late', NOTICE, { due })
  if (basis.method === 'pages' && state.delivery.every((way) => way === 'inspection')) {
    throw new Refused('fee-no-copies', '国办函〔2020〕109号第五条')
  }
  const count = basis.method === 'items' ? state.items : basis.pages
  const yuan = basis.method === 'items' ? itemFee(basis.before, state.items) : perPage(basis.pages).yuan
  if (yuan === 0) throw new Refused('fee-nothing-due', `国办函〔2020〕109号第${basis.method === 'items' ? '四' : '五'}条`)
  return { type: 'FeeNotified', on: now.today, method: basis.method, count, yuan }
}

/** 国办函〔2020〕109号 art. 7: paid in full and in time; the reply clock starts again. Refused: fee-not-notified, fee-already-paid, fee-not-in-full, fee-lapsed. */
export function payFee(state: RequestState, paid: { on: Day; yuan: number }, now: Now): Event<'FeePaid'> {
  mustBeOpen(state)
  if (state.fee === null) throw new Refused('fee-not-notified', NOTICE)
  if (state.fee.paidOn !== null) throw new Refused('fee-already-paid')
  mustLieBetween(paid.on, state.fee.notifiedOn, now)
  const last = feeDueOf(state.fee, now.calendar)
  if (paid.on > last) throw new Refused('fee-lapsed', NOTICE, { last })
  if (paid.yuan !== state.fee.yuan) throw new Refused('fee-not-in-full', '国办函〔2020〕109号第七条', { yuan: state.fee.yuan })
  return { type: 'FeePaid', ...paid }
}

/** 国办函〔2020〕109号 art. 4: a request for several things counts as several for the fee; it stays one file and one answer. Refused: not-a-split, fee-already-notified. */
export function split(state: RequestState, items: number, reasons: string): Event<'RequestSplit'> {
  mustBeOpen(state)
  if (state.fee !== null) throw new Refused('fee-already-notified', '国办函〔2020〕109号第四条')
  if (!Number.isInteger(items) || items < 2 || items > MOST_PARTS)
    throw new Refused('not-a-split', '国办函〔2020〕109号第四条', { most: MOST_PARTS })
  return { type: 'RequestSplit', items, reasons: mustSay(reasons, 'reason-too-short', '国办函〔2020〕109号第四条') }
}
