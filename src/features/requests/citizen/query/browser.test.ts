import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RequestView } from '../../../../../api/request-view.js'
import { expectNoAxeViolations, hasBrowser, openBrowser } from '../../../../testing/browser.js'
import { testDatabase } from '../../../../testing/database.js'
import { OFFICE_FEATURES, type Office, openOffice, REQUESTS } from '../../../../testing/office.js'
import { apply } from '../../../../testing/visitor.js'
import type { Receipt } from '../../incoming.js'

const NODE = '/zfxxgk/ledu/ysqgk'

describe.skipIf(!hasBrowser)('an applicant follows a case in a browser (needs Chromium)', () => {
  let office: Office
  let browser: Browser
  beforeAll(async () => {
    office = await openOffice(await testDatabase(OFFICE_FEATURES))
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await office.server.close()
  })

  const seen = async ({ id }: Receipt): Promise<RequestView> => office.view(office.clerk(`${REQUESTS}/${id}`))
  const step = async (receipt: Receipt, path: string, json: object) =>
    office.view(office.step(office.clerk, await seen(receipt), path, json))

  async function openPage(width: number, javaScriptEnabled: boolean): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 850 }, javaScriptEnabled })
    return context.newPage()
  }

  async function query(page: Page, number: string, password: string): Promise<void> {
    await page.goto(`${office.server.url}${NODE}/chaxun`)
    await page.fill('#number', number)
    await page.fill('#password', password)
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  }

  async function check(page: Page, width: number): Promise<void> {
    await expectNoAxeViolations(page)
    expect(await page.evaluate('document.documentElement.scrollWidth'), page.url()).toBeLessThanOrEqual(width)
  }

  it.each([390, 1280])('A04 tracks the case and understands the date, at %d', async (width) => {
    await office.at('2021-09-10')
    const receipt = await apply(office)
    await step(receipt, 'receipt', { on: '2021-09-10' })
    const page = await openPage(width, true)
    await query(page, receipt.number, receipt.password)
    expect(page.url()).not.toContain(receipt.password)
    const main = () => page.locator('main').innerText()
    for (const text of ['2021-09-10', '2021-10-14', '还剩 20 个工作日']) expect(await main()).toContain(text)
    await page.focus('#zenmesuan summary')
    await page.keyboard.press('Enter')
    expect(
      await page
        .locator('#zenmesuan td:nth-child(3)')
        .filter({ hasText: /^第 \d+ 日$/ })
        .count(),
    ).toBe(20)
    for (const [day, how] of [
      ['2021-09-18', '调休上班，计入'],
      ['2021-09-26', '调休上班，计入'],
      ['2021-10-09', '调休上班，计入'],
      ['2021-09-20', '放假（中秋节），不计'],
      ['2021-10-07', '放假（国庆节），不计'],
    ] as const)
      expect(await page.locator('#zenmesuan tr').filter({ hasText: day }).innerText()).toContain(how)
    await check(page, width)
    await page.getByRole('button', { name: '退出' }).press('Enter')
    await page.getByText('已经退出').waitFor()
    for (let i = 0; i < 5; i++) await query(page, receipt.number, 'WRONGWRONG')
    expect(await page.locator('#error-summary').innerText()).toMatch(/编号或者查询密码不对，请 \d+ 秒以后再试/)
    await check(page, width)
    await page.context().close()
  })

  it.each([
    [390, true],
    [1280, false],
  ])('A05 answers what is missing, at %d, with scripts: %s', async (width, scripts) => {
    await office.at('2021-09-10')
    const receipt = await apply(office)
    await step(receipt, 'receipt', { on: '2021-09-10' })
    await office.at('2021-09-15')
    await step(receipt, 'correction-notice', { items: ['文件的文号或者年份', '需要全文还是附件'], dueOn: '2021-09-30' })
    await office.at('2021-09-24')
    const page = await openPage(width, scripts)
    await query(page, receipt.number, receipt.password)
    const main = () => page.locator('main').innerText()
    for (const text of ['等待您补正', '2021-09-30', '文件的文号或者年份', '视为放弃申请', '未起算']) expect(await main()).toContain(text)
    if (scripts) await check(page, width)
    await page.getByRole('link', { name: '现在补正' }).press('Enter')
    await page.getByLabel('第 1 项').fill('乐政办〔2021〕3号')
    await page.getByRole('button', { name: '提交补正' }).click()
    await page.locator('#error-summary').getByRole('link', { name: '第 2 项' }).press('Enter')
    if (scripts) {
      expect(await page.evaluate('document.activeElement.id')).toBe('item2')
      await check(page, width)
    }
    await page.getByLabel('第 2 项').fill('全文')
    await page.getByRole('button', { name: '提交补正' }).click()
    await page.getByText('补正已经提交').waitFor()
    for (const text of ['2021-10-27', '自收到补正之日起算（条例第三十条）']) expect(await main()).toContain(text)
    expect(await page.locator('del').innerText()).toContain('2021-10-14')
    if (scripts) await check(page, width)
    expect(await seen(receipt)).toMatchObject({ dueOn: '2021-10-27', light: 'green' })
    await page.context().close()
  })

  it.each(['wenti', 'shoufei', 'jiuji', 'bangzhu', 'tongji', 'chaxun'])(
    '%s passes axe and does not scroll sideways at 320',
    async (path) => {
      const page = await openPage(320, true)
      await page.goto(`${office.server.url}${NODE}/${path}`)
      await check(page, 320)
      await page.context().close()
    },
  )
})
