import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BUILT_IN_CALENDAR as calendar } from '../../../law/calendar/notices.js'
import { addDays, type Day, day } from '../../../law/day.js'
import { type RemedyKind, resultsOf } from '../../../law/remedy-results.js'
import { Refused } from '../../platform/errors/errors.js'
import { duties, readingOf } from './duties.js'
import type { RemedyEvent, RemedyState } from './events.js'
import { evolve, fold, none } from './evolve.js'
import { cellOf } from './figures.js'
import {
  carryOut,
  changeProcedure,
  decide,
  extendPeriod,
  fileReply,
  type Known,
  type Opening,
  open,
  openAppeal,
  openRetrial,
  voidRemedy,
} from './remedy.js'

const on = (text: string) => ({ today: day(text), calendar })
const known: Known = { contested: null, review: null, same: null }

const opening = (kind: RemedyKind, more: Partial<Opening> = {}): Opening => ({
  kind,
  organId: 'ledu',
  requestId: null,
  about: 'proactive',
  matter: '应公开未公开征地信息',
  role: 'original',
  afterReview: false,
  after: null,
  practice: false,
  body: '海东市人民政府',
  caseNo: '东政复〔2026〕3号',
  procedure: 'ordinary',
  notifiedOn: day('2026-09-18'),
  acceptedOn: day('2026-09-15'),
  ...more,
})

/** The state after these, each decided on what was before. */
function after(...verbs: ((state: RemedyState) => RemedyEvent)[]): RemedyState {
  const events: RemedyEvent[] = []
  const state = () => fold(events.map((event, at) => ({ event, version: at + 1, by: '甲', at: '' })))
  for (const verb of verbs) events.push(verb(state()))
  return state()
}

const opened =
  (kind: RemedyKind, more: Partial<Opening> = {}) =>
  (state: RemedyState) =>
    open(state, opening(kind, more), known, on('2026-09-18'))
const decided =
  (result: string, text: string, orders: Parameters<typeof decide>[1]['orders'] = []) =>
  (state: RemedyState) =>
    decide(state, { on: day(text), servedOn: day(text), result, documentNo: '', orders }, on(text))
