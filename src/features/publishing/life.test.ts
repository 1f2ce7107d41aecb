import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Incident } from '../../../api/publishing-incidents.js'
import type { DocumentView } from '../../../api/publishing-view.js'
import { openPackage } from '../../platform/files/open-package.js'
import { readStream } from '../../platform/ledger/ledger.js'
import { DOCUMENTS, NOTICES, openPress, PAPER, PICTURE, type Press } from '../../testing/publishing.js'

let press: Press
beforeAll(async () => {
  press = await openPress()
}, 120_000)
afterAll(() => press.server.close())

test('from the first word to the public: three persons, a named signer, an index number', async () => {
  const { clerk, first, second, secrecy, step, view, refusal, open } = press
  const draft = await press.start({ ...PAPER, body: `${PAPER.body}<script>alert(1)</script>` })
  expect(draft.content.body).toBe(PAPER.body)
  expect(draft.publishBy).toEqual({ day: '2021-09-29', provisional: false })
  const sent = await view(step(clerk, draft, 'submission', { revision: draft.revision }))
  expect(await refusal(step(clerk, sent, 'approval', { step: 'first' }))).toMatchObject({ code: 'own-text' })
  expect(sent.actions.find((one) => one.name === 'approveDocument')).toMatchObject({ allowed: false, code: 'own-text' })
  expect(await refusal(step(clerk, sent, 'publication'))).toMatchObject({ code: 'not-reviewed', article: '条例第十七条' })
  const one = await view(step(first, sent, 'approval', { step: 'first', remark: '文字无误' }))
  expect(await refusal(step(first, one, 'approval', { step: 'second' }))).toMatchObject({ code: 'same-reviewer' })
  expect(await refusal(step(second, one, 'approval', { step: 'final' }))).toMatchObject({ code: 'other-step' })
  expect(await refusal(step(first, one, 'secrecy'))).toMatchObject({ code: 'publish-role-needed' })
  const two = await view(step(second, one, 'approval', { step: 'second' }))
  const three = await view(step(press.head, two, 'approval', { step: 'final' }))
  expect(three.summary).toMatchObject({ stage: 'review', secrecyOpen: true })
  expect(await refusal(step(clerk, three, 'publication'))).toMatchObject({ code: 'not-reviewed' })
  expect(await refusal(step(press.head, three, 'forced-publication', { reason: '情况紧急，需要立即公开' }))).toMatchObject({
    code: 'secrecy-needed',
  })
  expect((await open(draft.address)).status).toBe(404)
  const ready = await view(step(secrecy, three, 'secrecy', { opinion: '不涉密' }))
  const out = await view(step(clerk, ready, 'publication'))
  expect(out.summary).toMatchObject({ life: 'published', indexNo: 'ledu/2021-00001', publishedOn: '2021-09-10', validity: 'in-force' })
  const page = await open(out.address)
  expect(page.status).toBe(200)
  for (const said of [
    '<meta name="ArticleTitle" content="乐都区公共停车场管理办法"/>',
    '<meta name="PubDate" content="2021-09-10 10:00"/>',
    '<meta name="ColumnType" content="政策文件"/>',
    'ledu/2021-00001',
    '乐政〔2021〕12号',
    '2021-10-01',
  ]) {
    expect(page.text).toContain(said)
  }
  for (const list of ['zcwj/gfxwj', 'zcwj', '']) {
    expect((await open(`/zfxxgk/ledu/fdzdgknr/${list}`.replace(/\/$/, ''))).text).toContain('乐都区公共停车场管理办法')
  }
  expect((await press.open('/zfxxgk/ledu/fdzdgknr/zcwj?nian=2020')).text).toContain('没有符合条件的信息')
  expect((await press.open('/zfxxgk/ledu/fdzdgknr/zcwj?youxiaoxing=in-force')).text).toContain('乐政〔2021〕12号')
})

