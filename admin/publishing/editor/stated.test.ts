import { expect, test } from 'vitest'
import { readStated } from './stated.js'

test('a number keeps being about as much where its source says so', () => {
  expect(readStated('190余条')).toEqual({ value: 190, approx: true })
  expect(readStated('约 3 万人次')).toEqual({ value: 30_000, approx: true })
  expect(readStated('3万余人次')).toEqual({ value: 30_000, approx: true })
  expect(readStated('7032件')).toEqual({ value: 7032, approx: false })
  expect(readStated('34,119件')).toEqual({ value: 34_119, approx: false })
  expect(readStated('333.3万元')).toEqual({ value: 333.3, approx: false })
  expect(readStated('千余条')).toEqual({ value: null, approx: true })
})
