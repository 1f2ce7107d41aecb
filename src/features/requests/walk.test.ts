import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { APPLICANT_COLUMNS, table3Path } from '../../../law/annual-report/cells.js'
import { BUILT_IN_CALENDAR as calendar } from '../../../law/calendar/notices.js'
import { addDays, type Day, day, yearOf } from '../../../law/day.js'
import { OUTCOMES } from '../../../law/outcomes.js'
import type { Database } from '../../platform/db/database.js'
import { Refused } from '../../platform/errors/errors.js'
import { testDatabase } from '../../testing/database.js'
import { breaches } from '../annual-report/figures/contract.js'
import { assign, partialReply, returnAssignment, urge } from './assignment.js'
import { light } from './clock.js'
import {
  answerConsultation,
  closeConsultation,
  consultCoMaker,
  consultOrgan,
  consultThirdParty,
  deliverConsultation,
} from './consultation.js'
import { archive, closeLapsed, convertToPetition, discloseToAll, merge, transfer, withdraw } from './ending.js'
import type { ApplicantKind, Channel, Happened, Reply, RequestEvent, RequestState } from './events.js'
import { fold } from './evolve.js'
import { notifyFee, payFee, split } from './fee.js'
import { requestFigures, table3Numbers } from './figures.js'
import type { Now } from './guards.js'
import { requests } from './index.js'
import { edgesAt, glance, lightSql, rangeOf } from './lights.js'
import { rowOf } from './project.js'
import { draftReply } from './reply.js'
import { askForCorrection, askForReasons, confirmReceipt, correct, delayReply, extend, giveReasons, submit } from './request.js'
import { approveDraft, issueReply, nextStep, returnDraft, serveReply } from './review.js'
import { saveRow } from './store.js'

const SAY = '这里写明具体的理由和说明'
const KINDS = APPLICANT_COLUMNS.slice(0, -1).map((column) => column.key as ApplicantKind)
const CHANNELS: Channel[] = ['in-person', 'post-signed', 'post-ordinary', 'fax', 'online', 'email', 'oral', 'other']

/** Every verb on arguments that make sense now; `n` chooses among them. */
const VERBS: ((state: RequestState, n: number, now: Now) => RequestEvent)[] = [
  (s, _, now) => confirmReceipt(s, s.channel === 'online' ? now.today : (s.submittedOn ?? now.today), now),
  (s, n, now) => askForCorrection(s, { items: [SAY], dueOn: addDays(now.today, 1 + n), lateReason: SAY }, now),
  (s, _, now) => correct(s, { on: now.today, wordsHash: '' }, now),
  (s, _, now) => extend(s, { days: 20, reasons: SAY, consentedBy: '负责人' }, now),
  (s, n, now) => askForReasons(s, { facts: SAY, dueOn: addDays(now.today, 1 + n) }, now),
  (s, _, now) => giveReasons(s, { on: now.today, wordsHash: '' }, now),
  (s, n, now) => delayReply(s, { until: addDays(now.today, 60 + n), reasons: SAY, consentedBy: '负责人' }, now),
  (s, n, now) => consultThirdParty(s, `第三方${n}`, SAY, now),
  (s, n, now) => consultCoMaker(s, `机关${n}`, SAY, now),
  (s, n, now) => consultOrgan(s, `机关${n}`, SAY, now),
  (s, n, now) => deliverConsultation(s, `c${1 + (n % 3)}`, now.today, now),
  (s, n, now) => answerConsultation(s, `c${1 + (n % 3)}`, { opinion: n % 2 ? 'consents' : 'objects', reasons: SAY, on: now.today }, now),
  (s, n, now) => closeConsultation(s, `c${1 + (n % 3)}`, now),
  (s, n, now) => notifyFee(s, n % 2 ? { method: 'items', before: 10 + n } : { method: 'pages', pages: 31 + n }, now),
  (s, _, now) => payFee(s, { on: now.today, yuan: s.fee?.yuan ?? 0 }, now),
  (s, n) => split(s, 2 + n, SAY),
  (s, n, now) => assign(s, { to: `u${n}`, toName: '单位', joint: true, dueOn: null }, now),
  (s, n, now) => urge(s, `u${n}`, now),
  (s, n) => returnAssignment(s, `u${n}`, SAY),
  (s, n) => partialReply(s, `u${n}`, SAY),
  (s, n) => draftReply(s, replyOf(n), 'author'),
  (s, n) => approveDraft(s, nextStep(s.draft) ?? 'business', `reviewer${n}`),
  (s, n) => approveDraft(s, nextStep(s.draft) ?? 'business', `${nextStep(s.draft)}${n % 2}`),
  (s, n) => returnDraft(s, nextStep(s.draft) ?? 'business', SAY, `reviewer${n}`),
  (s, _, now) => issueReply(s, '1号', now),
  (s, n, now) => serveReply(s, { mode: n % 2 ? 'post' : 'direct', on: now.today, evidence: SAY, byPostOffice: true }, now),
  (s, _, now) => withdraw(s, now.today, now),
  (s, _, now) => closeLapsed(s, '2号', now),
  (s, _, now) => convertToPetition(s, { to: 'petition', reference: SAY }, now),
  (s, _, now) => discloseToAll(s, SAY, now),
  (s, _, now) => archive(s, SAY, now),
  (s, n, now) => merge(s, 'this', { id: 'other', state: { ...s, status: 'open' }, sameApplicant: n % 2 === 0 }, SAY, now),
  (s, _, now) => transfer(s, { toOrgan: 'pingan', to: 'other', agreement: SAY }, now),
]

