import { describe, expect, it } from 'vitest'
import { type Cells, cellPaths } from '../../../../law/annual-report/cells.js'
import { testDatabase } from '../../../testing/database.js'
import type { Happened, ReportEvent } from '../making/events.js'
import { fold } from '../making/evolve.js'
import { openReport } from '../making/report.js'
import { carriedIn } from './carry-over.js'
import { breaches } from './contract.js'
import { manualFigures } from './manual.js'
import { collectFigures } from './port.js'
import { figuresFor, suggestions } from './suggestions.js'
import { totals } from './sums.js'

const zeros: Cells = Object.fromEntries(cellPaths('2021').map((path) => [path, 0]))

function stateOf(cells: Record<string, number | null>) {
  const events: ReportEvent[] = [
    openReport(fold([]), 'ledu', 2022),
    { type: 'CellsFilled', cells: Object.entries(cells).map(([path, value]) => ({ path, value, note: '台账' })) },
  ]
  return fold(events.map((event, i): Happened => ({ event, version: i + 1, by: '甲', at: '' })))
}

describe('the contract of the figures port', () => {
  it('is kept by manual entry, by last year’s carry-over and by the totals', () => {
    expect(breaches(manualFigures(stateOf({ ...zeros, 'table2.fees.amountWan': 333.3 })), 'manual', 2022)).toEqual([])
    expect(breaches(carriedIn({ 'table3.carriedOut.total': 1 }, 'ledu', 2022), 'carry-over', 2022)).toEqual([])
    expect(breaches(totals({ ...zeros, 'table3.granted.naturalPerson': 5 }, '2021'), 'sums', 2022)).toEqual([])
  })

  it('finds every breach', () => {
    const row = { id: '1', label: '张某 13812345678', amount: 1, href: null }
    const figure = { path: 'table3.granted.total', value: 2, rows: [row, row], source: 'requests' }
    expect(
      breaches([figure, { ...figure, value: 3 }, { ...figure, path: 'table2.rules.made', source: 'other' }], 'requests', 2022),
    ).toHaveLength(13)
  })
})

describe('collecting from features', () => {
  it('takes one figure a cell, from the first that answers', async () => {
    const provider = (name: string, value: number) => ({
      name,
      label: name,
      figures: async () => [
        { path: 'table3.granted.total', value, rows: [{ id: name, label: name, amount: value, href: null }], source: name },
      ],
    })
    const database = await testDatabase()
    const figures = await collectFigures([provider('requests', 2), provider('other', 3)], database.db, 'ledu', 2022)
    expect(figures.map(({ source, value }) => [source, value])).toEqual([['requests', 2]])
    await database.close()
  })
})

describe('suggestions', () => {
  it('carry last year’s open requests over, column by column, and say nothing of blanks', () => {
    const figures = carriedIn(
      { 'table3.carriedOut.naturalPerson': 1, 'table3.carriedOut.business': null, 'table3.carriedOut.total': 1 },
      'ledu',
      2022,
    )
    expect(figures.map(({ path, value }) => [path, value])).toEqual([
      ['table3.carriedIn.naturalPerson', 1],
      ['table3.carriedIn.total', 1],
    ])
  })

  it('add up rows and columns only where no part is blank', () => {
    const state = stateOf({
      ...zeros,
      'table3.newReceived.naturalPerson': 6,
      'table3.newReceived.total': null,
      'table3.granted.business': null,
    })
    const offered = suggestions(state, figuresFor(state, [], null))
    expect(offered.map(({ path, value }) => [path, value])).toEqual([['table3.newReceived.total', 6]])
  })

  it('prefer a feature to last year and to sums', () => {
    const provided = {
      path: 'table3.carriedIn.total',
      value: 2,
      rows: [{ id: 'a', label: '申请', amount: 2, href: null }],
      source: 'requests',
    }
    const figures = figuresFor(stateOf(zeros), [provided], { 'table3.carriedOut.total': 1 })
    expect(figures.find((figure) => figure.path === 'table3.carriedIn.total')).toEqual(provided)
  })
})
