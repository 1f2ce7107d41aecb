import type { Calendar } from './calendar/calendar.js'
import type { Day } from './day.js'
import { type DueDate, dueDate, LIMITS, type Limit } from './limits.js'
import { OUTCOMES } from './outcomes.js'

/** In place of an outcome: the period for the reply ended and there was none. */
export const NOT_ANSWERED = 'notAnswered'

/** What somebody may contest. */
export interface Contested {
  /** A row of table 3, or `NOT_ANSWERED`. */
  outcome: string
  /** The articles that the decision rests on, as law/outcomes.ts writes them. */
  bases: readonly string[]
  /** The day from which the periods run, where the caller has it at hand; the road itself does not depend on it. */
  on?: Day
}

/** Where the applicant may go. `suit` is null where 行政复议 must come first. */
export interface Road {
  reviewFirst: boolean
  /** Why it comes first or need not. */
  article: string
  /** Those of the bases that send it to 行政复议 first. */
  because: string[]
  review: Limit
  suit: Limit | null
  /** After the 复议决定, or after its period ended without one (行政复议法 art. 34). */
  suitAfterReview: Limit
  /** How long at most where the decision did not say how to contest it. */
  notTold: { review: Limit; suit: Limit | null }
}

export interface RoadSettings {
  /**
   * Whether 行政复议 comes first where there was no answer. 法释〔2025〕8号 art. 2 leaves the choice; some read 行政复议法 art. 23(1)(3)
   * as taking it. Free choice unless the office decides otherwise.
   */
  unansweredReviewFirst: boolean
}

const REVIEW_FIRST = '行政复议法第二十三条第一款第四项'
const UNANSWERED_FIRST = '行政复议法第二十三条第一款第三项'
const UNANSWERED = '法释〔2025〕8号第二条'
const FREE_CHOICE = '行政诉讼法第四十四条'

/** Every ground on which a denial goes to 行政复议 first (条例 arts. 14, 15, 16; 法释〔2025〕8号 art. 1). */
const DENIALS = OUTCOMES.flatMap((outcome) => outcome.bases)
  .filter((basis) => basis.reviewFirst)
  .map((basis) => basis.article)

/**
 * How a decision is contested. It follows from the articles that the decision rests on, never from the report's category.
 * A decision without bases (withdrawn, 其他) may go either way.
 */
export function roadAfter(decision: Contested, settings: RoadSettings = { unansweredReviewFirst: false }): Road {
  const unanswered = decision.outcome === NOT_ANSWERED
  const because = unanswered ? [] : decision.bases.filter((basis) => DENIALS.some((denial) => basis.startsWith(denial)))
  const reviewFirst = unanswered ? settings.unansweredReviewFirst : because.length > 0
  const suit = unanswered ? LIMITS.suitUnanswered : LIMITS.suit
  return {
    reviewFirst,
    article: unanswered ? (reviewFirst ? UNANSWERED_FIRST : UNANSWERED) : reviewFirst ? REVIEW_FIRST : FREE_CHOICE,
    because,
    review: LIMITS.reconsideration,
    suit: reviewFirst ? null : suit,
    suitAfterReview: LIMITS.suitAfterReconsideration,
    notTold: { review: LIMITS.reconsiderationNotTold, suit: reviewFirst ? null : LIMITS.suitNotTold },
  }
}

/** The last days of a road whose periods run from `on`: service of the decision, or the last day for a reply that never came. A period that ends on a free day ends on the next working day. */
export function lastDays(road: Road, on: Day, calendar: Calendar): { review: DueDate; suit: DueDate | null } {
  return { review: dueDate(road.review, on, calendar), suit: road.suit && dueDate(road.suit, on, calendar) }
}

/** Who decides a 行政复议 against an organ (行政复议法 arts. 24, 27). */
export type Reviewer = 'own-government' | 'government-above' | 'superior-organ'

/**
 * The reviewer of an organ: a department's or an office's own government, a government's the one above it, a vertically led organ's
 * its superior. Null for an enterprise: its silence is complained of to its supervisor (条例 art. 55), not reviewed.
 */
export function reviewerOf(organ: {
  kind: 'government' | 'office' | 'department' | 'township' | 'enterprise'
  verticallyLed: boolean
}): { by: Reviewer; article: string } | null {
  if (organ.kind === 'enterprise') return null
  if (organ.verticallyLed) return { by: 'superior-organ', article: '行政复议法第二十七条' }
  const above = organ.kind === 'government' || organ.kind === 'township'
  return { by: above ? 'government-above' : 'own-government', article: '行政复议法第二十四条第一款' }
}
