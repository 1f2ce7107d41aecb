import { describe, expect, it } from 'vitest'
import { day } from '../../../../law/day.js'
import { Refused } from '../../../platform/errors/errors.js'
import { mustBeUnchanged } from './changed.js'
import type { Happened, ReportEvent, ReportState } from './events.js'
import { evolve, fold, none } from './evolve.js'
import { answerFinding, computeFigures, fillCells, openReport, writeChapter } from './report.js'
import { correctReport, lockReport, publishReport, type Readiness, unlockReport } from './sealing.js'

const NEW = 'table3.newReceived.total'
const READY: Readiness = { openErrors: 0, brokenNumbers: 0, unfinishedText: false, missingUnits: [] }
const TODAY = day('2023-01-10')

const opened: ReportEvent = openReport(none, 'ledu', 2022)
const filled: ReportEvent = { type: 'CellsFilled', cells: [{ path: NEW, value: 6, note: '台账' }] }
const locked: ReportEvent = { type: 'ReportLocked', hash: 'h1', signedOn: TODAY, withoutUnits: [] }
const published: ReportEvent = { type: 'ReportPublished', number: 1, hash: 'h1', on: TODAY }

const happened = (...events: ReportEvent[]): Happened[] =>
  events.map((event, i) => ({ event, version: i + 1, by: '甲', at: '2023-01-10T00:00:00.000Z' }))
const given = (...events: ReportEvent[]): ReportState => fold(happened(...events))

