import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemRate, perItem, perPage } from './fee.js'

describe('the information processing fee', () => {
  it.each([
    [0, 0],
    [10, 0],
    [11, 100],
    [30, 2000],
    [31, 2200],
    [40, 4000],
    [41, 4300],
    [50, 7000],
    [51, 7400],
    [100, 37_000],
  ])('%i items cost %i yuan', (n, yuan) => {
    expect(perItem(n).yuan).toBe(yuan)
  })

  it.each([
    [0, 0],
    [30, 0],
    [31, 10],
    [100, 700],
    [101, 720],
    [200, 2700],
    [201, 2740],
    [300, 6700],
  ])('%i pages cost %i yuan', (p, yuan) => {
    expect(perPage(p).yuan).toBe(yuan)
  })

  it('says which band costs what', () => {
    expect(perItem(31).steps).toEqual([
      { from: 1, to: 10, count: 10, rate: 0, yuan: 0, article: '国办函〔2020〕109号第四条' },
      { from: 11, to: 30, count: 20, rate: 100, yuan: 2000, article: '国办函〔2020〕109号第四条' },
      { from: 31, to: 31, count: 1, rate: 200, yuan: 200, article: '国办函〔2020〕109号第四条' },
    ])
  })

  it('equals the formulas of the rules, and its steps add up', () => {
    fc.assert(
      fc.property(fc.nat(400), (n) => {
        const items = perItem(n)
        expect(items.yuan).toBe(Array.from({ length: n }, (_, i) => itemRate(i + 1)).reduce((sum, rate) => sum + rate, 0))
        const pages = perPage(n)
        expect(pages.yuan).toBe(
          10 * Math.max(0, Math.min(n, 100) - 30) + 20 * Math.max(0, Math.min(n, 200) - 100) + 40 * Math.max(0, n - 200),
        )
        for (const fee of [items, pages]) {
          expect(fee.steps.reduce((sum, step) => sum + step.count, 0)).toBe(n)
          expect(fee.steps.reduce((sum, step) => sum + step.count * step.rate, 0)).toBe(fee.yuan)
        }
      }),
    )
  })

  it('refuses what is no count', () => {
    for (const bad of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => perItem(bad)).toThrow('refused: not-a-count')
      expect(() => perPage(bad)).toThrow('refused: not-a-count')
    }
    expect(() => perItem(100_001)).toThrow('refused: fee-too-many')
  })
})