test('what is on its way shows nowhere, to nobody who does not work on it', async () => {
  const { open, stranger, view, step } = press
  const draft = await press.start({ title: '还没有公开的公告', columnId: NOTICES })
  const { id } = draft.summary
  const form = new FormData()
  form.set('revision', String(draft.revision))
  form.set('file', new File([Buffer.from('%PDF-1.4\n%%EOF')], '名单.pdf'))
  const attached = await view(press.clerk(`${DOCUMENTS}/${id}/files`, { method: 'POST', body: form }))
  const file = attached.files[0]?.file
  const sent = attached
  const everywhere = async () => {
    for (const path of [draft.address, `${draft.address}/fujian/${file}`, `/api/public/documents/${id}`])
      expect((await open(path)).status, path).toBe(404)
    for (const path of ['/zfxxgk/ledu/fdzdgknr', `/${NOTICES}`, '/api/public/documents', '/api/public/documents?organId=ledu']) {
      expect((await open(path)).text, path).not.toContain('还没有公开的公告')
    }
    for (const path of ['', '/checks', '/preview', '/comments', `/files/${file}`, '/differences?from=1&to=1']) {
      expect((await open(`${DOCUMENTS}/${id}${path}`)).status, path).toBe(401)
      expect((await stranger(`${DOCUMENTS}/${id}${path}`)).status, path).toBe(404)
    }
    expect((await stranger(`${DOCUMENTS}?organId=ledu`)).status).toBe(403)
    expect(await (await stranger('/api/publishing/queue')).text()).not.toContain('还没有公开的公告')
    for (const who of [press.clerk, press.other, stranger]) expect((await who(draft.address)).status).toBe(404)
  }
  await everywhere()
  expect((await press.other(`${DOCUMENTS}/${id}`)).status).toBe(200)
  expect(await (await press.other(`${DOCUMENTS}/${id}/preview`)).text()).toContain('这是没有公开的稿件')
  const refused = await press.refusal(step(press.clerk, sent, 'submission', { revision: sent.revision }))
  expect(refused).toMatchObject({ code: 'checks-block' })
  const dropped = await view(step(press.clerk, sent, 'drop'))
  expect(dropped.summary.life).toBe('discarded')
  await everywhere()
})

test('taken down at once, everywhere, with 410; back only by two persons', async () => {
  const { clerk, other, first, head, step, view, refusal, open } = press
  const form = new FormData()
  let at = await press.start({ title: '含手机号的公告' })
  form.set('revision', String(at.revision))
  form.set('file', new File([PICTURE], '现场.png'))
  at = await view(clerk(`${DOCUMENTS}/${at.summary.id}/files`, { method: 'POST', body: form }))
  at = await press.publish({ ...at, content: at.content })
  const file = `${at.address}/fujian/${at.files[0]?.file}`
  expect((await open(file)).status).toBe(200)
  at = await view(step(clerk, at, 'withdrawal', { kind: 'personal-data', reason: '含手机号' }))
  for (const path of [at.address, file, `/api/public/documents/${at.summary.id}`]) {
    const gone = await open(path)
    expect(gone.status, path).toBe(410)
    expect(gone.text).not.toContain('道路')
  }
  for (const path of [`/${NOTICES}`, '/api/public/documents']) expect((await open(path)).text).not.toContain('含手机号的公告')
  const { db } = press.server.platform.database
  const kept = await db.selectFrom('publish_content').select(['content', 'sealed']).where('document_id', '=', at.summary.id).execute()
  expect(kept.map((row) => [row.sealed, row.content.includes('道路')])).toEqual([[true, false]])
  await incidentOf(at)
  at = await view(step(clerk, at, 'restoration-request', { reason: '手机号是公开的办公电话，可以恢复' }))
  expect(await refusal(step(clerk, at, 'restoration'))).toMatchObject({ code: 'publish-role-needed' })
  at = await view(step(first, at, 'restoration-refusal', { reasons: '请先核实' }))
  at = await view(step(first, at, 'restoration-request', { reason: '已经核实，是公开的办公电话' }))
  expect(await refusal(step(first, at, 'restoration'))).toMatchObject({ code: 'same-person' })
  expect(await refusal(step(other, at, 'restoration'))).toMatchObject({ code: 'publish-role-needed' })
  at = await view(step(head, at, 'restoration'))
  expect((await open(at.address)).status).toBe(200)
  expect((await open(file)).status).toBe(200)
  expect((await open(`/${NOTICES}`)).text).toContain('含手机号的公告')
})

test('what was taken down comes back corrected, and what was wrong in it stays sealed', async () => {
  const { clerk, first, head, step, view, open } = press
  let at = await press.publish(await press.start({ title: '写错的公告', body: '<p>把不该写的写进去了，现在要改正重发。</p>' }))
  at = await view(step(clerk, at, 'withdrawal', { kind: 'wrong', reason: '内容有误' }))
  at = await view(step(clerk, at, 'change'))
  const content = { ...at.content, body: '<p>改正以后的内容，可以公开的部分。</p>', changeNote: '更正内容' }
  await clerk(`${DOCUMENTS}/${at.summary.id}/content`, { method: 'PUT', json: { revision: at.revision, content } })
  at = await press.pass(await view(clerk(`${DOCUMENTS}/${at.summary.id}`)))
  expect(await press.refusal(step(clerk, at, 'publication'))).toMatchObject({ code: 'document-withdrawn' })
  expect((await open(at.address)).status).toBe(410)
  at = await view(step(first, at, 'restoration-request', { reason: '已经改正并且重新审核' }))
  at = await view(step(head, at, 'restoration'))
  expect((await open(at.address)).text).toContain('改正以后的内容')
  const rows = await press.server.platform.database.db
    .selectFrom('publish_content')
    .select(['no', 'sealed'])
    .where('document_id', '=', at.summary.id)
    .orderBy('no')
    .execute()
  expect(rows).toEqual([
    { no: 1, sealed: true },
    { no: 2, sealed: false },
  ])
})

