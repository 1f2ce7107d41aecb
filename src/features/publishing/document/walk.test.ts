import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BUILT_IN_CALENDAR } from '../../../../law/calendar/notices.js'
import { day } from '../../../../law/day.js'
import { Refused } from '../../../platform/errors/errors.js'
import type { DocumentEvent, DocumentState, Happened } from './events.js'
import { fold } from './evolve.js'
import type { Now } from './guards.js'
import { cancelSchedule, forcePublish, publishDocument, schedulePublication } from './publishing.js'
import { approveDocument, clearSecrecy, nextStep, returnDocument } from './review.js'
import { askRestoration, changeValidity, refuseRestoration, restoreDocument, withdrawDocument } from './takedown.js'
import { beginChange, dropWork, recallDocument, startDocument, submitDocument } from './writing.js'

const NOW: Now = { today: day('2021-09-10'), instant: Date.parse('2021-09-10T02:00:00Z'), calendar: BUILT_IN_CALENDAR }
const REASON = '十个字以上的示例理由文字'
const PEOPLE = ['a', 'b', 'c', 'd', 'e']

type Verb = (state: DocumentState, who: string, text: string) => DocumentEvent
const outgoing = (state: DocumentState) => ({
  sha256: state.work?.sha256 ?? '',
  signedOn: null,
  indexNo: 'X/2021-1',
  blocks: [],
  interpretationMissing: false,
})

const VERBS: Record<string, Verb> = {
  start: (state, by) => startDocument(state, { organId: 'ledu', origin: 'own', by }),
  submit: (state, by, sha256) =>
    submitDocument(state, { sha256, authors: [by], steps: ['first', 'second', 'final'], findings: [], reasons: {}, by, isHead: false }),
  recall: (state, by) => recallDocument(state, by),
  approve: (state, by) => approveDocument(state, nextStep(state.work) ?? 'first', by, ''),
  giveBack: (state, by) => returnDocument(state, nextStep(state.work) ?? 'secrecy', by, REASON),
  clear: (state, by) => clearSecrecy(state, { by, name: by, opinion: '' }, NOW),
  publish: (state) => publishDocument(state, outgoing(state), NOW),
  force: (state) => forcePublish(state, outgoing(state), REASON, NOW),
  schedule: (state, by) => schedulePublication(state, '2021-09-11T00:00:00Z', by, NOW),
  cancel: (state, by) => cancelSchedule(state, by, ''),
  change: (state, by) => beginChange(state, by),
  drop: (state, by) => dropWork(state, by),
  withdraw: (state, by) => withdrawDocument(state, 'other', REASON, by),
  ask: (state, by) => askRestoration(state, REASON, by),
  restore: (state, by) => restoreDocument(state, by, NOW),
  keepDown: (state, by) => refuseRestoration(state, by, REASON),
  repeal: (state, by) =>
    changeValidity(state, { validity: 'repealed', on: NOW.today, act: { documentId: null, title: '新文件' }, by }, NOW),
}

/** Tries every step in turn; what is refused leaves no trace. */
function walk(steps: [verb: string, who: string, text: string][]): { history: Happened[]; state: DocumentState }[] {
  const history: Happened[] = []
  return steps.flatMap(([verb, who, text]) => {
    try {
      const event = (VERBS[verb] as Verb)(fold(history), who, text)
      history.push({ event, version: history.length + 1, at: '2021-09-10T02:00:00.000Z', by: who })
      return [{ history: [...history], state: fold(history) }]
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return []
    }
  })
}

/** Half of the steps lead on, so that walks get far. */
const forward = ['submit', 'approve', 'approve', 'approve', 'approve', 'clear', 'publish', 'publish', 'force', 'change']
const step = fc.tuple(
  fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...Object.keys(VERBS)) }, { weight: 3, arbitrary: fc.constantFrom(...forward) }),
  fc.constantFrom(...PEOPLE),
  fc.constantFrom('text-1', 'text-2'),
)

test('on any walk: nothing is public that did not pass its gates, and nobody passed his own text', () => {
  let published = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 90, size: 'max' }), (steps) => {
      for (const { history, state } of walk([['start', 'a', ''], ...steps])) {
        const last = history.at(-1)?.event
        if (last?.type !== 'DocumentPublished') continue
        published += 1
        gatesOf(history, last)
        expect(state.life).toBe('published')
      }
    }),
    { numRuns: 200 },
  )
  expect(published).toBeGreaterThan(50)
})

test('on any walk: withdrawn is not public, and comes back by two persons', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 30, maxLength: 90, size: 'max' }), (steps) => {
      for (const { history, state } of walk([['start', 'a', ''], ...steps])) {
        const shown = isPublic(history)
        expect(state.life === 'published').toBe(shown)
        const last = history.at(-1)?.event
        if (last?.type === 'DocumentRestored') expect(askedBy(history)).not.toBe(last.by)
        expect(new Set(state.versions.map((version) => version.no)).size).toBe(state.versions.length)
        if (state.indexNo !== null) expect(state.versions.length).toBeGreaterThan(0)
      }
    }),
    { numRuns: 200 },
  )
})

/** What went out was cleared and approved as it is, since it was last handed in, by others than its authors. */
function gatesOf(history: readonly Happened[], out: Extract<DocumentEvent, { type: 'DocumentPublished' }>): void {
  const events = history.map((one) => one.event)
  const from = events.findLastIndex((event) => event.type === 'DocumentSubmitted')
  const sent = events[from]
  if (sent?.type !== 'DocumentSubmitted') throw new Error('published without having been handed in')
  expect(sent.sha256).toBe(out.sha256)
  const since = events.slice(from)
  expect(since.some((event) => event.type === 'DocumentReturned')).toBe(false)
  const cleared = since.find((event) => event.type === 'SecrecyCleared')
  expect(cleared && !sent.authors.includes(cleared.by)).toBe(true)
  const approved = since.flatMap((event) => (event.type === 'StepApproved' ? [event] : []))
  if (out.forced.length === 0) expect(approved.map((event) => event.step)).toEqual(['first', 'second', 'final'])
  else expect(approved.length + out.forced.length).toBe(3)
  expect(new Set(approved.map((event) => event.by)).size).toBe(approved.length)
  for (const { by } of approved) expect(sent.authors).not.toContain(by)
}

function isPublic(history: readonly Happened[]): boolean {
  const last = history.findLast(({ event }) => ['DocumentPublished', 'DocumentRestored', 'DocumentWithdrawn'].includes(event.type))
  return last !== undefined && last.event.type !== 'DocumentWithdrawn'
}

function askedBy(history: readonly Happened[]): string | undefined {
  const asked = history.findLast(({ event }) => event.type === 'RestorationAsked')?.event
  return asked?.type === 'RestorationAsked' ? asked.by : undefined
}
