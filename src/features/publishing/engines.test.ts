import { expect, test } from 'vitest'
import { day } from '../../../law/day.js'
import { describeEngines } from '../../testing/engines.js'
import { DOCUMENTS, NORMATIVE, openPress, PAPER, PRESS_FEATURES } from '../../testing/publishing.js'
import { breaches } from '../annual-report/figures/contract.js'
import { listPublished, publishingFigures } from './index.js'

describeEngines('publishing', (open) => {
  test('many at once: numbers without gaps, one winner a step, lists and counts that agree', { timeout: 240_000 }, async () => {
    const press = await openPress(await open(PRESS_FEATURES))
    const { db } = press.server.platform.database
    const ready = []
    for (const n of [1, 2, 3, 4]) ready.push(await press.pass(await press.start({ title: `公告之${n}`, body: `<p>第${n}件事。</p>` })))
    const answers = await Promise.all(ready.flatMap((one) => [press.clerk, press.other].map((who) => press.step(who, one, 'publication'))))
    expect(answers.filter((one) => one.status === 200)).toHaveLength(4)
    expect(answers.filter((one) => one.status === 409)).toHaveLength(4)
    const listed = await listPublished(db, 'main', { columnId: 'zfxxgk/ledu', today: day('2021-09-10') })
    expect(listed.documents.map((one) => one.indexNo).sort()).toEqual([1, 2, 3, 4].map((n) => `ledu/2021-0000${n}`))
    expect(await countOf('zfxxgk/ledu/fdzdgknr')).toBe(4)
    const [first, second] = ready
    if (!first || !second) throw new Error('nothing was made')
    const now = await press.view(press.clerk(`${DOCUMENTS}/${first.summary.id}`))
    const downs = [press.clerk, press.other, press.head].map((who) =>
      press.step(who, now, 'withdrawal', { kind: 'wrong', reason: '内容有误' }),
    )
    expect((await Promise.all(downs)).map((one) => one.status).sort()).toEqual([200, 409, 409])
    expect(await countOf('zfxxgk/ledu/fdzdgknr')).toBe(3)
    const pages = []
    for (let after: string | undefined, left = 5; left > 0; left -= 1) {
      const page = await listPublished(db, 'main', {
        columnId: 'zfxxgk/ledu',
        limit: 2,
        today: day('2021-09-10'),
        ...(after ? { after } : {}),
      })
      pages.push(page.documents.map((one) => one.title))
      if (page.next === null) break
      after = page.next
    }
    expect(pages.map((page) => page.length)).toEqual([2, 1])
    expect(new Set(pages.flat()).size).toBe(3)

    const paper = await press.publish(await press.start(PAPER))
    const older = { ...PAPER, title: '旧办法', documentNo: '乐政〔2020〕9号', signedOn: '2020-05-06', body: '<p>旧的规定。</p>' }
    const sent = await press.start(older)
    const late = await press.refusal(press.step(press.clerk, sent, 'submission', { revision: sent.revision }))
    expect(late).toMatchObject({ code: 'checks-unexplained' })
    const found = (await (await press.clerk(`${DOCUMENTS}/${sent.summary.id}/checks`)).json()).findings as {
      id: string
      severity: string
    }[]
    const reasons = Object.fromEntries(found.filter((one) => one.severity === 'reason').map((one) => [one.id, '机构改革后补充公开']))
    let old = await press.view(press.step(press.clerk, sent, 'submission', { revision: sent.revision, reasons }))
    old = await press.view(press.step(press.secrecy, old, 'secrecy'))
    old = await press.view(press.step(press.head, old, 'forced-publication', { reason: '补充公开历史文件，已经核对' }))
    expect(old.timeline.at(-1)?.text).toContain('超过二十个工作日')
    await press.view(
      press.step(press.clerk, old, 'validity', { validity: 'repealed', on: '2021-09-10', act: { documentId: paper.summary.id } }),
    )
    const figures = await publishingFigures.figures(db, 'ledu', 2021)
    expect(Object.fromEntries(figures.map((one) => [one.path, one.value]))).toEqual({
      'table2.rules.issued': 0,
      'table2.rules.repealed': 0,
      'table2.rules.inForce': 0,
      'table2.normativeDocs.issued': 1,
      'table2.normativeDocs.repealed': 1,
      'table2.normativeDocs.inForce': 1,
    })
    expect(breaches(figures, 'publishing', 2021)).toEqual([])
    expect(await publishingFigures.figures(db, 'pingan', 2021)).toEqual([])
    expect(
      (await listPublished(db, 'main', { columnId: NORMATIVE, validity: 'repealed', today: day('2021-09-11') })).documents,
    ).toHaveLength(1)
    await press.server.close()

    async function countOf(column: string): Promise<number | undefined> {
      const row = await db.selectFrom('publish_column_count').select('shown').where('column_id', '=', column).executeTakeFirst()
      return row?.shown
    }
  })
})
