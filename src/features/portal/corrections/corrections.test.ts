import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUILT_IN_CALENDAR } from '../../../../law/calendar/notices.js'
import { addWorkdays } from '../../../../law/calendar/workdays.js'
import { day } from '../../../../law/day.js'
import { expectNoAxeViolations, hasBrowser, openBrowser } from '../../../testing/browser.js'
import { nuErrors, withoutNu } from '../../../testing/nu.js'
import { startTestServer, type TestServer } from '../../../testing/server.js'
import { visitor } from '../../../testing/visitor.js'
import './store.js'

let server: TestServer
let document: string
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => Date.parse('2021-09-10T02:00:00Z') } })
  const list = (await (await fetch(`${server.url}/kaifang/zfxxgk/ledu/fdzdgknr.json`)).json()) as { rows: { address: string }[] }
  document = list.rows[0]?.address ?? ''
}, 180_000)
afterAll(() => server?.close())

interface Queue {
  corrections: {
    number: string
    page: string
    title: string
    words: string
    contact: string
    due: string
    light: string
    practice: boolean
  }[]
}

test('a reader reports a broken attachment, a clerk answers, the reader sees it by the number (A07)', async () => {
  const reader = visitor(server.url)
  const page = await reader.get(document)
  const form = /href="(\/jiucuo\?ye=[^"]+)"/.exec(page.html)?.[1] ?? ''
  expect((await reader.get(form)).html).toContain(`value="${document}"`)
  const sent = await reader.post('/jiucuo', { page: document, kind: 'file', words: '第一个附件打不开', contact: '13897001234' })
  const number = /bianhao=([0-9A-Z]{10})$/.exec(sent.address)?.[1] ?? ''
  expect(number).not.toBe('')
  const due = addWorkdays(day('2021-09-10'), 3, BUILT_IN_CALENDAR)
  expect(sent.html).toContain('已经收到')
  expect(sent.html).toContain(due)
  expect(sent.html).not.toContain('第一个附件打不开')

  const clerk = await server.signIn('clerk', 'ledu')
  const queue = (await (await clerk('/api/corrections')).json()) as Queue
  expect(queue.corrections).toMatchObject([
    { number, page: document, words: '第一个附件打不开', contact: '13897001234', due, light: 'yellow', practice: true },
  ])
  expect(queue.corrections[0]?.title).toBeTruthy()
  const answer = { method: 'POST', json: { outcome: 'corrected', text: '附件已经换好。' } }
  expect((await clerk(`/api/corrections/${number}/answer`, answer)).status).toBe(200)
  const again = await clerk(`/api/corrections/${number}/answer`, answer)
  expect(again.status).toBe(422)
  expect(await again.json()).toMatchObject({ code: 'correction-answered' })
  const seen = await reader.get(`/jiucuo/chaxun?bianhao=${number.toLowerCase()}`)
  expect(seen.html).toContain('已更正')
  expect(seen.html).toContain('附件已经换好。')
  expect(seen.html).not.toContain('13897001234')
})

test('what the reader wrote lies sealed, and the ledger tells what happened without it', async () => {
  await visitor(server.url).post('/jiucuo', { page: '/zfxxgk/ledu', kind: 'content', words: '电话号码不对', contact: 'a@example.cn' })
  const { db } = server.platform.database
  const rows = await db.selectFrom('portal_correction').selectAll().execute()
  expect(JSON.stringify(rows)).not.toMatch(/电话号码不对|a@example\.cn/)
  const entries = await db.selectFrom('ledger_entry').select(['type', 'data']).where('type', 'like', 'Correction%').execute()
  expect(entries.map(({ type }) => type)).toEqual(expect.arrayContaining(['CorrectionReported', 'CorrectionAnswered']))
  expect(JSON.stringify(entries)).not.toMatch(/电话号码不对|a@example\.cn/)
})

test('others neither see the queue nor answer in it', async () => {
  expect((await fetch(`${server.url}/api/corrections`)).status).toBe(401)
  const stranger = await server.signIn('clerk', 'pingan')
  expect(((await (await stranger('/api/corrections')).json()) as Queue).corrections).toEqual([])
  const clerk = await server.signIn('clerk', 'ledu')
  const open = ((await (await clerk('/api/corrections')).json()) as Queue).corrections[0]
  const answer = { method: 'POST', json: { outcome: 'corrected', text: '不归我管' } }
  expect((await stranger(`/api/corrections/${open?.number}/answer`, answer)).status).toBe(403)
  expect((await clerk('/api/corrections/AAAAAAAAAA/answer', answer)).status).toBe(404)
})

test('what is missing or wrong is told, and nothing is taken in from elsewhere', async () => {
  const reader = visitor(server.url)
  // A browser sends nothing at all where nothing was chosen.
  const wrong = await reader.post('/jiucuo', { page: 'https://elsewhere.example/', words: '有错' })
  expect(wrong.html).toContain('请选择是什么问题')
  expect(wrong.html).toContain('以 / 开头')
  expect(wrong.html).toContain('有错')
  expect((await reader.post('/jiucuo', { page: '/', kind: 'other' }, 'https://elsewhere.example')).status).toBe(403)
  expect((await reader.get('/jiucuo/chaxun?bianhao=AAAAAAAAAA')).html).toContain('没有这个编号')
})

test('five a minute from one address, then how long to wait, with the words still there', async () => {
  const answers: Response[] = []
  for (let n = 0; n < 6; n++) {
    const body = new URLSearchParams({ page: '/', kind: '', words: '第三段的日期写错了' })
    answers.push(await fetch(`${server.url}/jiucuo`, { method: 'POST', body, headers: { origin: server.url } }))
  }
  const last = answers.at(-1)
  expect(last?.status).toBe(429)
  expect(await last?.text()).toMatch(/请过 \d+ 秒再按一次[\s\S]*第三段的日期写错了/)
})

test.skipIf(withoutNu || !hasBrowser)(
  'the pages are valid and axe finds nothing on them at both widths (needs Chromium, the Nu checker)',
  async () => {
    const paths = [`/jiucuo?ye=${encodeURIComponent(document)}`, '/jiucuo/chaxun?bianhao=AAAAAAAAAA', document]
    const pages = new Map<string, string>()
    for (const path of paths) pages.set(path, await (await fetch(server.url + path)).text())
    expect(await nuErrors(pages)).toEqual([])
    const browser = await openBrowser()
    const page = await (await browser.newContext()).newPage()
    for (const path of paths) {
      await page.goto(server.url + path)
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 850 })
        await expectNoAxeViolations(page)
      }
    }
    await browser.close()
  },
)
