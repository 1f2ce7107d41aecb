import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RequestView } from '../../../api/request-view.js'
import { exportDatabase } from '../../platform/db/transfer/export.js'
import { typeset } from '../../platform/redaction/engine/typeset.js'
import { applicantAt, fillIn, SEND, WAY, workIn } from '../../testing/applying.js'
import { describeEngines } from '../../testing/engines.js'
import { OFFICE_FEATURES, type Office, openOffice, REQUESTS } from '../../testing/office.js'
import { apply } from '../../testing/visitor.js'
import { correctRequest, giveReasonsFor, rate } from './applicant.js'
import { parseMail } from './intake/parse.js'
import { mailboxOf } from './intake/store.js'
import { takeInMail } from './intake/take-in.js'
import { remindAll, remindUnconfirmed } from './reminding/remind.js'

const ON = '2021-09-10'
const WHY = '这里写明具体的理由和说明'
/** Whatever must not be readable in a dump: who, how to reach them, and what they wrote. */
const SECRET = {
  name: '欧阳申明',
  idNumber: '11010519491231002X',
  phone: '13897001234',
  email: 'shenming@applicant.example',
  address: '碾伯镇密语路七号',
  fax: '0972-8620001',
  contactName: '联络人端木',
  agentName: '司马代办',
  agentId: '某字第778899号',
  agentPhone: '13997005678',
  described: '只写在申请里的一句话',
  titled: '只写在名称里的一句话',
  numbered: '某密发〔1998〕77号',
  wanted: '只在搜索里写过的话',
  drafted: '只写在草稿里的一句话',
  draftName: '皇甫未交',
  corrected: '只写在补正里的一句话',
  reasoned: '只写在理由里的一句话',
  remarked: '只写在评价里的一句话',
  inFile: 'paper-of-ouyang-630121',
  fileName: '欧阳的证件照',
  party: '上官第三人',
  partyContact: '13797009999',
  mailFrom: 'laixin@sender.example',
  mailName: '夏侯来信',
  mailSubject: '只写在主题里的话',
  mailText: '只写在邮件里的一句话',
  mailFile: '夏侯的附件',
  mailboxPassword: 'pass-of-the-mailbox',
  remedyParty: '慕容不服',
  remedyContact: '13697008888',
  remedyAgent: '公孙代理',
  remedyClaims: '只写在复议请求里的话',
  release: '令狐被提及',
  releaseName: '令狐来信原件',
} as const
const PDF = Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Title(${SECRET.inFile})>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`)
const PERSON = {
  name: SECRET.name,
  idKind: 'idCard' as const,
  idNumber: SECRET.idNumber,
  legalRepresentative: '',
  contactName: SECRET.contactName,
  phone: SECRET.phone,
  email: SECRET.email,
  address: SECRET.address,
  fax: SECRET.fax,
  agent: { name: SECRET.agentName, idNumber: SECRET.agentId, phone: SECRET.agentPhone },
}
const WORDS = { description: SECRET.described, title: SECRET.titled, documentNo: SECRET.numbered }

describeEngines('a dump of the whole database', (open, engine) => {
  let office: Office
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-dump-'))
  beforeAll(async () => {
    office = await openOffice(await open(OFFICE_FEATURES))
  }, 120_000)
  afterAll(async () => {
    await office?.server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('gives away nobody and nothing that anybody wrote, whatever way it came and went', async () => {
    await online()
    const one = await answered()
    await corrected()
    await reasoned()
    await byMail()
    await office.at('2021-09-13')
    await contested(one)
    await released()
    await read(one)
    await remindUnconfirmed(office.server.platform)
    await remindAll(office.server.platform)
    const { database, clock } = office.server.platform
    const path = join(folder, `${engine}.gz`)
    const counts = await exportDatabase(database, path, clock)
    for (const table of ['request_case', 'request_draft', 'request_document', 'request_release', 'received_mail', 'remedy_case', 'notice'])
      expect([table, (counts[table] ?? 0) > 0]).toEqual([table, true])
    const dump = gunzipSync(readFileSync(path)).toString('utf8')
    expect(leaksIn(dump)).toEqual([])
    // Packed files would hide from a search.
    const plain = await database.db.selectFrom('stored_file').select(['owner', 'name']).where('sealed_key', 'is', null).execute()
    expect(plain).toEqual([])
  }, 240_000)

  it('is searched by eyes that would find them', () => {
    for (const as of ['utf8', 'base64', 'hex'] as const)
      expect(leaksIn(`{"a":"xy${Buffer.from(`${as}${SECRET.name}`).toString(as)}"}`)).toEqual([`name: ${SECRET.name}`])
  })

  const material = (field: string, name: string, bytes: Buffer) => {
    const body = new FormData()
    body.append(field, new Blob([new Uint8Array(bytes)]), name)
    return { method: 'POST', body }
  }
  const sealedPaper = [['identity', `${SECRET.fileName}.pdf`, PDF]] as [string, string, Buffer][]
  const asAgent = { 'agent-yes': 'on', agentName: SECRET.agentName, agentIdNumber: SECRET.agentId, agentPhone: SECRET.agentPhone }

  /** By the pages: one that was sent, one that was not. */
  async function online() {
    const applicant = applicantAt(office.server)
    await applicant.post('shui', { applicant: 'citizen', wanted: SECRET.wanted })
    const { name, idKind, idNumber, phone } = PERSON
    await applicant.post('shenfen', { name, idKind, idNumber, phone, proof: 'upload', ...asAgent }, sealedPaper)
    await applicant.post('xinxi', WORDS)
    await applicant.post('fangshi', { ...WAY, email: SECRET.email, 'delivery-post': 'on', address: SECRET.address })
    const { html } = await applicant.get('hedui')
    expect((await applicant.post('hedui', { ...SEND, work: workIn(html) })).to).toBe('huizhi')
    const { html: receipt } = await applicant.get('huizhi')
    const number = /id="number">([^<]+)/.exec(receipt)?.[1] ?? ''
    for (const password of ['wrong', /id="password">([^<]+)/.exec(receipt)?.[1] ?? ''])
      await applicant.post('/zfxxgk/ledu/ysqgk/chaxun', { number, password })
    const drafted = applicantAt(office.server)
    await fillIn(drafted, SECRET.drafted)
    await drafted.post('shenfen', { name: SECRET.draftName, idKind, idNumber, phone, proof: 'upload' }, sealedPaper)
  }

  /** At the counter, with papers, a third party and a letter at the end. */
  async function answered(): Promise<RequestView> {
    let one = await office.register({ channel: 'in-person', person: PERSON, words: WORDS })
    for (const field of ['identity', 'material', 'authorization'])
      expect((await office.clerk(`${REQUESTS}/${one.id}/attachments`, material(field, `${SECRET.fileName}.pdf`, PDF))).status).toBe(200)
    const step = async (who: Office['clerk'], path: string, json: object) => {
      one = await office.view(office.step(who, one, path, json))
    }
    await step(office.clerk, 'third-parties', {
      name: SECRET.party,
      contact: SECRET.partyContact,
      interest: '可能涉及商业秘密，需要征求意见',
    })
    const consultation = one.consultations[0]?.id ?? ''
    await step(office.clerk, 'consultation-delivery', { consultation, on: ON })
    await step(office.clerk, 'consultation-answer', { consultation, opinion: 'consents', on: ON })
    await step(office.clerk, 'draft', { reply: { outcome: 'granted', bases: ['条例第三十六条第二项'], provided: '全文见附件' } })
    await step(office.reviewer, 'approval', { step: 'business' })
    await step(office.legal, 'approval', { step: 'legal' })
    await step(office.secrecy, 'approval', { step: 'secrecy' })
    await step(office.head, 'approval', { step: 'head' })
    await step(office.clerk, 'reply', {})
    await step(office.clerk, 'service', { mode: 'electronic', on: ON, evidence: '已发送' })
    await rate({ platform: office.server.platform, actor: { kind: 'citizen', caseId: one.id } }, one.id, 2, SECRET.remarked)
    return one
  }

  async function corrected() {
    const { id } = await apply(office, { person: PERSON, words: { ...WORDS, form: [], correction: '', reasons: '' } })
    let one = await office.view(office.clerk(`${REQUESTS}/${id}`))
    one = await office.view(office.step(office.clerk, one, 'receipt', { on: ON }))
    await office.view(office.step(office.clerk, one, 'correction-notice', { items: ['请写明文号'], dueOn: '2021-09-30' }))
    await correctRequest({ platform: office.server.platform, actor: { kind: 'citizen', caseId: id } }, id, SECRET.corrected)
    one = await office.view(office.clerk(`${REQUESTS}/${id}`))
    await office.view(office.step(office.clerk, one, 'withdrawal', { on: ON }))
  }

  async function reasoned() {
    let one = await office.register({ channel: 'in-person', person: PERSON, words: WORDS })
    one = await office.view(office.step(office.clerk, one, 'reasons-notice', { facts: '一月内提出四十件相同的申请', dueOn: '2021-09-30' }))
    await giveReasonsFor({ platform: office.server.platform, actor: { kind: 'citizen', caseId: one.id } }, one.id, SECRET.reasoned)
    const moved = await office.register({ person: PERSON, words: WORDS })
    await office.view(office.step(office.clerk, moved, 'transfer', { organId: 'pingan', agreement: '申请人电话同意转送' }))
  }

  async function byMail() {
    const { platform } = office.server
    const settings = { host: '127.0.0.1', port: 1, security: 'plain', login: 'office', password: SECRET.mailboxPassword, enabled: true }
    expect((await office.head('/api/mailboxes/ledu', { method: 'PUT', json: settings })).status).toBe(200)
    const words = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
    const raw = (
      n: number,
    ) => `From: ${words(SECRET.mailName)} <${SECRET.mailFrom}>\r\nSubject: ${words(SECRET.mailSubject)}\r\nMessage-ID: <${n}-${SECRET.mailFrom}>\r
