import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { DocumentView } from '../../api/publishing-view.js'
import { expectNoAxeViolations } from '../../src/testing/browser.js'
import { testDatabase } from '../../src/testing/database.js'
import { BARE_FEATURES } from '../../src/testing/features.js'
import { workbookWithIdNumbers } from '../../src/testing/id-numbers.js'
import { DOCUMENTS, NOTICES, openPress, PICTURE, type Press } from '../../src/testing/publishing.js'
import { describeWorkbench, useBench } from '../../src/testing/workbench.js'

const SLOW_MS = 300_000

describeWorkbench('publishing in the workbench', () => {
  let press: Press
  const bench = useBench(async () => {
    press = await openPress(await testDatabase(BARE_FEATURES), BARE_FEATURES)
    return press.server
  })
  const see = async (id: string) => (await (await press.clerk(`${DOCUMENTS}/${id}`)).json()) as DocumentView

  it(
    'A15: forty identity numbers in a hidden column stop a text; masked, it passes three persons and the secrecy review and is public',
    async () => {
      const clerk = await bench.open(press.clerk)
      const { page } = clerk
      await clerk.open('/publishing/new')
      await page.getByLabel('标题（可以以后再写）').fill('临时救助名单公示')
      await page.getByLabel('栏目', { exact: true }).selectOption(NOTICES)
      await sound(page)
      await page.getByRole('button', { name: '开始写' }).click()
      const text = page.getByRole('textbox', { name: '正文' })
      await text.click()
      await page.keyboard.type('现将临时救助名单予以公示。')
      await paste(page, FROM_WORD)
      await page.getByText('✓ 已自动保存').waitFor()
      const id = page.url().split('/').at(-1) ?? ''
      expect((await see(id)).content.body).toBe(
        '<p>现将临时救助名单予以公示。名单如下：</p><p class="center"><strong>公示期</strong>七天</p><table><tbody><tr><td colspan="2"><p>一村</p></td></tr></tbody></table>',
      )

      // A colleague saves meanwhile: it is told, and what is typed here stays.
      const at = await see(id)
      await press.other(`${DOCUMENTS}/${id}/content`, {
        method: 'PUT',
        json: { revision: at.revision, content: { ...at.content, topic: '民政' } },
      })
      await page.getByLabel('关键词（用顿号或逗号隔开）').fill('救助、公示')
      await page.getByText('您写的内容还在下面，没有丢').waitFor()
      await sound(page)
      await page.getByRole('button', { name: '用我的内容覆盖' }).click()
      await page.getByText('✓ 已自动保存').waitFor()
      expect((await see(id)).content.keywords).toEqual(['救助', '公示'])

      await page
        .getByLabel('上传附件')
        .setInputFiles({ name: '名单.xlsx', mimeType: 'application/octet-stream', buffer: await workbookWithIdNumbers() })
      await page.getByRole('link', { name: '打开 名单.xlsx' }).waitFor()
      await page.getByRole('button', { name: '送审', exact: true }).click()
      await page.getByText('工作表“名单” D 列（隐藏）：发现身份证号 40 处').waitFor()
      expect((await see(id)).summary.stage).toBe('writing')
      await sound(page)
      await page.getByRole('button', { name: '打码：名单.xlsx' }).first().click()
      await page.getByLabel('理由', { exact: true }).fill('公示不需要证件号码')
      await page.getByRole('button', { name: '生成干净的文件' }).click()
      await page.getByText('阻断 0 处').or(page.getByText('没有发现问题')).waitFor()
      for (const field of await page.getByLabel('核对过没有问题的，写明理由').all()) await field.fill('已经核对，没有问题')
      await page.getByRole('button', { name: '送审', exact: true }).click()
      await page.getByText('等待初审、保密审查').first().waitFor()
      await page.getByText('现在不能办的').click()
      await page.getByText('不能审核自己写的稿件').first().waitFor()

      const narrow = await bench.open(press.first, 390)
      await narrow.open('/publishing?todo=toReview')
      await sound(narrow.page)
      await narrow.page.getByRole('link', { name: '临时救助名单公示' }).click()
      await narrow.page.getByRole('heading', { name: '审核', exact: true }).waitFor()
      await sound(narrow.page)
      await take(narrow.page, 'approveDocument', '初审同意', { 审核意见: '文字无误' })
      await narrow.page.getByText('✓ 测试').first().waitFor()
      let seen = await press.view(press.step(press.second, await see(id), 'approval', { step: 'second' }))
      seen = await press.view(press.step(press.head, seen, 'approval', { step: 'final' }))
      const guard = await bench.open(press.secrecy)
      await guard.open(`/publishing/${id}`)
      await take(guard.page, 'clearSecrecy', '保密审查通过')
      await guard.page.getByText('可以发布').first().waitFor()

      await clerk.open(`/publishing/${id}`)
      await take(page, 'publishDocument', '发布', {}, '确认发布')
      await page.getByRole('link', { name: '看公开的页面（新窗口）' }).waitFor()
      await sound(page)
      const open = await press.open(seen.address)
      expect(open.text).toContain('名单.xlsx')
      expect((await press.open(`/${NOTICES}`)).text).toContain('临时救助名单公示')
      expect([...clerk.complaints, ...narrow.complaints, ...guard.complaints].filter(isUnexpected)).toEqual([])
    },
    SLOW_MS,
  )

  it(
    'A13: an interpretation told by a picture does not go out without its twin in words, which readers hear and download',
    async () => {
      let at = await press.start({ title: '一图读懂低保标准', instrument: 'interpretation', body: '<p>低保标准调整了。</p>' })
      at = await press.view(press.attach(at, '图解.png', PICTURE, 'picture'))
      const picture = `<p><img src="${at.address}/fujian/${at.files[0]?.file}" alt="低保标准表：每月650元，覆盖1200户"></p>`
      const content = { ...at.content, body: picture, keywords: ['低保'] }
      await press.clerk(`${DOCUMENTS}/${at.summary.id}/content`, { method: 'PUT', json: { revision: at.revision, content } })
      const clerk = await bench.open(press.clerk)
      const { page } = clerk
      await clerk.open(`/publishing/${at.summary.id}`)
      await page.getByRole('button', { name: '送审', exact: true }).click()
      await page.getByText('缺：小标题、文字说明、图里的数字（650、1200）、表格').first().waitFor()
      expect((await see(at.summary.id)).summary.stage).toBe('writing')
      await sound(page)
      await page.getByRole('textbox', { name: '正文' }).click()
      await page.keyboard.press('Control+End')
      await page.keyboard.press('Enter')
      await paste(page, TWIN)
      await page.getByText('✓ 已自动保存').waitFor()
      await expect.poll(async () => (await see(at.summary.id)).content.body).toContain('<table>')
      const out = await press.publish(await see(at.summary.id))
      const open = (await press.open(out.address)).text
      for (const said of ['<h2>低保标准</h2>', '每月650元', '<table>', `${out.address}/wenben.docx`]) expect(open).toContain(said)
      expect((await press.open(`${out.address}/wenben.docx`)).status).toBe(200)
      expect(clerk.complaints.filter(isUnexpected)).toEqual([])
    },
    SLOW_MS,
  )

  it(
    'A24: withdrawn, page, list and file are gone at once; it comes back only by two persons',
    async () => {
      let at = await press.start({ title: '含手机号的公告' })
      const form = new FormData()
      form.set('revision', String(at.revision))
      form.set('file', new File([PICTURE], '现场.png'))
      at = await press.view(press.clerk(`${DOCUMENTS}/${at.summary.id}/files`, { method: 'POST', body: form }))
      at = await press.publish(at)
      const file = `${at.address}/fujian/${at.files[0]?.file}`
      const all = async () => Promise.all([at.address, file].map(async (path) => (await press.open(path)).status))
      expect(await all()).toEqual([200, 200])
      const clerk = await bench.open(press.clerk, 390)
      await clerk.open(`/publishing/${at.summary.id}`)
      await clerk.page.locator('#open-withdrawDocument').press('Enter')
      await clerk.page.getByLabel('含个人信息').check()
      await sound(clerk.page)
      await clerk.page.getByLabel('具体理由').fill('正文里有群众的手机号')
      await clerk.page.getByRole('button', { name: '撤下', exact: true }).press('Enter')
      await clerk.page.getByRole('button', { name: '确认撤下' }).click()
      await clerk.page.getByText('已撤下（含个人信息）').waitFor()
      expect(await all()).toEqual([410, 410])
      await clerk.page.getByRole('heading', { name: '撤下记录' }).waitFor()
      await clerk.page.getByRole('link', { name: '下载情况报告草稿（Word）' }).waitFor()
      expect((await press.open(`/${NOTICES}`)).text).not.toContain('含手机号的公告')
      await sound(clerk.page)

      const first = await bench.open(press.first)
      await first.open(`/publishing/${at.summary.id}`)
      await take(first.page, 'askRestoration', '申请恢复', { 申请恢复的理由: '已经核实，是公开的办公电话' })
      await first.page.getByText('要由另一个人同意').first().waitFor()
      await first.page.getByText('现在不能办的').click()
      await first.page.getByText('不能由申请恢复的人自己同意').first().waitFor()
      await press.server.platform.jobs.runDue()
      const head = await bench.open(press.head)
      await head.open('/publishing?todo=askedBack')
      await head.page.getByRole('link', { name: '含手机号的公告' }).click()
      await head.page.getByText('起打不开').first().waitFor()
      await take(head.page, 'restoreDocument', '同意恢复')
      await head.page.getByRole('link', { name: '看公开的页面（新窗口）' }).waitFor()
      expect(await all()).toEqual([200, 200])
      await head.open('/publishing/columns')
      await head.page.getByRole('button', { name: '设置栏目：政府信息公开指南' }).click()
      await head.page.getByText('国家统一规定的栏目').waitFor()
      await sound(head.page)
      expect([...clerk.complaints, ...first.complaints, ...head.complaints]).toEqual([])
    },
    SLOW_MS,
  )
})

