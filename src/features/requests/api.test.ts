import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ErrorBody } from '../../../api/contract.js'
import type { RequestView } from '../../../api/request-view.js'
import { fixedClock } from '../../platform/clock.js'
import { describeEngines } from '../../testing/engines.js'
import { type SignedInFetch, startTestServer, type TestServer } from '../../testing/server.js'
import { accounts } from '../accounts/index.js'
import { calendar } from '../calendar/index.js'
import { organs } from '../organs/index.js'
import { requests } from './index.js'

const features = [calendar, organs, accounts, requests]
const BASE = '/api/requests'

/** A clock that tests move on. */
function movingClock(first: string) {
  let instant = first
  return { now: () => fixedClock(instant).now(), set: (next: string) => (instant = next) }
}

const PERSON = {
  name: '王小明',
  idKind: 'idCard',
  idNumber: '630121199001011234',
  phone: '13897001234',
  email: 'w@example.cn',
}

describeEngines('requests over the API', (open) => {
  const clock = movingClock('2021-09-10T02:00:00Z')
  let server: TestServer
  let clerk: SignedInFetch
  let head: SignedInFetch
  let reviewer: SignedInFetch
  let legal: SignedInFetch
  let secrecy: SignedInFetch
  let stranger: SignedInFetch

  beforeAll(async () => {
    server = await startTestServer({ features, clock, database: await open(features) })
    await at('2021-09-10')
  })
  afterAll(() => server.close())

  /** Goes to the morning of a day and signs everybody in: sessions do not last that long. */
  async function at(text: string): Promise<void> {
    clock.set(`${text}T02:00:00Z`)
    clerk = await server.signIn('clerk', 'ledu')
    head = await server.signIn('head', 'ledu')
    reviewer = await server.signIn('reviewer', 'ledu')
    legal = await server.signIn('legal-reviewer', 'ledu')
    secrecy = await server.signIn('secrecy-reviewer', 'ledu')
    stranger = await server.signIn('clerk', 'pingan')
  }

  const view = async (answer: Promise<Response>): Promise<RequestView> => {
    const response = await answer
    const body = await response.json()
    expect(response.status, JSON.stringify(body)).toBe(200)
    return body as RequestView
  }
  const refusal = async (answer: Promise<Response>): Promise<ErrorBody & { status: number }> => {
    const response = await answer
    return { status: response.status, ...((await response.json()) as ErrorBody) }
  }
  const register = async (more: object = {}, who = clerk): Promise<RequestView & { password: string }> => {
    const json = {
      organId: 'ledu',
      channel: 'online',
      on: '2021-09-10',
      applicantKind: 'naturalPerson',
      delivery: ['email'],
      person: PERSON,
      words: { description: '2021年政务公开工作要点的全文' },
      ...more,
    }
    const response = await who(BASE, { method: 'POST', json })
    const body = (await response.json()) as { request: RequestView; password: string }
    expect(response.status, JSON.stringify(body)).toBe(200)
    return { ...body.request, password: body.password }
  }
  const step = (who: SignedInFetch, seen: RequestView, path: string, json: object = {}) =>
    who(`${BASE}/${seen.id}/${path}`, { method: 'POST', json: { version: seen.version, ...json } })
  const REPLY = { outcome: 'granted', bases: ['条例第三十六条第二项'], provided: '全文见附件' }

  it('goes from the counter to the archive, each step by who may take it', async () => {
    await at('2021-09-10')
    let one: RequestView = await register()
    expect(one).toMatchObject({ number: '2021-0001', light: 'grey', applicant: '王**', receivedOn: null })
    expect(one.maskedPerson).toMatchObject({ idNumber: '630***********1234', phone: '138****1234' })
    const action = (name: string) => one.actions.find((each) => each.name === name)
    expect(action('extend')).toMatchObject({ allowed: false, code: 'role-needed' })
    expect(action('issueReply')).toMatchObject({ allowed: false, code: 'request-not-received', article: '条例第三十一条' })
    one = await view(step(clerk, one, 'receipt', { on: '2021-09-10' }))
    expect(one).toMatchObject({ dueOn: '2021-10-14', light: 'green', clock: '剩 20 个工作日' })
    expect(one.clockDetail.steps.filter((each) => each.kind === 'makeup').map((each) => each.day)).toEqual([
      '2021-09-18',
      '2021-09-26',
      '2021-10-09',
    ])
    one = await view(step(clerk, one, 'draft', { reply: REPLY }))
    expect(await refusal(step(clerk, one, 'approval', { step: 'business' }))).toMatchObject({ code: 'role-needed', status: 422 })
    one = await view(step(reviewer, one, 'approval', { step: 'business' }))
    expect(await refusal(step(reviewer, one, 'approval', { step: 'legal' }))).toMatchObject({ code: 'same-person' })
    one = await view(step(legal, one, 'approval', { step: 'legal' }))
    one = await view(step(secrecy, one, 'approval', { step: 'secrecy' }))
    expect(await refusal(step(clerk, one, 'reply'))).toMatchObject({ code: 'not-all-approved' })
    one = await view(step(head, one, 'approval', { step: 'head' }))
    const issue = () => one.actions.find((each) => each.name === 'issueReply')
    one = await view(clerk(`${BASE}/${one.id}`))
    expect(issue()).toMatchObject({ allowed: true, countedIn: { path: 'table3.granted.naturalPerson', label: '三（一）' } })
    one = await view(step(clerk, one, 'reply'))
    expect(one.decision).toMatchObject({ outcome: 'granted', documentNo: expect.stringMatching(/公开〔2021〕1号$/) })
    one = await view(step(clerk, one, 'service', { mode: 'electronic', on: '2021-09-10', evidence: '已发送' }))
    one = await view(step(clerk, one, 'archiving', { file: '2021-001' }))
    expect(one).toMatchObject({ status: 'archived', served: { onTime: true } })
    const statistics = await (await clerk(`${BASE}/statistics?organId=ledu&year=2021`)).json()
    expect(statistics).toMatchObject({
      received: 1,
      decided: 1,
      cells: { 'table3.granted.naturalPerson': 1, 'table3.carriedOut.total': 0 },
    })
  })

  it('tells the later of two clerks what changed, at the same instant, too', async () => {
    const one = await register()
    const both = await Promise.all([step(clerk, one, 'receipt', { on: '2021-09-10' }), step(head, one, 'withdrawal', { on: '2021-09-10' })])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
    const late = (await both.find((answer) => answer.status === 409)?.json()) as ErrorBody
    expect(late).toMatchObject({ error: 'conflict', code: 'changed-meanwhile' })
    expect(late.message).toMatch(/确认收到|撤回/)
  })

  it('keeps a refused step out of the ledger', async () => {
    const one = await register()
    const count = async () => (await view(clerk(`${BASE}/${one.id}`))).timeline.length
    const before = await count()
    for (const [path, json] of [
      ['correction-notice', { items: ['文号'], dueOn: '2021-09-30' }],
      ['third-parties', { name: '某公司', interest: '商业秘密' }],
      ['reply', {}],
      ['lapse', {}],
      ['withdrawal', { on: '2021-09-11' }],
      ['transfer', { organId: 'pingan', agreement: '申请人 630121199001011234 电话同意' }],
      ['transfer', { organId: 'ledu', agreement: '电话同意' }],
    ] as const) {
      expect((await refusal(step(path === 'lapse' ? head : clerk, one, path, json))).status).toBe(422)
    }
    expect(await count()).toBe(before)
  })

  it('shows nothing to another organ and takes no forged step', async () => {
    const one = await register()
    expect(await refusal(stranger(`${BASE}/${one.id}`))).toMatchObject({ status: 403 })
    expect(await refusal(step(stranger, one, 'receipt', { on: '2021-09-10' }))).toMatchObject({ status: 403 })
    expect(await refusal(stranger(`${BASE}/${one.id}/person`, { method: 'POST', json: { purpose: '想看看是谁' } }))).toMatchObject({
      status: 403,
    })
    expect(await refusal(stranger(BASE, { method: 'POST', json: { organId: 'ledu' } }))).toMatchObject({ status: 400 })
    expect(await refusal(clerk(`${BASE}/ledu-2021-9999`))).toMatchObject({ status: 404 })
    expect((await refusal(clerk(`${BASE}/ledu-2021-1%27--`))).status).toBe(400)
    const list = await (await stranger(`${BASE}?scope=all`)).json()
    expect(list.requests).toEqual([])
    const long = await refusal(
      clerk(BASE, {
        method: 'POST',
        json: {
          organId: 'ledu',
          channel: 'online',
          on: '2021-09-10',
          applicantKind: 'naturalPerson',
          delivery: ['email'],
          person: PERSON,
          words: { description: '要'.repeat(1_000_000) },
        },
      }),
    )
    expect([400, 413]).toContain(long.status)
  })

  it('keeps persons unreadable in the database, and records who reads them', async () => {
    const one = await register({ person: { ...PERSON, name: '李不见', idNumber: '630121198812120018', phone: '13997654321' } })
    const { db } = server.platform.database
    const tables = ['request_case', 'request_sealed', 'request_fingerprint', 'ledger_entry'] as const
    for (const table of tables) {
      const dump = JSON.stringify(await db.selectFrom(table).selectAll().execute())
      for (const secret of ['李不见', '630121198812120018', '13997654321', '政务公开工作要点的全文']) expect(dump).not.toContain(secret)
    }
    const read = await (await clerk(`${BASE}/${one.id}/person`, { method: 'POST', json: { purpose: '核对身份证明' } })).json()
    expect(read.person).toMatchObject({ name: '李不见', idNumber: '630121198812120018' })
    const entries = await db.selectFrom('ledger_entry').select(['type', 'data']).where('stream', '=', `request-person:${one.id}`).execute()
    expect(entries).toEqual([{ type: 'PersonRead', data: { purpose: '核对身份证明' } }])
    const found = await (await clerk(`${BASE}?q=${encodeURIComponent('630121198812120018')}`)).json()
    expect(found.requests.map((each: RequestView) => each.id)).toEqual([one.id])
  })

  it('counts practice nowhere and numbers it apart', async () => {
    const before = await (await clerk(`${BASE}/statistics?organId=ledu&year=2021`)).json()
    const one = await register({ practice: true, channel: 'in-person' })
    expect(one).toMatchObject({ number: expect.stringMatching(/^2021-Y\d{4}$/), receivedOn: '2021-09-10', practice: true })
    expect(await (await clerk(`${BASE}/statistics?organId=ledu&year=2021`)).json()).toEqual(before)
    const list = await (await clerk(`${BASE}?practice=yes`)).json()
    expect(list.requests.map((each: RequestView) => each.id)).toEqual([one.id])
  })

  it('stands while a third party is asked, and asks a unit without stopping', async () => {
    let one: RequestView = await register({
      applicantKind: 'business',
      person: { ...PERSON, name: '青海某某公司', idKind: 'uscc', idNumber: '91350100M000100Y43' },
    })
    one = await view(step(clerk, one, 'receipt', { on: '2021-09-10' }))
    await at('2021-09-15')
    one = await view(step(clerk, one, 'third-parties', { name: '青海某公司', interest: '商业秘密：报价' }))
    expect(one).toMatchObject({ light: 'blue', consultations: [{ with: '第三方甲', lapsesOn: '2021-10-12' }] })
    const blue = await (await clerk(`${BASE}?light=blue`)).json()
    expect(blue.requests.map((each: RequestView) => each.id)).toContain(one.id)
    expect(blue.counts.blue).toBe(1)
    await at('2021-09-29')
    one = await view(
      step(clerk, one, 'consultation-answer', { consultation: 'c1', opinion: 'objects', reasons: '报价保密', on: '2021-09-29' }),
    )
    expect(one.dueOn).toBe('2021-10-28')
    one = await view(step(clerk, one, 'assignments', { organId: 'pingan', joint: true, dueOn: '2021-10-08' }))
    expect(one.dueOn).toBe('2021-10-28')
    const asked = await view(stranger(`${BASE}/${one.id}`))
    expect(asked.actions.filter((each) => each.allowed).map((each) => each.name)).toEqual(['returnAssignment', 'partialReply'])
    expect(await refusal(step(stranger, asked, 'withdrawal', { on: '2021-09-29' }))).toMatchObject({ status: 403 })
    expect(await refusal(step(stranger, asked, 'assignment-return', { organId: 'pingan', reasons: '不归' }))).toMatchObject({
      code: 'reason-too-short',
    })
    one = await view(step(stranger, asked, 'partial-replies', { organId: 'pingan', text: '我区没有这份文件。' }))
    expect(one.assigned[0]?.reply?.text).toContain('没有这份文件')
    expect(await refusal(stranger(`${BASE}/${one.id}`))).toMatchObject({ status: 403 })
  })

  it('finds what means the same, and hands a desk over whole', async () => {
    const json = { organId: 'ledu', idNumber: PERSON.idNumber, text: '申请公开：2021年政务公开工作要点（全文）' }
    const { matches } = await (await clerk(`${BASE}/duplicates`, { method: 'POST', json })).json()
    expect(matches[0]).toMatchObject({ sameApplicant: true })
    const other = await server.signIn('clerk', 'ledu')
    let one: RequestView = await register()
    one = await view(step(clerk, one, 'handler', { userId: clerk.userId }))
    const moved = await (
      await clerk(`${BASE}/hand-over`, { method: 'POST', json: { organId: 'ledu', from: clerk.userId, to: other.userId } })
    ).json()
    expect(moved).toEqual({ moved: 1 })
    expect(await view(other(`${BASE}/${one.id}`))).toMatchObject({ handler: other.userId })
    const mine = await (await other(`${BASE}?mine=yes`)).json()
    expect(mine.requests).toHaveLength(1)
  })

  it('exports what is seen, as text and days', async () => {
    await register({ words: { description: '=HYPERLINK("http://x")' } })
    const file = await clerk(`${BASE}/export.xlsx?scope=all`)
    expect(file.status).toBe(200)
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  it('says what waits for whom', async () => {
    const work = await (await clerk(`${BASE}/work`)).json()
    expect(work.toConfirm.length).toBeGreaterThan(0)
    expect((await (await reviewer(`${BASE}/work`)).json()).toReview).toEqual([])
  })
})
