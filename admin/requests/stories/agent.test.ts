import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { RequestView } from '../../../api/request-view.js'
import { FEATURES } from '../../../src/app.js'
import { readSite, writeSite } from '../../../src/platform/site/site.js'
import { testDatabase } from '../../../src/testing/database.js'
import { type Office, openOffice, REQUESTS } from '../../../src/testing/office.js'
import { pdfText } from '../../../src/testing/pdf-text.js'
import { closeSound, describeWorkbench, expectSound, type Screen, takeStep, useBench } from '../../../src/testing/workbench.js'

const NODE = '/zfxxgk/ledu/ysqgk'
const SLOW_MS = 240_000
const NAMES = ['青海某工程有限公司', '李代理', '91350100M000100Y43', '13897001234']
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/** A company applies through an agent; a third party's secret stops the clock. Both sides, each once on a phone and once on a desk. */
describeWorkbench('an application by an agent', () => {
  let office: Office
  const bench = useBench(async () => {
    office = await openOffice(await testDatabase(FEATURES), FEATURES)
    // A demonstration takes practice cases only, which nothing counts: this office takes them for real.
    const { database } = office.server.platform
    const site = await readSite(database.db)
    await database.transaction((tx) => writeSite(tx, { ...site, demo: false }))
    return office.server
  })

  it.each([
    [390, 1280],
    [1280, 390],
  ])(
    'A09: the applicant at %i px, the office at %i px',
    async (theirs, ours) => {
      await office.at('2021-09-10')
      const context = await bench.browser.newContext({ viewport: { width: theirs, height: 850 }, locale: 'zh-CN' })
      const applicant = await context.newPage()
      const before = await newBusinessRequests()
      const { number, password } = await applies(applicant)
      const id = `ledu-${number}`

      let screen = await opened(id, ours)
      await takeStep(screen.page, 'confirmReceipt', '确认收到', (form) => form.getByLabel('收到申请之日').press('Tab'))
      await due(screen.page, '2021-10-14')
      await closeSound(screen)

      await office.at('2021-09-15')
      screen = await opened(id, ours)
      await takeStep(screen.page, 'consultThirdParty', '发出征求意见书', async (form) => {
        await form.getByLabel('第三方的姓名或者名称').fill('某建筑公司')
        await form.getByLabel('涉及哪种权益和信息概要').fill('商业秘密：投标报价')
      })
      await screen.page.getByText('停表：正在征求意见').first().waitFor()
      await screen.page.getByRole('tab', { name: '文书' }).press('Enter')
      const letter = await downloaded(screen.page, id, /征求第三方意见书/)
      expect(letter).toContain('某建筑公司')
      for (const name of [...NAMES, number]) expect(letter).not.toContain(name)
      await expectSound(screen.page)
      await closeSound(screen)

      await follows(applicant, number, password, async (said) => {
        expect(said).toContain('征求意见告知书')
        expect(said).toContain('停表')
        expect(said).not.toContain('某建筑公司')
      })
      await cannotIssue(id, ours)

      await office.at('2021-09-29')
      screen = await opened(id, ours)
      await takeStep(screen.page, 'answerConsultation', '登记答复', async (form) => {
        await form.getByLabel('不同意公开').check()
        await form.getByLabel('对方的理由').fill('属于商业秘密')
      })
      await screen.page.locator('.due s', { hasText: '2021-10-14' }).waitFor()
      await due(screen.page, '2021-10-28')
      await expectSound(screen.page)
      await closeSound(screen)

      await follows(applicant, number, password, async (said) => {
        expect(said).toContain('征求意见所需时间不计算在内（条例第三十三条第三款）')
        expect(await applicant.locator('.due-day del').innerText()).toContain('2021-10-14')
        expect(await applicant.locator('.due-day time').innerText()).toBe('2021-10-28')
        await applicant.locator('#zenmesuan summary').press('Enter')
        expect(await applicant.locator('#zenmesuan').innerText()).toContain('征求意见期间的 10 个工作日，不计')
      })
      await context.close()
      await counted(before + 1, number, ours)
    },
    SLOW_MS,
  )

  /** Fills in the application by keyboard, wrong code first; gives number and password. */
  async function applies(page: Page): Promise<{ number: string; password: string }> {
    await page.goto(`${office.server.url}${NODE}/shenqing/shui`)
    await page.locator('#applicant-organisation').press('Space')
    await page.locator('#orgKind').press('Space')
    await send(page)
    await page.waitForURL('**/shenfen')
    await type(page, { name: NAMES[0], idNumber: '91350100M000100Y44', legalRepresentative: '赵法人', contactName: '钱联系' })
    await type(page, { phone: NAMES[3] })
    await page.locator('#agent').press('Space')
    await type(page, { agentName: NAMES[1], agentIdNumber: '11010519491231002X', agentPhone: '13897005678' })
    await page.locator('#authorization').setInputFiles({ name: '授权委托书.pdf', mimeType: 'application/pdf', buffer: PDF })
    await send(page)
    await page.waitForFunction("document.title.startsWith('错误：')")
    const refusal = '统一社会信用代码的校验位对不上，有一位填错了，请逐位核对。'
    expect(await page.locator('#error-summary').innerText()).toContain(refusal)
    expect(await page.locator('#idNumber-error').innerText()).toContain(refusal)
    expect(await page.locator('.kept').innerText()).toContain('授权委托书')
    await expectSound(page)
    await type(page, { idNumber: NAMES[2] })
    await send(page)
    await page.waitForURL('**/xinxi')
    await type(page, { description: '某道路工程的投标报价' })
    await send(page)
    await page.waitForURL(/\/(xiangsi|fangshi)$/)
    if (page.url().endsWith('/xiangsi')) {
      await page.getByRole('button', { name: '都不是，继续申请' }).press('Enter')
      await page.waitForURL('**/fangshi')
    }
    await page.locator('#form-electronic').press('Space')
    await page.locator('#delivery').press('Space')
    await type(page, { email: 'w@example.cn' })
    await send(page)
    await page.waitForURL('**/hedui')
    const check = await page.locator('main').innerText()
    for (const said of ['商业企业', '赵法人', '钱联系', '李代理', '授权委托书']) expect(check).toContain(said)
    await expectSound(page)
    await page.locator('#statement').press('Space')
    await send(page)
    await page.waitForURL('**/huizhi')
    return { number: await page.locator('#number').innerText(), password: await page.locator('#password').innerText() }
  }

  /** The status page as the applicant opens it today: accessible, and not wider than the window. */
  async function follows(page: Page, number: string, password: string, see: (said: string) => Promise<void>): Promise<void> {
    await page.context().clearCookies()
    await page.goto(`${office.server.url}${NODE}/chaxun`)
    await type(page, { number, password })
    await page.keyboard.press('Enter')
    await page.waitForURL('**/jindu')
    await see(await page.locator('main').innerText())
    await expectSound(page)
  }

  /** A text that all have agreed to waits for the answer: what is greyed says why. */
  async function cannotIssue(id: string, width: number): Promise<void> {
    const reply = {
      outcome: 'deniedThirdParty',
      bases: ['条例第十五条'],
      reasons: '涉及第三方的商业秘密，公开会造成损害。',
      severance: '不能区分。',
    }
    let one = (await (await office.clerk(`${REQUESTS}/${id}`)).json()) as RequestView
    one = await office.view(office.step(office.clerk, one, 'draft', { reply }))
    const chain = { business: office.reviewer, legal: office.legal, secrecy: office.secrecy } as const
    for (const step of ['business', 'legal', 'secrecy'] as const)
      one = await office.view(office.step(chain[step], one, 'approval', { step }))
    const screen = await opened(id, width, office.head)
    await screen.page.getByText(/^现在不能办的 \d+ 步/).press('Enter')
    await screen.page.locator('.refused li', { hasText: /审核同意.*征求/ }).waitFor()
    expect(await screen.page.locator('#open-approveDraft').count()).toBe(0)
    await expectSound(screen.page)
    await closeSound(screen)
  }

  /** Table 3 counts the case in 商业企业, row 一, and the number opens to it. */
  async function counted(count: number, number: string, width: number): Promise<void> {
    const screen = await bench.open(office.clerk, width)
    await screen.open('/requests/statistics?organId=ledu&year=2021')
    await expectSound(screen.page)
    await screen.page.getByRole('link', { name: `商业企业·一、本年新收政府信息公开申请数量：${count}，看这些申请` }).press('Enter')
    await screen.page.getByText(/年度报告表三“商业企业·一、本年新收/).waitFor()
    await screen.page.getByText(`共 ${count} 件`).waitFor()
    await screen.page
      .getByRole('link', { name: new RegExp(number) })
      .first()
      .waitFor()
    await closeSound(screen)
  }

  const newBusinessRequests = async (): Promise<number> => {
    const { cells } = await (await office.clerk(`${REQUESTS}/statistics?organId=ledu&year=2021`)).json()
    return cells['table3.newReceived.business'] ?? 0
  }

  async function opened(id: string, width: number, who = office.clerk): Promise<Screen> {
    const screen = await bench.open(who, width)
    await screen.open(`/requests/${id}`)
    return screen
  }

  /** The text of a letter, as the person at the screen downloads it. */
  async function downloaded(page: Page, id: string, title: RegExp): Promise<string> {
    const href = await page.getByRole('link', { name: new RegExp(`查看 PDF：.*${title.source}`) }).getAttribute('href')
    expect(href).toContain(id)
    const answer = await office.clerk(href ?? '')
    expect(answer.status).toBe(200)
    return pdfText(Buffer.from(await answer.arrayBuffer()))
  }
})

async function type(page: Page, fields: Record<string, string | undefined>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) {
    await page.locator(`#${name}`).focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type(text ?? '')
  }
}

const send = (page: Page) => page.locator('main form[data-apply] button[type=submit]').press('Enter')
const due = (page: Page, day: string) => page.locator('.due strong', { hasText: day }).waitFor()
