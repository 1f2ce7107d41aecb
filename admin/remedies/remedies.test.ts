import { expect, it } from 'vitest'
import { expectNoAxeViolations } from '../../src/testing/browser.js'
import { testDatabase } from '../../src/testing/database.js'
import { BARE_FEATURES } from '../../src/testing/features.js'
import { type Office, openOffice } from '../../src/testing/office.js'
import { describeWorkbench, type Screen, useBench } from '../../src/testing/workbench.js'

const SLOW_MS = 240_000

describeWorkbench('reviews and suits in the workbench', () => {
  let office: Office
  const bench = useBench(async () => {
    office = await openOffice(await testDatabase(BARE_FEATURES), BARE_FEATURES)
    return office.server
  })

  it(
    'registers what the reviewer sent, answers, records the result and the suit that follows, by keyboard, wide and narrow',
    async () => {
      const request = await office.register({ channel: 'in-person' })
      await office.at('2021-10-20')
      const wide = await bench.open(office.clerk)
      await wide.open(`/requests/${request.id}`)
      await wide.page.getByRole('tab', { name: '复议、诉讼' }).click()
      await wide.page.getByText('到 2021-12-13').waitFor()
      await wide.page.getByRole('link', { name: '登记复议、诉讼' }).click()
      await fill(wide, {
        复议机关: '海东市人民政府',
        案号: '东政复〔2021〕11号',
        收到行政复议答复通知书的日期: '2021-10-20',
        申请人: '王不见',
      })
      await expectNoAxeViolations(wide.page)
      expect(await wide.page.getByLabel('逾期不答复').isChecked()).toBe(true)
      await wide.page.getByRole('button', { name: '登记', exact: true }).click()
      await wide.page.getByRole('heading', { name: '行政复议 2021-F0001', level: 1 }).waitFor()
      await wide.page.getByText('复议答复：剩 10 个工作日').waitFor()
      await expectNoAxeViolations(wide.page)
      await wide.page.getByRole('button', { name: '登记答复、答辩' }).press('Enter')
      await wide.page.getByLabel('提交日期').fill('2021-10-20')
      await wide.page.getByRole('button', { name: '登记答复、答辩' }).press('Enter')
      await wide.page.getByText('已答复，等待复议决定').first().waitFor()

      await wide.page.getByRole('button', { name: '登记结果' }).press('Enter')
      await wide.page.getByLabel('结果').press('ArrowDown')
      await wide.page.getByRole('option').first().waitFor({ state: 'attached' })
      await wide.page.getByText('责令履行（结果纠正）').click()
      await fill(wide, {
        '决定、裁判日期': '2021-10-20',
        送达本机关的日期: '2021-10-20',
        要求履行什么: '20 个工作日内答复',
        履行期限: '2021-11-17',
      })
      await expectNoAxeViolations(wide.page)
      await wide.page.getByRole('button', { name: '登记结果' }).click()
      await wide.page.getByText('2021年 四、行政复议·结果纠正').waitFor()
      await wide.page.getByText('▲ 未登记履行').waitFor()

      const narrow = await bench.open(office.head, 390)
      await narrow.open('/remedies/ledu-2021-F0001')
      await expectNoAxeViolations(narrow.page)
      expect(await narrow.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      await narrow.page.getByRole('link', { name: '登记复议后的诉讼' }).click()
      await fill(narrow, { 法院: '海东市中级人民法院', 案号: '（2021）青02行初5号', 收到应诉通知书的日期: '2021-10-20' })
      await narrow.page.getByRole('button', { name: '登记', exact: true }).click()
      await narrow.page.getByRole('heading', { name: '行政诉讼 2021-S0001', level: 1 }).waitFor()
      await narrow.page.getByText('2021年 四、行政诉讼·复议后起诉·尚未审结').waitFor()
      await narrow.open('/remedies?scope=all')
      await narrow.page.getByRole('link', { name: '2021-S0001' }).waitFor()
      await expectNoAxeViolations(narrow.page)
      expect([...wide.complaints, ...narrow.complaints]).toEqual([])
    },
    SLOW_MS,
  )

  /** Labels end with （可选） where nothing need be said. */
  async function fill({ page }: Screen, values: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(values))
      await page
        .getByLabel(new RegExp(`^${label}(（|\\s|$)`))
        .first()
        .fill(value)
  }
})
