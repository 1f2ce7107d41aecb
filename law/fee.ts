import { Refused } from './refused.js'

/** One band of the scale that a charge runs through. */
export interface FeeStep {
  /** First and last item or page of the band that were charged. */
  from: number
  to: number
  count: number
  /** Yuan each. */
  rate: number
  yuan: number
  article: string
}

export interface Fee {
  yuan: number
  steps: FeeStep[]
}

const ITEM_ARTICLE = '国办函〔2020〕109号第四条'
const PAGE_ARTICLE = '国办函〔2020〕109号第五条'
const FREE_ITEMS = 10
const FIRST_PAID_BAND = { to: 30, rate: 100 }
const ITEM_BAND = 10
const ITEM_RATE_STEP = 100
/** Beyond this a number is a slip of the pen, and its bands would fill the screen. */
export const MOST_ITEMS = 100_000
export const MOST_PAGES = 10_000_000

const PAGE_BANDS = [
  { to: 30, rate: 0 },
  { to: 100, rate: 10 },
  { to: 200, rate: 20 },
  { to: Number.POSITIVE_INFINITY, rate: 40 },
]

/** What the k-th request of the same applicant in one calendar month costs by itself, in yuan (按件计收). */
export function itemRate(k: number): number {
  if (k <= FREE_ITEMS) return 0
  if (k <= FIRST_PAID_BAND.to) return FIRST_PAID_BAND.rate
  return ITEM_RATE_STEP * (2 + Math.floor((k - FIRST_PAID_BAND.to - 1) / ITEM_BAND))
}

/** 按件计收: `n` requests of one applicant to one organ in a calendar month. Refuses `not-a-count`, `fee-too-many`. */
export function perItem(n: number): Fee {
  mustBeCount(n, MOST_ITEMS)
  const ends = [FREE_ITEMS, FIRST_PAID_BAND.to]
  for (let end = FIRST_PAID_BAND.to + ITEM_BAND; (ends.at(-1) ?? 0) < n; end += ITEM_BAND) ends.push(end)
  return charge(
    n,
    ends.map((to) => ({ to, rate: itemRate(to) })),
    ITEM_ARTICLE,
  )
}

/** 按量计收: `p` pages (A4 or smaller, one side) supplied for one request; requests are not added up. Refuses `not-a-count`, `fee-too-many`. */
export function perPage(p: number): Fee {
  mustBeCount(p, MOST_PAGES)
  return charge(p, PAGE_BANDS, PAGE_ARTICLE)
}

function charge(n: number, bands: { to: number; rate: number }[], article: string): Fee {
  const steps: FeeStep[] = []
  let from = 1
  for (const band of bands) {
    if (from > n) break
    const to = Math.min(n, band.to)
    const count = to - from + 1
    steps.push({ from, to, count, rate: band.rate, yuan: count * band.rate, article })
    from = to + 1
  }
  return { yuan: steps.reduce((sum, step) => sum + step.yuan, 0), steps }
}

function mustBeCount(n: number, most: number): void {
  if (!Number.isSafeInteger(n) || n < 0) throw new Refused('not-a-count')
  if (n > most) throw new Refused('fee-too-many', null, { most })
}
