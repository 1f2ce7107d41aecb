import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { expectNoAxeViolations } from '../src/testing/browser.js'
import { describeWorkbench, useBench } from '../src/testing/workbench.js'

const SLOW_MS = 180_000
const NOTICE =
  '国务院办公厅关于2027年部分节假日安排的通知 国办发明电〔2026〕9号 一、国庆节：10月1日至7日放假。9月25日、26日上班。 国务院办公厅 2026年11月5日'

describeWorkbench('administering in the workbench', () => {
  const bench = useBench()

  it(
    'says what a notice would change before it is applied, and shows the year after',
    async () => {
      const { page, complaints, open } = await bench.open(await bench.server.signIn('system-admin', 'haidong'))
      await open('/rili')
      await page.getByRole('button', { name: '导入放假通知……' }).click()
      await page.getByRole('textbox', { name: '通知全文' }).fill(NOTICE)
      await page.getByRole('button', { name: '看看会改变什么' }).click()
      await page.getByRole('heading', { name: /会改变什么$/ }).waitFor()
      await expectNoAxeViolations(page)
      expect(await page.getByRole('row', { name: /2027-10-01/ }).innerText()).toContain('国庆节')
      await page.getByRole('button', { name: '确认导入' }).click()
      await page.getByRole('row', { name: /国办发明电〔2026〕9号 2027/ }).waitFor()
      expect(complaints).toEqual([])
    },
    SLOW_MS,
  )

  it(
    'keeps what was typed and says why when a notice cannot be read',
    async () => {
      const { page, open } = await bench.open(await bench.server.signIn('system-admin', 'haidong'), 390)
      await open('/rili')
      await page.getByRole('button', { name: '导入放假通知……' }).click()
      await page.getByRole('textbox', { name: '通知全文' }).fill('这不是通知')
      await page.getByRole('button', { name: '看看会改变什么' }).click()
      await page.getByText('没有办成').waitFor()
      expect(await page.getByRole('textbox', { name: '通知全文' }).inputValue()).toBe('这不是通知')
      await expectNoAxeViolations(page)
    },
    SLOW_MS,
  )

  it(
    'adds a user, gives a role, refuses what the separation of duties forbids; the user sets a password and signs in',
    async () => {
      const { page, open } = await bench.open(await bench.server.signIn('organ-admin', 'haidong'))
      await open('/yonghu')
      await page.getByRole('button', { name: '增加用户……' }).click()
      await page.getByLabel('姓名', { exact: true }).fill('测试经办')
      await page.getByLabel('登录名', { exact: true }).fill('test-added')
      await page.getByRole('button', { name: '增加', exact: true }).click()
      const link = await page.getByText(/\/mima\?lianjie=/).innerText()
      await expectNoAxeViolations(page)

      await page.getByRole('button', { name: '管理：测试经办' }).click()
      const drawer = page.getByRole('dialog')
      await choose(drawer, '角色', '经办人')
      await drawer.getByRole('button', { name: '授予角色' }).click()
      await drawer.getByRole('button', { name: /^收回：经办人/ }).waitFor()
      await expectNoAxeViolations(page)
      await choose(drawer, '角色', '审计管理员')
      await drawer.getByRole('button', { name: '授予角色' }).click()
      await drawer.getByRole('alert').waitFor()

      await setPasswordAndSignIn(await bench.browser.newPage(), link)
    },
    SLOW_MS,
  )

  it(
    'renames an organ and keeps its old name',
    async () => {
      const { page, complaints, open } = await bench.open(await bench.server.signIn('organ-admin', 'haidong'))
      await open('/danwei/haidong-zwfw')
      await page.getByRole('button', { name: '改名……' }).click()
      await page.getByLabel('新名称').fill('海东市数据和政务服务局')
      await page.getByLabel('从哪一天起').fill('2026-01-01')
      await page.getByRole('button', { name: '改名', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: '海东市数据和政务服务局' }).waitFor()
      expect(await page.getByRole('row', { name: /海东市政务服务监督管理局/ }).innerText()).toContain('2025-12-31')
      await expectNoAxeViolations(page)
      expect(complaints).toEqual([])
    },
    SLOW_MS,
  )

  it(
    'filters the ledger and finds its chains whole',
    async () => {
      const { page, open } = await bench.open(await bench.server.signIn('audit-admin', 'haidong'))
      await open('/taizhang')
      await page.getByRole('button', { name: '重新计算哈希并核对' }).click()
      await page.getByText(/条链都完整/).waitFor()
      await page.getByLabel('动作').fill('NoticeImported')
      await page.getByRole('button', { name: '筛选' }).click()
      await page.getByRole('button', { name: /^看 / }).first().click()
      await page.getByRole('dialog').getByText('导入放假通知').waitFor()
      await expectNoAxeViolations(page)
    },
    SLOW_MS,
  )
})

/** Chooses in a list of antd's by keyboard: it draws its options outside the form. */
async function choose(place: Locator, label: string, option: string): Promise<void> {
  await place.getByLabel(label, { exact: true }).click()
  await place.page().locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByText(option, { exact: true }).click()
}

/** What the new user does with the link: sets a password, signs in with it, and finds the workbench with the menu of their role. */
async function setPasswordAndSignIn(page: Page, link: string): Promise<void> {
  const password = 'Gong-Kai-2026!'
  await page.goto(link)
  await page.locator('input[name=password]').fill(password)
  await page.locator('input[name=again]').fill(password)
  await page.locator('input[name=again]').press('Enter')
  await page.waitForURL(/\/denglu/)
  await page.goto(new URL('/admin/yuedu', link).href)
  await page.waitForURL(/\/denglu\?next=/)
  await page.locator('input[name=login]').fill('test-added')
  await page.locator('input[type=password]').fill(password)
  await page.locator('input[type=password]').press('Enter')
  await page.getByRole('heading', { level: 1, name: '读取和校验报告' }).waitFor()
  expect(await page.locator('#menu').innerText()).not.toContain('用户与角色')
}
