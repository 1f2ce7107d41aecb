import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { FEATURES } from '../../src/app.js'
import { recordDocument } from '../../src/features/publishing/index.js'
import { SITE_ID } from '../../src/platform/cache/cache.js'
import { readSite, writeSite } from '../../src/platform/site/site.js'
import { openPress, PAPER, type Press } from '../../src/testing/publishing.js'
import { closeSound, describeWorkbench, expectSound, useBench } from '../../src/testing/workbench.js'

const LIBRARY = '/zfxxgk/zhengce'
const EXPLAINED = 'zfxxgk/ledu/fdzdgknr/zcwj/zcjd'
const { interpretationWaiver: _, ...LAW } = PAPER

describeWorkbench('an enterprise', () => {
  let press: Press
  const bench = useBench(async () => {
    press = await openPress(undefined, FEATURES)
    return press.server
  })

  test('A08 finds what holds, reads it with everything around it, asks, and others read the answer', async () => {
    await open(press)
    const { address, old } = await publishStory(press)
    const { page } = await bench.open(press.clerk)
    const go = (path: string) => page.goto(press.server.url + path)

    await go(LIBRARY)
    for (const [facet, count] of [
      ['企业', '2'],
      ['有效', '2'],
      ['2021年', '1'],
    ] as const) {
      const link = page.locator('#facets').getByRole('link', { name: new RegExp(`^${facet}\\s+${count}$`) })
      await link.first().click()
    }
    expect(await page.locator('main table th[scope=row]').allTextContents()).toEqual([expect.stringContaining(PAPER.title)])
    expect(await page.locator('main').textContent()).not.toContain('停车管理暂行办法')
    await bothWidths(page)

    await page.getByRole('link', { name: PAPER.title }).click()
    const facts = await page.locator('dl.facts').first().textContent()
    for (const word of ['索引号', '主题分类', '发文机关', '成文日期', '发文字号', '发布日期', '有效性', '关键词', '适用对象', '公开方式'])
      expect(facts).toContain(word)
    await bothWidths(page)
    await page.getByRole('link', { name: '停车办法解读' }).click()
    await page.getByRole('link', { name: PAPER.title }).last().click()
    expect(page.url()).toBe(press.server.url + address)
    for (const [name, kind] of [
      ['下载 Word', 'wordprocessingml'],
      ['下载 PDF', 'application/pdf'],
    ] as const) {
      const href = await page.getByRole('link', { name }).getAttribute('href')
      expect((await fetch(press.server.url + href)).headers.get('content-type')).toContain(kind)
    }
    await page.evaluate('window.print = () => { document.title = "printing" }')
    await page.getByRole('button', { name: '打印' }).click()
    expect(await page.title()).toBe('printing')

    await go(old)
    const banner = page.locator('.notice.error')
    expect(await banner.textContent()).toContain('本文件已废止')
    await banner.getByRole('link', { name: PAPER.title }).click()

    await page.getByRole('link', { name: '政策咨询' }).click()
    expect(await page.getByLabel('标题', { exact: true }).inputValue()).toBe(`关于《${PAPER.title}》的咨询`)
    await bothWidths(page)
    await page.getByLabel('问题', { exact: true }).fill('企业内部停车场要不要办手续？请回电13897001234。')
    await page.getByLabel('可以公开，方便有同样问题的人').check()
    await page.getByRole('button', { name: '提交', exact: true }).click()
    const [number = '', password = ''] = await page.locator('dl.facts strong').allTextContents()
    await bothWidths(page)

    await answer(press, number)
    await go(address)
    await page.getByRole('heading', { name: '相关政策问答' }).waitFor()
    await page.getByRole('link', { name: '企业内部停车场要办手续吗' }).click()
    expect(await page.locator('main').textContent()).not.toContain('13897001234')
    await bothWidths(page)
    await go('/hudong/wenda')
    await page.getByRole('link', { name: '企业内部停车场要办手续吗' }).waitFor()
    await go('/hudong/zixun/chaxun')
    await page.getByLabel('编号').fill(number)
    await page.getByLabel('查询密码').fill(password)
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByText('不需要办理手续').waitFor()
    await bothWidths(page)
  }, 240_000)

  async function answer({ clerk, first }: Press, number: string): Promise<void> {
    const writing = await bench.open(clerk)
    await writing.open('/questions')
    await writing.page.getByRole('link', { name: `关于《${PAPER.title}》的咨询` }).click()
    await writing.page.getByRole('heading', { name: '写答复' }).waitFor()
    await expectSound(writing.page)
    await writing.page.getByLabel('答复', { exact: true }).fill('不需要办理手续，依据第三条。')
    await writing.page.getByLabel('公开的标题').fill('企业内部停车场要办手续吗')
    await writing.page.getByLabel('公开的问题').fill('企业内部停车场要不要办手续？请回电13897001234。')
    await writing.page.getByRole('button', { name: /^送\s*审$/ }).click()
    await writing.page.getByRole('link', { name: /发现手机号 138\*\*\*\*1234/ }).waitFor()
    await writing.page.getByLabel('公开的问题').fill('企业内部停车场要不要办手续？')
    await writing.page.setViewportSize({ width: 390, height: 850 })
    await expectSound(writing.page)
    await writing.page.getByRole('button', { name: /^送\s*审$/ }).click()
    await writing.page.getByRole('heading', { name: '答复稿' }).waitFor()
    expect(writing.complaints.filter((one) => !one.includes('400'))).toEqual([])

    const review = await bench.open(first)
    await review.open('/')
    await review.page.getByRole('link', { name: '待审核 1 件' }).click()
    await review.page.getByRole('link', { name: `关于《${PAPER.title}》的咨询` }).click()
    await review.page.getByRole('button', { name: '通过，答复并公开' }).press('Enter')
    await review.page.getByRole('link', { name: '看公开的页面' }).waitFor()
    await expectSound(review.page)
    expect(review.page.url()).toContain(number)
    await closeSound(review)
  }
})

