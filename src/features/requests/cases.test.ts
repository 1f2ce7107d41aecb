import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RequestView } from '../../../api/request-view.js'
import { describeEngines } from '../../testing/engines.js'
import { OFFICE_FEATURES, type Office, openOffice, PERSON, REQUESTS } from '../../testing/office.js'
import { workbookRows } from '../annual-report/reading/inputs/workbook-rows.js'

const REPLY = { outcome: 'granted', bases: ['条例第三十六条第二项'], provided: '全文见附件' }

describeEngines('several requests', (open) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(await open(OFFICE_FEATURES))
  })
  afterAll(() => office.server.close())

  it('finds what means the same, and hands a desk over whole', async () => {
    await office.register()
    const json = { organId: 'ledu', idNumber: PERSON.idNumber, text: '申请公开：2021年政务公开工作要点（全文）' }
    const { matches } = await (await office.clerk(`${REQUESTS}/duplicates`, { method: 'POST', json })).json()
    expect(matches[0]).toMatchObject({ sameApplicant: true })
    const other = await office.server.signIn('clerk', 'ledu')
    const one = await office.register()
    expect(one.handler).toBe(office.clerk.userId)
    const desk = await (await office.clerk(`${REQUESTS}?mine=yes`)).json()
    const moved = await (
      await office.clerk(`${REQUESTS}/hand-over`, {
        method: 'POST',
        json: { organId: 'ledu', from: office.clerk.userId, to: other.userId },
      })
    ).json()
    expect(moved).toEqual({ moved: desk.requests.length })
    expect(await office.view(other(`${REQUESTS}/${one.id}`))).toMatchObject({ handler: other.userId })
    const mine = await (await other(`${REQUESTS}?mine=yes`)).json()
    expect(mine.requests).toHaveLength(desk.requests.length)
  })

  it('exports what is seen, as text and days, never as a formula', async () => {
    await office.register({ words: { description: '=HYPERLINK("http://x")' } })
    const file = await office.clerk(`${REQUESTS}/export.xlsx?scope=all`)
    const rows = await workbookRows(Buffer.from(await file.arrayBuffer()))
    expect(rows.flat()).toContain('=HYPERLINK("http://x")')
    expect(JSON.stringify(rows)).not.toContain(PERSON.phone)
  })

  it('answers odd input with a sentence, never with a fault of its own', async () => {
    const one = await office.register()
    const odd = [
      'q=%00',
      'after=2021-13-45~x',
      'after=%F0%9F%98%80',
      `q=${'a'.repeat(5000)}`,
      'from=2021-02-31',
      'light=pink',
      'outcome=%27%20or%201',
      'organId=%00',
    ]
    for (const query of odd) expect((await office.clerk(`${REQUESTS}?${query}`)).status, query).toBeLessThan(500)
    const texts = ['\u0000', '\ud800', '<script>alert(1)</script>', '＝1+1', 'x'.repeat(100_000)]
    for (const text of texts) {
      const answer = await office.step(office.clerk, one, 'other-organs', { organ: '某机关', matter: text })
      expect(answer.status, text.slice(0, 20)).toBeLessThan(500)
      const registered = await office.clerk(REQUESTS, {
        method: 'POST',
        json: {
          organId: 'ledu',
          channel: 'fax',
          on: '2021-09-10',
          applicantKind: 'otherOrg',
          delivery: ['fax'],
          person: { ...PERSON, name: text },
          words: { description: text },
        },
      })
      expect(registered.status, text.slice(0, 20)).toBeLessThan(500)
    }
  })

  it('takes a correction of records on its own number, counted nowhere', async () => {
    await office.at('2021-09-10')
    const before = await (await office.clerk(`${REQUESTS}/statistics?organId=ledu&year=2021`)).json()
    let one: RequestView = await office.register({ kind: 'record-correction', channel: 'in-person' })
    expect(one.number).toMatch(/^2021-G\d{4}$/)
    expect(one.outcomes.map((each) => each.key)).toEqual(['recordCorrected', 'recordPassedOn', 'recordRefused'])
    expect(await office.refusal(office.step(office.clerk, one, 'draft', { reply: REPLY }))).toMatchObject({ code: 'unknown-outcome' })
    expect(
      await office.refusal(office.step(office.head, one, 'extension', { days: 5, reasons: '这里写明具体的理由和说明' })),
    ).toMatchObject({
      code: 'not-for-record-correction',
    })
    const reply = { outcome: 'recordCorrected', bases: ['条例第四十一条'], reasons: '登记的出生日期与身份证不一致，予以更正。' }
    one = await office.view(office.step(office.clerk, one, 'draft', { reply }))
    expect(one.draft?.nextStep).toBe('business')
    const after = await (await office.clerk(`${REQUESTS}/statistics?organId=ledu&year=2021`)).json()
    expect(after.cells).toEqual(before.cells)
  })

  it('charges by the item from the eleventh request of the month, by the page or not at all', async () => {
    const person = { ...PERSON, name: '赵多次', idNumber: '11010519491231002X', phone: '13800001111' }
    const mine: RequestView[] = []
    for (let n = 0; n < 12; n += 1)
      mine.push(await office.register({ person, channel: 'in-person', on: `2021-09-${n < 11 ? '09' : '10'}` }))
    expect(mine[10]?.earlierThisMonth).toBe(10)
    const ask = (one: RequestView | undefined, json: object) => office.step(office.clerk, one as RequestView, 'fee-notice', json)
    expect(await office.refusal(ask(mine[9], { method: 'items' }))).toMatchObject({ code: 'fee-nothing-due' })
    let last = await office.view(ask(mine[11], { method: 'items' }))
    expect(last).toMatchObject({ light: 'grey', fee: { yuan: 100, dueOn: '2021-10-14' } })
    expect(await office.refusal(ask(last, { method: 'pages', pages: 40 }))).toMatchObject({ code: 'awaiting-payment' })
    expect(await office.refusal(office.step(office.clerk, last, 'fee-payment', { on: '2021-09-10', yuan: 99 }))).toMatchObject({
      code: 'fee-not-in-full',
    })
    last = await office.view(office.step(office.clerk, last, 'fee-payment', { on: '2021-09-10', yuan: 100 }))
    expect(last.dueOn).toBe('2021-10-14')
    expect(await office.refusal(ask(last, { method: 'pages', pages: 40 }))).toMatchObject({ code: 'fee-already-notified' })
  })

  it('joins what came in twice, and passes on only what nobody has confirmed', async () => {
    const [one, twin] = [await office.register(), await office.register({ channel: 'in-person' })]
    const other = await office.register({ person: { ...PERSON, idNumber: '11010519491231002X' } })
    expect(await office.refusal(office.step(office.clerk, one, 'merger', { into: other.id, reasons: '同一内容' }))).toMatchObject({
      code: 'merge-other-applicant',
    })
    const merged = await office.view(office.step(office.clerk, one, 'merger', { into: twin.id, reasons: '同一内容，又邮寄了一份' }))
    expect(merged).toMatchObject({ status: 'merged', continuedIn: twin.id, light: 'done' })
    expect(await office.refusal(office.step(office.clerk, twin, 'transfer', { organId: 'pingan', agreement: '电话同意' }))).toMatchObject({
      code: 'receiver-handles',
    })
    const moved = await office.view(office.step(office.clerk, other, 'transfer', { organId: 'pingan', agreement: '9月10日电话同意' }))
    expect(moved.continuedIn).toMatch(/^pingan-2021-\d{4}$/)
    const there = await office.view(office.stranger(`${REQUESTS}/${moved.continuedIn}`))
    expect(there).toMatchObject({ organId: 'pingan', receivedOn: null, words: { description: '2021年政务公开工作要点的全文' } })
  })

  it('feeds a calendar with days and numbers only, to whoever has the address', async () => {
    const { path } = await (await office.clerk(`${REQUESTS}/feed-link`)).json()
    const feed = await fetch(office.server.url + path)
    expect(feed.headers.get('content-type')).toContain('text/calendar')
    const text = await feed.text()
    expect(text).toContain('DTSTART;VALUE=DATE:20211014\r\n')
    expect(text).not.toMatch(/王|要点/)
    expect((await fetch(`${office.server.url}${path.replace(/.{5}\.ics$/, 'AAAAA.ics')}`)).status).toBe(404)
  })

  it('says what waits for whom', async () => {
    const work = await (await office.clerk(`${REQUESTS}/work`)).json()
    expect(work.toConfirm.total).toBeGreaterThan(0)
    const { toReview } = await (await office.reviewer(`${REQUESTS}/work`)).json()
    expect(toReview).toMatchObject({ total: 1, first: [{ number: '2021-G0001' }] })
  })
})
