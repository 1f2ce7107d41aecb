import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ColumnView } from '../../../../api/publishing-view.js'
import { day } from '../../../../law/day.js'
import { NOTICES, openPress, type Press } from '../../../testing/publishing.js'
import { columnAndAbove, statutoryColumns } from './column.js'
import { lightOf } from './health.js'

let press: Press
beforeAll(async () => {
  press = await openPress()
}, 120_000)
afterAll(() => press.server.close())

const COLUMNS = '/api/publishing/columns'
const list = async (organId: string) => (await (await press.head(`${COLUMNS}?organId=${organId}`)).json()).columns as ColumnView[]
const add = (json: object) => press.head(COLUMNS, { method: 'POST', json: { kind: 'list', ...json } })

test('every organ has the five locked nodes and its items, without anybody making them', async () => {
  const columns = await list('ledu')
  expect(columns.filter((one) => one.locked).map((one) => [one.id, one.name])).toEqual([
    ['zfxxgk/ledu/zhinan', '政府信息公开指南'],
    ['zfxxgk/ledu/zhidu', '政府信息公开制度'],
    ['zfxxgk/ledu/fdzdgknr', '法定主动公开内容'],
    ['zfxxgk/ledu/nianbao', '政府信息公开年报'],
    ['zfxxgk/ledu/ysqgk', '依申请公开'],
  ])
  expect(columns.filter((one) => one.parentId === 'zfxxgk/ledu/fdzdgknr')).toHaveLength(22)
  expect(columns.every((one) => one.parentId === null || columns.findIndex(({ id }) => id === one.parentId) < columns.indexOf(one))).toBe(
    true,
  )
  const township = statutoryColumns({ id: 'x', kind: 'township', rank: 'township' })
  expect(township.map((one) => one.name)).toContain('宅基地使用情况审核')
  for (const node of ['zhinan', 'zhidu', 'fdzdgknr']) expect((await press.open(`/zfxxgk/pingan/${node}`)).status).toBe(200)
})

test('a locked node keeps its name and place; its period may change; it goes nowhere', async () => {
  const [guide] = await list('ledu')
  if (!guide) throw new Error('no column')
  const { id, name, kind, rank } = guide
  const change = (json: object) => press.head(COLUMNS, { method: 'PUT', json: { id, name, kind, rank, ...json } })
  expect(await press.refusal(change({ name: '公开指南' }))).toMatchObject({ code: 'column-locked', article: '国办公开办函〔2019〕61号' })
  expect(await (await change({ freshnessDays: 180 })).json()).toMatchObject({ freshnessDays: 180, name: '政府信息公开指南' })
  expect(await press.refusal(press.head(`${COLUMNS}/removal`, { method: 'POST', json: { id } }))).toMatchObject({ code: 'column-locked' })
  expect(await press.refusal(add({ parentId: 'zfxxgk/ledu/nianbao', slug: 'x', name: '子栏目' }))).toMatchObject({
    code: 'column-taken-over',
  })
})

test('a column of the organ’s own, at any depth, takes documents and shows them above', async () => {
  const deep = ['a', 'b', 'c', 'd'].map((slug, at, all) => ({
    slug,
    parentId: [NOTICES, ...all.slice(0, at)].join('/'),
    name: `第${at + 1}层`,
  }))
  for (const one of deep) expect((await add(one)).status).toBe(200)
  expect(await press.refusal(add(deep[0] as object))).toMatchObject({ code: 'column-exists' })
  const columnId = `${NOTICES}/a/b/c/d`
  const out = await press.publish(await press.start({ title: '深处的公告', columnId }))
  for (const id of columnAndAbove(columnId).slice(0, -1)) expect((await press.open(`/${id}`)).text, id).toContain('深处的公告')
  expect((await press.open(out.address)).text).toContain('第2层')
  expect((await list('ledu')).find((one) => one.id === `${NOTICES}/a`)).toMatchObject({ shown: 1, newest: '2021-09-10', statutory: false })
  const remove = press.head(`${COLUMNS}/removal`, { method: 'POST', json: { id: columnId } })
  expect(await press.refusal(remove)).toMatchObject({ code: 'column-not-empty' })
  expect((await press.clerk(COLUMNS, { method: 'POST', json: { parentId: NOTICES, slug: 'e', name: '五', kind: 'list' } })).status).toBe(
    403,
  )
  const bad = press.clerk('/api/publishing/documents', {
    method: 'POST',
    json: { organId: 'ledu', content: { columnId: 'zfxxgk/pingan/fdzdgknr/qtfd', instrument: 'notice', title: '别人的栏目' } },
  })
  expect(await press.refusal(bad)).toMatchObject({ code: 'column-unfit' })
})

