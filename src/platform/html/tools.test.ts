import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoAxeViolations, hasBrowser, openBrowser, SPEECH_FOR_TESTS } from '../../testing/browser.js'
import { startTestServer, type TestServer } from '../../testing/server.js'

const THEMES = ['yellow-black', 'white-black', 'yellow-blue', 'green']

describe.skipIf(!hasBrowser)('the tool bar (needs Chromium)', () => {
  let server: TestServer
  let browser: Browser
  let context: BrowserContext
  let page: Page
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startTestServer(), openBrowser()])
    context = await browser.newContext({ viewport: { width: 320, height: 800 } })
    page = await context.newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  test('by keyboard: opens, sets size and colours, and they stay on the next page until they are taken back', async () => {
    await page.goto(server.url)
    await page.keyboard.press('Alt+Shift+T')
    expect(await page.locator('#toolbar-switch').getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowLeft')
    expect(await page.locator('html').getAttribute('data-size')).toBe('200')
    await page.locator('input[name=theme][value=yellow-black]').check()
    await page.goto(`${server.url}/zfxxgk/ledu`)
    expect(await page.locator('html').getAttribute('data-size')).toBe('200')
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(0, 0, 0)')
    expect(await sideways(page)).toBe(0)
    await page.keyboard.press('Alt+Shift+Digit0')
    await page.reload()
    expect(await page.locator('html').getAttribute('data-theme')).toBe(null)
    expect(await page.locator('html').getAttribute('data-size')).toBe('100')
  })

  test.each(THEMES)(
    'every colour scheme has contrast: %s, handed on in the address',
    async (theme) => {
      for (const path of ['/', '/zfxxgk/ledu/nianbao/2021', '/rili', '/nianbao/jiance']) {
        await page.goto('about:blank')
        await page.goto(`${server.url}${path}#wishes=size125,${theme}`)
        expect(await page.locator('html').getAttribute('data-theme')).toBe(theme)
        await expectNoAxeViolations(page)
        expect(await sideways(page), path).toBe(0)
      }
    },
    120_000,
  )

  test('an address with nonsense in it changes nothing', async () => {
    await page.goto(server.url)
    const before = await page.evaluate('JSON.stringify(gongkaiWishes.wishes)')
    await page.goto('about:blank')
    await page.goto(`${server.url}/#wishes=size999,evil,constructor`)
    expect(await page.evaluate('JSON.stringify(gongkaiWishes.wishes)')).toBe(before)
  })

  test('reads the page aloud block by block, pauses and goes on with Esc, shows what is read', async () => {
    const fresh = await browser.newContext({ viewport: { width: 390, height: 800 } })
    await fresh.addInitScript(SPEECH_FOR_TESTS)
    const reading = await fresh.newPage()
    await reading.goto(`${server.url}/zfxxgk/ledu`)
    await reading.keyboard.press('Alt+Shift+KeyT')
    await reading.getByLabel('大字幕').check()
    await reading.getByRole('button', { name: '朗读全文' }).click()
    const heading = (await reading.locator('main h1').innerText()).trim()
    expect(await reading.evaluate('spoken')).toEqual([`${heading}@1`])
    expect(await reading.locator('#captions').innerText()).toBe(heading)
    await reading.evaluate('current.onend()')
    expect(await reading.evaluate('spoken.length')).toBe(2)
    await reading.keyboard.press('Escape')
    await reading.keyboard.press('Escape')
    expect(await reading.evaluate('calls.slice(-2)')).toEqual(['pause', 'resume'])
    await reading.getByLabel('语速').selectOption('1.4')
    expect(await reading.evaluate('spoken.at(-1)')).toMatch(/@1\.4$/)
    await fresh.close()
  })
})

function sideways(page: Page): Promise<unknown> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}
