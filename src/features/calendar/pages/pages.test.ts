import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '../../../platform/clock.js'
import { expectNoAxeViolations, hasBrowser, openBrowser } from '../../../testing/browser.js'
import { startTestServer, type TestServer } from '../../../testing/server.js'

describe.skipIf(!hasBrowser)('the calendar pages in a browser (needs Chromium)', () => {
  let server: TestServer
  let browser: Browser
  beforeAll(async () => {
    server = await startTestServer({ clock: fixedClock('2026-11-20T02:00:00Z') })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  it.each(['/rili', '/rili?nian=2027', '/rili/qixian?received=2021-09-10', '/rili/qixian?ask=1'])('%s has no violation', async (path) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(server.url + path)
    expect(await page.locator('h1').count()).toBe(1)
    await expectNoAxeViolations(page)
    await context.close()
  })

  it('computes a deadline without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${server.url}/rili`)
    await page.getByLabel('收到申请的日期').fill('2021-09-10')
    await page.getByLabel('收到补正的日期').fill('2021-09-24')
    await page.getByRole('button', { name: '计算期限' }).click()
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe('答复期限：2021-10-27（星期三）')
    expect(await page.getByLabel('收到申请的日期').inputValue()).toBe('2021-09-10')
    await page.goto(`${server.url}/rili`)
    await page.getByRole('button', { name: '计算期限' }).click()
    expect(await page.title()).toContain('错误：')
    expect(await page.getByRole('alert').textContent()).toContain('请填写收到申请的日期')
    await context.close()
  })
})
