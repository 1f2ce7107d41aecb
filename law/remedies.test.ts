import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWorkday } from './calendar/calendar.js'
import { BUILT_IN_CALENDAR as calendar } from './calendar/notices.js'
import { addDays, day } from './day.js'
import { dueDate, LIMITS } from './limits.js'
import { OUTCOMES } from './outcomes.js'
import { lastDays, NOT_ANSWERED, reviewerOf, roadAfter } from './remedies.js'

const road = (outcome: string, ...bases: string[]) => roadAfter({ outcome, bases })

describe('the road after a decision', () => {
  it('leads to 行政复议 first where articles 14, 15 and 16 deny', () => {
    expect(road('deniedStateSecret', '条例第十四条')).toMatchObject({
      reviewFirst: true,
      suit: null,
      article: '行政复议法第二十三条第一款第四项',
    })
    expect(road('deniedInternalAffairs', '条例第十六条第一款').because).toEqual(['条例第十六条第一款'])
    expect(road('partiallyGranted', '条例第三十七条', '条例第十五条')).toMatchObject({ reviewFirst: true, because: ['条例第十五条'] })
  })

  it('is free where something else was decided, whatever the report calls it', () => {
    expect(road('deniedSpecialInquiry', '条例第三十六条第七项')).toMatchObject({ reviewFirst: false, suit: LIMITS.suit })
    expect(road('partiallyGranted', '条例第三十七条').reviewFirst).toBe(false)
    expect(road('unavailableNotHeld', '条例第三十六条第四项').reviewFirst).toBe(false)
    expect(road('otherMisc').reviewFirst).toBe(false)
  })

  it('is free without an answer, unless the office reads the law the other way', () => {
    expect(road(NOT_ANSWERED)).toMatchObject({ reviewFirst: false, article: '法释〔2025〕8号第二条', suit: LIMITS.suitUnanswered })
    const strict = roadAfter({ outcome: NOT_ANSWERED, bases: [] }, { unansweredReviewFirst: true })
    expect(strict).toMatchObject({ reviewFirst: true, article: '行政复议法第二十三条第一款第三项', suit: null })
  })

  it('depends on the bases alone', () => {
    const articles = [...new Set(OUTCOMES.flatMap((each) => each.bases.map((basis) => basis.article)))]
    const anyBases = fc.subarray(articles)
    fc.assert(
      fc.property(fc.constantFrom(...OUTCOMES), anyBases, ({ key }, bases) => {
        const found = road(key, ...bases)
        expect(found.reviewFirst).toBe(bases.some((article) => /第十[四五六]条/.test(article)))
        expect(found.suit === null).toBe(found.reviewFirst)
        expect(found.notTold.suit === null).toBe(found.reviewFirst)
      }),
    )
  })
})

describe('the last days', () => {
  it('are counted from the day after and end on a working day', () => {
    const found = lastDays(road('granted', '条例第三十六条第二项'), day('2026-03-03'), calendar)
    expect(found.review.due).toBe('2026-05-06') // day 60 is 2 May, a holiday until 5 May
    expect(found.suit?.due).toBe('2026-09-03')
  })

  it('of what the organ owes: working days to the reviewer, days to the court', () => {
    const due = (limit: keyof typeof LIMITS, from: string) => dueDate(LIMITS[limit], day(from), calendar).due
    expect(due('reconsiderationReply', '2026-09-18')).toBe('2026-10-09') // 20 September is worked; 25–27 and 1–7 October are free
    expect(due('reconsiderationReplySimple', '2026-01-05')).toBe('2026-01-12')
    expect(due('defence', '2026-09-18')).toBe('2026-10-08') // day 15 is 3 October
    expect(due('appealRuling', '2026-03-02')).toBe('2026-03-12')
    expect(due('secondInstance', '2026-03-31')).toBe('2026-06-30')
  })

  it('never fall on a free day, nor before the period is over', () => {
    const limits = fc.constantFrom(...Object.values(LIMITS).filter((limit) => limit.unit === 'day'))
    const days = fc.integer({ min: 0, max: 1000 }).map((n) => addDays(day('2024-01-01'), n))
    fc.assert(
      fc.property(limits, days, (limit, from) => {
        const { due } = dueDate(limit, from, calendar)
        expect(isWorkday(calendar, due)).toBe(true)
        expect(due >= addDays(from, limit.n)).toBe(true)
      }),
    )
  })
})

describe('the reviewer', () => {
  it('is the own government of a department, the one above a government, the superior of a vertically led organ', () => {
    const by = (kind: Parameters<typeof reviewerOf>[0]['kind'], verticallyLed = false) => reviewerOf({ kind, verticallyLed })?.by ?? null
    expect(by('department')).toBe('own-government')
    expect(by('office')).toBe('own-government')
    expect(by('government')).toBe('government-above')
    expect(by('township')).toBe('government-above')
    expect(by('department', true)).toBe('superior-organ')
    expect(by('enterprise')).toBeNull()
  })
})
