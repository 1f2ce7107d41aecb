import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Question } from '../../../api/questions.js'
import { BUILT_IN_CALENDAR } from '../../../law/calendar/notices.js'
import { addWorkdays } from '../../../law/calendar/workdays.js'
import { day } from '../../../law/day.js'
import { readSite, writeSite } from '../../platform/site/site.js'
import type { SignedInFetch, TestServer } from '../../testing/server.js'
import { startTestServer } from '../../testing/server.js'
import { visitor } from '../../testing/visitor.js'
import { reindex } from '../search/index/publications.js'
import { askQuestion, type Receipt } from './asking.js'

let server: TestServer
let clerk: SignedInFetch
let reviewer: SignedInFetch
let document: string
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => Date.parse('2021-09-10T02:00:00Z') } })
  await setDemo(false)
  clerk = await server.signIn('clerk', 'ledu')
  reviewer = await server.signIn('reviewer', 'ledu')
  const list = (await (await fetch(`${server.url}/kaifang/zfxxgk/ledu/fdzdgknr/zcwj.json`)).json()) as { rows: { address: string }[] }
  document = list.rows[0]?.address ?? ''
}, 180_000)
afterAll(() => server?.close())

/** What is asked on a demonstration is practice. */
async function setDemo(demo: boolean): Promise<void> {
  const { platform } = server
  const site = await readSite(platform.database.db)
  await platform.database.transaction(async (tx) => {
    await writeSite(tx, { ...site, demo })
    await platform.cache.invalidate(tx)
  })
  await platform.sites.load()
}

const ASKED = {
  title: '停车收费什么时候开始',
  words: '请问收费从哪天开始？我的电话是13897001234。',
  name: '王小明',
  contact: '13897001234',
  publish: 'yes',
}
const ANSWER = {
  text: '自 2021 年 10 月 1 日起收费。',
  publish: true,
  publicTitle: '停车收费什么时候开始',
  publicWords: '收费从哪天开始？',
}

/** By the form, which takes five a minute. */
async function send(more: Record<string, string> = {}): Promise<{ number: string; password: string; html: string }> {
  const sent = await visitor(server.url).post('/hudong/zixun', { ...ASKED, once: 'a-question-that-is-sent', ...more })
  const [, number = '', password = ''] = /<strong>([0-9A-Z]{10})<\/strong>.*<strong>([0-9A-Z]{10})<\/strong>/s.exec(sent.html) ?? []
  return { number, password, html: sent.html }
}

let times = 0
/** Without the form. */
async function ask(more: { mayPublish?: boolean; demo?: boolean; title?: string; words?: string } = {}): Promise<Receipt> {
  times += 1
  const { title, words, name, contact } = ASKED
  const asked = { title, words, name, contact, documentId: null, mayPublish: true, once: `question-number-${times}`, ...more }
  return askQuestion(server.platform, { organId: 'ledu', demo: more.demo ?? false }, asked)
}

const put = (number: string, json: object, who = clerk) => who(`/api/questions/${number}/answer`, { method: 'PUT', json })
const post = (number: string, path: string, json: object, who = reviewer) =>
  who(`/api/questions/${number}/${path}`, { method: 'POST', json })
const open = async (path: string) => (await fetch(server.url + path)).text()
const see = async (number: string) => (await (await clerk(`/api/questions/${number}`)).json()) as Question

test('a question that began on a document is answered, reviewed by another, and read by all who look at the document', async () => {
  const id = document.split('/').at(-1) ?? ''
  expect(await open(document)).toContain(`href="/hudong/zixun?wen=${id}"`)
  expect(await open(`/hudong/zixun?wen=${id}`)).toMatch(/value="关于《[^"]+》的咨询"/)
  const { number, password, html } = await send({ wen: id })
  const due = addWorkdays(day('2021-09-10'), 5, BUILT_IN_CALENDAR)
  expect(html).toContain(due)
  expect(await see(number)).toMatchObject({
    status: 'received',
    due,
    light: 'yellow',
    mayPublish: true,
    practice: false,
    words: ASKED.words,
    suggested: { words: '请问收费从哪天开始？我的电话是138****1234。' },
  })

  const wrong = await put(number, { ...ANSWER, publicWords: ASKED.words })
  expect([wrong.status, await wrong.json()]).toMatchObject([
    400,
    { fields: { publicWords: expect.stringContaining('手机号 138****1234') } },
  ])
  expect((await put(number, ANSWER)).status).toBe(200)
  expect(await (await post(number, 'approval', {}, await server.signIn('clerk', 'ledu'))).json()).toMatchObject({ error: 'forbidden' })
  expect((await post(number, 'return', { reasons: '请写明依据' })).status).toBe(200)
  expect((await see(number)).draft?.returned).toBe('请写明依据')
  await put(number, { ...ANSWER, text: `${ANSWER.text}依据第三条。` })
  expect((await visitor(server.url).post('/hudong/zixun/chaxun', { number, password })).html).not.toContain('10 月 1 日')
  expect((await post(number, 'approval', {})).status).toBe(200)

  const own = await visitor(server.url).post('/hudong/zixun/chaxun', { number: number.toLowerCase(), password })
  expect(own.html).toContain('依据第三条')
  const { address } = await see(number)
  expect(await open(document)).toContain(`href="${address}"`)
  expect(await open('/hudong/wenda')).toContain(`href="${address}"`)
  for (const odd of ['2021-13-45~abc', '2021-02-30~abc', '~', 'x'])
    expect(await open(`/hudong/wenda?${new URLSearchParams({ hou: odd })}`)).toContain(`href="${address}"`)
  expect((await clerk('/api/questions?after=2021-13-45~abc')).status).toBe(200)
  const page = await open(address ?? '')
  expect(page).toContain('收费从哪天开始')
  expect(page).not.toMatch(/13897001234|王小明/)
  const found = async () => open(`/sousuo?${new URLSearchParams({ q: '收费从哪天开始' })}`)
  expect(await found()).toContain(`href="${address}"`)
  expect(await reindex(server.platform)).toMatchObject({ answer: 1 })
  expect(await found()).toContain(`href="${address}"`)

  expect((await post(number, 'withdrawal', { reason: '政策已调整' })).status).toBe(200)
  expect((await fetch(server.url + address)).status).toBe(404)
  expect(await open(document)).not.toContain(address)
  expect(await found()).not.toContain(address)
  expect((await visitor(server.url).post('/hudong/zixun/chaxun', { number, password })).html).toContain('依据第三条')
})

