import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldTidy, tidyText } from '../../platform/text/fold.js'
import { expectNoAxeViolations, hasBrowser, openBrowser } from '../../testing/browser.js'
import { startTestServer, type TestServer } from '../../testing/server.js'
import { documentsAlike } from './find/lookalikes.js'
import { markedPieces } from './find/snippets.js'
import { reindex } from './index/publications.js'
import { wordsOfPhrase, wordsOfText } from './index/words.js'

interface Answer {
  total: number
  complete: boolean
  facets: Record<string, { value: string; count: number }[]>
  hits: { title: string; href: string; passage: { attachment: string | null; text: string } | null }[]
}

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server?.close())

const ask = async (query: Record<string, string>): Promise<Answer> => {
  const response = await fetch(`${server.url}/sousuo.json?${new URLSearchParams(query)}`)
  expect(response.status).toBe(200)
  return (await response.json()) as Answer
}
const hrefs = (answer: Answer) => answer.hits.map(({ href }) => href).sort()

const LEDU = '/zfxxgk/ledu/nianbao/2021'
const HAIDONG = '/zfxxgk/haidong/nianbao/2020'
const ZWFW = '/zfxxgk/haidong-zwfw/nianbao/2021'
const PINGAN = '/zfxxgk/pingan/nianbao/2020'
const NOBODY = '/ziliao/s4'

describe('words', () => {
  test('every dictionary word of a phrase is among the words of any text around it', () => {
    for (const phrase of ['政务公开工作领导小组', '政民互动', '长效机制', '民和回族土族自治县', '国办公开办函[2021]30号', 'ipv6改造']) {
      const words = wordsOfText(foldTidy(tidyText(`在${phrase}中`)))
      for (const word of wordsOfPhrase(phrase)) expect(words, `${phrase}: ${word}`).toContain(word)
    }
  })

  test('radicals, full-width signs, brackets and broken lines make no difference, and every sign keeps its place', () => {
    const tidy = tidyText('⼯作⻔户　ＩＰｖ６　青政办〔2020〕99号\n政务公开工作领\n导小组')
    expect(tidy).toBe('工作门户 IPv6 青政办〔2020〕99号政务公开工作领导小组')
    expect(foldTidy(tidy)).toBe('工作门户 ipv6 青政办[2020]99号政务公开工作领导小组')
    expect(markedPieces(tidy, ['ipv6', '[2020]99'])).toEqual([
      { text: '工作门户 ', marked: false },
      { text: 'IPv6', marked: true },
      { text: ' 青政办', marked: false },
      { text: '〔2020〕99', marked: true },
      { text: '号政务公开工作领导小组', marked: false },
    ])
  })
})

describe('search', () => {
  test('a phrase that a report breaks over two lines is found in all four, and in none that only has its words', async () => {
    const answer = await ask({ q: '政务公开工作领导小组', kind: 'report' })
    expect(hrefs(answer)).toEqual([HAIDONG, PINGAN, LEDU, ZWFW].sort())
    for (const { passage } of answer.hits) expect(passage?.text).toContain('政务公开工作领导小组')
    for (const { passage } of answer.hits) expect(passage?.attachment).toMatch(/\.docx$/)
  })

  test('words that a report writes with radicals are found', async () => {
    expect(hrefs(await ask({ q: '政民' }))).toEqual(expect.arrayContaining([LEDU, NOBODY]))
    expect(hrefs(await ask({ q: '工作' }))).toEqual(expect.arrayContaining([LEDU, HAIDONG, ZWFW, PINGAN, NOBODY]))
    expect(hrefs(await ask({ q: '长效机制' }))).toContain(NOBODY)
    expect(hrefs(await ask({ q: '部门' }))).toContain(NOBODY)
  })

  test('what is found stays found when the index is made anew', async () => {
    const before = hrefs(await ask({ q: '工作' }))
    await reindex(server.platform)
    expect(hrefs(await ask({ q: '工作' }))).toEqual(before)
  })

  test('a facet narrows, its count is kept, and the address carries it', async () => {
    const all = await ask({ q: '工作' })
    const count = all.facets.year?.find(({ value }) => value === '2021')?.count
    const narrowed = await ask({ q: '工作', year: '2021' })
    expect(narrowed.total).toBe(count)
    expect(narrowed.total).toBeLessThan(all.total)
  })

  test.each(["'", "a' | 'b", '\\', '!', '<script>alert(1)</script>', '%', '"', '  ', '《》', '&|!():*', '\u0000工作'])(
    'odd words are looked for and nothing else: %j',
    async (q) => {
      const page = await fetch(`${server.url}/sousuo?${new URLSearchParams({ q, organ: "x' | '#site:main", page: '999' })}`)
      expect(page.status).toBe(200)
      expect(await page.text()).not.toContain('<script>alert')
      await ask({ q, sort: 'date' })
    },
  )

  test('a very long question is cut, not refused', async () => {
    expect((await ask({ q: '工作'.repeat(500) })).total).toBeGreaterThan(0)
  })

  test('what is nowhere leads on: fewer conditions, other words, asking, applying with the words carried over', async () => {
    const html = await (await fetch(`${server.url}/sousuo?q=${encodeURIComponent('量子电梯')}&year=2021`)).text()
    for (const part of ['没有找到“量子电梯”', '去掉筛选条件', '/hudong', `/ysqgk/shenqing?q=${encodeURIComponent('量子电梯')}`])
      expect(html).toContain(part)
    expect(await (await fetch(`${server.url}/sousuo?q=gongkai`)).text()).toContain('公开')
    expect(await (await fetch(`${server.url}/sousuo?q=${encodeURIComponent('正府')}`)).text()).toMatch(/class="suggested"/)
  })

  test('what is public already is offered to whoever applies for it', async () => {
    const [first] = await documentsAlike(server.platform, '2021年政务公开工作要点的全文')
    expect(first?.title).toContain('2021年政务公开工作要点')
    expect(await documentsAlike(server.platform, '量子电梯的采购合同')).toEqual([])
  })

  test('the feed is well-formed', async () => {
    const xml = await (await fetch(`${server.url}/sousuo.xml?q=${encodeURIComponent('公开')}`)).text()
    expect(xml).toMatch(/^<\?xml version="1\.0"/)
    expect(xml.match(/<item>/g)?.length).toBeGreaterThan(3)
  })
})

describe.skipIf(!hasBrowser)('searching in the browser (needs Chromium)', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  test.each([390, 1280])('A01 by keyboard at %i px', async (width) => {
    const page = await (await browser.newContext({ viewport: { width, height: 850 } })).newPage()
    await page.goto(server.url)
    await page.getByLabel('搜索标题、正文、文号和附件').fill('政务公开工作领导小组')
    await page.keyboard.press('Enter')
    await page.waitForURL(/sousuo/)
    expect(await page.locator('.passage mark').first().innerText()).toBe('政务公开工作领导小组')
    await expectNoAxeViolations(page)
    expect(await sideways(page)).toBe(0)
    await page.getByRole('link', { name: /^2021年/ }).click()
    await page.waitForURL(/year=2021/)
    const narrowed = await page.locator('.hits li').count()
    await page.goBack()
    await page.waitForURL((url) => !url.search.includes('year'))
    expect(await page.locator('.hits li').count()).toBeGreaterThan(narrowed)
    await page.goto(`${server.url}/sousuo?q=${encodeURIComponent('量子电梯')}`)
    await expectNoAxeViolations(page)
    await page.getByRole('link', { name: '申请公开' }).click()
    await page.waitForURL(/ysqgk\/shenqing/)
    await page.context().close()
  })
})

function sideways(page: Page): Promise<unknown> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}
