import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoAxeViolations, hasBrowser, openBrowser } from '../../../../testing/browser.js'
import { startTestServer, type TestServer } from '../../../../testing/server.js'

const BASE = '/zfxxgk/ledu/ysqgk'

describe.skipIf(!hasBrowser)('applying in a browser (needs Chromium)', () => {
  let server: TestServer
  let browser: Browser
  beforeAll(async () => {
    server = await startTestServer({ clock: { now: () => Date.parse('2021-09-10T01:12:00Z') } })
    browser = await openBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const cases = async () => (await server.platform.database.db.selectFrom('request_case').select('id').execute()).length

  async function open(width: number, scripts = true): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 850 }, locale: 'zh-CN', javaScriptEnabled: scripts })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    return page
  }
  /** The page as it stands: accessible, and no wider than the window. */
  async function look(page: Page): Promise<void> {
    await expectNoAxeViolations(page)
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), page.url()).toBe(0)
  }
  /** By keyboard: focus, then type or press. */
  const type = async (page: Page, name: string, text: string) => {
    await page.locator(`#${name}`).focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type(text)
  }
  const press = async (page: Page, selector: string, key = 'Enter') => {
    await page.locator(selector).first().focus()
    await page.keyboard.press(key)
  }
  const goOn = async (page: Page, to: string) => {
    await press(page, 'main form[data-apply] button[type=submit]')
    await page.waitForURL(`**/${to}`)
  }

  test.each([390, 1280])(
    'A02: applies without an account, by keyboard, at %i px',
    async (width) => {
      const page = await open(width)
      await page.goto(`${server.url}/zfxxgk/ledu`)
      await press(page, 'main a[href$="/ysqgk"]')
      await page.waitForURL(`**${BASE}`)
      await look(page)
      await press(page, 'main .actions a >> text=在线申请')
      await page.waitForURL('**/shenqing')
      expect(await page.locator('main').innerText()).toMatch(/不需要注册[\s\S]*海东市乐都区人民政府/)
      await look(page)
      await press(page, 'text=开始申请')
      await page.waitForURL('**/shui')
      await press(page, '#applicant', 'Space')
      await look(page)
      await goOn(page, 'shenfen')
      await type(page, 'name', '王小明')
      await type(page, 'idNumber', '11010519491231002X')
      await type(page, 'phone', '13897001234')
      await look(page)
      await goOn(page, 'xinxi')
      await type(page, 'description', '2021年政务公开工作要点的全文')
      await look(page)
      await goOn(page, 'xiangsi')
      expect(await page.locator('.lookalikes a').count()).toBeGreaterThan(0)
      await look(page)
      await press(page, 'text=都不是，继续申请')
      await page.waitForURL('**/fangshi')
      expect(await page.locator('#email').isVisible()).toBe(false)
      await press(page, '#form-electronic', 'Space')
      await press(page, '#delivery', 'Space')
      expect(await page.locator('#email').isVisible()).toBe(true)
      expect(await page.locator('#address').isVisible()).toBe(false)
      await type(page, 'email', 'w@example.cn')
      await look(page)
      await goOn(page, 'hedui')
      expect(await page.locator('main').innerText()).toContain('2021年政务公开工作要点的全文')
      expect(await page.getByRole('link', { name: /修改/ }).count()).toBe(4)
      await look(page)
      await press(page, '#statement', 'Space')
      const before = await cases()
      await press(page, 'main form[data-apply] button[type=submit]')
      await page.waitForURL('**/huizhi')
      const number = await page.locator('#number').innerText()
      const password = await page.locator('#password').innerText()
      expect(number).toMatch(/^2021-Y\d{4}$/)
      expect(await page.locator('main').innerText()).toContain('办公室确认收到之日起算')
      expect(await page.locator('[data-print]').isVisible()).toBe(true)
      await look(page)
      await page.reload()
      expect(await page.locator('#password').innerText()).toBe(password)
      await page.goBack()
      await page.goto(`${server.url}${BASE}/shenqing/hedui`)
      expect(page.url()).toContain('/huizhi')
      expect(await cases()).toBe(before + 1)
      await page.context().close()
    },
    120_000,
  )

  test('A03: recovers from an error and from a crash', async () => {
    const page = await open(390)
    await page.goto(`${server.url}${BASE}/shenqing/shui`)
    await press(page, '#applicant', 'Space')
    await goOn(page, 'shenfen')
    await type(page, 'idNumber', '110105194912310021')
    await type(page, 'phone', '13897001234')
    await press(page, 'main form[data-apply] button[type=submit]')
    await page.waitForFunction("document.title.startsWith('错误：')")
    expect(await page.evaluate('document.activeElement.id')).toBe('error-summary')
    expect(await page.locator('#error-summary').innerText()).toContain('有 2 处需要修改')
    expect(await page.locator('#phone').inputValue()).toBe('13897001234')
    await look(page)
    await press(page, '#error-summary a')
    expect(await page.evaluate('document.activeElement.id')).toBe('name')
    expect(await page.locator('#error-summary').innerText()).toContain(await page.locator('#idNumber-error').innerText())
    await type(page, 'name', '王小明')
    await type(page, 'idNumber', '11010519491231002X')
    await press(page, 'input[value=upload]', 'Space')
    expect(await page.locator('#identity-hint').innerText()).toContain('不超过 20 MB')
    await page.locator('#identity').setInputFiles({ name: '证件.png', mimeType: 'image/png', buffer: await photo(page) })
    await page.locator('#identity + [role=status]', { hasText: '已经缩小' }).waitFor()
    await goOn(page, 'xinxi')
    const code = await page.locator('.resume strong').innerText()
    await page.context().close()

    const later = await open(1280, false)
    await later.goto(`${server.url}${BASE}/shenqing/jixu`)
    await type(later, 'code', code)
    await press(later, 'main button[type=submit]')
    await later.waitForURL('**/xinxi')
    await later.goto(`${server.url}${BASE}/shenqing/shenfen`)
    expect(await later.locator('#name').inputValue()).toBe('王小明')
    expect(await later.locator('.kept').innerText()).toContain('身份证明.jpg')
    await later.context().close()
  }, 120_000)

  test('a file too large for any shrinking is told before it travels', async () => {
    const page = await open(390)
    await page.goto(`${server.url}${BASE}/shenqing/shui`)
    await press(page, '#applicant', 'Space')
    await goOn(page, 'shenfen')
    await press(page, 'input[value=upload]', 'Space')
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-'))
    writeFileSync(join(folder, '扫描件.pdf'), Buffer.alloc(21 * 1024 * 1024, 1))
    await page.locator('#identity').setInputFiles(join(folder, '扫描件.pdf'))
    await page.locator('#identity + [role=status]', { hasText: '超过 20 MB' }).waitFor()
    expect(await page.locator('#identity').inputValue()).toBe('')
    rmSync(folder, { recursive: true })
    await page.context().close()
  }, 60_000)

  /** A photo as a phone takes it, larger than what is sent as it is: noise, which nothing compresses. */
  async function photo(page: Page): Promise<Buffer> {
    const address = await page.evaluate(`(() => {
      const canvas = document.createElement('canvas')
      canvas.width = 1200
      canvas.height = 1000
      const context = canvas.getContext('2d')
      const picture = context.createImageData(1200, 1000)
      for (let i = 0; i < picture.data.length; i++) picture.data[i] = i % 4 === 3 ? 255 : Math.random() * 256
      context.putImageData(picture, 0, 0)
      return canvas.toDataURL('image/png')
    })()`)
    return Buffer.from(String(address).split(',')[1] ?? '', 'base64')
  }
})
