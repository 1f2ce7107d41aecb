import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { CatalogueImport, CatalogueRow } from '../../../api/catalogue.js'
import { NOTICES, openPress, PRESS_FEATURES, type Press } from '../../testing/publishing.js'
import type { SignedInFetch } from '../../testing/server.js'
import { catalogue } from './index.js'

let press: Press
let admin: SignedInFetch
beforeAll(async () => {
  press = await openPress(undefined, [...PRESS_FEATURES, catalogue])
  admin = await press.server.signIn('organ-admin', 'ledu')
}, 120_000)
afterAll(() => press?.server.close())

const AT = `organId=ledu&field=${encodeURIComponent('社会救助')}`
const ITEM = { first: '综合业务', second: '监督检查', content: '社会救助信访通讯地址；社会救助投诉举报电话' }

const HEADS: SheetData = [
  texts(['社会救助领域基层政务公开标准目录']),
  texts([
    '序号',
    '公开事项',
    '',
    '公开内容（要素）',
    '公开依据',
    '公开时限',
    '公开主体',
    '公开渠道和载体',
    '公开对象',
    '',
    '公开方式',
    '',
    '公开层级',
    '',
  ]),
  texts(['', '一级事项', '二级事项', '', '', '', '', '', '全社会', '特定群体', '主动', '依申请', '县级', '乡级']),
]
const ROWS = [
  [
    '1',
    '综合业务',
    '政策法规文件',
    '《社会救助暂行办法》',
    '《政府信息公开条例》及相关规定',
    '制定或获取信息之日起10个工作日内',
    '民政局',
    '■政府网站 □政府公报 ■公开查阅点',
    '√',
    '',
    '√',
    '',
    '√',
    '√',
  ],
  ['2', '', '监督检查', '=1+1', '', '同上', '', '', '√', '', '√', '', '√', ''],
  [
    '3',
    '最低生活保障',
    '审核信息',
    '初审对象名单',
    '同上',
    '每季度更新',
    '乡镇',
    '■社区/企事业单位/村公示栏',
    '',
    '困难群众',
    '√',
    '√',
    '',
    '√',
  ],
  ['4', '特困人员救助', '', '没有二级事项', '', '', '', '', '√', '', '√', '', '√', ''],
]

function texts(row: string[]): SheetData[number] {
  return row.map((value) => (value === '' ? null : { value, type: String }))
}

async function workbook(rows: string[][], sheet = '社会救助'): Promise<File> {
  const made = await writeXlsxFile([{ data: [...HEADS, ...rows.map(texts)], sheet }]).toBuffer()
  return new File([new Uint8Array(made)], '目录.xlsx')
}

async function send(file: File, more: Record<string, string> = {}, who = press.clerk): Promise<{ status: number; body: CatalogueImport }> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ organId: 'ledu', ...more })) form.set(name, value)
  form.set('file', file)
  const answer = await who('/api/catalogue/imports', { method: 'POST', body: form })
  return { status: answer.status, body: (await answer.json()) as CatalogueImport }
}

async function rows(): Promise<CatalogueRow[]> {
  return ((await (await press.clerk(`/api/catalogue/rows?${AT}`)).json()) as { rows: CatalogueRow[] }).rows
}

const adopt = (note: string) =>
  press.head('/api/catalogue/versions', { method: 'POST', json: { organId: 'ledu', field: '社会救助', note } })

test('before anything is loaded the page says so and shows no empty rows', async () => {
  const { status, text } = await press.open('/zfxxgk/ledu/biaozhunmulu')
  expect(status).toBe(200)
  expect(text).toContain('目录还没有录入')
  expect(text).not.toContain('待补')
  expect((await press.open('/zfxxgk/ledu/biaozhunmulu.xlsx')).status).toBe(404)
})