/** A site that is meant: what is asked is no practice. */
async function open({ server: { platform } }: Press): Promise<void> {
  const site = await readSite(platform.database.db)
  await platform.database.transaction((tx) => writeSite(tx, { ...site, demo: false }))
  await platform.sites.load()
}

/** A paper for enterprises with its explanation, and the one before it that it repeals. */
async function publishStory(press: Press): Promise<{ address: string; old: string }> {
  const ctx = { platform: press.server.platform, siteId: SITE_ID, actor: { kind: 'system', job: 'test' } as const }
  const record = (id: string, more: object) => {
    const content = { ...LAW, audience: ['企业'], ...more } as unknown as Parameters<typeof recordDocument>[1]['content']
    return recordDocument(ctx, { id, organId: 'ledu', origin: 'import', source: '旧网站', indexNo: null, on: null, content })
  }
  await record('old-parking', { title: '乐都区停车管理暂行办法', documentNo: '乐政〔2015〕2号', signedOn: '2015-03-01' })
  await record('lighting', { title: '乐都区路灯管理办法', documentNo: '乐政〔2019〕5号', signedOn: '2019-05-05' })
  const relations = [{ kind: 'repeals', documentId: 'old-parking', title: '' }]
  const seen = await press.publish(await press.start({ ...PAPER, audience: ['企业', '个人'], relations }))
  const about = [{ kind: 'interprets', documentId: seen.summary.id, title: '' }]
  const reading = { columnId: EXPLAINED, instrument: 'interpretation', title: '停车办法解读', relations: about }
  await press.publish(await press.start(reading))
  return { address: seen.address, old: '/xinxi/old-parking' }
}

/** Accessible, and no wider than the window, on a phone and on a desk. */
async function bothWidths(page: Page): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await expectSound(page)
  }
}
