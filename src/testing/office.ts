import { expect } from 'vitest'
import type { ErrorBody } from '../../api/contract.js'
import type { RequestView } from '../../api/request-view.js'
import { accounts } from '../features/accounts/index.js'
import { calendar } from '../features/calendar/index.js'
import { organs } from '../features/organs/index.js'
import { remedies } from '../features/remedies/index.js'
import { requests } from '../features/requests/index.js'
import { fixedClock } from '../platform/clock.js'
import type { Database } from '../platform/db/database.js'
import type { Feature } from '../platform/feature.js'
import { type SignedInFetch, startTestServer, type TestServer } from './server.js'

export const OFFICE_FEATURES: Feature[] = [calendar, organs, accounts, requests, remedies]
export const REQUESTS = '/api/requests'

export const PERSON = {
  name: '王小明',
  idKind: 'idCard',
  idNumber: '630121199001011234',
  phone: '13897001234',
  email: 'w@example.cn',
}

/** The office of 乐都区 at work on requests, and a clerk of another district: a server on a clock that tests move on. */
export interface Office {
  server: TestServer
  clerk: SignedInFetch
  head: SignedInFetch
  reviewer: SignedInFetch
  legal: SignedInFetch
  secrecy: SignedInFetch
  stranger: SignedInFetch
  /** Goes to the morning of a day and signs everybody in again: sessions do not last that long. */
  at(day: string): Promise<void>
  /** Registers a request as the clerk, online on 2021-09-10 unless `more` says otherwise. */
  register(more?: object): Promise<RequestView>
  /** Takes a step on the version seen. */
  step(who: SignedInFetch, seen: RequestView, path: string, json?: object): Promise<Response>
  /** The case in an answer, which must be a success. */
  view(answer: Promise<Response>): Promise<RequestView>
  /** Drafts a reply to a case that was received, has it approved by everybody, and issues it. */
  decide(from: RequestView, reply: object): Promise<RequestView>
  refusal(answer: Promise<Response>): Promise<ErrorBody & { status: number }>
}

/** Opens the office on the morning of 2021-09-10. */
export async function openOffice(database: Database, features: readonly Feature[] = OFFICE_FEATURES): Promise<Office> {
  let instant = '2021-09-10T02:00:00Z'
  const server = await startTestServer({ features, clock: { now: () => fixedClock(instant).now() }, database })
  const people = async () => ({
    clerk: await server.signIn('clerk', 'ledu'),
    head: await server.signIn('head', 'ledu'),
    reviewer: await server.signIn('reviewer', 'ledu'),
    legal: await server.signIn('legal-reviewer', 'ledu'),
    secrecy: await server.signIn('secrecy-reviewer', 'ledu'),
    stranger: await server.signIn('clerk', 'pingan'),
  })
  const office: Office = {
    server,
    ...(await people()),
    async at(day) {
      instant = `${day}T02:00:00Z`
      Object.assign(office, await people())
    },
    async register(more = {}) {
      const json = { ...USUAL, person: PERSON, ...more }
      const response = await office.clerk(REQUESTS, { method: 'POST', json })
      const body = (await response.json()) as { request: RequestView }
      expect(response.status, JSON.stringify(body)).toBe(200)
      return body.request
    },
    step: (who, seen, path, json = {}) =>
      who(`${REQUESTS}/${seen.id}/${path}`, { method: 'POST', json: { version: seen.version, ...json } }),
    async view(answer) {
      const response = await answer
      const body = await response.json()
      expect(response.status, JSON.stringify(body)).toBe(200)
      return body as RequestView
    },
    async decide(from, reply) {
      let one = await office.view(office.step(office.clerk, from, 'draft', { reply }))
      for (const [who, step] of REVIEWERS) one = await office.view(office.step(office[who], one, 'approval', { step }))
      return office.view(office.step(office.clerk, one, 'reply'))
    },
    async refusal(answer) {
      const response = await answer
      return { status: response.status, ...((await response.json()) as ErrorBody) }
    },
  }
  return office
}

const REVIEWERS = [
  ['reviewer', 'business'],
  ['legal', 'legal'],
  ['secrecy', 'secrecy'],
  ['head', 'head'],
] as const

const USUAL = {
  organId: 'ledu',
  channel: 'online',
  on: '2021-09-10',
  applicantKind: 'naturalPerson',
  delivery: ['email'],
  words: { description: '2021年政务公开工作要点的全文' },
}
