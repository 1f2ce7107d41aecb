import { expect, test } from 'vitest'
import type { DocumentView } from '../../api/publishing-view.js'
import { FEATURES } from '../../src/app.js'
import { DOCUMENTS, openPress, PICTURE, type Press } from '../../src/testing/publishing.js'
import { visitor } from '../../src/testing/visitor.js'
import { closeSound, describeWorkbench, expectSound, useBench } from '../../src/testing/workbench.js'

describeWorkbench('corrections', () => {
  let press: Press
  const bench = useBench(async () => {
    press = await openPress(undefined, FEATURES)
    return press.server
  })

  test('A07: a reader reports a file that does not open; the clerk replaces it from there, and the reader is told', async () => {
    const draft = await press.start({ title: '补贴名单公示' })
    const out = await press.publish(await press.view(press.attach(draft, '打不开的名单.png', PICTURE)))
    const old = `${out.address}/fujian/${out.files[0]?.file}`
    const reader = visitor(press.server.url)
    expect((await reader.get(out.address)).html).toContain(`/jiucuo?ye=${encodeURIComponent(out.address)}`)
    const sent = await reader.post('/jiucuo', { page: out.address, kind: 'file', words: '附件打不开', contact: '' })
    const number = /bianhao=([0-9A-Z]{10})/.exec(sent.address)?.[1] ?? ''
    expect(sent.html).toContain('已经收到')

    const screen = await bench.open(press.clerk)
    const { page } = screen
    await screen.open('/corrections')
    await page.getByRole('button', { name: '更换附件：补贴名单公示' }).press('Enter')
    await page.getByLabel('选择新的文件').setInputFiles({ name: '名单.png', mimeType: 'image/png', buffer: PICTURE })
    await page.getByText('将换成：名单.png').waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: /^更\s*换$/ }).click()
    await page.waitForURL(`**/publishing/${out.summary.id}`)
    await page.getByRole('link', { name: '打开 名单.png' }).waitFor()
    expect((await reader.get(`/jiucuo/chaxun?bianhao=${number}`)).html).toContain('已经收到')
    const change = (await (await press.clerk(`${DOCUMENTS}/${out.summary.id}`)).json()) as DocumentView
    expect(change.content).toMatchObject({ changeNote: '根据读者纠错更换附件“打不开的名单.png”', attachments: [{ name: '名单.png' }] })
    await press.publish(change)

    const told = (await reader.get(`/jiucuo/chaxun?bianhao=${number}`)).html
    for (const said of ['已更正', '根据读者纠错更换附件', '2021-09-10']) expect(told).toContain(said)
    const shown = (await reader.get(out.address)).html
    expect(shown).toContain('第 2 版：根据读者纠错更换附件“打不开的名单.png”')
    const fresh = new RegExp(`${out.address}/fujian/[0-9a-f-]+`).exec(shown)?.[0] ?? ''
    expect([(await press.open(fresh)).status, (await press.open(old)).status]).toEqual([200, 404])
    await screen.open('/corrections')
    await page.getByText('没有待答复的纠错。').waitFor()
    await closeSound(screen)
  })

  test('a clerk sees what a reader found, answers it by keyboard, and finds it among the answered', async () => {
    await visitor(press.server.url).post('/jiucuo', { page: '/zfxxgk/ledu', kind: 'file', words: '第一个附件打不开', contact: '' })
    const screen = await bench.open(press.clerk)
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
