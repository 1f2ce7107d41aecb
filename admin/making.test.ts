import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { expectNoAxeViolations } from '../src/testing/browser.js'
import { describeWorkbench, useBench } from '../src/testing/workbench.js'

const SLOW_MS = 180_000

describeWorkbench('making a report in the workbench', () => {
  const bench = useBench()

  it(
    'opens, fills, locks and publishes; the sentence follows the cell and the public page shows both',
    async () => {
      const { page, complaints, open } = await bench.open(await bench.server.signIn('head', 'pingan'))
      await open('/nianbao')
      await page.getByRole('button', { name: /^开始编制/ }).click()
      await page.getByLabel('填报依据').fill('依申请公开台账')
      await expectNoAxeViolations(page)

      await fillTables(page)
      await page.getByRole('tab', { name: '文字' }).click()
      const shown = page.locator('section', { has: page.getByRole('heading', { name: '一、总体情况' }) }).locator('.narrative')
      await shown.getByText('本年新收政府信息公开申请3件').waitFor()
      await writeChapters(page)
      await expectNoAxeViolations(page)

      await page.getByRole('tab', { name: '表格' }).click()
      await answerErrors(page)
      await page.getByRole('tab', { name: '锁定与发布' }).click()
      await page.getByRole('button', { name: '锁定', exact: true }).click()
      await page.getByText('校验码（SHA-256）').waitFor()
      await page.getByRole('button', { name: '发布', exact: true }).click()
      await page.getByText('内容与校验码相符').waitFor()
      await expectNoAxeViolations(page)
      expect(complaints).toEqual([])

      const address = await page.getByRole('link', { name: /政府信息公开工作年度报告$/ }).getAttribute('href')
      const published = await (await fetch(bench.server.url + address)).text()
      expect(published.replace(/<[^>]+>/g, '')).toContain('本年新收政府信息公开申请3件')
    },
    SLOW_MS,
  )
})

const cellOf = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** Three requests of persons, all granted: typed down a column by keyboard, a row pasted from a spreadsheet, zeros for the rest. */
async function fillTables(page: Page): Promise<void> {
  await cellOf(page, '自然人·一、本年新收政府信息公开申请数量').focus()
  await page.keyboard.type('3')
  await page.keyboard.press('Enter')
  await page.keyboard.type('0')
  await page.keyboard.press('Enter')
  await page.keyboard.type('３')
  await page.keyboard.press('Enter')
  await saved(page)
  await cellOf(page, '自然人·（七）总计').evaluate((field) => {
    const data = new DataTransfer()
    data.setData('text/plain', '3\t0\t0\t0\t0\t0\t3')
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await saved(page)
  for (const name of ['总计·一、本年新收政府信息公开申请数量', '总计·（一）予以公开']) {
    await cellOf(page, name).fill('3')
    await cellOf(page, name).blur()
  }
  await saved(page)
  await page.getByRole('button', { name: /格填 0$/ }).click()
  await page.getByText('空白的格已填 0。').waitFor()
  expect(await cellOf(page, '自然人·（一）予以公开').inputValue()).toBe('3')
  expect(await cellOf(page, '总计·（七）总计').inputValue()).toBe('3')
  expect(
    await page
      .locator('.finding')
      .filter({ hasText: /T3-(BAL|SUM|ROW)/ })
      .count(),
  ).toBe(0)
}

async function saved(page: Page): Promise<void> {
  await page.waitForTimeout(50)
  await page.getByText('正在保存').waitFor({ state: 'detached', timeout: SLOW_MS })
}

/** Puts a sentence in every place that the template leaves to the clerk. */
async function writeChapters(page: Page): Promise<void> {
  for (const number of [1, 5, 6]) {
    const field = page.locator(`#chapter-${number}`)
    const text = await field.inputValue()
    await field.fill(text.replace(/〔请填写[^〕]*〕/g, '已按规定办理，未收取信息处理费。'))
    await field.blur()
  }
  await saved(page)
}

/** Accepts whatever error is left, with a reason. */
async function answerErrors(page: Page): Promise<void> {
  const open = page.locator('.finding.error').filter({ hasNotText: '改答复' })
  for (let left = await open.count(); left > 0; left = await open.count()) {
    const finding = open.first()
    await finding.getByRole('button', { name: /^答复/ }).click()
    await finding.getByLabel('说明理由后接受').check()
    await finding.getByLabel('理由或说明').fill('已核对，属实')
    await finding.getByRole('button', { name: '记下答复' }).click()
    await expect.poll(() => open.count(), { timeout: 20_000 }).toBeLessThan(left)
  }
}
