import { afterAll, expect, test } from 'vitest'
import { carriers } from '../../src/features/carriers/index.js'
import { expectNoAxeViolations } from '../../src/testing/browser.js'
import { openPress, PRESS_FEATURES, type Press } from '../../src/testing/publishing.js'
import { type Receiver, startReceiver } from '../../src/testing/receiver.js'
import { type SmtpServer, startSmtp } from '../../src/testing/smtp.js'
import { describeWorkbench, expectSound, useBench } from '../../src/testing/workbench.js'

const SLOW_MS = 120_000

describeWorkbench('carriers', () => {
  let press: Press
  let receiver: Receiver
  let smtp: SmtpServer
  const bench = useBench(async () => {
    receiver = await startReceiver()
    smtp = await startSmtp()
    const mail = { GONGKAI_SMTP_URL: smtp.url, GONGKAI_MAIL_FROM: 'dingyue@example.gov.cn' }
    const env = { ...mail, GONGKAI_INSIDE_HOSTS: receiver.host, GONGKAI_URL: 'https://www.example.gov.cn' }
    press = await openPress(undefined, [...PRESS_FEATURES, carriers], env)
    return press.server
  })
  afterAll(async () => {
    await smtp?.close()
    await receiver?.close()
  })

  test('an administrator sets a webhook up by keyboard, a clerk sees where a document went and tries again', {
    timeout: SLOW_MS,
  }, async () => {
    const admin = await bench.open(await press.server.signIn('organ-admin', 'ledu'))
    const { page } = admin
    await admin.open('/carriers')
    await page.getByText('还没有设置渠道。').waitFor()
    await page.getByRole('button', { name: '增加渠道' }).press('Enter')
    await page.getByLabel('名称').fill('区融媒体中心')
    await page.getByLabel('接收网址').fill('http://169.254.169.254/')
    await page.getByRole('button', { name: /^增\s*加$/ }).press('Enter')
    await page.getByRole('link', { name: /内部网络/ }).waitFor()
    await expectSound(page)
    await page.getByLabel('接收网址').fill(`${receiver.url}/hook`)
    await page.getByRole('button', { name: /^增\s*加$/ }).press('Enter')
    expect(await page.getByLabel('密钥', { exact: true }).inputValue()).toMatch(/^whsec_/)
    await page.getByRole('button', { name: '已经复制' }).press('Enter')
    await page.getByRole('link', { name: '区融媒体中心' }).press('Enter')
    await page.getByRole('button', { name: '测试发送' }).press('Enter')
    await page.getByText('对方已接收（200）。').waitFor()
    await expectSound(page)
    receiver.answer(() => ({ status: 410, body: 'gone' }))
    const document = await press.publish(await press.start())
    await press.server.platform.jobs.runDue()
    await page.reload()
    await page.getByText('对方回答这个地址已经停用').first().waitFor()
    await page.setViewportSize({ width: 390, height: 850 })
    await expectSound(page)
    expect(admin.complaints.filter((words) => !words.includes('400'))).toEqual([])
    await page.context().close()

    const clerk = await bench.open(press.clerk)
    await clerk.open(`/publishing/${document.summary.id}`)
    await clerk.page.getByRole('heading', { name: '已送达哪些渠道' }).waitFor()
    await expectSound(clerk.page)
    receiver.answer(() => ({}))
    await clerk.page.getByRole('button', { name: '再试一次：区融媒体中心' }).press('Enter')
    await clerk.page.getByText('已经重新排队发送。').waitFor()
    await press.server.platform.jobs.runDue()
    await clerk.page.reload()
    await clerk.page.getByText('已送达', { exact: false }).first().waitFor()
    await clerk.page.context().close()
  })

  test('a reader subscribes on a phone and confirms', { timeout: SLOW_MS }, async () => {
    const page = await (await bench.browser.newContext({ viewport: { width: 390, height: 850 } })).newPage()
    await page.goto(`${press.server.url}/dingyue`)
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 850 })
      await expectNoAxeViolations(page)
    }
    await page.getByLabel('邮箱', { exact: true }).fill('wang@example.cn')
    await page.getByRole('button', { name: '订阅', exact: true }).press('Enter')
    await page.getByText('请到邮箱里确认').waitFor()
    await expectNoAxeViolations(page)
    await press.server.platform.jobs.runDue()
    const link = /https:\S+\?hao=\S+/.exec(smtp.mails[0]?.mail.text ?? '')?.[0] ?? ''
    await page.goto(link.replace('https://www.example.gov.cn', press.server.url))
    await expectNoAxeViolations(page)
    await page.getByRole('button', { name: '确认订阅' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: '订阅成功' }).waitFor()
    await page.context().close()
  })
})
