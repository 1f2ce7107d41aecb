import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ErrorBody } from '../../../api/contract.js'
import type { RequestView } from '../../../api/request-view.js'
import { describeEngines } from '../../testing/engines.js'
import { OFFICE_FEATURES, type Office, openOffice, PERSON, REQUESTS } from '../../testing/office.js'

const REPLY = { outcome: 'granted', bases: ['条例第三十六条第二项'], provided: '全文见附件' }

describeEngines('a request, step by step', (open) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(await open(OFFICE_FEATURES))
  })
  afterAll(() => office.server.close())

  it('goes from the counter to the archive, each step by who may take it', async () => {
    await office.at('2021-09-10')
    let one: RequestView = await office.register()
    expect(one).toMatchObject({ number: '2021-0001', light: 'grey', applicant: '王**', receivedOn: null })
    expect(one.maskedPerson).toMatchObject({ idNumber: '630***********1234', phone: '138****1234' })
    const action = (name: string) => one.actions.find((each) => each.name === name)
    expect(action('extend')).toMatchObject({ allowed: false, code: 'role-needed' })
    expect(action('issueReply')).toMatchObject({ allowed: false, code: 'request-not-received', article: '条例第三十一条' })
    one = await office.view(office.step(office.clerk, one, 'receipt', { on: '2021-09-10' }))
    expect(one).toMatchObject({ dueOn: '2021-10-14', light: 'green', clock: '剩 20 个工作日' })
    expect(one.clockDetail.steps.filter((each) => each.kind === 'makeup').map((each) => each.day)).toEqual([
      '2021-09-18',
      '2021-09-26',
      '2021-10-09',
    ])
    one = await office.view(office.step(office.clerk, one, 'draft', { reply: REPLY }))
    expect(await office.refusal(office.step(office.clerk, one, 'approval', { step: 'business' }))).toMatchObject({
      code: 'role-needed',
      status: 422,
    })
    one = await office.view(office.step(office.reviewer, one, 'approval', { step: 'business' }))
    expect(await office.refusal(office.step(office.reviewer, one, 'approval', { step: 'legal' }))).toMatchObject({ code: 'same-person' })
    one = await office.view(office.step(office.legal, one, 'approval', { step: 'legal' }))
    one = await office.view(office.step(office.secrecy, one, 'approval', { step: 'secrecy' }))
    expect(await office.refusal(office.step(office.clerk, one, 'reply'))).toMatchObject({ code: 'not-all-approved' })
    one = await office.view(office.step(office.head, one, 'approval', { step: 'head' }))
    const issue = () => one.actions.find((each) => each.name === 'issueReply')
    one = await office.view(office.clerk(`${REQUESTS}/${one.id}`))
    expect(issue()).toMatchObject({ allowed: true, countedIn: { path: 'table3.granted.naturalPerson', label: '三（一）' } })
    one = await office.view(office.step(office.clerk, one, 'reply'))
    expect(one.decision).toMatchObject({ outcome: 'granted', documentNo: expect.stringMatching(/公开〔2021〕1号-公告$/) })
    one = await office.view(office.step(office.clerk, one, 'service', { mode: 'electronic', on: '2021-09-10', evidence: '已发送' }))
    one = await office.view(office.step(office.clerk, one, 'archiving', { file: '2021-001' }))
    expect(one).toMatchObject({ status: 'archived', served: { onTime: true } })
    const statistics = await (await office.clerk(`${REQUESTS}/statistics?organId=ledu&year=2021`)).json()
    expect(statistics).toMatchObject({
      received: 1,
      decided: 1,
      cells: { 'table3.granted.naturalPerson': 1, 'table3.carriedOut.total': 0 },
    })
  })

  it('tells the later of two clerks what changed, at the same instant, too', async () => {
    const one = await office.register()
    const both = await Promise.all([
      office.step(office.clerk, one, 'receipt', { on: '2021-09-10' }),
      office.step(office.head, one, 'withdrawal', { on: '2021-09-10' }),
    ])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
    const late = (await both.find((answer) => answer.status === 409)?.json()) as ErrorBody
    expect(late).toMatchObject({ error: 'conflict', code: 'changed-meanwhile' })
    expect(late.message).toMatch(/确认收到|撤回/)
  })

  it('keeps a refused step out of the ledger', async () => {
    const one = await office.register()
    const count = async () => (await office.view(office.clerk(`${REQUESTS}/${one.id}`))).timeline.length
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
      expect((await office.refusal(office.step(path === 'lapse' ? office.head : office.clerk, one, path, json))).status).toBe(422)
    }
    expect(await count()).toBe(before)
  })

  it('takes a late notice of corrections from the head only', async () => {
    await office.at('2021-09-10')
    let one = await office.register({ channel: 'in-person' })
    await office.at('2021-09-23')
    const notice = { items: ['文号'], dueOn: '2021-10-08', lateReason: '申请人更换联系方式，一直联系不上' }
    expect(await office.refusal(office.step(office.clerk, one, 'correction-notice', notice))).toMatchObject({ code: 'correction-late' })
    one = await office.view(office.step(office.head, one, 'correction-notice', notice))
    expect(one).toMatchObject({ light: 'grey', clock: '未起算：等待申请人补正' })
    await office.at('2021-09-24')
    one = await office.view(office.step(office.clerk, one, 'correction', { on: '2021-09-24', text: '文号为乐政办〔2021〕3号' }))
    expect(one).toMatchObject({ dueOn: '2021-10-27', words: { correction: '文号为乐政办〔2021〕3号' } })
    await office.at('2021-09-10')
  })

  it('shows nothing to another organ and takes no forged step', async () => {
    const one = await office.register()
    expect(await office.refusal(office.stranger(`${REQUESTS}/${one.id}`))).toMatchObject({ status: 403 })
    expect(await office.refusal(office.step(office.stranger, one, 'receipt', { on: '2021-09-10' }))).toMatchObject({ status: 403 })
    expect(
      await office.refusal(office.stranger(`${REQUESTS}/${one.id}/person`, { method: 'POST', json: { purpose: '想看看是谁' } })),
    ).toMatchObject({
      status: 403,
    })
    expect(await office.refusal(office.stranger(REQUESTS, { method: 'POST', json: { organId: 'ledu' } }))).toMatchObject({ status: 400 })
    expect(await office.refusal(office.clerk(`${REQUESTS}/ledu-2021-9999`))).toMatchObject({ status: 404 })
    expect((await office.refusal(office.clerk(`${REQUESTS}/ledu-2021-1%27--`))).status).toBe(400)
    const list = await (await office.stranger(`${REQUESTS}?scope=all`)).json()
    expect(list.requests).toEqual([])
    const long = await office.refusal(
      office.clerk(REQUESTS, {
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
    const one = await office.register({ person: { ...PERSON, name: '李不见', idNumber: '630121198812120018', phone: '13997654321' } })
    const { db } = office.server.platform.database
    const tables = ['request_case', 'request_sealed', 'request_fingerprint', 'ledger_entry'] as const
    for (const table of tables) {
      const dump = JSON.stringify(await db.selectFrom(table).selectAll().execute())
      for (const secret of ['李不见', '630121198812120018', '13997654321', '政务公开工作要点的全文']) expect(dump).not.toContain(secret)
    }
    const read = await (await office.clerk(`${REQUESTS}/${one.id}/person`, { method: 'POST', json: { purpose: '核对身份证明' } })).json()
    expect(read.person).toMatchObject({ name: '李不见', idNumber: '630121198812120018' })
    const entries = await db.selectFrom('ledger_entry').select(['type', 'data']).where('stream', '=', `request-person:${one.id}`).execute()
    expect(entries).toEqual([{ type: 'PersonRead', data: { purpose: '核对身份证明' } }])
    const found = await (await office.clerk(`${REQUESTS}?q=${encodeURIComponent('630121198812120018')}`)).json()
    expect(found.requests.map((each: RequestView) => each.id)).toEqual([one.id])
  })

  it('counts practice nowhere and numbers it apart', async () => {
    const before = await (await office.clerk(`${REQUESTS}/statistics?organId=ledu&year=2021`)).json()
    const one = await office.register({ practice: true, channel: 'in-person' })
    expect(one).toMatchObject({ number: expect.stringMatching(/^2021-Y\d{4}$/), receivedOn: '2021-09-10', practice: true })
    expect(await (await office.clerk(`${REQUESTS}/statistics?organId=ledu&year=2021`)).json()).toEqual(before)
    const list = await (await office.clerk(`${REQUESTS}?practice=yes`)).json()
    expect(list.requests.map((each: RequestView) => each.id)).toEqual([one.id])
  })

  it('stands while a third party is asked, and asks a unit without stopping', async () => {
    let one: RequestView = await office.register({
      applicantKind: 'business',
      person: { ...PERSON, name: '青海某某公司', idKind: 'uscc', idNumber: '91350100M000100Y43' },
    })
    one = await office.view(office.step(office.clerk, one, 'receipt', { on: '2021-09-10' }))
    await office.at('2021-09-15')
    one = await office.view(office.step(office.clerk, one, 'third-parties', { name: '青海某公司', interest: '商业秘密：报价' }))
    expect(one).toMatchObject({ light: 'blue', consultations: [{ with: '第三方甲', lapsesOn: '2021-10-12' }] })
    const blue = await (await office.clerk(`${REQUESTS}?light=blue`)).json()
    expect(blue.requests.map((each: RequestView) => each.id)).toContain(one.id)
    expect(blue.counts.blue).toBe(1)
    await office.at('2021-09-29')
    one = await office.view(
      office.step(office.clerk, one, 'consultation-answer', {
        consultation: 'c1',
        opinion: 'objects',
        reasons: '报价保密',
        on: '2021-09-29',
      }),
    )
    expect(one.dueOn).toBe('2021-10-28')
    one = await office.view(office.step(office.clerk, one, 'assignments', { organId: 'pingan', joint: true, dueOn: '2021-10-08' }))
    expect(one.dueOn).toBe('2021-10-28')
    const asked = await office.view(office.stranger(`${REQUESTS}/${one.id}`))
    expect(asked.actions.filter((each) => each.allowed).map((each) => each.name)).toEqual(['returnAssignment', 'partialReply'])
    expect(await office.refusal(office.step(office.stranger, asked, 'withdrawal', { on: '2021-09-29' }))).toMatchObject({ status: 403 })
    expect(
      await office.refusal(office.step(office.stranger, asked, 'assignment-return', { organId: 'pingan', reasons: '不归' })),
    ).toMatchObject({
      code: 'reason-too-short',
    })
    one = await office.view(office.step(office.stranger, asked, 'partial-replies', { organId: 'pingan', text: '我区没有这份文件。' }))
    expect(one.assigned[0]?.reply?.text).toContain('没有这份文件')
    expect(await office.refusal(office.stranger(`${REQUESTS}/${one.id}`))).toMatchObject({ status: 403 })
  })
})
