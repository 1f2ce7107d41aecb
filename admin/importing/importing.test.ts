import { expect, test } from 'vitest'
import { zip } from '../../src/platform/files/zip.js'
import { ID_NUMBERS } from '../../src/testing/id-numbers.js'
import { oldPage, openMover } from '../../src/testing/importing.js'
import { closeSound, describeWorkbench, expectSound, useBench } from '../../src/testing/workbench.js'

/** Nine screens by keyboard, each looked at. */
const SLOW_MS = 120_000

describeWorkbench('the import from an old site', () => {
  const bench = useBench(async () => (await openMover()).server)

  test(
    'is handed in, mapped, tried, run and reported by keyboard, on a wide screen and a narrow one',
    async () => {
      const buffer = await zip([
        ['www.old.gov.cn/gsgg/1.html', oldPage({ title: '甲公告' })],
        ['www.old.gov.cn/gsgg/2.html', oldPage({ title: '名单', body: `<p>张三，身份证号 ${ID_NUMBERS[0]}，发放一千元。</p>` })],
        ['www.old.gov.cn/index.html', Buffer.from('<title>首页</title><ul><li><a href="a.html">很长很长的题目</a></li></ul>')],
      ])
      const screen = await bench.open(await bench.server.signIn('organ-admin', 'ledu'))
      const { page } = screen
      const { jobs } = bench.server.platform
      await screen.open('/imports')
      await page.getByText('还没有导入过。').waitFor()
      await page.getByRole('button', { name: '下一步' }).press('Enter')
      await page.getByText('请选择 zip 压缩包。').first().waitFor()
      await page.getByLabel('压缩包', { exact: true }).setInputFiles({ name: '旧站.zip', mimeType: 'application/zip', buffer })
      await expectSound(page)
      await page.getByRole('button', { name: '下一步' }).press('Enter')

      await page.getByRole('heading', { level: 1, name: '导入：旧站.zip' }).waitFor()
      await page.getByText('样例：共 3 条').waitFor()
      expect(await page.getByLabel('旧网站的网址').inputValue()).toBe('http://www.old.gov.cn')
      await page.getByLabel('其他都放到').press('Enter')
      await page.getByLabel('其他都放到').fill('其他法定')
      await page.keyboard.press('Enter')
      await expectSound(page)
      await page.getByRole('button', { name: '试运行', exact: true }).press('Enter')
      await page.getByText('正在试运行').first().waitFor()
      await jobs.runDue()
      await page.getByText('试运行（共 3 条）：新收 1，存为草稿 1，不收 1。').waitFor()
      await page.getByText('没有找到正文').last().waitFor()
      await page.setViewportSize({ width: 390, height: 850 })
      await expectSound(page)
      await page.getByRole('button', { name: '正式导入' }).press('Enter')
      await page.getByRole('progressbar').waitFor()
      await jobs.runDue()
      await page.getByText('已导入：新收 1，存为草稿 1，不收 1。').waitFor()
      await expectSound(page)
      const answer = await fetch(`${bench.server.url}/gsgg/1.html`, { redirect: 'manual' })
      expect([answer.status, answer.headers.get('location')]).toEqual([
        301,
        await page.getByRole('link', { name: '看页面：甲公告' }).getAttribute('href'),
      ])
      await page.getByRole('link', { name: '全部导入' }).press('Enter')
      await page.getByText('已导入', { exact: true }).first().waitFor()
      await expectSound(page)
      expect(screen.complaints.splice(0)).toEqual([expect.stringContaining('400')])
      await closeSound(screen)
    },
    SLOW_MS,
  )
})
