import { expect, it } from 'vitest'
import type { RequestView } from '../../../api/request-view.js'
import { FEATURES } from '../../../src/app.js'
import { expectNoAxeViolations } from '../../../src/testing/browser.js'
import { testDatabase } from '../../../src/testing/database.js'
import { type Office, openOffice, REQUESTS } from '../../../src/testing/office.js'
import type { SignedInFetch } from '../../../src/testing/server.js'
import { describeWorkbench, expectSound, takeStep, useBench } from '../../../src/testing/workbench.js'

const SLOW_MS = 300_000
const MOBILE = 390

describeWorkbench('a case in the workbench', () => {
  let office: Office
  const bench = useBench(async () => {
    office = await openOffice(await testDatabase(FEATURES), FEATURES)
    return office.server
  })

  const open = async (who: SignedInFetch, id: string, width?: number) => {
    const screen = await bench.open(who, width)
    await screen.open(`/requests/${id}`)
    return screen
  }
  const now = (id: string) => office.view(office.clerk(`${REQUESTS}/${id}`))

  it(
    'goes from receipt on 2021-09-10 over a consultation, four reviewers and the letter to service; the auditor sees every step',
    async () => {
      const one = await office.register({ applicantKind: 'business' })
      const { page, complaints } = await open(office.clerk, one.id)
      await page.getByText('先确认收到申请之日，期限才起算。').waitFor()
      await page.getByText(/^现在不能办的 \d+ 步/).click()
      await page.getByText(/拟答复.*：还没有确认收到，期限还没有起算。/).waitFor()
      await expectNoAxeViolations(page)
      // By keyboard alone: open the step, leave its day as it is, send.
      await page.locator('#open-confirmReceipt').focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: '确认收到', exact: true }).waitFor()
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('step-title')
      expect(await page.getByLabel('收到申请之日').inputValue()).toBe('2021-09-10')
      await page.getByLabel('收到申请之日').press('Enter')
      await page.locator('.due strong', { hasText: '2021-10-14' }).waitFor()
      expect(complaints).toEqual([])
      await page.context().close()

      await office.at('2021-09-15')
      const clerk = await open(office.clerk, one.id)
      await takeStep(clerk.page, 'consultThirdParty', '发出征求意见书', async (form) => {
        await form.getByLabel('第三方的姓名或者名称').fill('某建筑公司')
        await form.getByLabel('涉及哪种权益和信息概要').fill('商业秘密：投标报价')
      })
      await clerk.page.getByText('停表：正在征求意见').first().waitFor()
      await expectNoAxeViolations(clerk.page)
      await clerk.page.context().close()

      await office.at('2021-09-29')
      await answersAndDrafts(await open(office.clerk, one.id))
      await reviews(one.id)
      await auditor(one.id)
    },
    SLOW_MS,
  )

  /** The third party objects; the due day moves; a refusal is drafted with what it needs. */
  async function answersAndDrafts({ page, complaints }: Awaited<ReturnType<typeof open>>): Promise<void> {
    await takeStep(page, 'answerConsultation', '登记答复', async (form) => {
      await form.getByLabel('不同意公开').check()
      await form.getByLabel('对方的理由').fill('属于商业秘密')
    })
    await page.locator('.due s', { hasText: '2021-10-14' }).waitFor()
    await page.locator('.due strong', { hasText: '2021-10-28' }).waitFor()
    await page.getByRole('button', { name: '看逐日推算' }).click()
    expect(await page.locator('.derivation tbody tr', { hasText: '征求意见，停表' }).count()).toBe(10)
    await page.locator('#open-draftReply').click()
    await page.getByLabel('处理结果').selectOption('deniedDeliberative')
    await page.getByText('计入年报：三（三）6').waitFor()
    await page.getByText(/^大意：履行职责中形成的讨论记录/).waitFor()
    await page.getByRole('button', { name: '送审' }).click()
    await page.getByRole('link', { name: /请填写“区分处理的情况/ }).click()
    await page.keyboard.type('全文都是讨论记录，不能区分处理。')
    await page.getByLabel('事实和理由').fill('会议纪要属于讨论记录，尚未形成最终决定。')
    await expectNoAxeViolations(page)
    await page.getByRole('button', { name: '送审' }).click()
    await page.getByText('拟答复在等“业务审核”。').waitFor()
    // Nobody agrees to a text of their own: the clerk is told who may.
    await page.getByText(/^现在不能办的/).click()
    await page.getByText(/审核同意.*这一步要由业务审核人办理/).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  }

  /** Returned once with a reason of ten signs, two words changed, agreed to by four, issued, served. */
  async function reviews(id: string): Promise<void> {
    const { page } = await open(office.reviewer, id)
    await page.locator('#open-returnDraft').click()
    await page.getByLabel('退回的意见').fill('太短')
    await page.getByRole('button', { name: '退回修改' }).click()
    await page.getByText('请写具体些，不少于 10 个字。').first().waitFor()
    await page.getByLabel('退回的意见').fill('请把讨论记录改成过程稿，并写明影响')
    await page.getByRole('button', { name: '退回修改' }).click()
    await page.getByText('拟答复被退回').waitFor()
    await page.context().close()

    const clerk = (await open(office.clerk, id)).page
    await takeStep(clerk, 'draftReply', '送审', async (form) => {
      await form.getByLabel('事实和理由').fill('会议纪要属于过程稿，尚未形成最终决定。')
    })
    await clerk.getByText('拟答复在等“业务审核”。').waitFor()
    await clerk.getByRole('button', { name: /与上一稿对比/ }).click()
    await clerk.locator('.diff del', { hasText: '讨论记录' }).waitFor()
    await clerk.locator('.diff ins', { hasText: '过程稿' }).waitFor()

    for (const who of [office.reviewer, office.legal, office.secrecy, office.head]) {
      const screen = await open(who, id, MOBILE)
      // On a phone the steps come first.
      const top = async (name: string) => (await screen.page.locator(name).boundingBox())?.y ?? 0
      expect(await top('.case-steps')).toBeLessThan(await top('.case-facts'))
      await takeStep(screen.page, 'approveDraft', '同意')
      await screen.page.getByText(/拟答复在等|审核已经全部完成/).waitFor()
      if (who === office.head) await expectNoAxeViolations(screen.page)
      await screen.page.context().close()
    }
    await clerk.reload()
    await takeStep(clerk, 'issueReply', '制发答复')
    await takeStep(clerk, 'serveReply', '登记送达', async (form) => {
      await form.getByLabel('签收人、邮件号或者发送记录').fill('已发送到申请人邮箱')
    })
    await clerk.getByText(/电子送达 2021-09-29，在期限内/).waitFor()
    await clerk.context().close()
    const statistics = await (await office.clerk(`${REQUESTS}/statistics?organId=ledu&year=2021`)).json()
    expect(statistics).toMatchObject({ cells: { 'table3.newReceived.business': 1, 'table3.deniedDeliberative.business': 1 } })
    expect(await now(id)).toMatchObject({ status: 'decided', decision: { outcome: 'deniedDeliberative' }, served: { onTime: true } })
  }

  /** Read only, masked: before and after of every step, the deadline made anew, and the dossier to take away. */
  async function auditor(id: string): Promise<void> {
    const who = await office.server.signIn('audit-admin', 'ledu')
    const { page, complaints } = await open(who, id)
    await page.getByText('✓ 两者一致').waitFor()
    await page.getByText('日历版本').waitFor()
    expect(await page.getByText('✓ 哈希相符').count()).toBe((await now(id)).timeline.length)
    expect(await page.getByText('王小明').count()).toBe(0)
    expect(await page.locator('.step-open').count()).toBe(0)
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 850 })
      await expectSound(page)
    }
    await page.getByRole('link', { name: '导出卷宗（遮盖个人信息）' }).focus()
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(download.suggestedFilename()).toMatch(/^卷宗-2021-\d{4}\.zip$/)
    expect(complaints).toEqual([])
    await page.context().close()
  }

  it(
    'is dealt with jointly: one unit answers, the other is late and urged; the clock did not move',
    async () => {
      await office.at('2021-09-10')
      const one = await office.register({ channel: 'in-person' })
      const clerk = (await open(office.clerk, one.id)).page
      await takeStep(clerk, 'assign', '转出', async (form) => {
        await form.getByLabel('转给哪个单位').fill('平安')
        await clerk.getByTitle(/平安区人民政府/).click()
        await form.getByLabel(/请在哪天前反馈/).fill('2021-09-17')
      })
      await clerk
        .getByText(/转会办：.*平安/)
        .first()
        .waitFor()
      await clerk.context().close()
      await office.view(office.step(office.clerk, await now(one.id), 'assignments', { organId: 'minhe', joint: true, dueOn: '2021-09-17' }))
      const unit = (await open(office.stranger, one.id)).page
      await takeStep(unit, 'partialReply', '反馈', async (form) => {
        await form.getByLabel('办理意见').fill('本单位的三项工程见附表')
      })
      await unit.context().close()

      await office.at('2021-09-22')
      const { page } = await open(office.clerk, one.id, MOBILE)
      await page.getByRole('tab', { name: '会办（2，逾期 1）' }).click()
      await page.getByText('本单位的三项工程见附表').waitFor()
      await page.getByText('▲ 已逾期（2021-09-17）').waitFor()
      await page.getByRole('button', { name: /^催办民和/ }).click()
      await page.getByText('2021-09-22 催办过').waitFor()
      await page.locator('.due strong', { hasText: '2021-10-14' }).waitFor()
      await expectNoAxeViolations(page)
      // The applicant stays masked until a purpose is typed.
      expect(await page.getByText('13897001234').count()).toBe(0)
      await page.getByRole('button', { name: '查看全部资料……' }).click()
      await page.getByLabel('理由').fill('电话确认收到之日')
      await page.getByRole('button', { name: '查看', exact: true }).click()
      await page.getByText('13897001234').waitFor()
      await page.context().close()
    },
    SLOW_MS,
  )

  it(
    'tells the later of two clerks what changed, and keeps every word of theirs',
    async () => {
      const one: RequestView = await office.register({ channel: 'in-person', on: '2021-09-22' })
      const { page } = await open(office.clerk, one.id)
      await page.locator('#open-askForCorrection').click()
      await page.getByLabel('需要补正的事项').fill('请写明文件名称\n请补充身份证明')
      await office.view(office.step(office.head, one, 'split', { items: 2, reasons: '含两项内容' }))
      await page.getByRole('button', { name: '发出补正告知书' }).click()
      await page.getByText(/您打开以后，.*已经办理：收费时按 2 件计算/).waitFor()
      await expectNoAxeViolations(page)
      await page.getByRole('button', { name: '刷新，保留我填写的内容' }).click()
      await page.getByText('计费件数').waitFor()
      expect(await page.getByLabel('需要补正的事项').inputValue()).toBe('请写明文件名称\n请补充身份证明')
      await page.getByRole('button', { name: '发出补正告知书' }).click()
      // The words stand in the form as well: only the case tells that they have arrived.
      await expect.poll(async () => (await now(one.id)).correction?.items).toEqual(['请写明文件名称', '请补充身份证明'])
      await page.context().close()
    },
    SLOW_MS,
  )
})
