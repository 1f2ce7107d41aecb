import { describe, expect, it } from 'vitest'
import { BUILT_IN_CALENDAR as calendar } from './calendar/notices.js'
import { day } from './day.js'
import { dueDate, LIMITS } from './limits.js'
import { OUTCOMES, outcome, reviewFirst } from './outcomes.js'

const due = (limit: keyof typeof LIMITS, on: string) => dueDate(LIMITS[limit], day(on), calendar)

describe('the periods of the law', () => {
  it('counts those in working days like the clock', () => {
    expect(due('correctionNotice', '2021-09-10')).toEqual({ due: '2021-09-22', provisional: false, article: '条例第三十条' })
    expect(due('thirdPartyOpinion', '2026-09-18').due).toBe('2026-10-15')
    expect(due('proactive', '2026-12-15')).toMatchObject({ due: '2027-01-13', provisional: true })
  })

  it('lets those in days and months end on a working day', () => {
    expect(due('reconsideration', '2021-08-04').due).toBe('2021-10-08') // day 60 is 3 October, a holiday
    expect(due('suit', '2021-08-31').due).toBe('2022-02-28')
    expect(due('suit', '2020-08-30').due).toBe('2021-03-01') // 28 February 2021 is a Sunday
    expect(due('suit', '2021-06-15').due).toBe('2021-12-15')
  })
})

describe('the outcomes', () => {
  it('are 21, each a row of table 3', () => {
    expect(OUTCOMES).toHaveLength(21)
    expect(outcome('granted')?.label).toBe('（一）予以公开')
    expect(outcome('newReceived')).toBeNull()
  })

  it('send to 行政复议 first where articles 14, 15 and 16 deny, and only there', () => {
    const first = OUTCOMES.filter(reviewFirst).map((each) => each.key)
    expect(first).toEqual([
      'partiallyGranted',
      'deniedStateSecret',
      'deniedProhibitedByLaw',
      'deniedSecurityStability',
      'deniedThirdParty',
      'deniedInternalAffairs',
      'deniedDeliberative',
      'deniedEnforcementFile',
    ])
    for (const { bases } of OUTCOMES) {
      for (const basis of bases) expect(basis.reviewFirst).toBe(/条例第十[四五六]条/.test(basis.article))
    }
  })

  it('rest on an article, but for the two that have none', () => {
    expect(OUTCOMES.filter((each) => each.bases.length === 0).map((each) => each.key)).toEqual(['notProcessedReconfirm', 'otherMisc'])
  })
})