test('nobody reviews their own answer, and nothing is published against the asker’s wish', async () => {
  const head = await server.signIn('head', 'ledu')
  const { number } = await ask({ mayPublish: false })
  expect(await (await put(number, ANSWER, head)).json()).toMatchObject({ code: 'question-not-to-publish' })
  expect((await put(number, { text: ANSWER.text }, head)).status).toBe(200)
  expect(await (await post(number, 'approval', {}, head)).json()).toMatchObject({ code: 'own-answer' })
  expect(await (await put(number, { text: ANSWER.text })).json()).toMatchObject({ code: 'question-in-review' })
  expect(((await (await post(number, 'approval', {})).json()) as Question).address).toBeNull()
  expect(await (await post(number, 'approval', {})).json()).toMatchObject({ code: 'question-not-in-review' })
  expect(await (await put(number, { text: ANSWER.text })).json()).toMatchObject({ code: 'question-answered' })
})

test('a question is given to the organ that it is for; others see nothing of it', async () => {
  const { number } = await ask()
  const stranger = await server.signIn('clerk', 'pingan')
  expect((await stranger(`/api/questions/${number}`)).status).toBe(403)
  expect((await post(number, 'forwarding', { organId: 'pingan', reason: '属于平安区的事' }, clerk)).status).toBe(200)
  expect((await stranger(`/api/questions/${number}`)).status).toBe(200)
  expect((await clerk(`/api/questions/${number}`)).status).toBe(403)
})

test('whoever answers while another gives the question away does not answer for the organ that had it', async () => {
  for (let round = 0; round < 3; round++) {
    const { number } = await ask()
    const given = post(number, 'forwarding', { organId: 'pingan', reason: '属于平安区的事' }, clerk)
    const answers = await Promise.all([given, put(number, { text: ANSWER.text })])
    expect(answers.map(({ ok }) => ok).filter(Boolean)).toHaveLength(1)
  }
})

test('what was asked lies sealed, and the ledger tells what happened without it', async () => {
  const { db } = server.platform.database
  const rows = await db.selectFrom('question').selectAll().execute()
  expect(JSON.stringify(rows)).not.toMatch(/13897001234|王小明|10 月 1 日/)
  const entries = await db.selectFrom('ledger_entry').select(['type', 'data']).where('stream', 'like', 'question:%').execute()
  expect(entries.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['QuestionAsked', 'AnswerDrafted', 'AnswerReturned', 'AnswerApproved', 'AnswerWithdrawn', 'QuestionForwarded']),
  )
  expect(JSON.stringify(entries)).not.toMatch(/13897001234|王小明|10 月 1 日/)
})

test('a form sent twice shows one receipt; one that is not whole comes back with its words', async () => {
  const first = await send({ once: 'the-same-form-twice' })
  expect(await send({ once: 'the-same-form-twice' })).toMatchObject({ number: first.number, password: first.password })
  const { publish: _, ...unsure } = ASKED
  const wrong = await visitor(server.url).post('/hudong/zixun', { ...unsure, title: '', once: 'not-whole-at-all' })
  expect(wrong.html).toContain('请选择是否同意公开')
  expect(wrong.html).toContain('请写标题')
  expect(wrong.html).toContain('请问收费从哪天开始')
  const gone = await visitor(server.url).post('/hudong/zixun', { ...ASKED, wen: 'nothing-here', once: 'about-nothing-at-all' })
  expect(gone.status).toBe(404)
  const script = await ask({ title: '<script>alert(1)</script>', words: '<img src=x onerror=alert(1)>' })
  const page = await visitor(server.url).post('/hudong/zixun/chaxun', { number: script.number, password: script.password })
  expect(page.html).not.toMatch(/<script>alert|<img src=x/)
})

test('guessing a password becomes slow, for numbers that do not exist as well', async () => {
  for (const number of [(await ask()).number, 'AAAAAAAAAA']) {
    const answers: string[] = []
    for (let n = 0; n < 5; n++) {
      answers.push((await visitor(server.url).post('/hudong/zixun/chaxun', { number, password: 'WRONGWRONG' })).html)
    }
    expect(answers[0]).toContain('编号或者查询密码不对')
    expect(answers.at(-1)).toContain('秒以后再试')
  }
})

test('on a demonstration a question is practice: it can be answered, and is never public', async () => {
  await setDemo(true)
  expect(await open('/hudong/zixun')).toContain('只进入演练')
  const { number } = await ask({ demo: true })
  await put(number, ANSWER)
  expect(await (await post(number, 'approval', {})).json()).toMatchObject({ status: 'answered', practice: true, address: null })
  expect(await open('/hudong/wenda')).toContain('暂无公开的问答')
})
