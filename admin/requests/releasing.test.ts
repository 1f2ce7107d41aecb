import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { RequestView } from '../../api/request-view.js'
import { parseMail } from '../../src/features/requests/intake/parse.js'
import { takeInMail } from '../../src/features/requests/intake/take-in.js'
import { today } from '../../src/platform/clock.js'
import { typeset } from '../../src/platform/redaction/engine/typeset.js'
import { expectNoAxeViolations } from '../../src/testing/browser.js'
import { PERSON } from '../../src/testing/office.js'
import { describeWorkbench, type Screen, useBench } from '../../src/testing/workbench.js'

const SLOW_MS = 400_000
/** To look at what is drawn: a folder for pictures. */
const PICTURES = process.env.GONGKAI_PICTURES

describeWorkbench('releasing files and taking in mails', () => {
  const bench = useBench()

  const seen = async ({ page }: Screen, name: string) => {
    await expectNoAxeViolations(page)
    if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true })
  }

  it(
    'marks an original by keyboard, makes the result, and another confirms it',
    async () => {
      const clerk = await bench.server.signIn('clerk', 'ledu')
      const person = { ...PERSON, idNumber: '630121199001011234' }
      const json = {
        organId: 'ledu',
        channel: 'in-person',
        on: today(bench.server.platform.clock),
        applicantKind: 'naturalPerson',
        delivery: ['pick-up'],
        person,
        words: { description: '处理情况' },
      }
      const { request } = (await (await clerk('/api/requests', { method: 'POST', json })).json()) as { request: RequestView }
      const bytes = typeset({
        blocks: ['关于张三来信的处理情况', '张三，身份证号630121199001011234，电话13897001234。', '内部讨论：暂不处理。', '已经办结。'].map(
          (text) => ({ kind: 'line', text }),
        ),
      })

      const wide = await bench.open(clerk)
      const { page } = wide
      await wide.open(`/requests/${request.id}`)
      await page.getByRole('tab', { name: /公开文件/ }).click()
      await page.getByLabel('上传原件').setInputFiles({ name: '来信.pdf', mimeType: 'application/pdf', buffer: bytes })
      await page.getByRole('checkbox', { name: /公民身份号码 630121199001011234/ }).waitFor({ timeout: 120_000 })
      await page.getByLabel('要遮盖的文字').fill('张三')
      await page.getByLabel('要遮盖的文字').press('Enter')
      await page.getByText('2 处').waitFor()
      await page.getByText('遮盖第 1 页的整行文字').press('Enter')
      await page.getByRole('checkbox', { name: '内部讨论：暂不处理。' }).press('Space')
      await page.getByRole('img', { name: '第 1 页，将遮盖 5 处' }).waitFor({ timeout: 120_000 })
      await page.waitForFunction(() => performance.getEntriesByType('resource').some((one) => one.name.endsWith('/pages/1')))
      await seen(wide, 'marking-1280')
      await page.setViewportSize({ width: 390, height: 900 })
      await seen(wide, 'marking-390')
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.getByRole('button', { name: '生成结果' }).click()
      await page.getByRole('heading', { name: '遮盖证明' }).waitFor({ timeout: 120_000 })
      await seen(wide, 'certificate-1280')

      const other = await bench.open(await bench.server.signIn('secrecy-reviewer', 'ledu'), 390)
      await other.open(`/requests/${request.id}`)
      await other.page.getByRole('tab', { name: /公开文件/ }).click()
      await other.page.getByRole('button', { name: /看过结果，确认公开/ }).click()
      await other.page.getByText('已确认公开').first().waitFor()
      await seen(other, 'confirmed-390')
      expect([...wide.complaints, ...other.complaints]).toEqual([])
    },
    SLOW_MS,
  )

  it(
    'registers a mail as a request, and sets the mailbox',
    async () => {
      const { platform } = bench.server
      const head = await bench.open(await bench.server.signIn('head', 'ledu'))
      await head.open('/requests/mail')
      await head.page.getByRole('tab', { name: '邮箱设置' }).click()
      await head.page.getByLabel('IMAP 服务器').fill('imap.ledu.example.cn')
      await head.page.getByLabel('用户名').fill('shenqing')
      await head.page.getByLabel('密码或授权码').fill('secret')
      await seen(head, 'mailbox-1280')
      await head.page.getByRole('button', { name: '保存' }).click()
      await head.page.getByText('还没有收取过').waitFor()

      const raw = Buffer.from(
        'From: Li Hong <lihong@example.cn>\r\nSubject: =?utf-8?B?55Sz6K+35YWs5byA6KeE5YiS?=\r\nMessage-ID: <a@example.cn>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n请公开乐都区国土空间规划的全文，谢谢。',
      )
      const box = await platform.database.db.selectFrom('request_mailbox').selectAll().executeTakeFirstOrThrow()
      const at = new Date(platform.clock.now())
      expect(await takeInMail(platform, box, { uidValidity: '1', uid: 1, at, mail: await parseMail(raw) })).toBe(true)

      const clerk = await bench.open(await bench.server.signIn('clerk', 'ledu'), 390)
      await clerk.open('/')
      await clerk.page.getByText('封邮件来件待登记').waitFor()
      await clerk.page.getByRole('link', { name: '打开邮件来件' }).click()
      await clerk.page.getByRole('button', { name: '打开：申请公开规划' }).click()
      await clerk.page.getByText('请公开乐都区国土空间规划的全文').waitFor()
      await seen(clerk, 'mail-390')
      await clerk.page.getByRole('button', { name: '登记为申请' }).click()
      await clerk.page.getByLabel('证件号码').first().waitFor()
      await clerk.page.setViewportSize({ width: 1280, height: 900 })
      await seen(clerk, 'register-mail-1280')
      await clerk.page
        .getByRole('button', { name: /^登记（?/ })
        .last()
        .click()
      await clerk.page.getByText('政府信息公开申请登记回执').waitFor()
      await seen(clerk, 'receipt-1280')
      await clerk.page.getByRole('button', { name: '再登记一件' }).click()
      await clerk.page.getByText('没有待登记的邮件').waitFor()
      expect([...head.complaints, ...clerk.complaints]).toEqual([])
    },
    SLOW_MS,
  )
})
