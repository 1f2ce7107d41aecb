import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoAxeViolations, hasBrowser, openBrowser, SPEECH_FOR_TESTS } from '../../testing/browser.js'
import { startTestServer, type TestServer } from '../../testing/server.js'

/** A window of 1280 pixels at 400 % is as wide as this one. */
const NARROW = { width: 320, height: 720 }
const KEY_PAGES = [
  '/',
  '/zfxxgk',
  '/zfxxgk/ledu',
  '/zfxxgk/ledu/zhinan',
  '/zfxxgk/ledu/fdzdgknr',
  '/zfxxgk/ledu/ysqgk',
  '/zfxxgk/ledu/ysqgk/shenqing',
  '/zfxxgk/ledu/ysqgk/chaxun',
  '/zfxxgk/ledu/nianbao',
  '/zfxxgk/zhengce',
  '/zwgk',
  '/hudong',
  '/fuwu',
  '/gaikuang',
  '/lingdao',
  '/sousuo?q=政务公开',
  '/jiucuo',
  '/ditu',
  '/rili',
  '/kaifang',
]

describe.skipIf(!hasBrowser)('whoever sees badly or uses no mouse (needs Chromium)', () => {
  let server: TestServer
  let browser: Browser
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startTestServer(), openBrowser()])
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  test('A11: by keyboard alone, twice as large, yellow on black and aloud, reads a text and writes to the office', async () => {
    const context = await browser.newContext({ viewport: NARROW, locale: 'zh-CN' })
    await context.addInitScript(SPEECH_FOR_TESTS)
    const page = await context.newPage()
    await page.goto(server.url)
    expect(await tab(page)).toBe('跳到正文')
    expect([await tab(page), await tab(page)]).toContain('长者版')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+Shift+KeyT')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowRight')
    await expectWishes(page)
    await expectLargeTargets(page)

    await page.keyboard.press('Alt+Shift+KeyT')
    await tabTo(page, '海东市乐都区人民政府办公室关于印发2021年政务公开工作要点的通知')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/xinxi\//)
    await expectWishes(page)
    await page.keyboard.press('Alt+Shift+KeyR')
    expect(await page.evaluate('spoken.length')).toBe(1)
    await page.keyboard.press('Escape')
    expect(await page.evaluate('calls.at(-1)')).toBe('pause')

    // Letters to the leaders come with another part of the portal: what a reader can write to the office today is this.
    await tabTo(page, '我要纠错')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/jiucuo/)
    await expectWishes(page)
    await expectLargeTargets(page)
    await tabTo(page, '附件打不开')
    await page.keyboard.press('ArrowDown')
    await tab(page)
    await page.keyboard.type('第二个链接打不开')
    await tab(page)
    expect(await tab(page)).toBe('提交')
    await page.keyboard.press('Enter')
    await page.locator('.notice strong').waitFor()
    await expectWishes(page)

    await page.keyboard.press('Alt+Shift+Digit0')
    await page.reload()
    expect(await page.locator('html.elder').count()).toBe(0)
    expect(await page.locator('html').getAttribute('data-size')).toBe('100')
    expect(await page.locator('html').getAttribute('data-theme')).toBe(null)
    await context.close()
  }, 120_000)

  test('A11: nothing is lost on twenty pages so enlarged and coloured, and printed they are black on white', async () => {
    const context = await browser.newContext({ viewport: NARROW, locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto(`${server.url}/#wishes=elder,size200,yellow-black`)
    await page.evaluate('gongkaiWishes.change({})')
    for (const path of KEY_PAGES) {
      const answer = await page.goto(server.url + path)
      expect([path, answer?.status()]).toEqual([path, 200])
      await expectWishes(page)
      await expectNoAxeViolations(page)
    }
    await page.goto(`${server.url}/xinxi/ledu-yaodian-2021`)
    for (const tools of ['.document-tools', '.found-wrong']) expect(await page.locator(tools).isVisible(), tools).toBe(true)
    await page.emulateMedia({ media: 'print' })
    const [paper, ink] = (await page.evaluate(
      '[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]',
    )) as string[]
    expect([paper, ink]).toEqual(['rgba(0, 0, 0, 0)', 'rgb(31, 35, 41)'])
    for (const gone of ['.toolbar', '.modules', '.tools', '.site-search', '.document-tools', '.found-wrong'])
      expect(await page.locator(gone).isVisible(), gone).toBe(false)
    await context.close()
  }, 300_000)

  test('A12: errors reported in a row are taken or told to wait, never with a puzzle; help stands at the same place on every page', async () => {
    const page = await browser.newPage()
    const answers: string[] = []
    // The letter of the story above may count with them: then the last is told to wait.
    for (let n = 0; n < 5; n++) {
      await page.goto(`${server.url}/jiucuo?ye=/zfxxgk/ledu`)
      expect(await page.locator('main :is(img, canvas, iframe, [draggable=true])').count()).toBe(0)
      await page.getByLabel('内容有错').check()
      await page.getByRole('button', { name: '提交' }).click()
      answers.push(await page.getByText(/请记下编号|请过 \d+ 秒再按一次/).innerText())
    }
    expect(new Set(answers.slice(0, 4).map((answer) => /[A-Z0-9]{10}/.exec(answer)?.[0])).size).toBe(4)
    expect(answers[4]).toMatch(/请记下编号 [A-Z0-9]{10}|请过 \d+ 秒再按一次/)
    for (const path of ['/', '/jiucuo', '/zfxxgk/ledu/ysqgk/shenqing', '/sousuo?q=水', '/no-such-page']) {
      await page.goto(server.url + path)
      const first = page.locator('.site-footer a').first()
      expect([path, await first.innerText(), await first.getAttribute('href')]).toEqual([path, '12345', 'tel:12345'])
    }
    await page.close()
  }, 60_000)
})

