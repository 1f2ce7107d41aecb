import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cells, cellPaths } from '../../../../law/annual-report/cells.js'
import { sum } from '../making/numbers.js'
import { rollUp, toSparse } from './roll-up.js'

const PATHS = cellPaths('2021')
/** Money has four decimals, counts none; both are numbers of ten-thousandths. */
const value = fc.oneof(
  fc.constant(null),
  fc.constant(0),
  fc.nat(10_000),
  fc.nat(99_999_999).map((units) => units / 10_000),
)
const cells = fc
  .array(value, { minLength: PATHS.length, maxLength: PATHS.length })
  .map((values): Cells => Object.fromEntries(PATHS.map((path, i) => [path, values[i] ?? null])))

describe('a sum of reports', () => {
  it('is own figures plus every contribution, cell by cell, and blank only where nobody said anything', () => {
    fc.assert(
      fc.property(cells, fc.array(cells, { maxLength: 6 }), (own, units) => {
        const contributions = new Map(units.map((unit, i) => [`unit-${i}`, toSparse(unit, '2021')]))
        const rolled = rollUp(own, contributions, '2021')
        for (const path of PATHS) {
          const said = [own, ...units].map((one) => one[path] ?? null).filter((one) => one !== null)
          expect(rolled.cells[path]).toBe(said.length === 0 ? null : sum(said))
        }
      }),
      { numRuns: 30 },
    )
  })

  it('opens to shares that add up to it', () => {
    fc.assert(
      fc.property(cells, fc.array(cells, { maxLength: 6 }), (own, units) => {
        const rolled = rollUp(own, new Map(units.map((unit, i) => [`unit-${i}`, toSparse(unit, '2021')])), '2021')
        for (const path of PATHS) expect(sum(rolled.sharesOf(path).map((share) => share.value))).toBe(rolled.cells[path] ?? 0)
      }),
      { numRuns: 30 },
    )
  })

  it('does not depend on the order of the units', () => {
    fc.assert(
      fc.property(cells, fc.array(cells, { minLength: 2, maxLength: 5 }), (own, units) => {
        const sparse = units.map((unit, i) => [`unit-${i}`, toSparse(unit, '2021')] as const)
        expect(rollUp(own, new Map(sparse), '2021').cells).toEqual(rollUp(own, new Map([...sparse].reverse()), '2021').cells)
      }),
      { numRuns: 20 },
    )
  })

  it('takes from a unit of the older layout the cells that both have', () => {
    const unit = toSparse({ 'table3.newReceived.total': 3, 'table2.rules.made': 9 }, '2019')
    const rolled = rollUp({ 'table3.newReceived.total': 1 }, new Map([['old', unit]]), '2021')
    expect(rolled.cells['table3.newReceived.total']).toBe(4)
    expect(rolled.cells['table2.rules.issued']).toBeNull()
    expect('table2.rules.made' in rolled.cells).toBe(false)
  })
})
