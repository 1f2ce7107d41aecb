import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCalendar } from '../../../law/calendar/calendar.js'
import { NOTICES } from '../../../law/calendar/notices.js'
import { addWorkdays } from '../../../law/calendar/workdays.js'
import { addDays, type Day, day } from '../../../law/day.js'
import { Refused } from '../../platform/errors/errors.js'
import { light } from './clock.js'
import { answerConsultation, closeConsultation, consultThirdParty } from './consultation.js'
import type { Happened, Reply, RequestEvent, RequestState } from './events.js'
import { evolve, fold } from './evolve.js'
import { draftReply } from './reply.js'
import { askForCorrection, confirmReceipt, correct, extend, submit } from './request.js'
import { approveDraft, issueReply, serveReply } from './review.js'

const calendar = makeCalendar(NOTICES)
const on = (text: string) => ({ today: day(text), calendar })

/** A request of one channel, then one verb after another; each on its day. */
function playing(channel: 'online' | 'in-person' = 'online') {
  const history: Happened[] = []
  const play = {
    get state(): RequestState {
      return fold(history)
    },
    add(event: RequestEvent) {
      history.push({ event, version: history.length + 1, by: 'u1', at: '' })
      return play
    },
  }
  return play.add(
    submit(
      play.state,
      {
        kind: 'disclosure',
        organId: 'ledu',
        channel,
        on: day('2021-09-10'),
        applicantKind: 'naturalPerson',
        delivery: ['email'],
        practice: false,
        wordsHash: '0',
      },
      on('2021-09-10'),
    ),
  )
}

const received = () => {
  const play = playing()
  return play.add(confirmReceipt(play.state, day('2021-09-10'), on('2021-09-10')))
}

const REPLY: Reply = {
  outcome: 'granted',
  bases: ['条例第三十六条第二项'],
  reasons: '',
  provided: '2021年政务公开工作要点全文',
  withheld: '',
  search: null,
  pointer: '',
  severance: '',
  publicInterest: '',
}

