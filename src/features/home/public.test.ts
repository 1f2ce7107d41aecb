import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoAxeViolations, hasBrowser, openBrowser } from '../../testing/browser.js'
import { nuErrors, withoutNu } from '../../testing/nu.js'
import { startTestServer, type TestServer } from '../../testing/server.js'

let server: TestServer
/** Every page that can be reached from the front page by links, by address. */
const pages = new Map<string, string>()
const broken: string[] = []

beforeAll(async () => {
  server = await startTestServer()
  const due = ['/', '/denglu', '/mima']
  const from = new Map<string, string>()
  for (let path = due.shift(); path !== undefined; path = due.shift()) {
    if (pages.has(path)) continue
    const answer = await fetch(server.url + path)
    if (answer.status !== 200) broken.push(`${answer.status} ${path} on ${from.get(path)}`)
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    const html = await answer.text()
    pages.set(path, html)
    for (const link of linksOf(html)) {
      if (pages.has(link) || !isWorthSeeing(link)) continue
      from.set(link, path)
      due.push(link)
    }
  }
}, 600_000)
afterAll(() => server.close())

test('every link of every public page leads somewhere', () => {
  expect(broken).toEqual([])
  for (const path of [
    '/gaikuang',
    '/lingdao',
    '/zwgk',
    '/hudong',
    '/fuwu',
    '/zhuanti',
    '/zfxxgk',
    '/zfxxgk/ledu',
    '/jigou',
    '/rili',
    '/nianbao',
  ]) {
    expect([...pages.keys()]).toContain(path)
  }
})

test('every page has one h1, its language, a title of its own, a skip link, and nothing inline or from elsewhere', () => {
  const wrong = [...pages].flatMap(([path, html]) => {
    const title = path === '/' ? /<title>海东市乐都区人民政府<\/title>/ : /<title>[^<]+ - 海东市乐都区人民政府<\/title>/
    const wanted = [/<html lang="zh-CN">/, /<a class="skip" href="#main">/, title].filter((one) => !one.test(html))
    const unwanted = / style="|<style|<script>|javascript:|(?:src|srcset)="(?:https?:)?\/\//.exec(html)
    const headings = html.match(/<h1/g)?.length
    return [...wanted.map(String), ...(unwanted ?? []), ...(headings === 1 ? [] : [`${headings} h1`])].map((what) => `${path}: ${what}`)
  })
  expect(wrong).toEqual([])
})

test('every page of the portal’s columns says where it has its content from', () => {
  for (const [path, html] of pages) {
    // What is asked and answered at /hudong is not the demonstration’s own content.
    if (/^\/(gaikuang|lingdao|zwgk|hudong(?!\/(zixun|wenda))|fuwu|zhuanti)/.test(path)) expect(html, path).toContain('资料来源：')
  }
})

test('the style is one file of at most 32 kB', async () => {
  const style = /href="(\/assets\/style\.[0-9a-f]+\.css)"/.exec(pages.get('/') ?? '')?.[1]
  const answer = await fetch(server.url + style)
  expect(answer.headers.get('cache-control')).toContain('immutable')
  expect(Buffer.byteLength(await answer.text())).toBeLessThanOrEqual(32_000)
})

test.skipIf(withoutNu)(
  `every page is valid HTML (needs the Nu checker${withoutNu ? `: ${withoutNu}` : ''})`,
  async () => {
    expect(await nuErrors(pages)).toEqual([])
  },
  120_000,
)

describe.skipIf(!hasBrowser)('in a browser (needs Chromium)', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  test('axe finds nothing at 390 and 1280 px, and nothing is wider than the window', async () => {
    const page = await (await browser.newContext()).newPage()
    for (const path of [...ownPages(), '/no-such-page']) {
      await page.goto(server.url + path)
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 850 })
        await expectNoAxeViolations(page)
        const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
        expect(wide, path).toBe(0)
      }
    }
    await page.context().close()
  }, 600_000)

  test('the content is complete without scripts', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    for (const path of ['/', '/zfxxgk/ledu', '/zwgk/xinmeiti']) {
      await page.goto(server.url + path)
      expect(await page.locator('main').innerText()).not.toBe('')
      expect(await page.locator('#elder-switch').isVisible()).toBe(false)
    }
    await context.close()
  })

  test('by keyboard: to the content first, the 长者版 within three steps, and it stays on the next page', async () => {
    const page = await (await browser.newContext({ viewport: { width: 390, height: 850 } })).newPage()
    await page.goto(server.url)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('长者版')
    await page.keyboard.press('Enter')
    await page.goto(`${server.url}/zfxxgk`)
    expect(await page.locator('html.elder').count()).toBe(1)
    expect(await page.locator('#elder-switch').innerText()).toBe('退出长者版')
    await expectNoAxeViolations(page)
    const box = await page.locator('.modules a').first().boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(60)
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
    await page.context().close()
  })
})

function linksOf(html: string): string[] {
  return [...html.matchAll(/<a [^>]*href="([^"#]+)/g)]
    .map(([, href]) => (href as string).replaceAll('&amp;', '&'))
    .filter((href) => href.startsWith('/'))
}

/** The workbench is tested elsewhere; of pages by year, month and choice of cells a few stand for all. */
function isWorthSeeing(link: string): boolean {
  // /pingan/ is a site of its own; that no link of it is dead or leads out is tried with the sites.
  if (/^\/(admin|assets|pingan)(\/|$)/.test(link)) return false
  const alike = [...pages.keys()].filter((path) => kindOf(path) === kindOf(link))
  return alike.length < 12
}

/** The pages that the frame, the portal's columns, the organs and the sign-in make, one of each kind; the rest is its makers' to test. */
function ownPages(): string[] {
  const kinds = new Map<string, string>()
  for (const path of pages.keys()) if (!kinds.has(kindOf(path)) && !/nianbao|rili/.test(path)) kinds.set(kindOf(path), path)
  return [...kinds.values()]
}

function kindOf(path: string): string {
  const [place = '', query = ''] = path.split('?')
  const names = [...new URLSearchParams(query).keys()].join()
  const portal = /^\/(gaikuang|lingdao|zwgk|hudong|fuwu|zhuanti)/.test(place)
  return `${
    portal
      ? place
      : place
          .replace(/\/zfxxgk\/[^/]+/, '/zfxxgk/:organ')
          .replace(/\/xinxi\/[^/]+/, '/xinxi/:id')
          .replace(/\d+/g, ':n')
  }?${names}`
}