/** Takes a step by keyboard; where it is asked once more, `confirm` is the button that says yes. */
async function take(page: Page, name: string, title: string, values: Record<string, string> = {}, confirm?: string): Promise<void> {
  await page.locator(`#open-${name}`).press('Enter')
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label).fill(value)
  await page.locator('.step-form').getByRole('button', { name: title, exact: true }).press('Enter')
  if (confirm) await page.getByRole('button', { name: confirm }).click()
  await page.locator('.step-form').waitFor({ state: 'detached' })
}

async function sound(page: Page): Promise<void> {
  await expectNoAxeViolations(page)
  expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'), page.url()).toBeLessThanOrEqual(0)
}

/** The browser itself notes every answer that is not a success; those of the conflict and of the gate are meant. */
const isUnexpected = (complaint: string): boolean => !/status of (409|422)/.test(complaint)

async function paste(page: Page, html: string): Promise<void> {
  await page.evaluate((given) => {
    const data = new DataTransfer()
    data.setData('text/html', given)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, html)
}

const FROM_WORD = `<html xmlns:o="urn:o"><head><style>p.MsoNormal{mso-style:1}</style></head><body><!--StartFragment-->
<p class=MsoNormal>名单如下：</p><p class=MsoNormal align=center style='text-align:center'><span style='font-weight:bold'>公示期</span>七天<o:p></o:p><span style="display:none">内部</span></p>
<table class=MsoTable style='width:100%'><tr><td colspan=2 width=90 style='border:solid'><p class=MsoNormal>一村</p></td></tr></table>
<!--EndFragment--></body></html>`
const TWIN = `<h2>低保标准</h2><p>城乡低保标准调整为每月650元，全区共覆盖1200户。申请时带上户口簿和收入证明，到乡镇便民服务站办理，十个工作日内答复。</p>
<table><tbody><tr><th>项目</th><td>标准</td></tr><tr><th>低保</th><td>650</td></tr></tbody></table>`
