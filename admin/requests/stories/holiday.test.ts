import { expect, it } from 'vitest'
import { day } from '../../../law/day.js'
import { FEATURES } from '../../../src/app.js'
import { testDatabase } from '../../../src/testing/database.js'
import { type Office, openOffice, REQUESTS } from '../../../src/testing/office.js'
import { apply } from '../../../src/testing/visitor.js'
import { closeSound, describeWorkbench, expectSound, useBench } from '../../../src/testing/workbench.js'

const SLOW_MS = 240_000
const NUMBER = '国办发明电〔2026〕9号'
const FREE = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05']

/** A holiday notice comes while a case runs: both sides see from when to when its last day moved. */
describeWorkbench('a holiday notice while a case runs', () => {
  let office: Office
  const bench = useBench(async () => {
    office = await openOffice(await testDatabase(FEATURES), FEATURES)
    await office.at('2026-12-18')
    return office.server
  })

  it(
    'is shown before with what it moves, is kept with it, and the applicant is told',
    async () => {
      const receipt = await apply(office, { on: day('2026-12-18') })
      const seen = async () => office.view(office.clerk(`${REQUESTS}/${receipt.id}`))
      const running = await office.view(office.step(office.clerk, await seen(), 'receipt', { on: '2026-12-18' }))
      const from = running.clockDetail.due ?? ''
      expect(running.clockDetail.provisional).toBe(true)
      const to = await moves(receipt.number, from)
      expect(to > from).toBe(true)
      expect((await seen()).clockDetail.due).toBe(to)

      const desk = await bench.open(office.clerk, 390)
      await desk.open(`/requests/${receipt.id}`)
      await desk.page.locator('.due s', { hasText: from }).waitFor()
      await desk.page.locator('.due strong', { hasText: to }).waitFor()
      await expectSound(desk.page)
      await closeSound(desk)
      for (const width of [390, 1280]) await isTold(receipt, { from, to, width })
    },
    SLOW_MS,
  )

  /** Reads the notice, sees what would move, applies it, and finds the same list again. Gives the new last day. */
  async function moves(number: string, from: string): Promise<string> {
    const screen = await bench.open(await office.server.signIn('system-admin', 'haidong'))
    const { page } = screen
    await screen.open('/rili')
    await page.getByRole('button', { name: '导入放假通知……' }).press('Enter')
    await page.getByLabel('粘贴表格').press('Space')
    await page.getByLabel('表格', { exact: true }).fill(['日期,种类,名称', ...FREE.map((each) => `${each},放假,元旦`)].join('\n'))
    await page.getByLabel('文号').fill(NUMBER)
    await page.getByLabel('发布日期').fill('2026-12-18')
    await page.getByRole('button', { name: '看看会改变什么' }).press('Enter')
    const listed = page.getByRole('row', { name: new RegExp(`申请 ${number} 的答复`) })
    await listed.waitFor()
    const before = await listed.innerText()
    const to = /\d{4}-\d\d-\d\d\s*$/.exec(before)?.[0].trim() ?? ''
    expect(before).toContain(from)
    await expectSound(page)
    await page.setViewportSize({ width: 390, height: 900 })
    await expectSound(page)
    await page.getByRole('button', { name: '确认导入' }).press('Enter')
    await page.getByRole('heading', { name: '导入放假通知' }).waitFor({ state: 'detached' })
    const kept = page.getByRole('row', { name: new RegExp(NUMBER) })
    await kept.getByRole('button', { name: /^\d+ 个$/ }).press('Enter')
    await listed.waitFor()
    const after = await listed.innerText()
    for (const each of [from, to]) expect(after).toContain(each)
    await expectSound(page)
    await closeSound(screen)
    return to
  }

  async function isTold(
    { number, password }: { number: string; password: string },
    { from, to, width }: { from: string; to: string; width: number },
  ): Promise<void> {
    const context = await bench.browser.newContext({ viewport: { width, height: 850 }, locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto(`${office.server.url}/zfxxgk/ledu/ysqgk/chaxun`)
    await page.locator('#number').fill(number)
    await page.locator('#password').fill(password)
    await page.locator('#password').press('Enter')
    await page.waitForURL('**/jindu')
    expect(await page.locator('.due-day del').innerText()).toContain(from)
    expect(await page.locator('.due-day time').innerText()).toBe(to)
    const told = await page.locator('.timeline').innerText()
    expect(told).toContain(NUMBER)
    expect(told).toContain(`由 ${from} 改为 ${to}`)
    await expectSound(page)
    await context.close()
  }
})