test('a change shows only when it has passed every gate; the number stays, the versions are told', async () => {
  const { clerk, step, view, open } = press
  let at = await press.publish(await press.start({ title: '办事窗口调整公告' }))
  const { indexNo } = at.summary
  at = await view(step(clerk, at, 'change'))
  const content = { ...at.content, title: '办事窗口调整公告（更新）', changeNote: '更新了窗口地址', body: '<p>窗口迁至二楼。</p>' }
  const saved = await clerk(`${DOCUMENTS}/${at.summary.id}/content`, { method: 'PUT', json: { revision: at.revision, content } })
  expect(saved.status).toBe(200)
  expect((await open(at.address)).text).not.toContain('窗口迁至二楼')
  at = await view(clerk(`${DOCUMENTS}/${at.summary.id}`))
  at = await press.publish(at)
  expect(at.summary.indexNo).toBe(indexNo)
  const page = await open(at.address)
  expect(page.text).toContain('窗口迁至二楼')
  expect(page.text).toContain('更新了窗口地址')
  const compared = await (await clerk(`${DOCUMENTS}/${at.summary.id}/differences?from=1&to=2`)).json()
  expect(compared.fields[0]).toEqual({ field: '标题', before: '办事窗口调整公告', after: '办事窗口调整公告（更新）' })
  expect(compared.lines).toContainEqual({ kind: 'added', text: '窗口迁至二楼。' })
})

test('goes out by itself at its time', async () => {
  const { clerk, step, view, open } = press
  let at = await press.pass(await press.start({ title: '定时发布的公告' }))
  expect(await press.refusal(step(clerk, at, 'schedule', { at: '2021-09-10T09:00:00+08:00' }))).toMatchObject({ code: 'not-ahead' })
  at = await view(step(clerk, at, 'schedule', { at: '2021-09-10T10:15:00+08:00' }))
  await press.server.platform.jobs.runDue()
  expect((await open(at.address)).status).toBe(404)
  press.setClock('2021-09-10T02:15:01Z')
  await press.server.platform.jobs.runDue()
  expect((await open(at.address)).status).toBe(200)
  at = await view(clerk(`${DOCUMENTS}/${at.summary.id}`))
  expect(at.timeline.at(-1)).toMatchObject({ type: 'DocumentPublished', by: '系统' })
})

test('the head may let it out before its time, and that stays with it', async () => {
  const { clerk, secrecy, head, step, view } = press
  const draft = await press.start({ title: '抢险紧急公告' })
  let at = await view(step(clerk, draft, 'submission', { revision: draft.revision }))
  at = await view(step(secrecy, at, 'secrecy'))
  expect(await press.refusal(step(clerk, at, 'forced-publication', { reason: '情况紧急，需要立即公开' }))).toMatchObject({
    code: 'publish-role-needed',
  })
  at = await view(step(head, at, 'forced-publication', { reason: '情况紧急，需要立即公开' }))
  expect(at.summary.forced).toBe(1)
  expect(at.versions[0]?.forced).toEqual(['first', 'second', 'final'])
  const listed = await (await head(`${DOCUMENTS}?organId=ledu&forced=yes`)).json()
  expect(listed.documents.map((one: { title: string }) => one.title)).toEqual(['抢险紧急公告'])
})

test('a normative document goes out with its interpretation in the same moment; what it repeals is marked', async () => {
  const { clerk, step, view, open } = press
  const old = await press.publish(await press.start({ ...PAPER, title: '旧办法', documentNo: '乐政〔2020〕3号' }))
  const explained = await press.pass(
    await press.start({ title: '解读：新办法', instrument: 'interpretation', columnId: 'zfxxgk/ledu/fdzdgknr/zcwj/zcjd' }),
  )
  const paper = {
    ...PAPER,
    title: '新办法',
    documentNo: '乐政〔2021〕20号',
    interpretationWaiver: null,
    relations: [
      { kind: 'interpreted-by', documentId: explained.summary.id },
      { kind: 'repeals', documentId: old.summary.id },
    ],
  }
  const bare = await press.start({ ...paper, title: '没有解读的办法', documentNo: '乐政〔2021〕21号', relations: [] })
  expect(await press.refusal(step(clerk, bare, 'submission', { revision: bare.revision }))).toMatchObject({ code: 'checks-block' })
  const ready = await press.pass(await press.start(paper))
  expect((await open(explained.address)).status).toBe(404)
  const out = await view(step(clerk, ready, 'publication'))
  expect((await open(explained.address)).text).toContain('新办法')
  expect((await open(out.address)).text).toContain('解读：新办法')
  const ended = await open(old.address)
  expect(ended.text).toContain('本文件已废止')
  expect(ended.text).toContain(`href="${out.address}"`)
})

