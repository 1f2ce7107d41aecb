import { describe, expect, it } from 'vitest'
import { markOf, printed, typed, worstByCell } from './figures.js'

describe('numbers in cells', () => {
  it('prints a blank as nothing and a zero as a zero', () => {
    expect(printed(null, 'count')).toBe('')
    expect(printed(0, 'count')).toBe('0')
    expect(printed(3374, 'signed')).toBe('+3374')
    expect(printed(-2, 'signed')).toBe('-2')
  })

  it('reads what a clerk types, full-width digits and separators too', () => {
    expect(typed(' １，２３４ ')).toBe(1234)
    expect(typed('-30952')).toBe(-30952)
    expect(typed('0.5')).toBe(0.5)
    expect(typed('')).toBeNull()
    expect(typed('三')).toBeUndefined()
    expect(typed('1-2')).toBeUndefined()
  })
})

describe('marks', () => {
  it('shows the worst unanswered finding and what is chosen', () => {
    const worst = worstByCell([
      { severity: 'warning', cells: ['a', 'b'], answer: null },
      { severity: 'error', cells: ['a'], answer: null },
      { severity: 'error', cells: ['b'], answer: { answer: 'accepted' } },
    ])
    expect(markOf('a', worst, ['a'])).toBe('found-error chosen')
    expect(markOf('b', worst, [])).toBe('found-warning')
    expect(markOf('c', worst, [])).toBe('')
  })
})
