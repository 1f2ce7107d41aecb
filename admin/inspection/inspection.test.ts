import { expect, it } from 'vitest'
import { mend, openInspected, RELIEF, setColumn, spoil } from '../../src/testing/inspected.js'
import type { Press } from '../../src/testing/publishing.js'
import { closeSound, describeWorkbench, expectSound, useBench } from '../../src/testing/workbench.js'

const SLOW_MS = 300_000

describeWorkbench('oversight of the portal in the workbench', () => {
  let press: Press
  const bench = useBench(async () => {
    press = await openInspected()
    return press.server
  })
  const work = () => press.server.platform.jobs.runDue()

  it(
    'A23: a rehearsal finds exactly the five faults with evidence and owner; all put right, the next one is green and goes out as files',
    async () => {
      const spoiled = await spoil(press)
      const head = await bench.open(press.head)
      const { page } = head
      const rehearse = async () => {
        await page.getByRole('button', { name: '开始自查' }).press('Enter')
        await page.getByRole('region', { name: '正在检查' }).waitFor()
        await work()
      }
      await head.open('/inspection')
      await rehearse()
      await page.getByRole('heading', { name: '5 个问题要改' }).waitFor()
      const rules = page.locator('section.rule:has(.badge.error)')
      expect(await rules.locator('h2').allInnerTexts()).toEqual([
        '✕ 要改 本站链接和附件',
        '✕ 要改 空白栏目',
        '✕ 要改 页面标签',
        '✕ 要改 网站标识',
      ])
      const evidence = await rules.locator('li').allInnerTexts()
      expect(evidence).toHaveLength(5)
      for (const [at, words] of ['内容已经撤下（410）', '以前的专栏', '栏目里没有信息', 'PubDate', '网站标识码'].entries()) {
        expect(evidence[at]).toContain(words)
        expect(evidence[at]).toContain('责任单位 乐都区')
      }
      for (const words of ['15 秒内打开', 'IPv6 访问', '安全证书有效期', '随机抽取 4 个标题']) await page.getByText(words).first().waitFor()
      await expectSound(page)
      await page.setViewportSize({ width: 390, height: 850 })
      await expectSound(page)
      await page.getByRole('tab', { name: '打不开的链接' }).press('Enter')
      await page.getByText('网页不存在（404）').waitFor()
      await expectSound(page)
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.getByRole('tab', { name: '自查结果' }).press('Enter')

      await mend(press, spoiled)
      press.setClock('2021-09-10T02:30:00Z')
      await rehearse()
      await page.getByRole('heading', { name: '全部合格' }).waitFor()
      await page.getByText('已改好 5 个').waitFor()
      expect(await page.locator('section.rule .badge.error').count()).toBe(0)
      for (const name of ['下载报告（Word）', '下载问题清单（Excel）']) {
        const href = await page.getByRole('link', { name }).getAttribute('href')
        expect((await press.head(href ?? '')).headers.get('content-disposition')).toContain(encodeURIComponent('网站自查报告'))
      }
      await closeSound(head)
    },
    SLOW_MS,
  )

  it(
    'A16: yellow five days before, one notice for all; red on the ninetieth day with a copy to the leader; green once something is published',
    async () => {
      await setColumn(press, RELIEF, { freshnessDays: 90 })
      const { columns } = await (await press.head('/api/publishing/columns?organId=ledu')).json()
      for (const { id, freshnessDays } of columns)
        if (id !== RELIEF && freshnessDays !== null) await setColumn(press, id, { freshnessDays: 3_660 })
      const other = 'zfxxgk/ledu/zhidu'
      await setColumn(press, other, { freshnessDays: 91 })
      const morning = async (instant: string) => {
        press.setClock(instant)
        await press.renew()
        await work()
      }
      // Published on 2021-09-10: on Monday 2021-12-06 three days are left of ninety.
      await morning('2021-12-06T00:00:00Z')
      const clerk = await bench.open(press.clerk)
      await clerk.open('/requests/reminders')
      const notice = clerk.page.getByRole('region', { name: '2 个栏目要更新' })
      await notice.waitFor()
      expect(await notice.locator('.badge.warning').allInnerTexts()).toEqual([
        '剩 4 天，最近更新 2021-09-10',
        '剩 3 天，最近更新 2021-09-10',
      ])
      expect(await clerk.page.getByRole('region').count()).toBe(1)
      await clerk.page.getByRole('link', { name: '提醒：1 条未读' }).waitFor()
      await expectSound(clerk.page)
      await closeSound(clerk)

      await morning('2021-12-09T00:00:00Z')
      const head = await bench.open(press.head)
      await head.open('/requests/reminders')
      const copy = head.page.getByRole('region', { name: '1 个栏目超过更新期限' })
      await copy.getByText('今天到期').waitFor()
      await head.open('/inspection/columns')
      await head.page.getByRole('row', { name: /社会救助.*今天到期/ }).waitFor()
      await expectSound(head.page)
      await head.page.goto(`${press.server.url}/${RELIEF}`)
      await head.page.getByText('最近更新：2021-09-10').waitFor()

      await press.publish(await press.start({ columnId: RELIEF, title: '冬季临时救助公告' }))
      await head.page.reload()
      await head.page.getByText('最近更新：2021-12-09').waitFor()
      await head.open('/requests/reminders')
      await head.page.getByText('没有要提醒的。').waitFor()
      await head.open('/inspection/columns')
      await head.page.getByRole('row', { name: /社会救助.*剩 90 天/ }).waitFor()
      await head.page.setViewportSize({ width: 390, height: 850 })
      await expectSound(head.page)
      await head.open('/inspection/statistics')
      await head.page.getByRole('button', { name: '合计，公开总数 7' }).press('Enter')
      await head.page.getByRole('dialog').getByText('冬季临时救助公告').waitFor()
      await expectSound(head.page)
      await closeSound(head)
    },
    SLOW_MS,
  )
})