function refusal(verb: () => unknown): string {
  try {
    verb()
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
  return 'not refused'
}

describe('opening', () => {
  it('gives a draft in the layout of its year, with a text that still has to be finished', () => {
    expect(openReport(none, 'ledu', 2020)).toMatchObject({ layout: '2019' })
    const state = given(opened)
    expect(state).toMatchObject({ organId: 'ledu', year: 2022, layout: '2021', status: 'draft', version: 1 })
    expect(state.chapters[5]).toContain('〔请填写')
  })

  it('happens once', () => {
    expect(refusal(() => openReport(given(opened), 'ledu', 2022))).toBe('report-exists')
  })
})

describe('filling', () => {
  it('keeps a number with its note as the row behind it, and a blank as a blank', () => {
    expect(given(opened, filled).cells[NEW]).toMatchObject({ value: 6, source: 'manual', rows: [{ label: '台账', amount: 6 }] })
    const emptied: ReportEvent = { type: 'CellsFilled', cells: [{ path: NEW, value: null, note: '' }] }
    expect(given(opened, filled, emptied).cells[NEW]).toMatchObject({ value: null, rows: [] })
  })

  it('asks for a note where it replaces what a feature answers for', () => {
    const figure = { path: NEW, value: 6, rows: [{ id: '1', label: '申请', amount: 6, href: null }], source: 'requests' }
    const state = given(opened, { type: 'FiguresComputed', figures: [figure] })
    expect(refusal(() => fillCells(state, [{ path: NEW, value: 7, note: ' ' }]))).toBe('note-needed')
    expect(refusal(() => fillCells(state, [{ path: NEW, value: 6, note: '' }]))).toBe('not refused')
    expect(refusal(() => fillCells(state, [{ path: NEW, value: 7, note: '纸质申请 1 件未登记' }]))).toBe('not refused')
  })

  it.each([
    ['report-missing', given()],
    ['report-locked', given(opened, locked)],
    ['report-published', given(opened, locked, published)],
    ['report-submitted', given(opened, { type: 'ReportSubmitted', to: 'haidong' })],
  ])('is refused: %s', (code, state) => {
    expect(refusal(() => fillCells(state, []))).toBe(code)
    expect(refusal(() => writeChapter(state, 1, ''))).toBe(code)
    expect(refusal(() => computeFigures(state, []))).toBe(code)
  })

  it('takes no figure that is not the sum of its rows', () => {
    const figure = { path: NEW, value: 2, rows: [{ id: '1', label: '申请', amount: 1, href: null }], source: 'requests' }
    expect(refusal(() => computeFigures(given(opened), [figure]))).toBe('rows-do-not-add-up')
  })

  it('knows six chapters', () => {
    expect(refusal(() => writeChapter(given(opened), 7, ''))).toBe('unknown-chapter')
  })
})

describe('answering a finding', () => {
  it('needs a reason unless it was mended', () => {
    expect(refusal(() => answerFinding(given(opened), 'f', 'accepted', ''))).toBe('reason-needed')
    expect(refusal(() => answerFinding(given(opened), 'f', 'accepted', '见 13812345678'))).toBe('note-holds-personal-data')
    expect(refusal(() => answerFinding(given(opened), 'f', 'mended', ''))).toBe('not refused')
  })
})

describe('locking', () => {
  it.each([
    ['open-errors', { openErrors: 2 }],
    ['broken-number', { brokenNumbers: 1 }],
    ['unfinished-text', { unfinishedText: true }],
    ['units-missing', { missingUnits: ['ledu'] }],
  ])('is refused: %s', (code, part) => {
    expect(refusal(() => lockReport(given(opened), 'h', TODAY, { ...READY, ...part }, false))).toBe(code)
  })

  it('names the units it does not wait for', () => {
    const event = lockReport(given(opened), 'h', TODAY, { ...READY, missingUnits: ['ledu'] }, true)
    expect(event.withoutUnits).toEqual(['ledu'])
  })

  it('is refused while comments of the organ above are open', () => {
    const returned: ReportEvent = { type: 'ReportReturned', by: 'haidong', comments: [{ path: NEW, text: '核对' }] }
    expect(refusal(() => lockReport(given(opened, returned), 'h', TODAY, READY, false))).toBe('comments-open')
  })

  it('can be undone with a reason, before publication only', () => {
    expect(refusal(() => unlockReport(given(opened, locked), ''))).toBe('reason-needed')
    expect(refusal(() => unlockReport(given(opened), '笔误'))).toBe('report-not-locked')
    expect(given(opened, locked, { type: 'ReportUnlocked', reason: '笔误' }).status).toBe('draft')
  })
})

describe('publishing and correcting', () => {
  it('publishes what is locked, under the hash of the lock', () => {
    expect(refusal(() => publishReport(given(opened), TODAY))).toBe('report-not-locked')
    expect(publishReport(given(opened, locked), TODAY)).toEqual(published)
  })

  it('counts versions up and goes back to the public one when a correction is locked and opened again', () => {
    const correcting = [opened, locked, published, correctReport(given(opened, locked, published), '漏计')] as const
    expect(given(...correcting)).toMatchObject({ status: 'correcting', correcting: '漏计' })
    const again = given(...correcting, locked)
    expect(publishReport(again, TODAY).number).toBe(2)
    expect(evolve(again, { ...(happened(published)[0] as Happened), version: 6 }).published).toHaveLength(2)
    expect(given(...correcting, locked, { type: 'ReportUnlocked', reason: '再改' }).status).toBe('correcting')
  })

  it('corrects only what is published', () => {
    expect(refusal(() => correctReport(given(opened, locked), '漏计'))).toBe('report-not-published')
  })
})

describe('two people at once', () => {
  const other: ReportEvent = { type: 'CellsFilled', cells: [{ path: 'table2.rules.issued', value: 0, note: '' }] }

  it('do not disturb each other in different places', () => {
    expect(() => mustBeUnchanged(happened(opened, filled), 1, other)).not.toThrow()
    expect(() => mustBeUnchanged(happened(opened, filled), 1, { type: 'ChapterWritten', number: 1, text: '' })).not.toThrow()
  })

  it('are told who changed what in the same place', () => {
    expect(() => mustBeUnchanged(happened(opened, filled), 1, filled)).toThrow(/甲已经把“总计·一、本年新收政府信息公开申请数量”填为6/)
  })

  it('cannot close what changed since it was looked at', () => {
    expect(() => mustBeUnchanged(happened(opened, filled), 1, locked)).toThrow(/填为6/)
    expect(() => mustBeUnchanged(happened(opened, filled), 2, locked)).not.toThrow()
  })
})