function replyOf(n: number): Reply {
  const { key, bases } = OUTCOMES[n % OUTCOMES.length] ?? { key: 'granted', bases: [] }
  const search = { systems: SAY, keywords: SAY, period: SAY, by: SAY }
  const texts = { reasons: SAY, provided: SAY, withheld: SAY, pointer: SAY, severance: SAY, publicInterest: SAY }
  return { outcome: key, bases: bases.map((basis) => basis.article), search, ...texts }
}

/** Receipt, draft, approval, issue, service: so that walks get to the end. */
const USUAL = [0, 20, 22, 22, 22, 22, 24, 25]

interface Walked {
  history: Happened[]
  last: Day
}

/** Steps tried one after another, each some days after the one before; looks at the case after every one. */
const walks = fc
  .record({
    channel: fc.constantFrom(...CHANNELS),
    applicantKind: fc.constantFrom(...KINDS),
    start: fc.integer({ min: 0, max: 1900 }),
    practice: fc.nat(9).map((n) => n === 0),
    steps: fc.array(
      fc.record({
        verb: fc.oneof(fc.nat(VERBS.length - 1), fc.constantFrom(...USUAL)),
        n: fc.nat(60),
        after: fc.constantFrom(0, 0, 0, 1, 2, 5, 15, 40, 200),
      }),
      {
        minLength: 5,
        maxLength: 80,
      },
    ),
  })
  .map(({ channel, applicantKind, start, practice, steps }): Walked => {
    let today = addDays(day('2019-05-15'), start)
    const history: Happened[] = []
    const add = (event: RequestEvent) => history.push({ event, version: history.length + 1, by: '甲', at: '' })
    const base = {
      kind: 'disclosure' as const,
      organId: 'ledu',
      channel,
      on: today,
      applicantKind,
      delivery: ['post' as const],
      practice,
      wordsHash: '',
    }
    add(submit(fold(history), base, { today, calendar }))
    for (const { verb, n, after } of steps) {
      today = addDays(today, after)
      const state = fold(history)
      const before = JSON.stringify(state)
      try {
        const event = VERBS[verb]?.(state, n, { today, calendar })
        if (event) add(event)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
      }
      expect(JSON.stringify(state)).toBe(before)
      mustMakeSense(fold(history), history, today)
    }
    return { history, last: today }
  })

/** At most one outcome, and a clock that never runs backwards. */
function mustMakeSense(state: RequestState, history: readonly Happened[], today: Day): void {
  const ends = history.filter(({ event }) => ['ReplyIssued', 'RequestClosed', 'RequestWithdrawn'].includes(event.type))
  expect(ends.length).toBeLessThanOrEqual(1)
  expect(state.decision === null).toBe(ends.length === 0)
  const { due, pausedDays, left, phase } = light(state, calendar, today)
  expect(pausedDays).toBeGreaterThanOrEqual(0)
  if (due !== null && state.receivedOn !== null) expect(due > state.receivedOn).toBe(true)
  if (phase === 'paused') expect(left).toBeGreaterThanOrEqual(0)
}

describe('any sequence of steps', () => {
  let database: Database
  beforeAll(async () => {
    database = await testDatabase([requests])
  })
  afterAll(() => database.close())

  it('ends in at most one outcome and never has a negative clock', () => {
    fc.assert(
      fc.property(walks, ({ history }) => {
        expect(history.length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })

  it('shows the same light in a list as on the case, whatever day it is', async () => {
    await fc.assert(
      fc.asyncProperty(walks, fc.nat(60), async ({ history, last }, later) => {
        const today = addDays(last, later)
        const state = fold(history)
        await database.db.deleteFrom('request_case').execute()
        await database.transaction((tx) => saveRow(tx, rowOf('ledu-2019-0001', state, calendar, last)))
        const select = database.db.selectFrom('request_case').select(lightSql(edgesAt(calendar, today)).as('light'))
        const { light: shown, words, due, phase } = light(state, calendar, today)
        const row = await database.db.selectFrom('request_case').selectAll().executeTakeFirstOrThrow()
        expect(glance(row, calendar, today)).toEqual({ light: shown, words, due: phase === 'paused' ? null : due })
        expect((await select.executeTakeFirstOrThrow()).light).toBe(shown)
        expect(await select.where(rangeOf(shown, edgesAt(calendar, today))).execute()).toHaveLength(1)
      }),
      { numRuns: 150 },
    )
  })

  it('balances table 3 in every column of every year, and shows every case behind it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(walks, { minLength: 1, maxLength: 25 }), async (cases) => {
        await database.db.deleteFrom('request_case').execute()
        await database.transaction(async (tx) => {
          for (const [at, { history, last }] of cases.entries()) {
            await saveRow(tx, rowOf(`ledu-2019-${String(at + 1).padStart(4, '0')}`, fold(history), calendar, last))
          }
        })
        const lastYear = Math.max(...cases.map(({ last }) => yearOf(last)))
        let carried: Record<string, number> = {}
        for (let year = 2019; year <= lastYear + 1; year += 1) {
          const figures = await requestFigures.figures(database.db, 'ledu', year)
          expect(breaches(figures, 'requests', year)).toEqual([])
          const cells = await table3Numbers(database.db, 'ledu', year)
          for (const { path, value } of figures) expect(cells[path]).toBe(value)
          for (const { key } of APPLICANT_COLUMNS) {
            const value = (row: string) => cells[table3Path(row, key)] ?? 0
            expect(value('newReceived') + value('carriedIn')).toBe(value('resultTotal') + value('carriedOut'))
            expect(value('carriedIn')).toBe(carried[key] ?? 0)
            carried = { ...carried, [key]: value('carriedOut') }
          }
        }
      }),
      { numRuns: 25 },
    )
  })
})
