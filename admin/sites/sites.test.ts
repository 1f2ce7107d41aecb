import { expect, it } from 'vitest'
import { closeSound, describeWorkbench, expectSound, useBench } from '../../src/testing/workbench.js'

const SLOW_MS = 180_000

describeWorkbench('sites in the workbench', () => {
  const bench = useBench()

  it(
    'makes a site, shows what it misses, refuses an address that is taken; another manager may look and not touch',
    async () => {
      const { server } = bench
      const operator = await bench.open(await server.signIn('system-admin', 'haidong'), 390)
      const { page } = operator
      await operator.open('/zhandian')
      await expectSound(page)
      await page.getByRole('button', { name: '新建站点……' }).click()
      await page.getByRole('combobox', { name: '单位' }).fill('民和')
      await page.getByText('民和回族土族自治县人民政府').last().click()
      await page.getByLabel('网站名称').fill('民和回族土族自治县人民政府')
      await page.getByLabel('编号').fill('minhe')
      await page.getByLabel('路径').fill('/pingan')
      await page.getByRole('button', { name: '新建', exact: true }).click()
      await page.getByText('路径 /pingan 已经是“海东市平安区人民政府”的').waitFor()
      await expectSound(page)
      await page.getByLabel('路径').fill('/minhe')
      await page.getByRole('button', { name: '新建', exact: true }).click()
      await page.getByRole('heading', { name: '民和回族土族自治县人民政府', level: 1 }).waitFor()
      await page.getByText('网站标识码：还没有填写').waitFor()
      expect((await fetch(`${server.url}/minhe/`)).status).toBe(200)
      await expectSound(page)

      const manager = await bench.open(await server.signIn('organ-admin', 'minhe'))
      await manager.open('/zhandian/minhe')
      await manager.page.getByLabel('主导航（一行一项）').fill('政府信息公开 /zfxxgk/minhe')
      await manager.page.getByLabel('ICP 备案编号').fill('青ICP备00000000号')
      await expectSound(manager.page)
      await manager.page.getByRole('button', { name: '保存' }).click()
      await manager.page.getByText('已保存，所有页面即时更新。').waitFor()
      const html = await (await fetch(`${server.url}/minhe/`)).text()
      expect(html).toContain('青ICP备00000000号')
      expect(html).toContain('<a href="/minhe/zfxxgk/minhe">政府信息公开</a>')
      await manager.open('/zhandian/pingan')
      await manager.page.getByText('您可以看，不能改名称、标识和导航').waitFor()
      await closeSound(manager)
      expect(operator.complaints.filter((text) => !text.includes('422'))).toEqual([])
    },
    SLOW_MS,
  )
})
