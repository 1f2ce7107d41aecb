import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ErrorBody } from '../../../api/contract.js'
import type { RemedySummary, RemedyView } from '../../../api/remedy-view.js'
import type { RequestView } from '../../../api/request-view.js'
import { describeEngines } from '../../testing/engines.js'
import { OFFICE_FEATURES, type Office, openOffice } from '../../testing/office.js'
import type { SignedInFetch } from '../../testing/server.js'
import { purgeParties } from './sealed.js'

const REMEDIES = '/api/remedies'

describeEngines('a remedy, step by step', (open) => {
  let office: Office
  let silent: RequestView
  beforeAll(async () => {
    office = await openOffice(await open(OFFICE_FEATURES))
    silent = await office.register({ channel: 'in-person' })
  })
  afterAll(() => office.server.close())

  const json = (more: object = {}) => ({
    organId: 'ledu',
    kind: 'reconsideration',
    requestId: silent.id,
    about: 'no-reply',
    body: '海东市人民政府',
    caseNo: '东政复〔2021〕11号',
    notifiedOn: '2021-10-20',
    acceptedOn: '2021-10-18',
    party: { name: '王不见', contact: '13897009999', agent: '', claims: '请求责令乐都区人民政府限期答复' },
    ...more,
  })
  const view = async (answer: Promise<Response>) => {
    const response = await answer
    const body = await response.json()
    expect(response.status, JSON.stringify(body)).toBe(200)
    return body as RemedyView
  }
  const register = (more: object = {}, who: SignedInFetch = office.clerk) => who(REMEDIES, { method: 'POST', json: json(more) })
  const step = (seen: Pick<RemedyView, 'id' | 'version'>, path: string, body: object, who: SignedInFetch = office.clerk) =>
    who(`${REMEDIES}/${seen.id}/${path}`, { method: 'POST', json: { version: seen.version, ...body } })
  const list = async (query: string, who: SignedInFetch = office.clerk) => {
    const answer = (await (await who(`${REMEDIES}?${query}`)).json()) as { remedies: RemedySummary[]; next: string | null }
    return { ids: answer.remedies.map((one) => one.number), next: answer.next }
  }

  it('waits until there is something to contest, then tells the road', async () => {
    await office.at('2021-10-08')
    const road = async () => (await office.clerk(`${REMEDIES}/of-request/${silent.id}`)).json()
    expect(await road()).toMatchObject({ remedies: [], road: null, message: expect.stringContaining('2021-10-14') })
    expect(await office.refusal(register({ notifiedOn: '2021-10-08', acceptedOn: null }))).toMatchObject({
      status: 422,
      code: 'not-contestable',
    })
    await office.at('2021-10-20')
    expect(await road()).toMatchObject({
      road: {
        outcome: '逾期不答复',
        on: '2021-10-14',
        reviewFirst: false,
        reviewer: '海东市人民政府',
        review: { due: '2021-12-13' },
        suit: { due: '2022-04-14' },
      },
      message: null,
    })
  })

  it('goes from the notice to the order carried out, and counts in one cell', async () => {
    let one = await view(register())
    expect(one).toMatchObject({
      number: '2021-F0001',
      requestNumber: silent.number,
      light: 'green',
      clock: '复议答复：剩 10 个工作日',
      dueOn: '2021-11-03',
    })
    expect(one.countedIn).toEqual({ path: 'table4.reconsideration.pending', label: '2021年 四、行政复议·尚未审结' })
    expect(one.maskedParty?.name).toBe('王**')
    expect(await office.refusal(register())).toMatchObject({ code: 'already-registered', message: expect.stringContaining('2021-F0001') })
    await office.at('2021-10-25')
    one = await view(step(one, 'reply', { on: '2021-10-25', documentNo: '乐政复答〔2021〕1号' }))
    one = await view(step(one, 'evidence', { on: '2021-10-25', what: '登记表一份' }))
    expect(one).toMatchObject({ light: 'grey', clock: '已答复，等待复议决定' })
    await office.at('2021-12-06')
    const orders = [{ kind: 'perform', what: '20日内答复', dueOn: '2021-12-27' }]
    expect(
      await office.refusal(step(one, 'decision', { on: '2021-12-06', servedOn: '2021-12-06', result: 'upheld', orders })),
    ).toMatchObject({
      code: 'order-without-correction',
    })
    one = await view(step(one, 'decision', { on: '2021-12-06', servedOn: '2021-12-06', result: 'ordered', orders }))
    expect(one).toMatchObject({ status: 'decided', resultLabel: '责令履行', cell: 'corrected', dueOn: '2021-12-27' })
    expect(
      await office.refusal(step(one, 'orders', { order: 0, on: '2021-12-06', how: '已答复', requestId: 'ledu-2021-9999' })),
    ).toMatchObject({ status: 404 })
    one = await view(step(one, 'orders', { order: 0, on: '2021-12-06', how: '乐政公开〔2021〕9号', requestId: silent.id }))
    expect(one).toMatchObject({ light: 'done', clock: '已审结', countedIn: { path: 'table4.reconsideration.corrected' } })
    const suit = {
      kind: 'litigation',
      after: one.id,
      requestId: null,
      body: '海东市中级人民法院',
      caseNo: '（2021）青02行初5号',
      notifiedOn: '2021-12-06',
      acceptedOn: null,
    }
    const next = await view(register(suit))
    expect(next).toMatchObject({
      number: '2021-S0001',
      afterReview: true,
      requestId: silent.id,
      countedIn: { path: 'table4.litigationAfterReview.pending' },
    })
    expect((await view(office.clerk(`${REMEDIES}/${one.id}`))).followedBy).toEqual([{ id: next.id, number: '2021-S0001' }])
    const { cells } = await (await office.clerk(`${REMEDIES}/statistics?organId=ledu&year=2021`)).json()
    expect(cells).toMatchObject({
      'table4.reconsideration.corrected': 1,
      'table4.reconsideration.total': 1,
      'table4.litigationAfterReview.pending': 1,
      'table4.litigationDirect.total': 0,
    })
    const request = await office.view(office.clerk(`/api/requests/${silent.id}`))
    const panel = await (await office.clerk(`${REMEDIES}/of-request/${request.id}`)).json()
    expect(panel.remedies.map((each: RemedySummary) => each.number)).toEqual(['2021-F0001', '2021-S0001'])
  })

  it('tells the later of two clerks what changed, at the same instant, too', async () => {
    const one = await view(register({ requestId: null, about: 'proactive', matter: '征地信息未主动公开', caseNo: '东政复〔2021〕12号' }))
    const both = await Promise.all([
      step(one, 'reply', { on: '2021-12-06' }),
      step(one, 'procedure', { on: '2021-12-06', to: 'simple' }, office.head),
    ])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
    const late = (await both.find((answer) => answer.status === 409)?.json()) as ErrorBody
    expect(late).toMatchObject({ error: 'conflict', code: 'changed-meanwhile' })
    const papers = { requestId: null, about: 'other', matter: '同一份通知登记两次', caseNo: '东政复〔2021〕13号' }
    const twice = await Promise.all([register(papers), register(papers, office.head)])
    expect(twice.map((answer) => answer.status).sort()).toEqual([200, 422])
  })

  it('keeps strangers and forged numbers out, and refused steps out of the ledger', async () => {
    const { ids } = await list('scope=all', office.stranger)
    expect(ids).toEqual([])
    const one = await view(office.clerk(`${REMEDIES}/ledu-2021-F0001`))
    expect(await office.refusal(office.stranger(`${REMEDIES}/${one.id}`))).toMatchObject({ status: 403 })
    expect(await office.refusal(step(one, 'void', { reasons: '登记有误，另行登记一件' }, office.stranger))).toMatchObject({ status: 403 })
    expect(await office.refusal(step(one, 'void', { reasons: '登记有误，另行登记一件' }))).toMatchObject({
      status: 422,
      code: 'role-needed',
    })
    expect(await office.refusal(office.clerk(`${REMEDIES}/ledu-2021-F9999`))).toMatchObject({ status: 404 })
    expect(await office.refusal(step({ ...one, id: 'ledu-2021-F9999' }, 'reply', { on: '2021-12-06' }))).toMatchObject({ status: 404 })
    expect((await office.refusal(office.clerk(`${REMEDIES}/ledu-2021-1%27--`))).status).toBe(400)
    expect(await office.refusal(register({ matter: '申请人 630121199001011234 不服', caseNo: 'x1', requestId: null }))).toMatchObject({
      status: 422,
    })
    expect(await office.refusal(register({ requestId: 'pingan-2021-0001', caseNo: 'x2' }))).toMatchObject({ status: 404 })
    for (const [path, body] of [
      ['reply', { on: '2021-12-06' }],
      ['decision', { on: '2021-12-06', servedOn: '2021-12-06', result: 'upheld' }],
      ['appeal', { body: '高院', caseNo: '1号', notifiedOn: '2021-12-06', by: 'organ' }],
      ['orders', { order: 7, on: '2021-12-06', how: '已办' }],
    ] as const) {
      expect((await office.refusal(step(one, path, body))).status).toBe(422)
    }
    expect((await view(office.clerk(`${REMEDIES}/${one.id}`))).version).toBe(one.version)
  })

  it('keeps parties unreadable in the database, and records who reads them', async () => {
    const { db } = office.server.platform.database
    for (const table of ['remedy_case', 'remedy_sealed', 'ledger_entry'] as const) {
      const dump = JSON.stringify(await db.selectFrom(table).selectAll().execute())
      for (const secret of ['王不见', '13897009999', '限期答复']) expect(dump).not.toContain(secret)
    }
    const id = 'ledu-2021-F0001'
    const read = await (await office.clerk(`${REMEDIES}/${id}/party`, { method: 'POST', json: { purpose: '核对复议申请人' } })).json()
    expect(read.party).toMatchObject({ name: '王不见' })
    const entries = await db.selectFrom('ledger_entry').select(['type', 'data']).where('stream', '=', `remedy-party:${id}`).execute()
    expect(entries).toEqual([{ type: 'PartyRead', data: { purpose: '核对复议申请人' } }])
  })

  it('lists by light, kind, cell and number, and hands the list out as a workbook', async () => {
    expect((await list('kind=litigation')).ids).toEqual(['2021-S0001'])
    expect((await list('scope=all&cell=corrected&year=2021')).ids).toEqual(['2021-F0001'])
    expect((await list('scope=all&cell=corrected&year=2022')).ids).toEqual([])
    expect((await list(`scope=all&q=${encodeURIComponent('东政复〔2021〕11号')}`)).ids).toEqual(['2021-F0001'])
    expect((await list('light=done')).ids).toEqual(['2021-F0001'])
    await register({ requestId: null, about: 'other', matter: '=HYPERLINK("http://x")', caseNo: '=1+1' })
    const file = await office.clerk(`${REMEDIES}/export.xlsx?scope=all`)
    const rows = (await readXlsxFile(Buffer.from(await file.arrayBuffer()))) as unknown as unknown[][]
    expect(JSON.stringify(rows)).toContain('HYPERLINK')
    expect(JSON.stringify(rows)).toContain('"=1+1"')
    const entries = await office.server.platform.database.db
      .selectFrom('ledger_entry')
      .select('type')
      .where('type', '=', 'RemediesExported')
      .execute()
    expect(entries).toHaveLength(1)
  })

  it('takes out of the count what the head voids, and its paper may be registered again', async () => {
    const before = await (await office.clerk(`${REMEDIES}/statistics?organId=ledu&year=2021`)).json()
    const one = await view(register({ requestId: null, about: 'other', matter: '登记错了单位的案件', caseNo: '东政复〔2021〕99号' }))
    await view(step(one, 'void', { reasons: '不是本机关的案件，登记有误' }, office.head))
    expect(await (await office.clerk(`${REMEDIES}/statistics?organId=ledu&year=2021`)).json()).toEqual(before)
    await view(register({ requestId: null, about: 'other', matter: '演练一件复议案件', caseNo: '东政复〔2021〕99号', practice: true }))
    expect(await (await office.clerk(`${REMEDIES}/statistics?organId=ledu&year=2021`)).json()).toEqual(before)
    expect((await list('practice=yes')).ids).toEqual(['2021-YF0001'])
  })

  it('notes what the office should plead: 复议前置, two roads at once, a case that only the original actor counts', async () => {
    await office.at('2021-12-07')
    const denied = await deny(office)
    const papers = { requestId: denied.id, about: 'reply', notifiedOn: '2021-12-07', acceptedOn: null }
    const suit = await view(register({ ...papers, kind: 'litigation', caseNo: '（2021）青02行初8号' }))
    expect(suit.notes).toMatchObject([{ text: expect.stringContaining('应当先申请行政复议'), article: '行政复议法第二十三条第一款第四项' }])
    const review = await view(register({ ...papers, caseNo: '东政复〔2021〕20号' }))
    expect(review.notes.map((note) => note.article)).toEqual(['行政复议法第二十九条'])
    const beside = await view(
      register({ ...papers, kind: 'litigation', caseNo: '9号', role: 'reviewer', requestId: null, matter: '下级机关的答复' }),
    )
    expect(beside).toMatchObject({ countedIn: null, notes: [{ article: '国办公开办函〔2016〕201号' }] })
    await office.at('2022-03-01')
    const late = await view(register({ ...papers, notifiedOn: '2022-03-01', acceptedOn: '2022-03-01', caseNo: '东政复〔2022〕1号' }))
    expect(late.notes[0]?.text).toContain('2022-02-07')
  })

  it('takes parties out a year after the end', async () => {
    const { platform } = office.server
    await office.at('2022-12-06')
    expect(await purgeParties(platform)).toBe(0)
    await office.at('2022-12-07')
    expect(await purgeParties(platform)).toBeGreaterThan(0)
    expect((await view(office.clerk(`${REMEDIES}/ledu-2021-F0001`))).maskedParty).toBeNull()
    expect((await view(office.clerk(`${REMEDIES}/ledu-2021-S0001`))).maskedParty).not.toBeNull()
  })
})

/** A request denied as internal affairs (条例 art. 16), served today. */
async function deny(office: Office): Promise<RequestView> {
  const reply = {
    outcome: 'deniedInternalAffairs',
    bases: ['条例第十六条第一款'],
    reasons: '属于内部工作流程信息',
    severance: '全部是内部工作流程，不能区分',
  }
  const one = await office.decide(await office.register({ channel: 'in-person', on: '2021-12-07' }), reply)
  return office.view(office.step(office.clerk, one, 'service', { mode: 'direct', on: '2021-12-07', evidence: '当面签收' }))
}