const start = (text: string) => ({
  body: '青海省高级人民法院',
  caseNo: `（2026）青行终${text}`,
  procedure: 'ordinary' as const,
  notifiedOn: day(text),
  acceptedOn: null,
  by: 'other' as const,
  answerBy: null,
})
const code = (verb: () => unknown): string => {
  try {
    verb()
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
  return ''
}

describe('opening', () => {
  it('refuses a case that still runs, the same paper twice, and what names nothing', () => {
    const refusal = (more: Partial<Opening>, what: Partial<Known> = {}) =>
      code(() => open(none, opening('reconsideration', more), { ...known, ...what }, on('2026-09-18')))
    expect(refusal({})).toBe('')
    expect(refusal({ requestId: 'ledu-2026-0001' }, { contested: { from: null, due: day('2026-10-16') } })).toBe('not-contestable')
    expect(refusal({}, { same: '2026-F0001' })).toBe('already-registered')
    expect(refusal({ matter: '无' })).toBe('matter-needed')
    expect(refusal({ caseNo: ' ' })).toBe('case-no-needed')
    expect(refusal({ notifiedOn: day('2026-09-19') })).toBe('day-in-future')
    expect(refusal({ requestId: 'ledu-2026-0001' }, { contested: { from: day('2026-09-19'), due: null } })).toBe('day-too-early')
    expect(refusal({ role: 'reviewer' })).toBe('reviewer-in-review')
    expect(refusal({ afterReview: true })).toBe('after-not-review')
  })
})

describe('the clocks of the organ', () => {
  it('answer the reviewer within ten working days, five in the simple procedure', () => {
    expect(duties(after(opened('reconsideration')), calendar)).toMatchObject([
      { label: '复议答复', due: '2026-10-09', article: '行政复议法第四十八条' },
    ])
    const simple = after(opened('reconsideration', { procedure: 'simple' }))
    expect(duties(simple, calendar)).toMatchObject([{ due: '2026-09-24', article: '行政复议法第五十四条' }])
    const ordinary = after(opened('reconsideration', { procedure: 'simple' }), (state) =>
      changeProcedure(state, { on: day('2026-09-21'), to: 'ordinary' }, on('2026-09-21')),
    )
    expect(duties(ordinary, calendar)[0]?.due).toBe('2026-10-09')
  })

  it('answer the court within fifteen days, and leave days of an appeal', () => {
    const suit = after(opened('litigation'))
    expect(duties(suit, calendar)).toMatchObject([{ label: '答辩、举证', due: '2026-10-08', article: '行政诉讼法第六十七条' }])
    expect(readingOf(suit, calendar, day('2026-10-08'))).toMatchObject({ light: 'orange', words: '答辩、举证：今天到期' })
    const lost = after(
      opened('litigation'),
      decided('revoked', '2026-11-02', [{ kind: 'perform', what: '重新答复', dueOn: day('2026-11-12') }]),
    )
    expect(duties(lost, calendar).map(({ label, due }) => [label, due])).toEqual([
      ['履行决定', '2026-11-12'],
      ['可以上诉', '2026-11-17'],
    ])
    const refused = after(opened('litigation'), decided('dismissed', '2026-11-02'))
    expect(duties(refused, calendar)).toMatchObject([{ kind: 'appeal', due: '2026-11-12' }])
    expect(readingOf(refused, calendar, day('2026-11-13'))).toMatchObject({ phase: 'done', light: 'done', words: '已审结' })
  })

  it('wait for others once the answer is in; a review may be extended by thirty days', () => {
    const replied = after(opened('reconsideration'), (state) =>
      fileReply(state, { on: day('2026-09-25'), documentNo: '' }, on('2026-09-25')),
    )
    expect(readingOf(replied, calendar, day('2026-10-20'))).toMatchObject({ light: 'grey', words: '已答复，等待复议决定' })
    expect(code(() => fileReply(replied, { on: day('2026-09-25'), documentNo: '' }, on('2026-09-25')))).toBe('already-replied')
    const extended = (until: string) => code(() => extendPeriod(replied, { on: day('2026-10-20'), until: day(until) }, on('2026-10-20')))
    // 60 days from 15 September end on Saturday 14 November: Monday the 16th.
    expect(extended('2026-11-16')).toBe('bad-review-extension')
    expect(extended('2026-12-16')).toBe('')
    expect(extended('2026-12-17')).toBe('bad-review-extension')
  })

  it('report on a 复议意见书 within sixty days of its service', () => {
    const state = after(
      opened('reconsideration'),
      decided('upheld', '2026-11-02', [{ kind: 'opinion', what: '完善检索记录', dueOn: null }]),
    )
    expect(duties(state, calendar)).toMatchObject([{ label: '报送意见书办理情况', due: '2027-01-04', article: '行政复议法第七十六条' }])
  })
})

describe('what table 4 counts', () => {
  it('is the last result in force, and nothing while a court above looks at it', () => {
    const first = [opened('litigation'), decided('claimsRejected', '2026-10-20')] as const
    expect(after(...first).counted).toMatchObject({ result: 'claimsRejected', on: '2026-10-20' })
    const appeal = (state: RemedyState) => openAppeal(state, start('2026-10-28'), on('2026-10-28'))
    expect(after(...first, appeal)).toMatchObject({ status: 'open', counted: null })
    expect(after(...first, appeal, decided('affirmed', '2026-11-20')).counted).toEqual({
      result: 'claimsRejected',
      stage: 'first',
      on: '2026-11-20',
    })
    expect(after(...first, appeal, decided('revoked', '2026-11-20')).counted).toEqual({
      result: 'revoked',
      stage: 'second',
      on: '2026-11-20',
    })
    const back = after(...first, appeal, decided('remanded', '2026-11-20'))
    expect(back).toMatchObject({ status: 'open', counted: null })
    expect(back.stages.map((each) => each.stage)).toEqual(['first', 'second', 'first'])
    expect(code(() => openAppeal(back, start('2026-11-20'), on('2026-11-20')))).toBe('not-decided-yet')
  })

  it('is counted once: a retrial in a later year leaves the report as it was', () => {
    const before = [opened('litigation'), decided('claimsRejected', '2026-12-20')] as const
    const retrial = (text: string) => (state: RemedyState) => openRetrial(state, start(text), on(text))
    const later = after(...before, retrial('2027-03-01'), decided('revoked', '2027-06-01'))
    expect(later.counted).toMatchObject({ result: 'claimsRejected', on: '2026-12-20' })
    const again = after(...before, retrial('2027-03-01'), decided('remanded', '2027-06-01'), decided('revoked', '2027-09-01'), (state) =>
      openAppeal(state, start('2027-09-10'), on('2027-09-10')),
    )
    expect(again.counted).toMatchObject({ result: 'claimsRejected', on: '2026-12-20' })
  })

  it('holds for any lawful walk: a cell or pending, an order carried out once, a voided one dead', () => {
    const result = fc.integer({ min: 0, max: 20 })
    const step = fc.constantFrom('reply', 'decide', 'appeal', 'retrial', 'order', 'void', 'procedure')
    fc.assert(
      fc.property(
        fc.constantFrom<RemedyKind>('reconsideration', 'litigation'),
        fc.array(fc.tuple(step, result, fc.nat(40)), { maxLength: 14 }),
        (kind, steps) => {
          let today: Day = day('2026-09-18')
          let state = after(opened(kind))
          for (const [name, n, days] of steps) {
            today = addDays(today, days)
            const next = attempt(state, name, n, today)
            if (next === null) continue
            const dead = state.status === 'voided'
            expect(dead).toBe(false)
            state = evolve(state, { event: next, version: state.version + 1, by: '', at: '' })
            const cell = cellOf(
              { result: state.counted?.result ?? null, result_stage: state.counted?.stage ?? null, settled_on: state.counted?.on ?? null },
              today,
            )
            expect(['upheld', 'corrected', 'other', 'pending']).toContain(cell)
            expect(cell === 'pending').toBe(state.counted === null)
            if (state.status === 'decided') expect(state.counted).not.toBeNull()
            for (const duty of duties(state, calendar)) if (duty.from) expect(duty.due > duty.from).toBe(true)
            expect(state.version).toBeGreaterThan(0)
          }
        },
      ),
    )
  })
})

function attempt(state: RemedyState, name: string, n: number, today: Day): RemedyEvent | null {
  const now = { today, calendar }
  const stage = state.stages.at(-1)?.stage ?? 'first'
  const results = resultsOf(stage)
  const key = results[n % results.length]?.key ?? ''
  try {
    switch (name) {
      case 'reply':
        return fileReply(state, { on: today, documentNo: '' }, now)
      case 'decide':
        return decide(state, { on: today, servedOn: today, result: key, documentNo: '', orders: [] }, now)
      case 'appeal':
        return openAppeal(state, { ...start(today), notifiedOn: today }, now)
      case 'retrial':
        return openRetrial(state, { ...start(today), notifiedOn: today }, now)
      case 'order':
        return carryOut(state, { order: 0, on: today, how: '已答复', requestId: null }, now)
      case 'procedure':
        return changeProcedure(state, { on: today, to: 'simple' }, now)
      default:
        return voidRemedy(state, '重复登记，以另一件为准办理')
    }
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}
