import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RequestView } from '../../../../../api/request-view.js'
import { testDatabase } from '../../../../testing/database.js'
import { nuErrors, withoutNu } from '../../../../testing/nu.js'
import { OFFICE_FEATURES, type Office, openOffice, REQUESTS } from '../../../../testing/office.js'
import { apply, type Visitor, visitor } from '../../../../testing/visitor.js'
import type { Receipt } from '../../incoming.js'

const BASE = '/zfxxgk/ledu/ysqgk/chaxun'
const ITEMS = ['文件的<b>文号</b>或者年份', '需要哪一部分']

let office: Office
beforeAll(async () => {
  office = await openOffice(await testDatabase(OFFICE_FEATURES))
})
afterAll(() => office.server.close())
beforeEach(() => office.at('2021-09-10'))

async function open(receipt: Receipt): Promise<Visitor> {
  const me = visitor(office.server.url)
  const { address } = await me.post(BASE, { number: receipt.number, password: receipt.password })
  expect(address).toBe(`${BASE}/jindu`)
  return me
}

const seen = async (receipt: Receipt) => office.view(office.clerk(`${REQUESTS}/${receipt.id}`))
const shown = (one: RequestView) => ({ number: one.number, version: String(one.version) })
const confirm = async (receipt: Receipt) => office.view(office.step(office.clerk, await seen(receipt), 'receipt', { on: '2021-09-10' }))

/** A case that waits for its applicant since 2021-09-15; today is 2021-09-24. */
async function correcting(): Promise<Receipt> {
  const receipt = await apply(office)
  const one = await confirm(receipt)
  await office.at('2021-09-15')
  await office.view(office.step(office.clerk, one, 'correction-notice', { items: ITEMS, dueOn: '2021-09-30' }))
  await office.at('2021-09-24')
  return receipt
}

/** Drafts, passes and issues a reply, and serves it by mail. */
async function answer(receipt: Receipt, reply: object): Promise<void> {
  const one = await office.decide(await confirm(receipt), reply)
  await office.view(office.step(office.clerk, one, 'service', { mode: 'electronic', on: '2021-09-10', evidence: '已发送' }))
}

describe('the query by number and password', () => {
  it('says one sentence for a number that is not there and for a wrong password, and slows down alike', async () => {
    const receipt = await apply(office)
    const me = visitor(office.server.url)
    for (const number of [receipt.number, '2021-9999']) {
      const answers = []
      for (let i = 0; i < 5; i++) answers.push(await me.post(BASE, { number, password: 'WRONGWRONG' }))
      expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 429, 429])
      for (const { html } of answers) expect(html).toContain('编号或者查询密码不对')
      expect(answers.at(-1)?.html).toMatch(/请 \d+ 秒以后再试/)
      for (const { html } of answers) expect(html).not.toContain('WRONGWRONG')
    }
    expect((await me.post(BASE, { number: '乱写', password: 'x' })).html).toContain('编号或者查询密码不对，请核对后再试')
    expect((await me.get(`${BASE}/jindu`)).html).toContain('请输入编号和查询密码')
  })

  it('opens one case, and nothing else, by a cookie that scripts and other sites cannot use', async () => {
    const [mine, other, away] = [await apply(office), await apply(office), await apply(office, { organId: 'pingan' })]
    const me = visitor(office.server.url)
    const response = await fetch(office.server.url + BASE, {
      method: 'POST',
      body: new URLSearchParams({ number: ` ${mine.number.replace('-', '—')} `, password: mine.password.toLowerCase() }),
      headers: { origin: office.server.url },
      redirect: 'manual',
    })
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/)
    const token = /gongkai-case=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? ''
    me.cookies.set('gongkai-case', token)
    expect((await me.get(`${BASE}/jindu`)).html).toContain(`申请 ${mine.number}`)
    expect((await me.post(`${BASE}/chehui`, { number: other.number, version: '1', agreed: 'yes' })).status).toBe(409)
    expect((await seen(other)).status).toBe('submitted')
    const [, until, signature] = token.split('.')
    for (const forged of [[other.id, until, signature].join('.'), [mine.id, '9999999999999', signature].join('.'), 'x', '']) {
      me.cookies.set('gongkai-case', forged)
      expect((await me.get(`${BASE}/jindu`)).html).not.toContain('办理经过')
    }
    me.cookies.set('gongkai-case', token)
    for (const path of ['/jindu', '/wenshu/d1.docx', '/pingzheng.json'])
      expect((await me.get(`/zfxxgk/pingan/ysqgk/chaxun${path}`)).html).toContain('查询密码')
    for (const number of [away.number, away.id])
      expect((await me.post(BASE, { number, password: away.password })).html).toContain('编号或者查询密码不对')
    expect((await me.get('/zfxxgk/nowhere/ysqgk/chaxun')).status).toBe(404)
  })

  it('ends when asked to, and after half an hour; words that come too late are handed back', async () => {
    const receipt = await correcting()
    const me = await open(receipt)
    const one = await seen(receipt)
    await office.at('2021-09-25')
    const late = await me.post(`${BASE}/liyou`, { ...shown(one), reasons: '我写了很久的理由' })
    expect(late.status).toBe(401)
    expect(late.html).toMatch(/我写了很久的理由.*30 分钟没有操作/s)
    const again = await open(receipt)
    expect((await again.post(`${BASE}/jindu`, shown(one))).html).toContain('已经退出')
    expect(again.cookies.size).toBe(0)
  })
})

