import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zip } from '../../platform/files/zip.js'
import { ID_NUMBERS } from '../../testing/id-numbers.js'
import { IMPORTS, type Mover, oldPage, openMover } from '../../testing/importing.js'
import { NORMATIVE, NOTICES } from '../../testing/publishing.js'
import './store/tables.js'

/** Says GB2312 and holds signs that only GB18030 has; the header of its answer says nothing. */
const GBK_PAGE = Buffer.from(
  'PGh0bWw+PGhlYWQ+PG1ldGEgaHR0cC1lcXVpdj0iQ29udGVudC1UeXBlIiBjb250ZW50PSJ0ZXh0L2h0bWw7IGNoYXJzZXQ9Z2IyMzEyIj48dGl0bGU+udjT2rmpy661xLmruOYtxLPEs834PC90aXRsZT4KPG1ldGEgbmFtZT0iQXJ0aWNsZVRpdGxlIiBjb250ZW50PSK52NPas8fH+Lmpy6653M34vOzQ3rXEuau45iI+PG1ldGEgbmFtZT0iUHViRGF0ZSIgY29udGVudD0iMjAxOS0wNi0wMyAwOTozMCI+PG1ldGEgbmFtZT0iQ29udGVudFNvdXJjZSIgY29udGVudD0ix/jLrs7xvtYiPjwvaGVhZD4KPGJvZHk+PGRpdiBpZD0iaGVhZGVyIj48YSBocmVmPSIvIj7K19KzPC9hPjwvZGl2PjxkaXYgaWQ9Inpvb20iPjxwPtLyudzN+Lzs0N6jrKO21MKjtcjVs8fH+LK/t9bCt7bOzaPLrqOsx+u+08PxzOHHsLSiy66ho9bs6Ua7+czi0LSjrIa019bSstTaoaM8L3A+PC9kaXY+PC9ib2R5PjwvaHRtbD4=',
  'base64',
)
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

/** Linked by the text and not shown in it. */
const FILE = Buffer.concat([PNG, Buffer.from('more')])

let mover: Mover
beforeAll(async () => {
  mover = await openMover()
})
afterAll(() => mover.server.close())

const archive = async (parts: Record<string, Buffer>): Promise<[string, Buffer]> => ['旧网站.zip', await zip(Object.entries(parts))]
const idOf = (rows: { documentId: string | null }[], at = 0) => rows[at]?.documentId ?? ''

