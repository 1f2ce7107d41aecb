import { expect, it } from 'vitest'
import { weeksOf } from './month.js'

const dayOf = (day: string) => ({ day, kind: 'workday' as const, name: null, notice: null, provisional: false })

it('lays a month out in weeks that begin on Monday', () => {
  const february = Array.from({ length: 28 }, (_, index) => dayOf(`2021-02-${String(index + 1).padStart(2, '0')}`))
  expect(weeksOf(february)).toHaveLength(4)
  const october = Array.from({ length: 31 }, (_, index) => dayOf(`2021-10-${String(index + 1).padStart(2, '0')}`))
  const weeks = weeksOf(october)
  expect(weeks[0]?.map((entry) => entry?.day.slice(8))).toEqual([undefined, undefined, undefined, undefined, '01', '02', '03'])
  expect(weeks.at(-1)?.at(-1)?.day).toBe('2021-10-31')
  expect(weeksOf([])).toEqual([])
})
