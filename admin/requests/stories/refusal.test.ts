import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { FEATURES } from '../../../src/app.js'
import { openPackage } from '../../../src/platform/files/open-package.js'
import { testDatabase } from '../../../src/testing/database.js'
import { type Office, openOffice, REQUESTS } from '../../../src/testing/office.js'
import { type Piece, pdfPage, pdfText } from '../../../src/testing/pdf-text.js'
import type { SignedInFetch } from '../../../src/testing/server.js'
import { closeSound, describeWorkbench, expectSound, type Screen, takeStep, useBench } from '../../../src/testing/workbench.js'

const SLOW_MS = 240_000
const CELL = '6.属于四类过程性信息'
const MM = 72 / 25.4

/** A refusal is checked by those who answer for it, signed, printed, served and counted: each step once on a desk and once on a phone. */
describeWorkbench('checking and signing a refusal', () => {
  let office: Office
  const bench = useBench(async () => {
    office = await openOffice(await testDatabase(FEATURES), FEATURES)
    return office.server
  })

  const opened = async (who: SignedInFetch, id: string, width: number): Promise<Screen> => {
    const screen = await bench.open(who, width)
    await screen.open(`/requests/${id}`)
    return screen
  }

  it.each([
    [1280, 1],
    [390, 2],
  ])(
    'A18: at %i px',
    async (width, nth) => {
      const received = await office.view(office.step(office.clerk, await office.register(), 'receipt', { on: '2021-09-10' }))
      const reply = {
        outcome: 'deniedDeliberative',
        bases: ['条例第十六条第二款'],
        reasons: '会议纪要属于讨论记录，尚未形成最终决定。',
        severance: '全文都是讨论记录，不能区分处理。',
      }
      const { id, number } = await office.view(office.step(office.clerk, received, 'draft', { reply }))

      const reviewer = await opened(office.reviewer, id, width)
      await seesArticleAndChecklist(reviewer.page)
      await returns(reviewer.page)
      await expectSound(reviewer.page)
      await closeSound(reviewer)

      const clerk = await opened(office.clerk, id, width)
      await takeStep(clerk.page, 'draftReply', '送审', (form) =>
        form.getByLabel('事实和理由').fill('会议纪要属于过程材料，还没有形成最终决定。'),
      )
      await clerk.page.getByRole('button', { name: /与上一稿对比/ }).press('Enter')
      expect(await clerk.page.locator('.diff del').allInnerTexts()).toEqual(['讨论记录', '尚未'])
      expect(await clerk.page.locator('.diff ins').allInnerTexts()).toEqual(['过程材料', '还没有'])
      await expectSound(clerk.page)

      await agrees(office.reviewer, id, width)
      for (const [who, step] of [
        [office.legal, 'legal'],
        [office.secrecy, 'secrecy'],
      ] as const)
        await office.view(office.step(who, await office.view(who(`${REQUESTS}/${id}`)), 'approval', { step }))
      await agrees(office.head, id, width)
      await clerk.page.reload()
      await takeStep(clerk.page, 'issueReply', '制发答复')
      await takeStep(clerk.page, 'serveReply', '登记送达', (form) =>
        form.getByLabel('签收人、邮件号或者发送记录').fill('已发送到 w@example.cn'),
      )
      await clerk.page.getByText(/电子送达 2021-09-10，在期限内/).waitFor()
      await measuresLetter(clerk.page, `乐都区公开〔2021〕${nth}号-不告`)
      await provesService(clerk.page)
      await expectSound(clerk.page)
      await closeSound(clerk)
      await counted(number, nth, width)
    },
    SLOW_MS,
  )

  const agrees = async (who: SignedInFetch, id: string, width: number): Promise<void> => {
    const screen = await opened(who, id, width)
    await seesArticleAndChecklist(screen.page)
    await takeStep(screen.page, 'approveDraft', '同意')
    await closeSound(screen)
  }

  /** The text of the article stands beside the draft, and what a reviewer asks of every refusal. */
  async function seesArticleAndChecklist(page: Page): Promise<void> {
    await page.locator('.bases li', { hasText: '条例第十六条第二款 大意：履行职责中形成的讨论记录' }).waitFor()
    const card = await page.getByRole('region', { name: '拟答复' }).innerText()
    for (const asked of ['能否区分处理（第三十七条）？', '涉及第三方（第三十二条）？', '检索记录？', '理由具体？'])
      expect(card).toContain(asked)
  }

  /** Nine signs are too few. */
  async function returns(page: Page): Promise<void> {
    await page.locator('#open-returnDraft').press('Enter')
    const opinion = page.getByLabel('退回的意见')
    const send = page.getByRole('button', { name: '退回修改' })
    await opinion.fill('一二三四五六七八九')
    await send.press('Enter')
    await page.getByText('请写具体些，不少于 10 个字。').first().waitFor()
    await expectSound(page)
    await opinion.fill('一二三四五六七八九十')
    await send.press('Enter')
    await page.getByText('拟答复被退回').waitFor()
  }

  /** Both files of the letter, as the clerk takes them from the screen: number, remedies, page and fonts of GB/T 9704. */
  async function measuresLetter(page: Page, documentNo: string): Promise<void> {
    await page.getByRole('tab', { name: '文书' }).press('Enter')
    const row = page.getByRole('row', { name: new RegExp(documentNo) })
    await row.waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), row.getByRole('link', { name: /^下载 Word/ }).press('Enter')])
    const word = readFileSync(await download.path())
    const parts = await openPackage(word, () => true)
    const xml = parts('word/document.xml') ?? ''
    // 37, 26, 35 and 28 mm in twentieths of a point; lines of 28 points; no more of them than the page holds 22 of.
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(xml).toContain('w:line="560" w:lineRule="exact"')
    expect(xml).toContain('w:eastAsia="方正小标宋简体"')
    expect(parts('word/styles.xml')).toContain('w:eastAsia="仿宋_GB2312"')
    const href = await row.getByRole('link', { name: /^查看 PDF/ }).getAttribute('href')
    const pdf = Buffer.from(await (await office.clerk(href ?? '')).arrayBuffer())
    await measuresPage(pdf)
    const said = [xml.replace(/<[^>]+>/g, '').replace(/\s/g, ''), await pdfText(pdf)]
    for (const text of said) {
      expect(text).toContain(documentNo)
      expect(text).toContain('过程材料')
      expect(text).toContain('应当先申请行政复议，不能直接提起行政诉讼：可以自收到本文书之日起60日内向海东市人民政府申请行政复议')
    }
  }

  /** 送达回证: how, when, to whom. */
  async function provesService(page: Page): Promise<void> {
    const row = page.getByRole('row', { name: /送达回证/ })
    const href = await row.getByRole('link', { name: /^查看 PDF/ }).getAttribute('href')
    const text = await pdfText(Buffer.from(await (await office.clerk(href ?? '')).arrayBuffer()))
    for (const said of ['王小明', '电子送达', '2021年9月10日', '已发送到w@example.cn']) expect(text).toContain(said)
  }

  /** The page as set: A4, the text within 156 mm by 225 mm, 16 points on lines of 28, at most 28 signs a line. */
  async function measuresPage(pdf: Buffer): Promise<void> {
    const { width, height, pieces } = await pdfPage(pdf)
    expect([Math.round(width / MM), Math.round(height / MM)]).toEqual([210, 297])
    const text = pieces.filter((piece) => !/^— \d+ —$/.test(piece.text))
    expect(Math.min(...text.map((piece) => piece.left))).toBeGreaterThanOrEqual(28 * MM - 1)
    // The blank right half of a mark of punctuation may lie beyond the edge.
    const ink = (piece: Piece) => (/[，。、；：！？）》〕”]$/.test(piece.text) ? piece.right - piece.size / 2 : piece.right)
    expect(Math.max(...text.map(ink))).toBeLessThanOrEqual(width - 26 * MM + 1)
    expect(Math.min(...text.map((piece) => piece.baseline - piece.size))).toBeGreaterThanOrEqual(37 * MM - 4)
    expect(Math.max(...text.map((piece) => piece.baseline))).toBeLessThanOrEqual(height - 35 * MM + 1)
    const body = text.filter((piece) => Math.round(piece.size) === 16)
    const title = Math.max(...text.filter((piece) => piece.size > 20).map((piece) => piece.baseline))
    const below = body.filter((piece) => piece.baseline > title).map((piece) => Math.round(piece.baseline))
    const lines = [...new Set(below)].sort((one, other) => one - other)
    const steps = lines.slice(1).map((line, at) => line - (lines[at] ?? 0))
    expect(steps.filter((step) => Math.abs(step % 28) > 1 && Math.abs(step % 28) < 27)).toEqual([])
    for (const line of lines) {
      const signs = body.filter((piece) => Math.round(piece.baseline) === line).flatMap((piece) => [...piece.text.replace(/\s/g, '')])
      expect(signs.filter((sign) => sign > '\u2e80').length).toBeLessThanOrEqual(28)
    }
    for (const piece of text) expect(piece.font).toMatch(/FangSong|XiaoBiaoSong|SimHei|KaiTi|SimSun|NotoSerifSC/)
  }

  /** Cell 三（三）6 has grown by one, and opens to the case. */
  async function counted(number: string, nth: number, width: number): Promise<void> {
    const screen = await bench.open(office.clerk, width)
    await screen.open('/requests/statistics?organId=ledu&year=2021')
    await screen.page.getByRole('link', { name: new RegExp(`^自然人.*${CELL}.*：${nth}，`) }).press('Enter')
    await screen.page.getByText(`共 ${nth} 件`).waitFor()
    await screen.page
      .getByRole('link', { name: new RegExp(number) })
      .first()
      .waitFor()
    await expectSound(screen.page)
    await closeSound(screen)
    const { cells } = await (await office.clerk(`${REQUESTS}/statistics?organId=ledu&year=2021`)).json()
    expect(cells['table3.deniedDeliberative.naturalPerson']).toBe(nth)
  }
})
