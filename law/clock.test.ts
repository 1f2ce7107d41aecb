import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWorkday } from './calendar/calendar.js'
import { BUILT_IN_CALENDAR as calendar } from './calendar/notices.js'
import { addWorkdays, countWorkdays } from './calendar/workdays.js'
import { replyDue, type Tick } from './clock.js'
import { addDays, type Day, day } from './day.js'

const received = (on: string): Tick => ({ kind: 'received', on: day(on) })
const consulted = (from: string, to: string): Tick => ({ kind: 'consulted', from: day(from), to: day(to) })
const extended = (days: number): Tick => ({ kind: 'extended', days })
const corrected = (on: string): Tick => ({ kind: 'corrected', on: day(on) })
const feePaid = (on: string): Tick => ({ kind: 'feePaid', on: day(on) })
const due = (...ticks: Tick[]) => replyDue(ticks, calendar).due

describe('the reply clock', () => {
  it('gives 2021-10-14 for a request of 2021-09-10, day by day', () => {
    const reply = replyDue([received('2021-09-10')], calendar)
    expect(reply).toMatchObject({ due: '2021-10-14', provisional: false, notes: [] })
    expect(reply.steps[0]).toMatchObject({ day: '2021-09-10', kind: 'start', n: null, article: '条例第三十一条' })
    const counted = reply.steps.filter((step) => step.n !== null)
    expect(counted.map((step) => step.n)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    expect(counted.filter((step) => step.kind === 'makeup').map((step) => step.day)).toEqual(['2021-09-18', '2021-09-26', '2021-10-09'])
    expect(reply.steps.filter((step) => step.kind === 'holiday')).toHaveLength(10)
    expect(reply.steps.find((step) => step.day === '2021-10-01')).toMatchObject({ name: '国庆节', notice: '国办发明电〔2020〕27号' })
  })

  it('starts again in full on correction and on payment', () => {
    expect(due(received('2021-09-10'), corrected('2021-09-24'))).toBe('2021-10-27')
    expect(due(received('2021-09-10'), feePaid('2021-09-24'))).toBe('2021-10-27')
    expect(due(received('2021-09-10'), feePaid('2021-09-24'), corrected('2021-09-13'))).toBe('2021-10-27')
  })

  it('takes consultations out by their working days, overlaps once', () => {
    const alone = due(received('2021-09-10'), consulted('2021-09-13', '2021-09-24'))
    // 14, 15, 16, 17, 18, 22, 23, 24 September are taken out.
    expect(alone).toBe(addWorkdays(day('2021-10-14'), 8, calendar))
    expect(due(received('2021-09-10'), consulted('2021-09-13', '2021-09-24'), consulted('2021-09-15', '2021-09-22'))).toBe(alone)
    expect(due(received('2021-09-10'), consulted('2021-09-13', '2021-09-17'), consulted('2021-09-17', '2021-09-24'))).toBe(alone)
  })

  it('shifts by a consultation sent on the last day, and by none sent later', () => {
    expect(due(received('2021-09-10'), consulted('2021-10-14', '2021-10-18'))).toBe('2021-10-18')
    expect(due(received('2021-09-10'), consulted('2021-10-14', '2021-10-17'))).toBe('2021-10-15')
    const late = replyDue([received('2021-09-10'), consulted('2021-10-15', '2021-10-29')], calendar)
    expect(late).toMatchObject({ due: '2021-10-14', notes: ['consultation-after-due'] })
  })

  it('adds the extension, and says which article counts', () => {
    const reply = replyDue([received('2026-09-18'), extended(20)], calendar)
    expect(reply.due).toBe('2026-11-19')
    expect(reply.steps.at(-1)).toMatchObject({ n: 40, article: '条例第三十三条第二款' })
  })

  it('is provisional past the last published year', () => {
    expect(replyDue([received('2026-12-01')], calendar)).toMatchObject({ due: '2026-12-29', provisional: false })
    const reply = replyDue([received('2026-12-15')], calendar)
    expect(reply).toMatchObject({ due: '2027-01-13', provisional: true })
    expect(reply.steps.find((step) => step.day === '2027-01-01')).toMatchObject({ kind: 'holiday', notice: null, provisional: true })
  })

  it('warns of a request from before the revised Regulation', () => {
    expect(replyDue([received('2019-05-14')], calendar).notes).toEqual(['before-law'])
    expect(replyDue([received('2019-05-15')], calendar).notes).toEqual([])
  })

  it.each<[string, Tick[]]>([
    ['no-receipt', []],
    ['received-twice', [received('2021-09-10'), received('2021-09-11')]],
    ['corrected-twice', [received('2021-09-10'), corrected('2021-09-11'), corrected('2021-09-12')]],
    ['fee-paid-twice', [received('2021-09-10'), feePaid('2021-09-11'), feePaid('2021-09-12')]],
    ['extended-twice', [received('2021-09-10'), extended(5), extended(5)]],
    ['correction-before-receipt', [received('2021-09-10'), corrected('2021-09-09')]],
    ['fee-before-receipt', [received('2021-09-10'), feePaid('2021-09-09')]],
    ['consultation-before-receipt', [received('2021-09-10'), consulted('2021-09-09', '2021-09-13')]],
    ['consultation-ends-before-start', [received('2021-09-10'), consulted('2021-09-15', '2021-09-14')]],
    ['bad-extension', [received('2021-09-10'), extended(21)]],
    ['bad-extension', [received('2021-09-10'), extended(0)]],
    ['bad-extension', [received('2021-09-10'), extended(1.5)]],
    ['before-calendar', [received('2017-12-31')]],
    ['too-far', [received('2021-09-10'), consulted('2021-09-10', '9999-12-31')]],
  ])('refuses %s', (code, ticks) => {
    expect(() => replyDue(ticks, calendar)).toThrow(`refused: ${code}`)
  })
})

const someDay = fc.integer({ min: 0, max: 8 * 365 }).map((n) => addDays(day('2018-06-01'), n))
const offset = fc.nat(60)

/** A request with anything that may happen to it. */
const history = fc
  .record({
    on: someDay,
    corrected: fc.option(offset),
    feePaid: fc.option(offset),
    extension: fc.option(fc.integer({ min: 1, max: 20 })),
    consultations: fc.array(fc.tuple(offset, fc.nat(30)), { maxLength: 4 }),
  })
  .map((it): Tick[] => [
    { kind: 'received', on: it.on },
    ...(it.corrected === null ? [] : [{ kind: 'corrected' as const, on: addDays(it.on, it.corrected) }]),
    ...(it.feePaid === null ? [] : [{ kind: 'feePaid' as const, on: addDays(it.on, it.feePaid) }]),
    ...(it.extension === null ? [] : [{ kind: 'extended' as const, days: it.extension }]),
    ...it.consultations.map(([from, n]) => ({ kind: 'consulted' as const, from: addDays(it.on, from), to: addDays(it.on, from + n) })),
  ])

describe('the reply clock, whatever happens', () => {
  it('ends on a working day, and its steps leave no day out', () => {
    fc.assert(
      fc.property(history, (ticks) => {
        const reply = replyDue(ticks, calendar)
        expect(isWorkday(calendar, reply.due)).toBe(true)
        const walked = reply.steps.filter((step) => step.kind !== 'start' && step.kind !== 'restart')
        const [first] = walked
        walked.forEach((step, i) => {
          expect(step.day).toBe(addDays(first?.day as Day, i))
        })
        expect(walked.at(-1)?.day).toBe(reply.due)
      }),
    )
  })

  it('equals the formula: base, plus twenty and the extension, shifted by the union of the consultations', () => {
    fc.assert(
      fc.property(history, (ticks) => {
        const bases = ticks.flatMap((tick) => ('on' in tick ? [tick.on] : []))
        const base = bases.reduce((a, b) => (a > b ? a : b))
        const reply = replyDue(ticks, calendar)
        const out = new Set<Day>()
        for (const tick of ticks) {
          if (tick.kind !== 'consulted' || tick.from > reply.due) continue
          for (let each = addDays(tick.from, 1); each <= tick.to; each = addDays(each, 1)) {
            if (each > base && isWorkday(calendar, each)) out.add(each)
          }
        }
        const extension = ticks.find((tick) => tick.kind === 'extended')?.days ?? 0
        expect(reply.due).toBe(addWorkdays(base, 20 + extension + out.size, calendar))
        expect(countWorkdays(addDays(base, 1), reply.due, calendar) - out.size).toBe(20 + extension)
      }),
    )
  })

  it('is never shortened by one more event', () => {
    fc.assert(
      fc.property(history, fc.nat(10), (ticks, which) => {
        const dropped = (which % ticks.length) + 1
        const fewer = ticks.filter((_, i) => i !== dropped)
        expect(replyDue(ticks, calendar).due >= replyDue(fewer, calendar).due).toBe(true)
      }),
    )
  })
})