const code = (verb: () => unknown) => {
  try {
    verb()
    return null
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

describe('the clock of a request', () => {
  it('runs from the day both sides confirmed, and stands green, yellow, orange, red', () => {
    const { state } = received()
    const at = (text: string) => light(state, calendar, day(text))
    expect(at('2021-09-10')).toMatchObject({ light: 'green', due: '2021-10-14', left: 20, words: '剩 20 个工作日' })
    expect(at('2021-10-08').light).toBe('yellow')
    expect(at('2021-10-14')).toMatchObject({ light: 'orange', words: '今天到期' })
    expect(at('2021-10-15')).toMatchObject({ light: 'red', words: '已超期 1 个工作日' })
  })

  it('is grey before receipt', () => {
    expect(light(playing().state, calendar, day('2021-09-30'))).toMatchObject({ light: 'grey', due: null })
  })

  it('stands still for a correction and starts again in full', () => {
    const play = received()
    const asked = on('2021-09-15')
    expect(code(() => askForCorrection(play.state, { items: ['文号'], dueOn: day('2021-09-30'), lateReason: '' }, on('2021-09-22')))).toBe(
      null,
    )
    expect(code(() => askForCorrection(play.state, { items: ['文号'], dueOn: day('2021-09-30'), lateReason: '' }, on('2021-09-23')))).toBe(
      'correction-late',
    )
    play.add(askForCorrection(play.state, { items: ['文号'], dueOn: day('2021-09-30'), lateReason: '' }, asked))
    expect(light(play.state, calendar, day('2021-09-20')).light).toBe('grey')
    expect(code(() => askForCorrection(play.state, { items: ['文号'], dueOn: day('2021-09-30'), lateReason: '' }, asked))).toBe(
      'correction-already-asked',
    )
    play.add(correct(play.state, { on: day('2021-09-24'), wordsHash: '1' }, on('2021-09-24')))
    expect(light(play.state, calendar, day('2021-09-24')).due).toBe('2021-10-27')
  })

  it('stands while a third party is asked, and is not moved by silence beyond the fifteen days', () => {
    const play = received()
    play.add(consultThirdParty(play.state, '第三方甲', '商业秘密', on('2021-09-15')))
    expect(light(play.state, calendar, day('2021-09-20')).light).toBe('blue')
    const answer = { opinion: 'objects' as const, reasons: '涉及成本', on: day('2021-09-29') }
    const answered = evolve(play.state, {
      event: answerConsultation(play.state, 'c1', answer, on('2021-09-29')),
      version: 9,
      by: '',
      at: '',
    })
    expect(light(answered, calendar, day('2021-09-30'))).toMatchObject({ due: '2021-10-28', pausedDays: 10 })
    const lapse = addWorkdays(day('2021-09-15'), 15, calendar)
    expect(code(() => closeConsultation(play.state, 'c1', { today: lapse, calendar }))).toBe('consultation-still-running')
    const due = addWorkdays(day('2021-10-14'), 15, calendar)
    expect(light(play.state, calendar, addDays(lapse, 1)).due).toBe(due)
    expect(light(play.state, calendar, due).light).toBe('orange')
  })

  it('is extended once, before it is over', () => {
    const play = received()
    const ask = { days: 20, reasons: '需要征求多个单位意见，材料较多', consentedBy: '负责人' }
    expect(code(() => extend(play.state, ask, on('2021-10-15')))).toBe('too-late-to-extend')
    expect(code(() => extend(play.state, { ...ask, days: 21 }, on('2021-10-14')))).toBe('bad-extension')
    expect(code(() => extend(play.state, { ...ask, consentedBy: ' ' }, on('2021-10-14')))).toBe('consent-needed')
    play.add(extend(play.state, ask, on('2021-10-14')))
    expect(code(() => extend(play.state, ask, on('2021-10-14')))).toBe('already-extended')
  })

  it('takes the day of handing in for the counter, whatever is asked', () => {
    const { state } = playing('in-person')
    expect(code(() => confirmReceipt(state, day('2021-09-11'), on('2021-09-12')))).toBe('receipt-day-fixed')
    expect(confirmReceipt(state, day('2021-09-10'), on('2021-09-12')).on).toBe('2021-09-10')
  })
})

describe('the reply', () => {
  const now = on('2021-09-20')
  const draft = (state: RequestState, reply: Partial<Reply>) =>
    code(() => draftReply(state, { ...REPLY, reasons: '这里是具体的事实和理由。', ...reply }, 'u1'))

  it('holds exactly what its outcome needs', () => {
    const { state } = received()
    const need = (outcome: string, basis: string, more: Partial<Reply> = {}) => draft(state, { outcome, bases: [basis], ...more })
    expect(need('granted', '条例第三十六条第二项')).toBe(null)
    expect(need('granted', '条例第十四条')).toBe('basis-not-of-outcome')
    expect(draft(state, { outcome: 'whatever' })).toBe('unknown-outcome')
    expect(need('otherCorrectionLapsed', '条例第三十条')).toBe('outcome-by-lapse')
    expect(need('unavailableNotHeld', '条例第三十六条第四项')).toBe('search-record-needed')
    const search = { systems: '公文系统', keywords: '要点', period: '2021年', by: '张三' }
    expect(need('unavailableNotHeld', '条例第三十六条第四项', { search })).toBe(null)
    expect(need('unavailableStillUnclear', '条例第三十条')).toBe('correction-not-received')
    expect(need('notProcessedDuplicate', '条例第三十六条第六项')).toBe('pointer-needed')
    expect(need('notProcessedExcessive', '条例第三十五条')).toBe('reasons-not-asked')
    expect(need('deniedThirdParty', '条例第十五条', { severance: '全部为报价，无法区分' })).toBe('third-party-not-consulted')
    expect(need('deniedDeliberative', '条例第十六条第二款')).toBe('severance-needed')
    expect(need('partiallyGranted', '条例第三十七条', { withheld: '报价' })).toBe('severance-needed')
  })

  it('is not signed while others are asked, and by nobody twice or on a text of their own', () => {
    const play = received()
    play.add(consultThirdParty(play.state, '第三方甲', '商业秘密', on('2021-09-15')))
    play.add(draftReply(play.state, REPLY, 'author'))
    expect(code(() => approveDraft(play.state, 'business', 'author'))).toBe('own-text')
    expect(code(() => approveDraft(play.state, 'legal', 'b'))).toBe('not-this-step')
    play.add(approveDraft(play.state, 'business', 'a'))
    expect(code(() => approveDraft(play.state, 'legal', 'a'))).toBe('same-person')
    play.add(approveDraft(play.state, 'legal', 'b')).add(approveDraft(play.state, 'secrecy', 'c'))
    expect(code(() => approveDraft(play.state, 'head', 'd'))).toBe('consultation-open')
    play.add(answerConsultation(play.state, 'c1', { opinion: 'objects', reasons: '报价', on: day('2021-09-20') }, now))
    expect(code(() => approveDraft(play.state, 'head', 'd'))).toBe('public-interest-needed')
    play.add(draftReply(play.state, { ...REPLY, publicInterest: '涉及公众饮水安全，不公开会影响公共利益' }, 'author'))
    for (const [step, by] of [
      ['business', 'a'],
      ['legal', 'b'],
      ['secrecy', 'c'],
      ['head', 'd'],
    ] as const)
      play.add(approveDraft(play.state, step, by))
    play.add(issueReply(play.state, '乐政公开〔2021〕1号', now))
    expect(code(() => issueReply(play.state, '2', now))).toBe('request-decided')
    const served = { mode: 'post' as const, on: day('2021-09-20'), evidence: 'EMS1', byPostOffice: false }
    expect(code(() => serveReply(play.state, served, now))).toBe('not-by-post-office')
    play.add(serveReply(play.state, { ...served, byPostOffice: true }, now))
    expect(play.state).toMatchObject({ status: 'decided', decision: { outcome: 'granted' }, served: { mode: 'post' } })
  })
})

describe('any sequence of steps', () => {
  it('keeps day arithmetic apart from the zone of the machine', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (n) => {
        const start = addDays(day('2021-01-04'), n) as Day
        const state = { ...received().state, receivedOn: start }
        const reading = light(state, calendar, start)
        expect(reading.left).toBe(20)
      }),
      { numRuns: 50 },
    )
  })
})
