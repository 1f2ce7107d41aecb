import { expect, it } from 'vitest'
import { expectNoAxeViolations } from '../src/testing/browser.js'
import { describeWorkbench, useBench } from '../src/testing/workbench.js'

const SLOW_MS = 240_000
const CELL = '自然人·一、本年新收政府信息公开申请数量'

describeWorkbench('collecting from units in the workbench', () => {
  const bench = useBench()

  it(
    'asks, gives back with a comment on a cell, takes over, and sums with the contribution named',
    async () => {
      const city = await bench.open(await bench.server.signIn('head', 'haidong'))
      await city.open('/nianbao?year=2025')
      await city.page.getByRole('button', { name: /^开始编制：海东市人民政府/ }).click()
      await city.page.getByRole('tab', { name: '下级单位' }).click()
      await city.page.getByRole('button', { name: '征集下级单位……' }).click()
      await city.page.getByLabel('报送截止日期').fill('2027-01-20')
      await city.page.getByLabel('循化撒拉族自治县人民政府', { exact: true }).uncheck()
      await city.page.getByLabel('不征集循化撒拉族自治县人民政府的理由').fill('另行报送')
      await city.page.getByRole('button', { name: '发出征集' }).click()
      await city.page.getByText(/^征集 7 家，已计入汇总 0 家/).waitFor()
      await expectNoAxeViolations(city.page)

      const county = await bench.open(await bench.server.signIn('clerk', 'ledu'))
      await county.open('/nianbao/ledu-2025')
      await county.page.getByText('海东市人民政府要求在 2027-01-20 前报送。').waitFor()
      await county.page.getByLabel('填报依据').fill('依申请公开台账')
      await county.page.getByRole('textbox', { name: CELL, exact: true }).fill('2')
      await county.page.getByRole('textbox', { name: CELL, exact: true }).press('Enter')
      await county.page.getByText('正在保存').waitFor({ state: 'detached' })
      await county.page.getByRole('button', { name: '报送海东市人民政府' }).click()
      await county.page.getByText(/已报送 ·/).waitFor()

      await city.open('/nianbao/haidong-2025?part=units')
      await city.page.getByRole('button', { name: '退回……：海东市乐都区人民政府' }).click()
      await city.page.getByRole('textbox', { name: /^意见 1/ }).fill('与台账不一致，请核对')
      await city.page.getByRole('button', { name: '指定到某一格……' }).click()
      await city.page.getByRole('button', { name: new RegExp(`^${CELL}`) }).click()
      await expectNoAxeViolations(city.page)
      await city.page.getByRole('button', { name: '退回', exact: true }).click()
      await city.page.getByText('已退回，意见已送达。').waitFor()

      await county.open('/')
      await county.page.getByText('被退回').waitFor()
      await county.open('/nianbao/ledu-2025')
      await county.page.getByRole('button', { name: CELL }).first().click()
      await county.page.locator('td.commented').waitFor()
      await county.page.getByRole('textbox', { name: CELL, exact: true }).fill('3')
      await county.page.getByRole('textbox', { name: CELL, exact: true }).press('Enter')
      await county.page.getByText('正在保存').waitFor({ state: 'detached' })
      await county.page.getByRole('button', { name: '报送海东市人民政府' }).click()
      await county.page.getByText(/已报送 ·/).waitFor()

      await city.open('/nianbao/haidong-2025?part=units')
      await city.page.getByRole('button', { name: '接收：海东市乐都区人民政府' }).click()
      await city.page.getByText(/已计入汇总 1 家/).waitFor()
      await city.page.getByRole('tab', { name: '表格' }).click()
      await city.page.getByRole('textbox', { name: CELL, exact: true }).focus()
      expect(await city.page.getByRole('textbox', { name: CELL, exact: true }).inputValue()).toBe('3')
      await city.page.getByRole('tab', { name: '这一格' }).click()
      await city.page.getByRole('button', { name: /^看背后的/ }).click()
      await city.page.getByRole('dialog').getByText('海东市乐都区人民政府').waitFor()
      await expectNoAxeViolations(city.page)
      expect([...city.complaints, ...county.complaints]).toEqual([])
    },
    SLOW_MS,
  )
})