describe('what an applicant sees', () => {
  it('is the last day with its days, what was skipped and why', async () => {
    const receipt = await apply(office)
    const me = await open(receipt)
    expect((await me.get(`${BASE}/jindu`)).html).toContain('等待办公室确认收到')
    await confirm(receipt)
    const { html } = await me.get(`${BASE}/jindu`)
    for (const text of [
      '2021-10-14',
      '还剩 20 个工作日',
      '条例第三十一条第三项',
      '2021-09-18、2021-09-26、2021-10-09',
      '2021-10-01 至 2021-10-07',
    ])
      expect(html).toContain(text)
    expect(html.match(/第 \d+ 日/g)).toHaveLength(20)
    expect(html).toContain('王**')
    expect(html).not.toMatch(/王小明|13897001234|11010519491231002X/)
  })

  it('is the clock that stands while others are asked, and the day that moves', async () => {
    const receipt = await apply(office)
    const one = await confirm(receipt)
    const me = await open(receipt)
    await office.at('2021-09-10')
    const asked = await office.view(office.step(office.clerk, one, 'third-parties', { name: '青海某公司', interest: '商业秘密：报价' }))
    const paused = (await me.get(`${BASE}/jindu`)).html
    expect(paused).toContain('正在征求意见，答复期限暂停计算')
    expect(paused).not.toMatch(/青海某公司|报价/)
    await office.at('2021-09-13')
    const closed = { consultation: 'c1', opinion: 'consents', reasons: '', on: '2021-09-13' }
    await office.view(office.step(office.clerk, asked, 'consultation-answer', closed))
    const after = (await (await open(receipt)).get(`${BASE}/jindu`)).html
    expect(after).toMatch(/2021-10-14<\/del>.*2021-10-15/s)
    expect(after).toContain('征求意见所需时间不计算在内（条例第三十三条第三款）')
  })

  it('is what to pay, until when, and that the count begins anew', async () => {
    const receipt = await apply(office)
    await office.view(office.step(office.clerk, await confirm(receipt), 'fee-notice', { method: 'pages', pages: 40 }))
    const { html } = await (await open(receipt)).get(`${BASE}/jindu`)
    expect(html).toMatch(/等待您缴纳信息处理费 100 元.*2021-10-14 前缴清.*缴纳方式.*<del>.*2021-10-14<\/del>/s)
  })

  it('is the road that follows from the legal basis, with its last days, and the letters', async () => {
    const receipt = await apply(office)
    await answer(receipt, {
      outcome: 'deniedDeliberative',
      bases: ['条例第十六条第二款'],
      reasons: '所申请的是会议讨论记录，属于过程性信息',
      severance: '全文都是讨论记录，不能区分',
    })
    const me = await open(receipt)
    const { html } = await me.get(`${BASE}/jindu`)
    expect(html).toMatch(
      /已答复：不予公开，属于四类过程性信息.*先申请行政复议（行政复议法第二十三条第一款第四项.*海东市人民政府.*2021-11-09/s,
    )
    expect(html).not.toContain('最晚直接起诉')
    const href = /href="([^"]+wenshu[^"]+\.docx)"/.exec(html)?.[1] ?? ''
    const file = await fetch(office.server.url + href, { headers: { cookie: `gongkai-case=${me.cookies.get('gongkai-case')}` } })
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    expect((await me.get(`${BASE}/wenshu/../../x.docx`)).status).toBe(404)
    for (const path of ['wenshu/d999.pdf', 'gongkai/1.pdf', 'gongkai/x.pdf']) expect((await me.get(`${BASE}/${path}`)).status).toBe(404)
  })
})

