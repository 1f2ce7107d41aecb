import { describe, expect, it } from 'vitest'
import { day } from '../day.js'
import { dayOf, daysOf, makeCalendar } from './calendar.js'
import { BUILT_IN_CALENDAR as calendar, NOTICES } from './notices.js'
import { statutorySpans } from './statutory.js'

describe('the calendar', () => {
  it('reaches from 2018 to the end of 2026, one unbroken run', () => {
    expect([calendar.from, calendar.to]).toEqual(['2018-01-01', '2026-12-31'])
    expect(new Set(NOTICES.map((notice) => notice.number)).size).toBe(NOTICES.length)
  })

  it('begins after a gap in the years', () => {
    const without2022 = makeCalendar(NOTICES.filter((notice) => notice.year !== 2022))
    expect(without2022.from).toBe('2023-01-01')
    expect(() => makeCalendar([])).toThrow('refused: no-notices')
  })

  it('tells each kind of day, with the notice that says so', () => {
    expect(dayOf(calendar, day('2021-09-18'))).toEqual({
      day: '2021-09-18',
      kind: 'makeup',
      name: null,
      notice: '国办发明电〔2020〕27号',
      provisional: false,
    })
    expect(dayOf(calendar, day('2021-10-04'))).toMatchObject({ kind: 'holiday', name: '国庆节', notice: '国办发明电〔2020〕27号' })
    expect(dayOf(calendar, day('2021-09-12'))).toMatchObject({ kind: 'weekend', notice: null })
    expect(dayOf(calendar, day('2021-09-13'))).toMatchObject({ kind: 'workday', notice: null })
  })

  it('lets a later notice win: the holiday of 2020 that was made longer', () => {
    expect(dayOf(calendar, day('2020-02-01'))).toMatchObject({ kind: 'holiday', notice: '国办发明电〔2020〕1号' })
    expect(dayOf(calendar, day('2020-02-03'))).toMatchObject({ kind: 'workday', notice: '国办发明电〔2020〕1号' })
    expect(dayOf(calendar, day('2019-05-03'))).toMatchObject({ kind: 'holiday', notice: '国办发明电〔2019〕3号' })
  })

  it('knows the statutory days of 2027 beforehand, as provisional', () => {
    const days = statutorySpans(2027).flatMap(daysOf)
    expect(days).toEqual(
      `2027-01-01 2027-02-05 2027-02-06 2027-02-07 2027-02-08 2027-04-05 2027-05-01 2027-05-02 2027-06-09 2027-09-15
       2027-10-01 2027-10-02 2027-10-03`.split(/\s+/),
    )
    expect(dayOf(calendar, day('2027-02-08'))).toEqual({
      day: '2027-02-08',
      kind: 'holiday',
      name: '春节',
      notice: null,
      provisional: true,
    })
    expect(dayOf(calendar, day('2027-02-09'))).toMatchObject({ kind: 'workday', provisional: true })
  })
})