test('a workbook in the official columns is shown before it is taken, and taken twice makes no doubles', async () => {
  const file = await workbook(ROWS)
  const shown = await send(file)
  expect(shown.body).toMatchObject({ applied: false, sheets: [{ field: '社会救助', added: 3, changed: 0, same: 0 }] })
  expect(shown.body.sheets[0]?.mapping.map(({ column, meaning }) => `${column} ${meaning}`)).toEqual(
    expect.arrayContaining(['A 序号', 'B 一级事项', 'C 二级事项', 'D 公开内容（要素）', 'I 全社会', 'N 乡级']),
  )
  expect(shown.body.sheets[0]?.refused).toEqual([{ row: 7, sentence: '二级事项：请填写。' }])
  expect(await rows()).toEqual([])

  expect((await send(file, { apply: 'yes' })).body.applied).toBe(true)
  const first = await rows()
  expect(first.map(({ n, first: one, second }) => `${n} ${one} ${second}`)).toEqual([
    '1 综合业务 政策法规文件',
    '2 综合业务 监督检查',
    '3 最低生活保障 审核信息',
  ])
  // What is left empty under a merged cell, and 同上, is what stands above.
  expect(first[1]).toMatchObject({
    content: '=1+1',
    basis: '《政府信息公开条例》及相关规定',
    timeLimit: '制定或获取信息之日起10个工作日内',
    subject: '民政局',
    carriers: ['政府网站', '公开查阅点'],
    levels: ['county'],
    standing: 'empty',
    change: 'new',
  })
  expect(first[2]).toMatchObject({ everybody: false, group: '困难群众', onRequest: true, levels: ['township'] })
  expect((await send(file, { apply: 'yes' })).body.sheets[0]).toMatchObject({ added: 0, changed: 0, same: 3 })
  expect((await rows()).map(({ id }) => id)).toEqual(first.map(({ id }) => id))
})

test('the public sees a version when the head adopts it, and not before', async () => {
  expect((await press.open('/zfxxgk/ledu/biaozhunmulu')).text).toContain('目录还没有录入')
  const refused = await press.clerk('/api/catalogue/versions', {
    method: 'POST',
    json: { organId: 'ledu', field: '社会救助', note: '首次' },
  })
  expect(refused.status).toBe(403)
  expect(await (await adopt('首次发布')).json()).toEqual({ version: 1 })
  const again = await adopt('没有变化')
  expect([again.status, await again.json()]).toMatchObject([422, { code: 'catalogue-unchanged' }])

  const { text } = await press.open('/zfxxgk/ledu/biaozhunmulu')
  expect(text).toContain('待补')
  expect(text).toContain('3 个事项，其中 0 个已有公开信息')
  const narrowed = (await press.open(`/zfxxgk/ledu/biaozhunmulu?cengji=township&zhuti=${encodeURIComponent('乡镇')}`)).text
  expect(narrowed).toContain('审核信息')
  expect(narrowed).not.toContain('监督检查')
  expect((await press.open('/zfxxgk/ledu/biaozhunmulu?cengji=nothing')).text).toContain('没有符合条件的事项')
})

test('a document stands under its row, and leads back to it', async () => {
  const row = (await rows()).find(({ second }) => second === '政策法规文件')
  const choices = (await (await press.clerk('/api/catalogue/choices?organId=ledu&q=政策法规')).json()) as { choices: { id: string }[] }
  expect(choices.choices.map(({ id }) => id)).toEqual([row?.id])
  const seen = await press.publish(await press.start({ catalogItemId: row?.id, alsoIn: ['zfxxgk/ledu/fdzdgknr/zdms/shjz'] }))
  const page = await press.open(seen.address)
  const address = `/zfxxgk/ledu/biaozhunmulu/${row?.id}`
  expect(page.text).toContain(`<a href="${address}">社会救助：综合业务 / 政策法规文件</a>`)
  expect(page.text).toContain('同时发布在')
  const under = await press.open(address)
  expect(under.text).toContain(`href="${seen.address}"`)
  expect(under.text).toContain('已公开 1 条')
  expect((await press.open(`/zfxxgk/pingan/biaozhunmulu/${row?.id}`)).status).toBe(404)

  // What has nothing stands first; what is older than its quarter comes next.
  expect((await rows()).map(({ standing }) => standing)).toEqual(['empty', 'empty', 'filled'])
  const withdrawn = await press.step(press.first, seen, 'withdrawal', { kind: 'wrong', reason: '内容有误，先撤下核对' })
  expect(withdrawn.status).toBe(200)
  expect((await press.open(address)).text).toContain('暂无公开的信息')
})

