import { expect, test } from 'vitest'
import { visitor } from '../../src/testing/visitor.js'
import { closeSound, describeWorkbench, expectSound, useBench } from '../../src/testing/workbench.js'

describeWorkbench('corrections', () => {
  const bench = useBench()

  test('a clerk sees what a reader found, answers it by keyboard, and finds it among the answered', async () => {
    await visitor(bench.server.url).post('/jiucuo', { page: '/zfxxgk/ledu', kind: 'file', words: '第一个附件打不开', contact: '' })
    const screen = await bench.open(await bench.server.signIn('clerk', 'ledu'))
    const { page } = screen
    await screen.open('/corrections')
    await page.getByText('第一个附件打不开').waitFor()
    await expectSound(page)
    await page.setViewportSize({ width: 390, height: 850 })
    await expectSound(page)
    await page.getByRole('button', { name: '答复：/zfxxgk/ledu' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('给读者的话').fill('附件已经换好。')
    await expectSound(page)
    await dialog.getByRole('button', { name: /^答\s*复$/ }).press('Enter')
    await page.getByText('没有待答复的纠错。').waitFor()
    await page.getByRole('link', { name: '看已答复的' }).press('Enter')
    await page.getByText('附件已经换好。').waitFor()
    expect(await page.getByText('已更正').count()).toBeGreaterThan(0)
    await closeSound(screen)
  })
})
