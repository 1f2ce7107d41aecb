import { expect, test } from 'vitest'
import type { DocumentView } from '../../api/publishing-view.js'
import { FEATURES } from '../../src/app.js'
import { DOCUMENTS, NOTICES, openPress, type Press } from '../../src/testing/publishing.js'
import { closeSound, describeWorkbench, expectSound, useBench } from '../../src/testing/workbench.js'

describeWorkbench('the standard catalogue', () => {
  let press: Press
  const bench = useBench(async () => {
    press = await openPress(undefined, FEATURES)
    return press.server
  })

  test('is written, adopted and filled; a document chosen for a row is found under it', async () => {
    const screen = await bench.open(press.head)
    const { page } = screen
    await screen.open('/catalogue')
    await expectSound(page)
    await page.getByLabel('领域名称').fill('社会救助')
    await page.getByRole('button', { name: /^打\s*开$/ }).press('Enter')
    await page.getByRole('button', { name: '加一行' }).press('Enter')
    await page.getByLabel('一级事项').fill('综合业务')
    await page.getByLabel('二级事项').fill('监督检查')
    await page.getByLabel('公开内容（要素）').fill('信访通讯地址\n投诉举报电话')
    await page.getByLabel('公开时限').fill('每季度更新')
    await expectSound(page)
    await page.getByRole('button', { name: /^保\s*存$/ }).press('Enter')
    await page.getByText('新增，未发布').waitFor()
    await page.getByRole('button', { name: '发布新版本' }).press('Enter')
    await page.getByLabel('调整说明').fill('首次发布')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^发\s*布$/ })
      .press('Enter')
    await page.getByText('现行第 1 版。').waitFor()
    await expectSound(page)
    await page.setViewportSize({ width: 390, height: 850 })
    await expectSound(page)
    await page.setViewportSize({ width: 1280, height: 900 })

    await page.getByRole('link', { name: '发布：监督检查' }).press('Enter')
    await page.getByLabel('标题（可以以后再写）').fill('社会救助投诉举报电话')
    await page.getByLabel('栏目', { exact: true }).selectOption(NOTICES)
    await page.getByRole('button', { name: '开始写' }).press('Enter')
    await page.getByText('社会救助：综合业务 / 监督检查').waitFor()
    await page.getByLabel('同时发布到').selectOption('zfxxgk/ledu/fdzdgknr/jgzn')
    await page.getByRole('button', { name: '加一个数字' }).press('Enter')
    await page.getByLabel('名称', { exact: true }).fill('受理投诉')
    await page.getByLabel('原文写法').fill('190余件')
    await page.getByText('✓ 已自动保存').waitFor()
    await expectSound(page)
    const seen = (await (await press.head(`${DOCUMENTS}/${page.url().split('/').at(-1)}`)).json()) as DocumentView
    expect(seen.content).toMatchObject({
      alsoIn: ['zfxxgk/ledu/fdzdgknr/jgzn'],
      numbers: [{ label: '受理投诉', value: 190, approx: true, text: '190余件' }],
    })
    await closeSound(screen)
    const { summary } = await press.publish(await press.start({ catalogItemId: seen.content.catalogItemId }))

    const reader = (await bench.open(press.stranger)).page
    for (const width of [1280, 390]) {
      await reader.setViewportSize({ width, height: 900 })
      await reader.goto(`${press.server.url}/zfxxgk/ledu/biaozhunmulu`)
      await reader.getByText('已公开 1 条').waitFor()
      await expectSound(reader)
      await reader.getByRole('link', { name: '综合业务 / 监督检查' }).click()
      await expectSound(reader)
      await reader.getByRole('link', { name: summary.title }).click()
      expect(await reader.getByRole('link', { name: '社会救助：综合业务 / 监督检查' }).getAttribute('href')).toContain('/biaozhunmulu/')
    }
  }, 180_000)
})
