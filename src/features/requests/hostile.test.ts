import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ErrorBody } from '../../../api/contract.js'
import { REMEDY_STEP_ROUTES } from '../../../api/remedies.js'
import { REQUEST_STEP_ROUTES, STEPS } from '../../../api/request-steps.js'
import type { RequestView, StepName } from '../../../api/request-view.js'
import { unpack } from '../../platform/files/open-package.js'
import { testDatabase } from '../../testing/database.js'
import { OFFICE_FEATURES, type Office, openOffice, PERSON, REQUESTS } from '../../testing/office.js'
import type { SignedInFetch } from '../../testing/server.js'

const on = '2021-09-10'
const reasons = '这里写明具体的理由和说明'
/** A sound body for every step, so that only the caller is wrong. */
const BODIES: { [Name in StepName]: object } = {
  confirmReceipt: { on },
  askForCorrection: { items: ['文号'], dueOn: '2021-09-30' },
  correct: { on, text: '文号为乐政办〔2021〕3号' },
  consultThirdParty: { name: '某公司', interest: '商业秘密' },
  consultCoMaker: { organ: '某某局' },
  consultOrgan: { organ: '某某局' },
  deliverConsultation: { consultation: 'c1', on },
  answerConsultation: { consultation: 'c1', opinion: 'objects', reasons, on },
  closeConsultation: { consultation: 'c1' },
  askForReasons: { facts: reasons, dueOn: '2021-09-30' },
  giveReasons: { on, text: reasons },
  delayReply: { until: '2021-12-01', reasons },
  extend: { days: 20, reasons },
  notifyFee: { method: 'pages', pages: 40 },
  payFee: { on, yuan: 100 },
  split: { items: 2, reasons },
  assign: { organId: 'ledu', joint: false },
  urge: { organId: 'ledu' },
  returnAssignment: { organId: 'ledu', reasons },
  partialReply: { organId: 'ledu', text: reasons },
  handOver: { userId: 'u' },
  draftReply: { reply: { outcome: 'granted', bases: ['条例第三十六条第二项'], provided: '全文见附件' } },
  approveDraft: { step: 'head' },
  returnDraft: { step: 'head', reasons },
  issueReply: {},
  serveReply: { mode: 'electronic', on, evidence: '已发送' },
  withdraw: { on },
  closeLapsed: {},
  convertToPetition: { to: 'petition', reference: '信访2021-1' },
  discloseToAll: { document: '某某文件' },
  merge: { into: 'ledu-2021-0002', reasons },
  transfer: { organId: 'haidong', agreement: reasons },
  archive: { file: '2021-001' },
}
const EVIL = '=HYPERLINK("http://x")\'"><script>alert(1)</script><img src=x onerror=alert(1)>'
const THIRD = '@SUM(1)<iframe src=javascript:alert(2)>'

