import { expect } from 'vitest'
import type { ErrorBody } from '../../api/contract.js'
import type { Role } from '../../api/permissions.js'
import type { DocumentView, PublishFinding } from '../../api/publishing-view.js'
import { accounts } from '../features/accounts/index.js'
import { calendar } from '../features/calendar/index.js'
import { organs } from '../features/organs/index.js'
import { publishing } from '../features/publishing/index.js'
import type { Database } from '../platform/db/database.js'
import type { Feature } from '../platform/feature.js'
import { type SignedInFetch, startTestServer, type TestServer } from './server.js'

export const PRESS_FEATURES: Feature[] = [calendar, organs, accounts, publishing]
export const DOCUMENTS = '/api/publishing/documents'
export const NORMATIVE = 'zfxxgk/ledu/fdzdgknr/zcwj/gfxwj'
export const NOTICES = 'zfxxgk/ledu/fdzdgknr/qtfd'

const ROLES = {
  clerk: 'clerk',
  other: 'clerk',
  first: 'reviewer',
  second: 'reviewer',
  secrecy: 'secrecy-reviewer',
  head: 'head',
} as const satisfies Record<string, Role>

/** The people of 乐都区 who publish, and a clerk of another district: a server on a clock that tests move on. */
export type Press = Record<keyof typeof ROLES | 'stranger', SignedInFetch> & {
  server: TestServer
  setClock(instant: string): void
  /** Signs everybody in again: sessions do not last for weeks. */
  renew(): Promise<void>
  /** Begins a notice as the clerk; `more` changes its content. */
  start(more?: object): Promise<DocumentView>
  step(who: SignedInFetch, seen: DocumentView, path: string, json?: object): Promise<Response>
  /** The document in an answer, which must be a success. */
  view(answer: Promise<Response>): Promise<DocumentView>
  refusal(answer: Promise<Response>): Promise<ErrorBody & { status: number }>
  /** With a file attached. */
  attach(seen: DocumentView, name: string, bytes: Buffer, use?: string): Promise<Response>
  /** Submitted, with every finding that wants a reason explained. */
  submit(seen: DocumentView): Promise<DocumentView>
  /** Submitted, three times approved, cleared. */
  pass(seen: DocumentView): Promise<DocumentView>
  /** All of it, and published. */
  publish(seen: DocumentView): Promise<DocumentView>
  /** What anybody gets: status and text. */
  open(path: string): Promise<{ status: number; text: string }>
}

/** Opens the office on the morning of 2021-09-10, without the demonstration's documents but with its organs. */
export async function openPress(
  database?: Database,
  features: readonly Feature[] = PRESS_FEATURES,
  env: Record<string, string> = {},
): Promise<Press> {
  let now = Date.parse('2021-09-10T02:00:00Z')
  const unseeded = features.map((feature) => (feature === publishing ? { ...feature, seed: async () => {} } : feature))
  const server = await startTestServer({ features: unseeded, clock: { now: () => now }, env, ...(database ? { database } : {}) })
  const people = {} as Record<keyof typeof ROLES | 'stranger', SignedInFetch>
  const signIn = async () => {
    for (const [who, role] of Object.entries(ROLES)) people[who as keyof typeof ROLES] = await server.signIn(role, 'ledu')
    people.stranger = await server.signIn('clerk', 'pingan')
  }
  await signIn()
  const view = async (answer: Promise<Response>) => {
    const response = await answer
    const body = await response.json()
    expect(response.status, JSON.stringify(body)).toBe(200)
    return body as DocumentView
  }
  const step = (who: SignedInFetch, seen: DocumentView, path: string, json = {}) =>
    who(`${DOCUMENTS}/${seen.summary.id}/${path}`, { method: 'POST', json: { version: seen.summary.version, ...json } })
  const submit = async (seen: DocumentView) => {
    const answer = await people.clerk(`${DOCUMENTS}/${seen.summary.id}/checks`)
    const { findings } = (await answer.json()) as { findings: PublishFinding[] }
    const asking = findings.filter((one) => one.severity === 'reason')
    const reasons = Object.fromEntries(asking.map((one) => [one.id, '已经核对，可以公开']))
    return view(step(people.clerk, seen, 'submission', { revision: seen.revision, reasons }))
  }
  const pass = async (seen: DocumentView) => {
    let at = await submit(seen)
    at = await view(step(people.first, at, 'approval', { step: 'first' }))
    at = await view(step(people.second, at, 'approval', { step: 'second' }))
    at = await view(step(people.secrecy, at, 'secrecy', { opinion: '不涉密，可以公开' }))
    return view(step(people.head, at, 'approval', { step: 'final' }))
  }
  const press: Press = {
    ...people,
    server,
    renew: async () => {
      await signIn()
      Object.assign(press, people)
    },
    setClock: (instant) => {
      now = Date.parse(instant)
    },
    start: (more = {}) => view(people.clerk(DOCUMENTS, { method: 'POST', json: { organId: 'ledu', content: { ...NOTICE, ...more } } })),
    step,
    view,
    refusal: async (answer) => {
      const response = await answer
      return { status: response.status, ...((await response.json()) as ErrorBody) }
    },
    attach: (seen, name, bytes, use = 'attachment') => {
      const form = new FormData()
      form.set('revision', String(seen.revision))
      form.set('use', use)
      form.set('file', new File([new Uint8Array(bytes)], name))
      return people.clerk(`${DOCUMENTS}/${seen.summary.id}/files`, { method: 'POST', body: form })
    },
    submit,
    pass,
    publish: async (seen) => view(step(people.clerk, await pass(seen), 'publication')),
    open: async (path) => {
      const response = await fetch(server.url + path)
      return { status: response.status, text: await response.text() }
    },
  }
  return press
}

/** Begins notices none of which is like another, so that the check for likeness has nothing to say. */
export function noticesOf(press: Press): (more?: object) => Promise<DocumentView> {
  let written = 0
  return (more = {}) => {
    written += 1
    const signs = Array.from({ length: 80 }, (_, n) => String.fromCodePoint(0x4e00 + ((written * 1_009 + n * 97) % 8_000)))
    return press.start({ title: `第${written}号公告`, body: `<p>${signs.join('')}</p>`, ...more })
  }
}

const NOTICE = {
  columnId: NOTICES,
  instrument: 'notice',
  title: '关于道路养护的公告',
  body: '<p>为保障通行安全，对部分道路进行养护，请过往车辆绕行。</p>',
  keywords: ['养护'],
}

/** A dot. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A normative document with everything that one has. */
export const PAPER = {
  columnId: NORMATIVE,
  instrument: 'normative',
  title: '乐都区公共停车场管理办法',
  body: '<h2>第一章　总则</h2><p>为了规范公共停车场管理，制定本办法。</p>',
  issuer: '海东市乐都区人民政府',
  documentNo: '乐政〔2021〕12号',
  signedOn: '2021-09-01',
  topic: '城乡建设',
  genre: '办法',
  validity: 'in-force',
  effectiveOn: '2021-10-01',
  keywords: ['停车'],
  interpretationWaiver: { reason: '解读材料正在报送审签，稍后发布', until: '2021-09-30' },
}
