import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Content } from '../../../../api/publishing-content.js'
import { type Day, day } from '../../../../law/day.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { expectNoAxeViolations, hasBrowser, openBrowser } from '../../../testing/browser.js'
import { nuErrors, withoutNu } from '../../../testing/nu.js'
import { NORMATIVE, PAPER } from '../../../testing/publishing.js'
import { startTestServer, type TestServer } from '../../../testing/server.js'
import { recordDocument } from '../../publishing/index.js'
import { policiesAsked } from './asked.js'
import { rebuildPolicies } from './keep.js'
import { COUNTED, listPolicies } from './list.js'

const TODAY = day('2026-01-01')

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await record('parking', '2021-09-10', { audience: ['企业', '个人'] })
  await record('old-rule', '2015-03-02', {
    title: '乐都区旧办法',
    documentNo: '乐政〔2015〕2号',
    signedOn: '2015-03-01',
    validity: 'repealed',
  })
  await record('run-out', '2016-03-02', {
    title: '乐都区试行办法',
    documentNo: '乐政〔2016〕3号',
    signedOn: '2016-03-01',
    expiresOn: '2018-03-01',
  })
  await record('explained', '2021-09-11', {
    title: '《公共停车场管理办法》解读',
    instrument: 'interpretation',
    documentNo: null,
    validity: 'none',
    relations: [{ kind: 'interprets', documentId: 'parking', title: '' }],
  })
  for (let n = 10; n < 35; n++)
    await record(`paper-${n}`, '2019-05-06', {
      title: `乐都区第${n}号文件`,
      documentNo: `乐政〔2019〕${n}号`,
      signedOn: '2019-05-05',
      genre: '通知',
    })
}, 180_000)
afterAll(() => server?.close())

type Written = Partial<Record<keyof Content, unknown>>

async function record(id: string, on: string, more: Written): Promise<void> {
  const ctx = { platform: server.platform, siteId: SITE_ID, actor: { kind: 'system', job: 'test' } as const }
  const { interpretationWaiver: _, ...paper } = PAPER
  const content = { ...paper, columnId: NORMATIVE, ...more } as Parameters<typeof recordDocument>[1]['content']
  await recordDocument(ctx, { id, organId: 'ledu', origin: 'import', source: '旧网站', indexNo: null, on: on as Day, content })
}

async function library(query = ''): Promise<{ status: number; html: string; links: string[] }> {
  const answer = await fetch(`${server.url}/zfxxgk/zhengce${query}`)
  const html = await answer.text()
  return {
    status: answer.status,
    html,
    links: [...html.matchAll(/<th scope="row"><a href="\/xinxi\/([^"]+)"/g)].map(([, id]) => id as string),
  }
}

test('what was repealed or has run out is not listed until it is asked for', async () => {
  const usual = await library()
  expect(usual.links).toContain('parking')
  expect(usual.links).not.toContain('old-rule')
  expect(usual.links).not.toContain('explained')
  expect((await library('?youxiaoxing=repealed')).links).toEqual(['old-rule'])
  expect((await library('?youxiaoxing=expired')).links).toEqual(['run-out'])
  expect((await library('?youxiaoxing=in-force&nian=2016')).links).toEqual([])
})

test('facets stand in the address, narrow together and tell how many each leaves', async () => {
  const { html, links } = await library('?duixiang=%E4%BC%81%E4%B8%9A&nian=2021')
  expect(links).toEqual(['parking'])
  expect(html).toContain('1 份解读')
  expect(html).toMatch(/个人 <span class="count">1<\/span>/)
  expect((await library('?nian=2019')).html).toMatch(/2019年 <span class="count">去掉<\/span>/)
  expect((await library('?jiedu=you')).links).toEqual(['parking'])
  expect((await library('?jiguan=%27%3B%20drop%20table--')).html).toContain('没有符合条件的文件')
})

test('one goes through all pages by key and meets every paper once', async () => {
  const seen: string[] = []
  let query: string | undefined = '?wenzhong=%E9%80%9A%E7%9F%A5&youxiaoxing=quanbu'
  for (let pages = 0; query !== undefined && pages < 9; pages++) {
    const page: { html: string; links: string[] } = await library(query)
    seen.push(...page.links)
    query = /href="\/zfxxgk\/zhengce(\?[^"]*hou=[^"]+)">下一页/.exec(page.html)?.[1]?.replaceAll('&amp;', '&')
  }
  const wanted = Array.from({ length: 25 }, (_, n) => `paper-${n + 10}`)
  expect(seen.filter((id) => id.startsWith('paper-')).sort()).toEqual(wanted)
  expect(new Set(seen).size).toBe(seen.length)
})

test('the file holds what the page lists, and all of it can be made again', async () => {
  const file = async () => (await (await fetch(`${server.url}/kaifang/zhengce.json?nian=2021`)).json()) as { rows: { address: string }[] }
  const before = await file()
  expect(before.rows.map(({ address }) => address)).toContain('/xinxi/parking')
  await rebuildPolicies(server.platform)
  expect(await file()).toEqual(before)
  expect((await listPolicies(server.platform.database.db, SITE_ID, policiesAsked({ jiedu: 'you' }), TODAY)).rows).toMatchObject([
    { id: 'parking', explained: 1 },
  ])
})

test('of very many the newest are counted, which is said, and every value can still be chosen', async () => {
  const { db } = server.platform.database
  const many = COUNTED + 100
  await sql`insert into portal_policy (site_id, id, organ_id, href, title, topic, year, audience, validity, sort_on)
    select 'many', 'm' || n, 'ledu', '/', '文件', case when n = 1 then '水利' else '教育' end, 2000 + n / 50, '{}', 'in-force',
      date '2000-01-01' + n from generate_series(1, ${many}::integer) n`.execute(db)
  await sql`insert into portal_policy_value values ('many', 'zhuti', '教育', ${many - 1}), ('many', 'zhuti', '水利', 1)`.execute(db)
  const all = await listPolicies(db, 'many', policiesAsked({}), TODAY)
  expect(all).toMatchObject({ total: COUNTED, more: true })
  expect(all.facets.zhuti).toEqual([
    { value: '教育', count: COUNTED + 1, more: true },
    { value: '水利', count: 0, more: true },
  ])
  const one = await listPolicies(db, 'many', policiesAsked({ zhuti: '水利' }), TODAY)
  expect(one).toMatchObject({ total: 1, more: false, rows: [{ id: 'm1' }] })
})

test.skipIf(withoutNu)(`the page is valid HTML${withoutNu ? `: ${withoutNu}` : ''}`, async () => {
  const pages = new Map([
    ['zhengce', (await library('?nian=2021')).html],
    ['kaifang', await (await fetch(`${server.url}/kaifang`)).text()],
    ['document', await (await fetch(`${server.url}/xinxi/parking`)).text()],
  ])
  expect(await nuErrors(pages)).toEqual([])
})

test.skipIf(!hasBrowser)(
  'without scripts, at both widths: axe finds nothing, nothing is wider than the window (needs Chromium)',
  async () => {
    const browser: Browser = await openBrowser()
    const page = await (await browser.newContext()).newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    for (const path of ['/zfxxgk/zhengce', '/kaifang', '/xinxi/parking']) {
      await page.goto(server.url + path)
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 850 })
        await expectNoAxeViolations(page)
        expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), path).toBe(0)
      }
    }
    // The policy lets the data block stand.
    expect(complaints).toEqual([])
    await browser.close()
  },
)
