import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellPaths, type Layout, layoutOfYear } from '../../../../../law/annual-report/cells.js'
import { check } from '../check.js'
import { cellsOf, consistentCells, consistentReport } from '../testing/consistent.js'

const TABLE_RULES = /^(T|Y|R)/

/** The relations that a cell of table 3 or 4 stands in, whatever the other numbers are. */
function rulesOf(path: string): string[] {
  if (path.startsWith('table4')) return ['T4-SUM']
  return ['T3-ROW', /newReceived|carriedIn|carriedOut/.test(path) ? 'T3-BAL' : 'T3-SUM']
}

describe('tables', () => {
  it.each([2020, 2022])('finds no error in a table whose relations hold (%i)', (year) => {
    fc.assert(
      fc.property(consistentCells(layoutOfYear(year)), (cells) => {
        expect(check(consistentReport(cells, [], 1, year)).filter((found) => found.severity === 'error')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it.each(['2019', '2021'] as Layout[])('names the cell when one number of table 3 or 4 is changed (%s)', (layout) => {
    const paths = cellPaths(layout).filter((path) => !path.startsWith('table2'))
    fc.assert(
      fc.property(consistentCells(layout), fc.constantFrom(...paths), fc.integer({ min: 1, max: 9 }), (cells, path, by) => {
        const changed = { ...cells, [path]: (cells[path] ?? 0) + by }
        const found = check(consistentReport(changed, [], 1, layout === '2021' ? 2022 : 2020)).filter((one) => one.severity === 'error')
        expect(found.every((one) => one.cells.includes(path))).toBe(true)
        expect([...new Set(found.map((one) => one.rule))]).toEqual(expect.arrayContaining(rulesOf(path)))
      }),
      { numRuns: 120 },
    )
  })

  it('gives a finding the same fingerprint when something else in the report changes', () => {
    const broken = { ...cellsOf({ newReceived: 3, granted: 3, resultTotal: 3 }), 'table4.reconsideration.total': 2 }
    const [before] = check(consistentReport(broken)).filter((found) => found.rule === 'T4-SUM')
    const [after] = check(consistentReport({ ...broken, 'table2.permits.decisions': 12 }, ['全年召开会议三次。'])).filter(
      (found) => found.rule === 'T4-SUM',
    )
    expect(before?.fingerprint).toBe(after?.fingerprint)
    expect(before?.fingerprint).not.toBe(check(consistentReport(broken, [], 1, 2023)).find((found) => found.rule === 'T4-SUM')?.fingerprint)
  })

  it('counts a blank as 0, and says that a blank total is one', () => {
    const cells = { ...cellsOf({ newReceived: 3, granted: 3 }), 'table3.resultTotal.total': null, 'table3.resultTotal.naturalPerson': null }
    const found = check(consistentReport(cells)).filter((one) => TABLE_RULES.test(one.rule) && one.severity === 'error')
    expect(found.map((one) => [one.rule, one.cells])).toEqual([
      ['T3-BLANK', ['table3.resultTotal.naturalPerson', 'table3.resultTotal.total']],
    ])
  })

  it.each([
    ['table2.rules.issued', 1, 'T2-RULE'],
    ['table2.fees.amountWan', 1.23456, 'T2-INT'],
    ['table2.permits.decisions', -1, 'T2-INT'],
    ['table2.permits.decisions', 1.5, 'T2-INT'],
  ])('%s = %d breaks %s', (path, value, rule) => {
    const found = check(consistentReport({ ...cellsOf({}), [path]: value })).filter((one) => one.severity === 'error')
    expect(found.map((one) => one.rule)).toEqual([rule])
    expect(found[0]?.cells).toContain(path)
  })

  it('takes "/" as not filled', () => {
    const report = { ...consistentReport({ ...cellsOf({}), 'table2.rules.issued': null }), written: { 'table2.rules.issued': '/' } }
    expect(
      check(report)
        .filter((one) => one.severity === 'error')
        .map((one) => one.rule),
    ).toEqual(['T2-INT'])
  })

  it('does not judge a row whose number has lost its column', () => {
    const cells = cellsOf({ 'table3.newReceived.total': 1, 'table3.granted.total': 1, 'table3.resultTotal.total': 1 })
    const columns = ['naturalPerson', 'business', 'research', 'publicWelfare', 'legalService', 'otherOrg']
    const undetermined = ['newReceived', 'granted', 'resultTotal'].map((row) => ({
      paths: columns.map((column) => `table3.${row}.${column}`),
      values: [1],
      place: { line: 9 },
    }))
    for (const lost of undetermined) for (const path of lost.paths) delete cells[path]
    const found = check({ ...consistentReport(cells), undetermined })
    expect(found.filter((one) => one.severity === 'error')).toEqual([])
    expect(found.filter((one) => one.rule === 'T3-ROW').map((one) => one.severity)).toEqual(['info', 'info', 'info'])
  })
})