describe('an archive of an old site', () => {
  const site = () =>
    archive({
      'www.old-ledu.gov.cn/art/2019/6/3/art_12_345.html': oldPage({
        body: '<p>为保障通行安全，对部分道路进行养护。<img src="pic/a.png"> 详见<a href="/files/图.png">附件</a>、<a href="../../../../art/9.html?b=2&a=1">原通知</a>、<a href="/files/老.doc">旧表</a>。</p>',
      }),
      'www.old-ledu.gov.cn/art/2019/6/3/pic/a.png': PNG,
      'www.old-ledu.gov.cn/files/图.png': FILE,
      'www.old-ledu.gov.cn/gb/water.html': GBK_PAGE,
      'www.old-ledu.gov.cn/index.html': Buffer.from(
        '<html><head><title>首页</title></head><body><ul><li><a href="a.html">甲公告很长的题目</a></li></ul></body></html>',
      ),
    })

  test('is shown before it runs, tried without changing anything, taken over, and found by its old addresses', async () => {
    const run = await mover.start('archive', { file: await site() })
    expect(run).toMatchObject({
      state: 'mapping',
      mapping: { root: 'www.old-ledu.gov.cn', oldSite: 'http://www.old-ledu.gov.cn' },
      total: 0,
    })
    const source = await (await mover.admin(`${IMPORTS}/${run.id}/source`)).json()
    expect(source).toMatchObject({
      total: 3,
      groups: [
        { from: '', count: 1 },
        { from: 'art/2019/6/3', count: 1 },
        { from: 'gb', count: 1 },
      ],
    })
    expect(source.samples[0]).toMatchObject({ title: '关于道路养护的公告', on: '2019-06-03', source: '区政府办', files: 3 })

    const checked = await mover.check(await mover.map(run, { columns: [{ from: 'art', to: NORMATIVE }] }))
    expect(checked).toMatchObject({ state: 'checked', total: 3, done: 3, tried: { new: 2, refused: 1 }, taken: { new: 0 } })
    expect((await mover.open('/art/2019/6/3/art_12_345.html')).status).toBe(404)

    const done = await mover.take(checked)
    expect(done).toMatchObject({ state: 'done', total: 3, done: 3, taken: { new: 2, refused: 1 }, trouble: null })
    const rows = await mover.rows(done)
    expect(rows[0]?.reason).toContain('“老.doc”没有收')
    expect(rows[2]).toMatchObject({ taken: 'refused', reason: expect.stringContaining('没有找到正文') })

    const moved = await mover.open('/ART/2019/6/3/art_12_345.html')
    expect(moved).toMatchObject({ status: 301, location: `/xinxi/${idOf(rows)}` })
    const page = await mover.open(moved.location ?? '')
    expect(page.status).toBe(200)
    expect(page.text).toContain('关于道路养护的公告')
    expect(page.text).toContain('资料来源：区政府办')
    expect(page.text).toContain('href="/art/9.html?b=2&amp;a=1"')
    expect(page.text).toContain('、旧表。')
    const file = /\/xinxi\/[a-z0-9]+\/fujian\/[0-9a-f-]+/.exec(page.text.slice(page.text.lastIndexOf('详见')))?.[0]
    expect(Buffer.from(await (await fetch(mover.server.url + file)).arrayBuffer()).equals(FILE)).toBe(true)
    expect((await mover.open(`/xinxi/${idOf(rows, 1)}`)).text).toMatch(/关于城区供水管网检修的公告[\s\S]*朱镕基题写，喆字也在/)

    // Again: nothing has changed, nothing is doubled.
    const again = await mover.check(await mover.start('archive', { file: await site() }))
    expect(again.mapping.columns).toContainEqual({ from: 'art', to: NORMATIVE })
    expect((await mover.take(again)).taken).toMatchObject({ same: 2, refused: 1, new: 0 })
  })

  test('a newer version of a page becomes a version here, unless it was worked on or taken down', async () => {
    const parts = (body: string) =>
      archive({ 'a/1.html': oldPage({ title: '第一件', body }), 'a/2.html': oldPage({ title: '第二件', body }) })
    const runOf = async (body: string) =>
      mover.take(await mover.check(await mover.map(await mover.start('archive', { file: await parts(body) }), { root: '' })))
    const first = await mover.rows(await runOf('<p>第一次的正文，写得足够长。</p>'))
    const head = await mover.server.signIn('head', 'ledu')
    const withdrawal = { version: 1, kind: 'outdated', reason: '内容已经过时，不再适用' }
    expect((await head(`/api/publishing/documents/${idOf(first, 1)}/withdrawal`, { method: 'POST', json: withdrawal })).status).toBe(200)
    const second = await runOf('<p>第二次的正文，写得一样长。</p>')
    expect(second.taken).toMatchObject({ changed: 1, refused: 1 })
    expect((await mover.rows(second))[1]?.reason).toContain('已经撤下')
    expect((await mover.open(`/xinxi/${idOf(first)}`)).text).toContain('第二次的正文')
    expect((await mover.open('/a/1.html')).location).toBe(`/xinxi/${idOf(first)}`)
    expect((await mover.open('/a/2.html')).status).toBe(410)
  })

  test('what holds personal data becomes a draft that nobody outside sees', async () => {
    const body = `<p>救助名单：张三，身份证号 ${ID_NUMBERS[0]}，发放救助金一千元。</p>`
    const file = await archive({ 'p/1.html': oldPage({ title: '救助名单', body }) })
    const run = await mover.map(await mover.start('archive', { file }), { root: '' })
    expect((await mover.check(run)).tried).toMatchObject({ draft: 1, new: 0 })
    const done = await mover.take(run)
    const [row] = await mover.rows(done)
    expect(row).toMatchObject({ taken: 'draft', reason: expect.stringContaining('身份证号') })
    expect((await mover.open(`/xinxi/${row?.documentId}`)).status).toBe(404)
    expect((await mover.open('/p/1.html')).status).toBe(404)
    const draft = await mover.clerk(`/api/publishing/documents/${row?.documentId}`)
    expect((await draft.json()).summary).toMatchObject({ life: 'draft', stage: 'writing' })
  })

  test('the same text at two addresses is one document with two old addresses', async () => {
    const file = await archive({ 'd/1.html': oldPage({ title: '两处' }), 'd/2.html': oldPage({ title: '两处' }) })
    const run = await mover.check(await mover.map(await mover.start('archive', { file }), { root: '' }))
    expect(run.tried).toMatchObject({ new: 1, double: 1 })
    const rows = await mover.rows(await mover.take(run))
    expect((await mover.open('/d/2.html')).location).toBe(`/xinxi/${idOf(rows)}`)
  })

  test('goes on where it was killed, and takes nothing twice', async () => {
    const parts = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`k/${at}.html`, oldPage({ title: `第${at}篇` })]))
    const run = await mover.check(await mover.map(await mover.start('archive', { file: await archive(parts) }), { root: '' }))
    const { database } = mover.server.platform
    await mover.admin(`${IMPORTS}/${run.id}/run`, { method: 'POST', json: {} })
    await database.db
      .updateTable('import_row')
      .set({ taken: 'new', reason: '先' })
      .where('run_id', '=', run.id)
      .where('n', '<=', 3)
      .execute()
    // A node took the job and died: its lease has run out.
    await database.db
      .updateTable('job')
      .set({ state: 'running', leased_until: new Date(0), leased_by: 'dead' })
      .where('state', '=', 'waiting')
      .where('name', '=', 'import-run')
      .execute()
    await mover.server.platform.jobs.runDue()
    const rows = await mover.rows(run)
    expect(rows.map((row) => row.reason)).toEqual(['先', '先', '先', '', '', '', '', ''])
    expect(new Set(rows.slice(3).map((row) => row.documentId)).size).toBe(5)
  })

  test('can be stopped and taken up again', async () => {
    const run = await mover.check(
      await mover.map(await mover.start('archive', { file: await archive({ 's/1.html': oldPage({ title: '停' }) }) }), { root: '' }),
    )
    await mover.admin(`${IMPORTS}/${run.id}/run`, { method: 'POST', json: {} })
    const stopped = await mover.admin(`${IMPORTS}/${run.id}/stop`, { method: 'POST', json: {} })
    expect(await stopped.json()).toMatchObject({ state: 'stopped', taken: { new: 0 } })
    await mover.server.platform.jobs.runDue()
    expect((await mover.take(run)).taken.new).toBe(1)
    const chain = await mover.server.platform.database.db
      .selectFrom('ledger_entry')
      .select('type')
      .where('stream', '=', `import:main:${run.id}`)
      .orderBy('version')
      .execute()
    expect(chain.map(({ type }) => type)).toEqual(['ImportStarted', 'ImportRun', 'ImportStopped', 'ImportResumed', 'ImportDone'])
  })
})