test('rows are added, changed and taken out by form; the next version tells how many', async () => {
  const saved = await press.clerk('/api/catalogue/rows', {
    method: 'PUT',
    json: { organId: 'ledu', field: '社会救助', item: { ...ITEM, second: '临时救助' } },
  })
  const { id } = (await saved.json()) as { id: string }
  const [other] = await rows()
  await admin(`/api/catalogue/rows/${other?.id}?${AT}`, { method: 'DELETE' })
  const wrong = await press.clerk('/api/catalogue/rows', {
    method: 'PUT',
    json: { organId: 'ledu', field: '社会救助', item: { ...ITEM, second: '' } },
  })
  expect([wrong.status, await wrong.json()]).toMatchObject([400, { fields: { 'item.second': '请填写。' } }])
  const view = (await (await press.clerk(`/api/catalogue/rows?${AT}`)).json()) as { next: object }
  expect(view.next).toEqual({ added: 1, changed: 0, removed: 1 })
  expect(await (await adopt('2021 年下半年动态调整')).json()).toEqual({ version: 2 })
  expect((await press.open(`/zfxxgk/ledu/biaozhunmulu/${id}`)).status).toBe(200)
  const { db } = press.server.platform.database
  const entries = await db.selectFrom('ledger_entry').select('type').where('stream', 'like', 'catalogue:%').orderBy('seq').execute()
  expect(entries.map(({ type }) => type)).toEqual([
    'CatalogueImported',
    'CatalogueAdopted',
    'CatalogueRowAdded',
    'CatalogueRowRemoved',
    'CatalogueAdopted',
  ])
})

test('the file that goes out comes back in as the same, and holds no formula', async () => {
  const answer = await fetch(`${press.server.url}/zfxxgk/ledu/biaozhunmulu.xlsx`)
  const bytes = Buffer.from(await answer.arrayBuffer())
  const sheet = (await readSheet(bytes)) as unknown as unknown[][]
  expect(sheet[2]?.slice(1, 3)).toEqual(['一级事项', '二级事项'])
  expect(JSON.stringify(sheet)).toContain('■政府网站')
  const again = await send(new File([new Uint8Array(bytes)], 'a.xlsx'))
  expect(again.body.sheets[0]).toMatchObject({ field: '社会救助', added: 0, changed: 0, same: 3, refused: [] })
})

test('what is no such workbook, somebody else’s, or too much is refused with a sentence', async () => {
  const text = await send(new File(['<script>alert(1)</script>'], '目录.xlsx'))
  expect(text.status).toBe(400)
  const strange = await send(await workbook([['1', '一', '二', 'x'.repeat(3_001)]], 'Sheet1'))
  expect(strange.body.sheets[0]?.field).toBe('社会救助')
  expect(strange.body.sheets[0]?.refused).toEqual([{ row: 4, sentence: '公开内容（要素）：最多 3000 个字。' }])
  expect((await send(await workbook(ROWS), {}, press.stranger)).status).toBe(403)
  expect((await press.stranger(`/api/catalogue/rows?${AT}`)).status).toBe(403)
  const many = Array.from({ length: 2_001 }, (_, n) => [`${n}`, '一', `事项${n}`, '内容'])
  const full = await send(await workbook(many))
  expect([full.status, full.body]).toMatchObject([422, { code: 'catalogue-full' }])
}, 60_000)

test('a quarter without anything new makes a row late', async () => {
  const row = (await rows()).find(({ second }) => second === '审核信息')
  await press.publish(await press.start({ title: '关于低保审核情况的公告', columnId: NOTICES, catalogItemId: row?.id }))
  expect((await rows()).find(({ id }) => id === row?.id)).toMatchObject({ standing: 'filled', shown: 1 })
  press.setClock('2021-12-20T02:00:00Z')
  const late = await fetch(`${press.server.url}/zfxxgk/ledu/biaozhunmulu/${row?.id}?hou=1`)
  expect(await late.text()).toContain('超过时限未更新')
})