describe('what an applicant does', () => {
  it('answers a notice item by item; once, however often it is sent', async () => {
    const receipt = await correcting()
    const me = await open(receipt)
    const one = await seen(receipt)
    const page = (await me.get(`${BASE}/buzheng`)).html
    expect(page).toContain('2021-09-30')
    expect(page).toContain('&lt;b&gt;文号&lt;/b&gt;')
    const put = (fields: Record<string, string>) => send(me, `${BASE}/buzheng`, { ...shown(one), ...fields })
    const half = await put({ item1: '乐政办〔2021〕3号<script>alert(1)</script>', item2: '' })
    expect(half.status).toBe(400)
    expect(half.html).toMatch(/错误：.*有 1 处需要修改.*&lt;script&gt;alert/s)
    const whole = { item1: '乐政办〔2021〕3号<script>alert(1)</script>', item2: '全文' }
    const first = await put(whole)
    expect(first.html).toMatch(/补正已经提交.*<del>.*2021-10-14<\/del>.*2021-10-27.*自收到补正之日起算（条例第三十条）/s)
    expect((await put(whole)).html).toContain('补正已经提交')
    const after = await seen(receipt)
    expect(after.timeline.filter((entry) => entry.type === 'CorrectionReceived')).toHaveLength(1)
    expect(after.words?.correction).toContain('2. 需要哪一部分\n全文')
    const otherTab = await put({ item1: '另一个说法', item2: '全文' })
    expect(otherTab.status).toBe(409)
    expect(otherTab.html).toMatch(/有了新的进展：办公室收到了您的补正.*另一个说法/s)
    expect((await me.get(`${BASE}/jindu`)).html).not.toContain('<script>alert')
  })

  it('keeps files with it, and refuses bad ones without losing a word', async () => {
    const receipt = await correcting()
    const me = await open(receipt)
    const one = await seen(receipt)
    const words = { ...shown(one), item1: '见附件', item2: '全文' }
    const bad = await send(me, `${BASE}/buzheng`, words, new File(['MZ\u0090\u0000program'], 'a.pdf'))
    expect(bad.status).toBe(400)
    expect(bad.html).toContain('见附件')
    expect((await seen(receipt)).words?.correction).toBe('')
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
    expect((await send(me, `${BASE}/buzheng`, words, new File([png], '身份.png'))).html).toContain('补正已经提交')
  })

  it('takes the request back after a tick, once', async () => {
    const receipt = await apply(office)
    const me = await open(receipt)
    const fields = shown(await seen(receipt))
    expect((await me.post(`${BASE}/chehui`, fields)).html).toContain('请先勾选确认，再撤回')
    for (const time of ['once', 'again'])
      expect((await me.post(`${BASE}/chehui`, { ...fields, agreed: 'yes' })).html, time).toContain('申请已经撤回')
    expect((await seen(receipt)).timeline.filter((entry) => entry.type === 'RequestWithdrawn')).toHaveLength(1)
    expect((await me.get(`${BASE}/jindu`)).html).not.toContain('不服怎么办')
    expect((await me.get(`${BASE}/chehui`)).html).toContain('不用撤回')
  })

  it('says why, where it was asked; rates what was answered', async () => {
    const receipt = await apply(office)
    const me = await open(receipt)
    expect((await me.get(`${BASE}/liyou`)).html).toContain('现在不需要说明理由')
    expect((await me.get(`${BASE}/pingjia`)).html).toContain('答复以后再评价')
    const asked = { facts: '同一申请人本月提出三十件申请', dueOn: '2021-09-30' }
    const one = await office.view(office.step(office.clerk, await confirm(receipt), 'reasons-notice', asked))
    expect((await me.post(`${BASE}/liyou`, { ...shown(one), reasons: '每件都不一样' })).html).toContain('您说明的理由已经提交')
    const done = await apply(office)
    await answer(done, { outcome: 'granted', bases: ['条例第三十六条第二项'], provided: '全文见附件' })
    const glad = await open(done)
    const fields = shown(await seen(done))
    expect((await glad.post(`${BASE}/pingjia`, { ...fields, score: '9' })).html).toContain('请选择一个分数')
    for (const time of ['once', 'again'])
      expect((await glad.post(`${BASE}/pingjia`, { ...fields, score: '4', remark: '很快' })).html, time).toContain('感谢您的评价')
    expect((await glad.get(`${BASE}/jindu`)).html).toContain('最晚直接起诉')
  })

  it('does nothing for a form from elsewhere', async () => {
    const receipt = await apply(office)
    const me = await open(receipt)
    const fields = { ...shown(await seen(receipt)), agreed: 'yes' }
    for (const from of ['https://evil.example', null]) expect((await me.post(`${BASE}/chehui`, fields, from)).status).toBe(403)
    expect((await seen(receipt)).status).toBe('submitted')
  })
})

describe.skipIf(withoutNu !== null)(`the applicant's pages: HTML (${withoutNu ?? 'Nu checker'})`, () => {
  it('is valid', async () => {
    const receipt = await correcting()
    const me = await open(receipt)
    const documents = new Map<string, string>()
    for (const path of ['', '/jindu', '/buzheng', '/liyou', '/chehui', '/pingjia']) documents.set(path, (await me.get(BASE + path)).html)
    documents.set('errors', (await send(me, `${BASE}/buzheng`, { ...shown(await seen(receipt)), item1: '' })).html)
    for (const path of ['wenti', 'shoufei', 'jiuji', 'bangzhu', 'tongji'])
      documents.set(path, (await me.get(`/zfxxgk/ledu/ysqgk/${path}`)).html)
    expect(await nuErrors(documents)).toEqual([])
  }, 120_000)
})

/** A form with files. */
async function send(me: Visitor, path: string, fields: Record<string, string>, file?: File) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  if (file) body.set('files', file)
  const headers = { origin: office.server.url, cookie: `gongkai-case=${me.cookies.get('gongkai-case')}` }
  const response = await fetch(office.server.url + path, { method: 'POST', body, headers, redirect: 'manual' })
  const next = response.headers.get('location')
  return next === null ? { status: response.status, html: await response.text() } : me.get(next)
}