describe('a table', () => {
  const TABLE =
    '标题,发布日期,栏目,发文机关,发文字号,正文,原网址\r\n甲办法,2018年3月5日,规范性文件,乐都区人民政府,乐政〔2018〕3号,"第一行写得足够长，\n第二行也一样。",http://old.ledu.gov.cn/show.aspx?ID=7\r\n乙,2030-01-01,规范性文件,,,正文正文正文正文,/b.html\r\n丙,没有日期,规范性文件,,,正文正文正文正文,/c.html\r\n=1+1,2018-01-02,没有的栏目,,,正文正文正文正文,/d.html\r\n,2018-01-02,规范性文件,,,正文正文正文正文,/e.html\r\n'

  test('has its headings guessed, and each row that is refused says why', async () => {
    const run = await mover.start('table', { file: ['目录.csv', Buffer.from(TABLE)] })
    expect(run.mapping.headings).toEqual({
      title: '标题',
      date: '发布日期',
      column: '栏目',
      issuer: '发文机关',
      documentNo: '发文字号',
      body: '正文',
      address: '原网址',
    })
    expect(run.mapping.columns).toEqual([{ from: '规范性文件', to: NORMATIVE }])
    const done = await mover.take(await mover.check(run))
    const rows = await mover.rows(done)
    expect(rows.map((row) => [row.taken, row.reason])).toEqual([
      ['new', ''],
      ['refused', '发布日期 2030-01-01 晚于今天。'],
      ['refused', '发布日期“没有日期”看不懂。'],
      ['refused', '“没有的栏目”没有对应的栏目。'],
      ['refused', '没有标题。'],
    ])
    const moved = await mover.open('/SHOW.aspx?id=7')
    expect(moved.status).toBe(301)
    expect((await mover.open(moved.location ?? '')).text).toMatch(/乐政〔2018〕3号[\s\S]*<p>第一行写得足够长，<\/p><p>第二行也一样。<\/p>/)
  })

  test('its report comes as a workbook and as CSV that runs nothing', async () => {
    const file = Buffer.from('标题,原网址\r\n=1+1,=cmd|A1\r\n')
    const run = await mover.check(await mover.map(await mover.start('table', { file: ['=表.csv', file] })))
    const csv = await (await mover.admin(`${IMPORTS}/${run.id}/report?format=csv`)).text()
    expect(csv).toMatch(/^序号,来源,标题/)
    expect(csv).not.toMatch(/(^|,)=/m)
    const xlsx = await mover.admin(`${IMPORTS}/${run.id}/report`)
    expect(
      Buffer.from(await xlsx.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  test('its texts may stand in an archive beside it', async () => {
    const file: [string, Buffer] = [
      '表.csv',
      Buffer.from('标题,文件路径,原网址\r\n丁公告,html/4.html,/old/4.html\r\n戊公告,../../etc/passwd,/old/5.html\r\n'),
    ]
    const run = await mover.start('table', { file, archive: await archive({ 'html/4.html': oldPage({ title: '别的题' }) }) })
    const rows = await mover.rows(await mover.take(await mover.check(await mover.map(run, { root: '' }))))
    expect(rows.map((row) => [row.title, row.taken, row.reason])).toEqual([
      ['丁公告', 'new', '来源没有写发布日期。'].with(2, ''),
      ['', 'refused', '压缩包里没有这个文件。'],
    ])
  })
})

test('only those who administer the organ may import for it', async () => {
  const run = await mover.start('archive', { file: await archive({ 'x/1.html': oldPage() }) })
  for (const [who, status] of [
    [mover.stranger, 403],
    [mover.clerk, 403],
  ] as const) {
    for (const [path, method] of [
      ['', 'GET'],
      ['/source', 'GET'],
      ['/rows', 'GET'],
      ['/report', 'GET'],
      ['/check', 'POST'],
      ['/run', 'POST'],
      ['/repeat', 'POST'],
    ] as const) {
      const response = await who(`${IMPORTS}/${run.id}${path}`, { method, ...(method === 'POST' ? { json: {} } : {}) })
      expect(response.status, `${method} ${path}`).toBe(status)
    }
  }
  expect((await fetch(`${mover.server.url}${IMPORTS}/${run.id}`)).status).toBe(401)
  expect(await (await mover.stranger(IMPORTS)).json()).toEqual({ runs: [], next: null })
  const response = await mover.admin(`${IMPORTS}/${run.id}/run`, { method: 'POST', json: {} })
  expect(await response.json()).toMatchObject({ error: 'refused', code: 'import-unchecked' })
  await mover.map(run, { otherwise: null, columns: [] })
  const unmapped = await mover.admin(`${IMPORTS}/${run.id}/check`, { method: 'POST', json: {} })
  expect(await unmapped.json()).toMatchObject({ code: 'import-unmapped' })
  const elsewhere = await mover.take(await mover.check(await mover.map(run, { otherwise: NOTICES.replace('ledu', 'pingan') })))
  expect(elsewhere.taken).toMatchObject({ refused: 1, new: 0 })
})
