import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RequestDocument } from '../../../../api/request-documents.js'
import type { RequestView } from '../../../../api/request-view.js'
import { openPackage } from '../../../platform/files/open-package.js'
import { describeEngines } from '../../../testing/engines.js'
import { OFFICE_FEATURES, type Office, openOffice, PERSON, REQUESTS } from '../../../testing/office.js'
import { readDocument } from './index.js'

const WITHHELD = {
  outcome: 'deniedDeliberative',
  bases: ['条例第十六条第二款'],
  reasons: '属于行政机关在履行行政管理职能过程中形成的讨论记录。',
  severance: '全文均为讨论意见，不能作区分处理。',
}

describeEngines('the documents of a case', (open) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(await open(OFFICE_FEATURES))
  })
  afterAll(() => office.server.close())

  const documents = async (one: RequestView): Promise<RequestDocument[]> =>
    (await (await office.clerk(`${REQUESTS}/${one.id}/documents`)).json()).documents
  const received = async (more: object = {}) =>
    office.view(office.step(office.clerk, await office.register(more), 'receipt', { on: '2021-09-10' }))
  const text = async (id: string, document: string): Promise<string> => {
    const { bytes } = await readDocument({ platform: office.server.platform }, id, document, 'docx', 'office')
    return plain(bytes)
  }

  it('appear with the steps that cause them, and are proven by their hashes', async () => {
    const one = await office.decide(await received(), WITHHELD)
    expect((await documents(one)).map(({ kind, documentNo, audience }) => [kind, documentNo, audience])).toEqual([
      [2, '乐都区公开〔2021〕1号-收件', 'applicant'],
      [14, '乐都区公开〔2021〕1号-不告', 'applicant'],
    ])
    expect(one.decision?.documentNo).toBe('乐都区公开〔2021〕1号-不告')
    const letter = await text(one.id, 'd2')
    for (const said of [
      '王小明',
      '2021年政务公开工作要点的全文',
      '第十六条第二款、第三十六条第三项',
      '2021年9月10日',
      '海东市乐都区人民政府',
    ])
      expect(letter).toContain(said)
    expect(letter).toContain('应当先申请行政复议，不能直接提起行政诉讼：可以自收到本文书之日起60日内向海东市人民政府申请行政复议')
    const made = one.timeline.filter((entry) => entry.type === 'DocumentMade')
    expect(made.map((entry) => entry.sentence)[1]).toBe('生成文书《政府信息公开申请答复书（不予公开）》（乐都区公开〔2021〕1号-不告）')
    const proof = await office.clerk(`${REQUESTS}/${one.id}/documents/d2/docx`)
    expect(proof.status).toBe(200)
    const entries = await office.server.platform.database.db
      .selectFrom('ledger_entry')
      .select('data')
      .where('stream', '=', `request-person:${one.id}`)
      .execute()
    expect(entries.map(({ data }) => data)).toEqual([{ purpose: '下载文书《政府信息公开申请答复书（不予公开）》' }])
  })

  it('are numbered without gaps for each category, also when steps are refused and when two come at once', async () => {
    const numbers = async (suffix: string) => {
      const rows = await office.server.platform.database.db
        .selectFrom('request_document')
        .select('document_no')
        .where('document_no', 'like', `乐都区公开%号-${suffix}`)
        .execute()
      return rows.map((row) => Number(/〕(\d+)号/.exec(row.document_no ?? '')?.[1])).sort((a, b) => a - b)
    }
    const cases = await Promise.all(Array.from({ length: 4 }, () => office.register()))
    await Promise.all(cases.map((one) => office.step(office.clerk, one, 'receipt', { on: '2021-09-10' })))
    const refused = await office.refusal(office.step(office.clerk, await office.register(), 'receipt', { on: '2021-09-30' }))
    expect(refused.status).toBe(422)
    await received()
    const given = await numbers('收件')
    expect(given).toEqual(given.map((_, at) => at + 1))
    expect(given.length).toBeGreaterThanOrEqual(6)
  })

  it('tell third parties nothing of who applies, and refuse a letter that would', async () => {
    const one = await received()
    const ask = (interest: string) => office.step(office.clerk, one, 'third-parties', { name: '青海某公司', interest })
    const before = await documents(one)
    expect(await office.refusal(ask('王小明要的报价，属于商业秘密'))).toMatchObject({ code: 'letter-names-applicant' })
    expect(await documents(one)).toEqual(before)
    const asked = await office.view(ask('商业秘密：报价'))
    const made = await documents(asked)
    expect(made.slice(1).map(({ kind, title, audience }) => [kind, title, audience])).toEqual([
      [6, '政府信息公开征求第三方意见书（第三方甲）', 'third-party'],
      [7, '征求意见告知书', 'applicant'],
    ])
    const letter = await text(asked.id, 'd2')
    expect(letter).toContain('青海某公司')
    for (const secret of [PERSON.name, PERSON.idNumber, PERSON.phone, '政务公开工作要点', '2021-0']) expect(letter).not.toContain(secret)
    expect(await text(asked.id, 'd3')).not.toContain('青海某公司')
    await expect(readDocument({ platform: office.server.platform }, asked.id, 'd2', 'docx')).rejects.toMatchObject({ word: 'not-found' })
  })

  it('bear 演练 and a series of their own in practice', async () => {
    const one = await office.register({ practice: true, channel: 'in-person' })
    expect((await documents(one)).map((each) => each.documentNo)).toEqual(['演练乐都区公开〔2021〕1号-收件'])
    expect(await text(one.id, 'd1')).toContain('演练文书，不具有法律效力')
  })

  it('are given as the same PDF every time, tied to the Word file in the ledger', async () => {
    const one = await received()
    const pdf = async () => Buffer.from(await (await office.clerk(`${REQUESTS}/${one.id}/documents/d1/pdf`)).arrayBuffer())
    const [first, again] = [await pdf(), await pdf()]
    expect(first.subarray(0, 5).toString()).toBe('%PDF-')
    expect(again.equals(first)).toBe(true)
    const { db } = office.server.platform.database
    const entries = await db
      .selectFrom('ledger_entry')
      .select(['type', 'data'])
      .where('stream', '=', `request-document:${one.id}`)
      .execute()
    expect(entries).toEqual([{ type: 'DocumentPrinted', data: expect.objectContaining({ document: 'd1' }) }])
  })

  it('show the reply to those who review it, without number and name', async () => {
    const one = await office.view(office.step(office.clerk, await received(), 'draft', { reply: WITHHELD }))
    const seen = await office.legal(`${REQUESTS}/${one.id}/reply-preview.pdf`)
    expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect((await office.legal(`${REQUESTS}/${one.id}/documents/d1/pdf`)).status).toBe(403)
    const form = async (kind: number) =>
      plain(Buffer.from(await (await office.clerk(`${REQUESTS}/${one.id}/forms/${kind}/docx`)).arrayBuffer()))
    expect(await form(25)).toMatch(/拟稿：测试.*2021-09-10/)
    expect(await form(25)).not.toContain('王小明')
    const registration = await form(1)
    for (const said of ['王小明', '尾号1234', '13897001234', '自然人']) expect(registration).toContain(said)
    expect(registration).not.toContain(PERSON.idNumber)
    expect((await office.stranger(`${REQUESTS}/${one.id}/documents`)).status).toBe(403)
  })
})

async function plain(word: Buffer): Promise<string> {
  const parts = await openPackage(word, () => true)
  return (parts('word/document.xml') ?? '').replace(/<[^>]+>/g, '')
}