test('two who write are told of one another; a stale page is refused', async () => {
  const { clerk, other, step } = press
  const draft = await press.start({ title: '两个人写的公告' })
  const path = `${DOCUMENTS}/${draft.summary.id}`
  await clerk(`${path}/presence`, { method: 'POST', json: {} })
  expect((await (await other(`${path}/presence`, { method: 'POST', json: {} })).json()).others).toHaveLength(1)
  const now = press.server.platform.clock.now()
  press.setClock(new Date(now + 180_000).toISOString())
  expect((await (await clerk(`${path}/presence`, { method: 'POST', json: {} })).json()).others).toEqual([])
  press.setClock(new Date(now).toISOString())
  const save = (who: typeof clerk, title: string) =>
    who(`${path}/content`, { method: 'PUT', json: { revision: draft.revision, content: { ...draft.content, title } } })
  const answers = await Promise.all([save(clerk, '甲'), save(other, '乙')])
  expect(answers.map((one) => one.status).sort()).toEqual([200, 409])
  const seen = (await (await clerk(path)).json()) as DocumentView
  expect(await press.refusal(step(clerk, seen, 'submission', { revision: draft.revision }))).toMatchObject({ code: 'stale-revision' })
  const sent = await press.view(step(clerk, seen, 'submission', { revision: seen.revision }))
  expect(await press.refusal(step(press.clerk, sent, 'approval', { step: 'first' }))).toMatchObject({ code: 'own-text' })
  expect(await press.refusal(step(press.first, seen, 'approval', { step: 'first' }))).toMatchObject({ code: 'changed-meanwhile' })
})

test('the ledger holds no word of the text', async () => {
  const draft = await press.publish(await press.start({ title: '查账用的公告', body: '<p>独一无二的句子</p>' }))
  const entries = await readStream(press.server.platform.database.db, `document:main:${draft.summary.id}`)
  expect(entries.length).toBe(7)
  expect(JSON.stringify(entries)).not.toContain('独一无二')
})

/** What is kept of a withdrawal: what, when, by whom, since when each place is empty; and the draft of a report. */
async function incidentOf({ summary: { id } }: DocumentView): Promise<void> {
  const read = async () => (await (await press.clerk(`${DOCUMENTS}/${id}/incidents`)).json()) as { incidents: Incident[] }
  expect((await read()).incidents).toMatchObject([
    { kind: 'personal-data', reason: '含手机号', clearings: [], provedAt: null, restoredAt: null },
  ])
  await press.server.platform.jobs.runDue()
  await press.server.platform.jobs.runDue()
  const [incident] = (await read()).incidents
  expect(incident?.clearings.map(({ place }) => place)).toEqual([
    '信息页面、附件下载和公开接口',
    '首页、栏目列表、订阅、开放数据和网站地图',
    '相似内容比对',
    '正文（已封存）和附件（只有办理人员能打开）',
    '网页缓存（各节点最迟两秒内随之更新）',
  ])
  expect(Date.parse(incident?.provedAt ?? '') - Date.parse(incident?.at ?? '')).toBeLessThanOrEqual(60_000)
  const report = await press.clerk(`${DOCUMENTS}/${id}/incidents/${incident?.n}/report.docx`)
  const parts = await openPackage(Buffer.from(await report.arrayBuffer()), (name) => name === 'word/document.xml')
  const words = (parts('word/document.xml') ?? '').replace(/<[^>]+>/g, '')
  for (const said of [
    '关于撤下《含手机号的公告》情况的报告（草稿）',
    '以“含个人信息”为由撤下',
    '现场.png',
    '个人信息保护法第五十七条',
    '【请填写：',
  ])
    expect(words).toContain(said)
  expect((await press.stranger(`${DOCUMENTS}/${id}/incidents`)).status).toBe(404)
  expect((await press.clerk(`${DOCUMENTS}/${id}/incidents/1/report.docx`)).status).toBe(404)
}
