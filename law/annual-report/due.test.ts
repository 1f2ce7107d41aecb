import { expect, it } from 'vitest'
import { reportDueOn } from './due.js'

it('gives governments until the end of March and departments until the end of January', () => {
  expect(reportDueOn('government', 2021)).toBe('2022-03-31')
  expect(reportDueOn('department', 2021)).toBe('2022-01-31')
})
