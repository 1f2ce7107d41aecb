import { expect, it } from 'vitest'
import { expectNoAxeViolations } from '../../src/testing/browser.js'
import { type SignedInFetch, startTestServer } from '../../src/testing/server.js'
import { describeWorkbench, type Screen, useBench } from '../../src/testing/workbench.js'

const SLOW_MS = 240_000
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/** A story A14: somebody's first day; and the lists, figures and hand-overs of the days after. */
describeWorkbench('requests in the workbench', () => {
  let clerk: SignedInFetch
  const bench = useBench(async () => {
    const server = await startTestServer()
    clerk = await server.signIn('clerk', 'ledu')
    return server
  })

  const statistics = async () => (await clerk('/api/requests/statistics?organId=ledu&year=2026')).json()

  it(
    'shows a clerk on the first day only what is theirs, and lets them practise without counting it',
    async () => {
      const there = await bench.server.signIn('clerk', 'pingan')
      const foreign = await register(there, { organId: 'pingan' })
      const before = await statistics()
      const screen = await bench.open(clerk)
      const { page, open, complaints } = screen
      await open('/')
      expect(await page.locator('#menu a').allTextContents()).not.toContain('用户与角色')
      await page.getByText('今天必须做的（0）').waitFor()
      await page.goto(`${bench.server.url}/admin/requests/${foreign}`)
      await page.getByText('您没有办理这件事的权限。').waitFor()
      const { db } = bench.server.platform.database
      const refused = await db.selectFrom('ledger_entry').select('data').where('type', '=', 'AccessRefused').execute()
      expect(refused).toEqual([{ data: { request: foreign } }])
      // The browser itself notes the 403.
      expect(complaints.splice(0).join()).toContain('403')

      await open('/')
      await page.getByRole('link', { name: '演练', exact: true }).press('Enter')
      await page.getByText('不计入任何统计和年度报告').waitFor()
      await page.getByRole('link', { name: '登记申请' }).press('Enter')
      const number = await fillAndRegister(screen, '登记（演练）')
      expect(number).toMatch(/^\d{4}-Y0001$/)
      await expectNoAxeViolations(page)
      await page.getByLabel('选择扫描件').setInputFiles({ name: '申请书.pdf', mimeType: 'application/pdf', buffer: PDF })
      await page.getByText(/申请书和补充材料：/).waitFor()
      expect(await statistics()).toEqual(before)
      expect(complaints).toEqual([])
      await page.context().close()
    },
    SLOW_MS,
  )

  it(
    'registers by keyboard on a narrow screen: the rule of each channel, a wrong number, what resembles it; the password once',
    async () => {
      const screen = await bench.open(clerk, 390)
      const { page, open, complaints } = screen
      await open('/requests/register')
      await page.getByText('这一天就是收到申请之日').waitFor()
      await page.getByLabel('渠道').press('Enter')
      await page.getByTitle('传真', { exact: true }).click()
      await page.getByText('这一天还不是收到申请之日').waitFor()
      await page.getByText('依据：条例第三十一条第三项：传真，双方确认之日').waitFor()
      await page.getByRole('button', { name: '登记', exact: true }).press('Enter')
      await page.getByText('请填写姓名。').waitFor()
      await page.getByLabel('证件号码').first().fill('110105194912310021')
      await page.getByLabel('证件号码').first().press('Tab')
      await page.getByText('身份证号码的校验位不对').waitFor()
      await expectNoAxeViolations(page)
      const number = await fillAndRegister(screen, '登记')
      await page.getByText('待与申请人确认').waitFor()
      await page.getByRole('button', { name: '再登记一件' }).press('Enter')
      await page.getByLabel('申请公开的信息').fill('2025年农村公路养护资金的使用情况和结余')
      await page.getByText('有 1 件以前的申请内容相近').waitFor()
      await page.getByText(`${number}（新窗口）`).waitFor()
      await expectNoAxeViolations(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
      expect(complaints).toEqual([])
      await page.context().close()
    },
    SLOW_MS,
  )

  it(
    'opens every number to its list, keeps filters in the address, exports, and counts table 3 from the cases',
    async () => {
      await register(clerk, { channel: 'in-person', applicantKind: 'research' })
      const { page, open, complaints } = await bench.open(clerk)
      await open('/')
      await page.getByRole('link', { name: '待确认收到 1 件' }).click()
      await page.getByText('只列等待确认收到的。').waitFor()
      await page.getByText('共 1 件').waitFor()
      await page.getByLabel(/^编号、文号/).fill('王小明')
      await page.getByRole('button', { name: '查找' }).press('Enter')
      await page.waitForURL(/q=/)
      await page.reload()
      await page.getByText('共 1 件').waitFor()
      expect(await page.getByLabel(/^编号、文号/).inputValue()).toBe('王小明')
      await open('/requests')
      await page.getByText('共 2 件').waitFor()
      await page
        .getByRole('navigation', { name: '按期限' })
        .getByRole('link', { name: /剩 5 个工作日以上/ })
        .press('Enter')
      await page.getByText('共 1 件').waitFor()
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出表格（xlsx）' }).click()])
      expect(download.suggestedFilename()).toMatch(/^依申请公开台账-.*\.xlsx$/)
      await page.getByRole('button', { name: '订阅到日历' }).click()
      expect(await page.getByLabel('您的日历地址').inputValue()).toMatch(/\/api\/requests\/feeds\/.+\.ics$/)
      await expectNoAxeViolations(page)

      await page.getByRole('link', { name: '统计', exact: true }).click()
      await page.getByRole('link', { name: /^科研机构·一、本年新收政府信息公开申请数量：1/ }).press('Enter')
      await page.getByText(/年度报告表三“科研机构·一、本年新收/).waitFor()
      await page.getByText('共 1 件').waitFor()
      await page.getByText('科研机构）').waitFor()
      expect(complaints).toEqual([])
      await page.context().close()
    },
    SLOW_MS,
  )

  it(
    'hands the whole work of one clerk to another, and reminds the new one',
    async () => {
      const head = await bench.open(await bench.server.signIn('head', 'ledu'))
      const other = await bench.server.signIn('clerk', 'ledu')
      const names = (await (await clerk('/api/requests/handlers?organId=ledu')).json()).handlers as { userId: string; name: string }[]
      const nameOf = (who: SignedInFetch) => names.find((one) => one.userId === who.userId)?.name ?? ''
      await head.open('/requests/hand-over')
      await head.page.getByLabel('从谁那里').press('Enter')
      await head.page.getByTitle(new RegExp(`^${nameOf(clerk)}（`)).click()
      await head.page.getByLabel('交给谁').press('Enter')
      await head.page
        .locator('.ant-select-dropdown:visible')
        .getByTitle(new RegExp(`^${nameOf(other)}（`))
        .click()
      await head.page.getByRole('button', { name: '移交……' }).click()
      await expectNoAxeViolations(head.page)
      await head.page.getByRole('button', { name: '移交 3 件' }).click()
      await head.page.getByText('已移交 3 件。').waitFor()
      expect(head.complaints).toEqual([])

      const { remindAll } = await import('../../src/features/requests/reminding/remind.js')
      await remindAll(bench.server.platform)
      const { page, open, complaints } = await bench.open(other, 390)
      await open('/requests?mine=yes')
      await page.getByText('共 2 件').waitFor()
      await open('/requests/reminders')
      await expectNoAxeViolations(page)
      expect(complaints).toEqual([])
    },
    SLOW_MS,
  )
})

async function register(who: SignedInFetch, more: object): Promise<string> {
  const on = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now())
  const person = { name: '王小明', idKind: 'other', phone: '13897001234' }
  const words = { description: '政务公开工作要点' }
  const usual = { organId: 'ledu', channel: 'in-person', on, applicantKind: 'naturalPerson', delivery: ['pick-up'], person, words }
  const answer = await who('/api/requests', { method: 'POST', json: { ...usual, ...more } })
  return (await answer.json()).request.id
}

/** Fills in what the form must have, sends it, and gives the number on the receipt. */
async function fillAndRegister({ page }: Screen, button: string): Promise<string> {
  await page.getByLabel('姓名', { exact: true }).fill('王小明')
  await page.getByLabel('申请公开的信息').fill('2025年农村公路养护资金的使用情况')
  await page.getByRole('button', { name: button, exact: true }).press('Enter')
  await page.getByRole('heading', { name: '政府信息公开申请登记回执' }).waitFor()
  await page.getByText('查询密码只在这里显示一次').waitFor()
  return page.locator('.receipt .big').first().innerText()
}
