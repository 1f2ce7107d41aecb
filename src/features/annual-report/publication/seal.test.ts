import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellPaths } from '../../../../law/annual-report/cells.js'
import { compose } from '../making/compose.js'
import type { Happened, ReportEvent } from '../making/events.js'
import { fold } from '../making/evolve.js'
import { openReport } from '../making/report.js'
import { changesBetween } from './changes.js'
import type { Content } from './content.js'
import { sealOf } from './seal.js'

const events: ReportEvent[] = [
  openReport(fold([]), 'ledu', 2022),
  { type: 'CellsFilled', cells: cellPaths('2021').map((path, i) => ({ path, value: i, note: `台账${i}` })) },
]
const content: Content = compose(fold(events.map((event, i): Happened => ({ event, version: i + 1, by: '甲', at: '' }))), {
  organName: '海东市乐都区人民政府',
  unitNames: new Map(),
  lastYear: null,
})
const copy = (): Content => structuredClone(content)

describe('the seal', () => {
  it('survives storage, in whatever order the database gives the keys back', () => {
    const shuffled = JSON.parse(JSON.stringify(content), (_, value: unknown) =>
      value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
    ) as Content
    expect(sealOf(shuffled)).toBe(sealOf(content))
  })

  it('breaks when any cell, any row behind a cell, or any word is changed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cellPaths('2021')), (path) => {
        const cell = copy()
        cell.cells[path] = (cell.cells[path] ?? 0) + 1
        const row = copy()
        const first = row.rows[path]?.[0]
        if (first) first.label += '改'
        expect(sealOf(cell)).not.toBe(sealOf(content))
        expect(sealOf(row)).not.toBe(sealOf(content))
      }),
    )
    const word = copy()
    word.chapters[0]?.paragraphs[0]?.push({ kind: 'text', text: '。' })
    expect(sealOf(word)).not.toBe(sealOf(content))
  })
})

describe('what a correction changed', () => {
  it('is told cell by cell and chapter by chapter', () => {
    const after = copy()
    after.cells['table3.newReceived.total'] = null
    after.chapters[4]?.paragraphs.push([{ kind: 'text', text: '新的一段' }])
    expect(changesBetween(content, after)).toMatchObject([
      { kind: 'cell', path: 'table3.newReceived.total', label: '总计·一、本年新收政府信息公开申请数量', after: null },
      { kind: 'chapter', path: 'chapter.5' },
    ])
    expect(changesBetween(content, copy())).toEqual([])
  })
})