test('the site’s own columns stand beside the law’s tree', async () => {
  expect((await add({ parentId: 'lanmu', organId: 'ledu', slug: 'dongtai', name: '要闻动态' })).status).toBe(200)
  expect((await add({ parentId: 'lanmu/dongtai', slug: 'quxian', name: '区县动态' })).status).toBe(200)
  await press.publish(
    await press.start({ title: '一条动态', columnId: 'lanmu/dongtai/quxian', instrument: 'news', body: '<p>动态正文。</p>' }),
  )
  for (const path of ['/lanmu/dongtai', '/lanmu/dongtai/quxian']) expect((await press.open(path)).text, path).toContain('一条动态')
  expect((await press.open('/zfxxgk/ledu/fdzdgknr')).text).not.toContain('一条动态')
  expect((await press.open('/lanmu/meiyou')).status).toBe(404)
})

test('green, yellow in the last seventh of its period, red on its last day, empty where something should be', () => {
  const [column] = statutoryColumns({ id: 'x', kind: 'government', rank: 'county' }).filter((one) => one.freshnessDays === 90)
  if (!column) throw new Error('no column')
  const on = (today: string, shown = 1) => lightOf(column, shown, day('2021-06-01'), day(today))
  expect(on('2021-08-16')).toEqual({ light: 'green', daysLeft: 14 })
  expect(on('2021-08-17')).toEqual({ light: 'yellow', daysLeft: 13 })
  expect(on('2021-08-30')).toEqual({ light: 'red', daysLeft: 0 })
  expect(on('2021-08-30', 0)).toEqual({ light: 'empty', daysLeft: null })
  expect(lightOf({ ...column, freshnessDays: null }, 1, null, day('2021-08-30')).light).toBe('none')
})

test('the office’s own words stop a text, wherever they stand', async () => {
  const words = [{ word: '旧地名', kind: 'block', advice: '应为“新地名”。' }]
  expect((await press.head('/api/publishing/words', { method: 'PUT', json: { words } })).status).toBe(200)
  const draft = await press.start({ title: '关于旧地名的公告' })
  const found = (await (await press.clerk(`/api/publishing/documents/${draft.summary.id}/checks`)).json()).findings
  expect(found[0]).toMatchObject({ check: '错敏词', severity: 'block', where: '标题', message: '出现“旧地名” 1 处：应为“新地名”。' })
})

test('index numbers follow the site’s own pattern from then on', async () => {
  const settings = { indexPattern: '{code}/{year}{month}-{n:6}', codes: { ledu: '11632123015000000X' } }
  expect((await press.head('/api/publishing/settings', { method: 'PUT', json: settings })).status).toBe(200)
  const out = await press.publish(await press.start({ title: '换了编号规则的公告', body: '<p>另一件事。</p>' }))
  expect(out.summary.indexNo).toBe('11632123015000000X/202109-000001')
  const wrong = await press.head('/api/publishing/settings', { method: 'PUT', json: { ...settings, indexPattern: '{year}' } })
  expect(wrong.status).toBe(400)
})