Date: Fri, 10 Sep 2021 09:00:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r
--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${SECRET.mailText}\r
--b\r\nContent-Type: application/pdf; name="${words(`${SECRET.mailFile}.pdf`)}"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r
${PDF.toString('base64')}\r\n--b--\r\n`
    for (const uid of [1, 2, 3]) {
      const box = await mailboxOf(platform.database.db, 'ledu')
      if (!box) throw new Error('no mailbox')
      const mail = await parseMail(Buffer.from(raw(uid)))
      expect(await takeInMail(platform, box, { uidValidity: '1', uid, at: new Date(`${ON}T01:00:00Z`), mail })).toBe(true)
    }
    const rows = await platform.database.db.selectFrom('received_mail').select('id').execute()
    const asked = { applicantKind: 'naturalPerson', delivery: ['email'], person: PERSON, words: WORDS }
    const register = office.clerk(`/api/received-mails/${rows[0]?.id}/registration`, { method: 'POST', json: asked })
    expect((await register).status).toBe(200)
    const dismiss = office.clerk(`/api/received-mails/${rows[1]?.id}/dismissal`, { method: 'POST', json: { reason: '不是申请，是咨询' } })
    expect((await dismiss).status).toBe(200)
  }

  async function contested(one: RequestView) {
    const party = {
      name: SECRET.remedyParty,
      contact: SECRET.remedyContact,
      agent: SECRET.remedyAgent,
      claims: SECRET.remedyClaims,
    }
    const opening = { organId: 'ledu', kind: 'reconsideration', requestId: one.id, about: 'reply', party, body: '海东市人民政府' }
    const json = { ...opening, caseNo: '东政复〔2021〕11号', notifiedOn: '2021-09-13', acceptedOn: '2021-09-13' }
    const opened = await office.view(office.clerk('/api/remedies', { method: 'POST', json }))
    const purpose = { method: 'POST', json: { purpose: '核对复议申请人' } }
    expect((await office.clerk(`/api/remedies/${opened.id}/party`, purpose)).status).toBe(200)
  }

  async function released() {
    const one = await office.register({ channel: 'in-person', person: PERSON, words: WORDS })
    const original = typeset({ blocks: [{ kind: 'line', text: `关于${SECRET.release}来信的处理，电话${SECRET.phone}，已经办结` }] })
    const base = `${REQUESTS}/${one.id}/releases`
    const file = (await (await office.clerk(base, material('file', `${SECRET.releaseName}.pdf`, original))).json()) as { version: number }
    const words = [SECRET.release, SECRET.phone].map((text) => ({ text, kind: 'name', ground: 'privacy' }))
    const json = { version: file.version, title: '处理情况的说明', lookedAtPictures: false, areas: [], words }
    const made = await office.clerk(`${base}/1/redaction`, { method: 'POST', json })
    expect([made.status, (await made.json()) as object]).toMatchObject([200, { status: 'made' }])
  }

  /** What readers do leaves traces of its own. */
  async function read(one: RequestView) {
    const ask = encodeURIComponent(SECRET.name)
    for (const path of [
      `?scope=all&q=${ask}`,
      `/export.xlsx?scope=all&q=${ask}`,
      `/${one.id}`,
      `/${one.id}/dossier.zip`,
      `/${one.id}/resembling`,
    ])
      expect([path, (await office.clerk(REQUESTS + path)).status]).toEqual([path, 200])
    expect((await office.clerk(`/api/remedies/export.xlsx?scope=all&q=${ask}`)).status).toBe(200)
    const post = (path: string, json: object) => office.clerk(REQUESTS + path, { method: 'POST', json })
    expect((await post(`/${one.id}/person`, { purpose: '核对申请人身份' })).status).toBe(200)
    const alike = { organId: 'ledu', idNumber: SECRET.idNumber, phone: SECRET.phone, text: SECRET.described }
    expect((await post('/duplicates', alike)).status).toBe(200)
    expect((await post(`/${one.id}/archiving`, { version: one.version, file: WHY })).status).toBe(200)
  }
})

/** The secrets in a text: as they are, in hexadecimal, and in base64 at each of its three places. */
function leaksIn(dump: string): string[] {
  const lower = dump.toLowerCase()
  return Object.entries(SECRET).flatMap(([what, text]) => {
    const bytes = Buffer.from(text)
    const shifted = [0, 1, 2].map((at) =>
      Buffer.concat([Buffer.alloc(at), bytes])
        .toString('base64')
        .slice(at === 0 ? 0 : at + 1, -4),
    )
    const found = dump.includes(text) || lower.includes(bytes.toString('hex')) || shifted.some((form) => dump.includes(form))
    if (!found) return []
    const at = dump.indexOf(text)
    return [at < 0 || dump.length < 200 ? `${what}: ${text}` : `${what}: ${dump.slice(Math.max(0, at - 200), at + 60)}`]
  })
}