/** One step on; answers what has the focus, which must be seen: within the window and behind nothing. */
async function tab(page: Page): Promise<string> {
  await page.keyboard.press('Tab')
  const [text, hidden] = (await page.evaluate(`(() => {
    const at = document.activeElement
    const text = (at.labels?.[0] ?? at).textContent.trim()
    const { left, top, width, height } = at.getBoundingClientRect()
    const seen = document.elementFromPoint(left + Math.min(width, 20) / 2, top + Math.min(height, 20) / 2)
    return [text, at === document.body || (seen && (at.contains(seen) || seen.contains(at) || seen.closest('li')?.contains(at))) ? '' : at.outerHTML]
  })()`)) as [string, string]
  expect(hidden, page.url()).toBe('')
  return text
}

async function tabTo(page: Page, words: string): Promise<void> {
  for (let steps = 0; steps < 80; steps++) if ((await tab(page)).includes(words)) return
  throw new Error(`“${words}” cannot be reached by keyboard on ${page.url()}`)
}

/** The settings hold, and nothing is wider than the window. */
async function expectWishes(page: Page): Promise<void> {
  const [elder, size, theme, sideways, ground] = (await page.evaluate(`(() => {
    const root = document.documentElement
    return [root.classList.contains('elder'), root.dataset.size, root.dataset.theme, root.scrollWidth - root.clientWidth, getComputedStyle(document.body).backgroundColor]
  })()`)) as unknown[]
  expect([page.url(), elder, size, theme, sideways, ground]).toEqual([page.url(), true, '200', 'yellow-black', 0, 'rgb(0, 0, 0)'])
}

/** What the page is worked with is at least 60 pixels high. */
async function expectLargeTargets(page: Page): Promise<void> {
  const small =
    await page.evaluate(`[...document.querySelectorAll('.tools button, .modules a, .card-links li, .site-search button, main button, main input:not([type=radio], [type=checkbox]), main textarea, .option label')]
    .filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < 60).map((one) => one.outerHTML.slice(0, 90))`)
  expect(small, page.url()).toEqual([])
}
