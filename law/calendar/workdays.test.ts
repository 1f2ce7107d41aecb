import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, day } from '../day.js'
import { dayOf, isWorkday, withRegion } from './calendar.js'
import { BUILT_IN_CALENDAR as calendar } from './notices.js'
import { addWorkdays, countWorkdays, workdayOnOrAfter, workdaysBetween } from './workdays.js'

/** regulations: start, +7, +15, +20, +40. */
const VECTORS = `
2025-01-02 2025-01-13 2025-01-23 2025-02-06 2025-03-05
2025-01-20 2025-02-05 2025-02-14 2025-02-21 2025-03-21
2025-04-18 2025-04-28 2025-05-13 2025-05-20 2025-06-18
2025-09-12 2025-09-23 2025-10-10 2025-10-16 2025-11-13
2025-09-26 2025-10-13 2025-10-23 2025-10-30 2025-11-27
2026-01-05 2026-01-14 2026-01-26 2026-02-02 2026-03-06
2026-01-20 2026-01-29 2026-02-10 2026-02-24 2026-03-23
2026-02-13 2026-03-02 2026-03-12 2026-03-19 2026-04-17
2026-04-24 2026-05-08 2026-05-19 2026-05-26 2026-06-24
2026-09-18 2026-09-29 2026-10-15 2026-10-22 2026-11-19
2026-09-30 2026-10-15 2026-10-27 2026-11-03 2026-12-01`

const MONTHS = {
  2025: [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23],
  2026: [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23],
}

const anyDay = fc.integer({ min: 0, max: 9 * 365 }).map((n) => addDays(day('2018-01-01'), n))
const anyCount = fc.integer({ min: 1, max: 80 })

describe('working days', () => {
  for (const line of VECTORS.trim().split('\n')) {
    const [start, ...expected] = line.split(' ').map(day)
    it(`counts 7, 15, 20 and 40 from ${start}`, () => {
      expect([7, 15, 20, 40].map((n) => addWorkdays(start as Day, n, calendar))).toEqual(expected)
    })
  }

  it('has 248 working days in 2025 and in 2026, month by month', () => {
    for (const [year, months] of Object.entries(MONTHS)) {
      const counted = months.map((_, month) => {
        const first = day(`${year}-${String(month + 1).padStart(2, '0')}-01`)
        return countWorkdays(first, addDays(day(`${addDays(first, 31).slice(0, 7)}-01`), -1), calendar)
      })
      expect(counted).toEqual(months)
      expect(countWorkdays(day(`${year}-01-01`), day(`${year}-12-31`), calendar)).toBe(248)
    }
  })

  it('never lands on a free day, and counts back what it counted', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (from, n) => {
        const to = addWorkdays(from, n, calendar)
        expect(isWorkday(calendar, to)).toBe(true)
        expect(workdaysBetween(from, to, calendar)).toBe(n)
        const back = addWorkdays(from, -n, calendar)
        expect(isWorkday(calendar, back)).toBe(true)
        expect(workdaysBetween(from, back, calendar)).toBe(-n)
      }),
    )
  })

  it('is monotone, and adds up', () => {
    fc.assert(
      fc.property(anyDay, anyCount, anyCount, fc.nat(30), (from, n, m, later) => {
        const to = addWorkdays(from, n, calendar)
        expect(addWorkdays(from, n + 1, calendar) > to).toBe(true)
        expect(addWorkdays(addDays(from, later), n, calendar) >= to).toBe(true)
        expect(addWorkdays(to, m, calendar)).toBe(addWorkdays(from, n + m, calendar))
      }),
    )
  })

  it('moves a period that ends on a free day to the next working day', () => {
    expect(workdayOnOrAfter(day('2026-10-03'), calendar)).toBe('2026-10-08')
    expect(workdayOnOrAfter(day('2026-10-10'), calendar)).toBe('2026-10-10')
  })

  it('refuses a fraction of a day', () => {
    expect(() => addWorkdays(day('2026-01-05'), 1.5, calendar)).toThrow('refused: not-a-count')
  })

  it('lays regional holidays over it only when they are handed in', () => {
    const festival = [{ name: '开斋节', from: day('2025-03-31'), to: day('2025-04-01') }]
    const local = withRegion(calendar, festival, '县人民政府放假通知')
    expect(isWorkday(calendar, day('2025-03-31'))).toBe(true)
    expect(dayOf(local, day('2025-03-31'))).toMatchObject({ kind: 'holiday', notice: '县人民政府放假通知' })
    expect(addWorkdays(day('2025-03-28'), 1, local)).toBe('2025-04-02')
  })
})