describe('hostile hands at the API of requests', () => {
  let office: Office
  let one: RequestView
  let another: RequestView
  let admin: SignedInFetch
  beforeAll(async () => {
    office = await openOffice(await testDatabase(OFFICE_FEATURES))
    admin = await office.server.signIn('organ-admin', 'ledu')
    one = await office.register()
    one = await office.view(office.step(office.clerk, one, 'receipt', { on }))
    another = (
      (await (await office.stranger(REQUESTS, { method: 'POST', json: { ...sound(), organId: 'pingan' } })).json()) as {
        request: RequestView
      }
    ).request
  }, 120_000)
  afterAll(() => office?.server.close())

  /** All but the auditor's notes of who knocked at a closed door. */
  const entries = async () =>
    (await office.server.platform.database.db.selectFrom('ledger_entry').select('seq').where('type', '!=', 'AccessRefused').execute())
      .length
  const steps = REQUEST_STEP_ROUTES.map((route) => ({ name: route.name as StepName, path: route.path.split('/').at(-1) ?? '' }))
  const refused = async (name: string, answer: Response, status: number, code?: string) => {
    const body = (await answer.json()) as ErrorBody
    expect([name, answer.status]).toEqual([name, status])
    expect(body.message).toMatch(/[。！？]$/)
    if (code) expect([name, body.code]).toEqual([name, code])
  }

  it('knows a sound body for every step', () => {
    for (const { name } of steps) expect(STEPS[name].body?.safeParse({ version: 1, ...BODIES[name] })).toMatchObject({ success: true })
  })

  it('every step is refused to strangers, to other roles, on cases of others, on cases that are not there and on what has changed', async () => {
    const before = await entries()
    for (const { name, path } of steps) {
      const post = (who: SignedInFetch, id: string, version: number) =>
        who(`${REQUESTS}/${id}/${path}`, { method: 'POST', json: { version, ...BODIES[name] } })
      const forged = { method: 'POST', body: JSON.stringify({ version: one.version, ...BODIES[name] }) }
      const headers = { 'content-type': 'application/json', 'x-gongkai-csrf': '1', cookie: 'gongkai=forged' }
      await refused(name, await fetch(`${office.server.url}${REQUESTS}/${one.id}/${path}`, { ...forged, headers }), 401)
      await refused(name, await post(office.stranger, one.id, one.version), 403)
      await refused(name, await post(admin, one.id, one.version), 403)
      await refused(name, await post(office.secrecy, one.id, one.version), 422, 'role-needed')
      await refused(name, await post(office.clerk, another.id, another.version), 403)
      await refused(name, await post(office.head, 'ledu-2021-9999', 1), 404)
      await refused(name, await post(office.head, 'ledu-2021-Y0001', 1), 404)
      await refused(name, await post(office.head, "ledu-2021-0001'--", 1), 400)
      await refused(name, await post(office.head, one.id, 1), 409, 'changed-meanwhile')
      await refused(name, await post(office.head, one.id, one.version + 1), 409, 'changed-meanwhile')
    }
    expect(await entries()).toBe(before)
    expect((await office.view(office.clerk(`${REQUESTS}/${one.id}`))).version).toBe(one.version)
  }, 120_000)

  it('what hangs on a case is not opened through another', async () => {
    const before = await entries()
    const base = `${REQUESTS}/${one.id}`
    for (const path of [
      '',
      '/attachments',
      '/documents',
      '/releases',
      '/releases/1',
      '/drafts',
      '/resembling',
      '/extension-preview?days=20&on=2021-09-10',
    ])
      await refused(path, await office.stranger(base + path), 403)
    for (const path of ['/attachments/x', '/documents/1/pdf', '/forms/1/pdf', '/reply-preview.pdf', '/releases/1/pages/1', '/dossier.zip'])
      await refused(path, await office.stranger(base + path), 403)
    for (const path of ['/attachments/x', '/documents/99/pdf', '/releases/9']) await refused(path, await office.clerk(base + path), 404)
    await refused('audit', await office.clerk(`${base}/audit`), 403)
    await refused('of-request', await office.stranger(`/api/remedies/of-request/${one.id}`), 403)
    const form = (field: string) => {
      const body = new FormData()
      body.append(field, new Blob(['%PDF-1.4']), 'a.pdf')
      return { method: 'POST', body }
    }
    await refused('attachments', await office.stranger(`${base}/attachments`, form('material')), 403)
    await refused('releases', await office.stranger(`${base}/releases`, form('file')), 403)
    await refused('person', await office.stranger(`${base}/person`, { method: 'POST', json: { purpose: '想看看是谁' } }), 403)
    expect(await entries()).toBe(before)
  })

  it('no step of a remedy is taken from outside its organ, nor of one that is not there', async () => {
    const party = { name: '王小明', contact: '13897001234', claims: '请求撤销' }
    const opening = {
      organId: 'ledu',
      kind: 'reconsideration',
      about: 'other',
      matter: '征地信息未主动公开',
      party,
      body: '海东市人民政府',
      caseNo: '1号',
    }
    const opened = await office.view(
      office.clerk('/api/remedies', { method: 'POST', json: { ...opening, notifiedOn: on, acceptedOn: on } }),
    )
    const before = await entries()
    for (const route of Object.values(REMEDY_STEP_ROUTES)) {
      const json = { version: opened.version, ...REMEDY_BODIES[route.name] }
      expect([route.name, route.body?.safeParse(json).success]).toEqual([route.name, true])
      const post = (who: SignedInFetch, id: string, body: object) => who(route.path.replace(':id', id), { method: 'POST', json: body })
      await refused(route.name, await post(office.stranger, opened.id, json), 403)
      await refused(route.name, await post(office.secrecy, opened.id, json), 403)
      await refused(route.name, await post(office.head, 'ledu-2021-F9999', json), 404)
      await refused(route.name, await post(office.head, opened.id, { ...json, version: opened.version + 5 }), 409, 'changed-meanwhile')
    }
    expect(await entries()).toBe(before)
  })

  it('a text of a million signs is told beside its field; what is larger than any form is not read', async () => {
    const before = await entries()
    const long = '公'.repeat(1_000_000)
    const asked = await office.clerk(REQUESTS, { method: 'POST', json: { ...sound(), words: { description: long } } })
    expect(asked.status).toBe(400)
    const body = (await asked.json()) as ErrorBody
    expect(Object.keys(body.fields ?? {})).toEqual(['words.description'])
    expect(JSON.stringify(body).length).toBeLessThan(1_000)
    for (const [path, json] of [
      ['third-parties', { name: '某公司', interest: long }],
      ['draft', { reply: { outcome: 'granted', bases: [], provided: long } }],
      ['delay', { until: on, reasons: long }],
    ] as const)
      expect([path, (await office.step(office.head, one, path, json)).status]).toEqual([path, 400])
    const huge = await office.clerk(REQUESTS, { method: 'POST', json: { ...sound(), words: { description: 'a'.repeat(30_000_000) } } })
    await refused('huge', huge, 413)
    expect(await entries()).toBe(before)
  })

  it('HTML and formulas in every field are words, on the wire and in the workbook', async () => {
    const short = EVIL.slice(0, 38)
    const person = {
      ...PERSON,
      name: EVIL,
      idKind: 'other',
      idNumber: short,
      legalRepresentative: short,
      contactName: short,
      phone: short,
      email: EVIL,
      address: EVIL,
      fax: short,
      agent: { name: short, idNumber: short, phone: short },
    }
    const words = { description: EVIL, title: EVIL, documentNo: EVIL }
    const seen = await office.register({ channel: 'in-person', person, words })
    await office.view(
      office.step(office.clerk, seen, 'third-parties', { name: `=1+1${THIRD}`, contact: THIRD, interest: `${THIRD}${reasons}` }),
    )
    const answer = await office.clerk(`${REQUESTS}/${seen.id}`)
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(((await answer.json()) as RequestView).words).toMatchObject(words)
    const workbook = await office.clerk(`${REQUESTS}/export.xlsx?scope=all`)
    const bytes = Buffer.from(await workbook.arrayBuffer())
    const sheets = [...(await unpack(bytes, (name) => /^xl\/(worksheets\/|sharedStrings)/.test(name))).values()].map(String)
    expect(sheets.join()).toContain('HYPERLINK')
    expect(sheets.join()).not.toMatch(/<f>|<f |<script/)
  })

  const sound = () => ({
    organId: 'ledu',
    channel: 'online',
    on,
    applicantKind: 'naturalPerson',
    delivery: ['email'],
    person: PERSON,
    words: { description: '2021年政务公开工作要点的全文' },
  })
})

const REMEDY_BODIES: Record<string, object> = {
  fileReply: { on },
  fileEvidence: { on, what: '登记表一份' },
  changeProcedure: { on, to: 'simple' },
  extendPeriod: { on, until: '2021-12-01' },
  decide: { on, servedOn: on, result: 'upheld' },
  openAppeal: { body: '高院', caseNo: '2号', notifiedOn: on, by: 'organ' },
  openRetrial: { body: '高院', caseNo: '3号', notifiedOn: on, by: 'organ' },
  carryOut: { order: 0, on, how: '已办' },
  voidRemedy: { reasons },
}
