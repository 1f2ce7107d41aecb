import { afterAll, beforeAll, expect, test } from 'vitest'
import { readStream } from '../../platform/ledger/ledger.js'
import { type SignedInFetch, startTestServer, type TestServer } from '../../testing/server.js'
import { organById, organsBelow } from './index.js'

let server: TestServer
let system: SignedInFetch

beforeAll(async () => {
  server = await startTestServer()
  system = await server.signIn('system-admin', 'haidong')
})
afterAll(() => server.close())

const post = (path: string, json: unknown) => system(path, { method: 'POST', json })
const office = { kind: 'office', rank: 'county', mayMakeRules: false, verticallyLed: false, parentId: 'ledu', from: '2021-01-01' }

test('the demonstration has the eight organs that the reports name', async () => {
  const { db } = server.platform.database
  expect((await organsBelow(db, 'haidong')).map((organ) => organ.id)).toEqual([
    'haidong',
    'haidong-zwfw',
    'hualong',
    'huzhu',
    'ledu',
    'minhe',
    'pingan',
    'xunhua',
  ])
  expect(await organById(db, 'haidong')).toMatchObject({ mayMakeRules: true })
  expect(await organById(db, 'ledu')).toMatchObject({ mayMakeRules: false, path: 'haidong/ledu' })
})

test('a rename keeps the old name with its days', async () => {
  await post('/api/organs', { ...office, id: 'ledu-a', name: '演示单位甲', shortName: '单位甲' })
  const answer = await post('/api/organs/ledu-a/names', { name: '演示单位甲（新）', shortName: '新甲', from: '2022-03-01' })
  expect((await answer.json()).names).toEqual([
    { name: '演示单位甲', shortName: '单位甲', from: '2021-01-01', until: '2022-02-28' },
    { name: '演示单位甲（新）', shortName: '新甲', from: '2022-03-01', until: null },
  ])
  const early = await post('/api/organs/ledu-a/names', { name: '更早的名字', shortName: '更早', from: '2022-02-01' })
  expect(await early.json()).toMatchObject({ error: 'refused', code: 'before-last-change' })
  expect(await (await fetch(`${server.url}/zfxxgk/ledu-a`)).text()).toContain('演示单位甲（至 2022-02-28）')
})

test('a merger ends one organ and names it among the other’s predecessors', async () => {
  await post('/api/organs', { ...office, id: 'ledu-b', name: '演示单位乙', shortName: '单位乙' })
  await post('/api/organs', { ...office, id: 'ledu-b1', name: '演示单位乙一', shortName: '乙一', parentId: 'ledu-b' })
  const early = await post('/api/organs/ledu-b/merger', { into: 'ledu-a', on: '2023-05-01' })
  expect(await early.json()).toMatchObject({ code: 'organ-has-others-below' })
  const moved = await post('/api/organs/ledu-b1/place', { parentId: 'ledu-a', on: '2023-04-30' })
  expect(await moved.json()).toMatchObject({ path: 'haidong/ledu/ledu-a/ledu-b1' })
  expect((await post('/api/organs/ledu-b/merger', { into: 'ledu-a', on: '2023-05-01' })).status).toBe(200)
  const heir = await (await system('/api/organs/ledu-a')).json()
  expect(heir.predecessors).toEqual([{ id: 'ledu-b', name: '演示单位乙', on: '2023-05-01' }])
  const again = await post('/api/organs/ledu-b/names', { name: '没有了', shortName: '没有', from: '2024-01-01' })
  expect(await again.json()).toMatchObject({ code: 'organ-ended', message: '演示单位乙已于 2023-05-01 撤销或合并，不能再变更。' })
})

test('an organ cannot stand below itself, and only some governments make 规章', async () => {
  const below = await post('/api/organs/ledu/place', { parentId: 'ledu-a', on: '2023-06-01' })
  expect(await below.json()).toMatchObject({ code: 'moved-below-itself' })
  const rules = await system('/api/organs/ledu/competence', { method: 'PUT', json: { mayMakeRules: true, verticallyLed: false } })
  expect(await rules.json()).toMatchObject({ code: 'rules-not-for-kind', article: '立法法第九十三条' })
})

test('a day that does not exist, an id that is taken, and an organ elsewhere are told apart', async () => {
  expect((await post('/api/organs', { ...office, id: 'ledu-c', name: '演示单位丙', shortName: '单位丙', from: '2021-02-30' })).status).toBe(
    400,
  )
  expect(await (await post('/api/organs', { ...office, id: 'ledu', name: '重复', shortName: '重复' })).json()).toMatchObject({
    code: 'organ-id-taken',
  })
  expect((await post('/api/organs', { ...office, id: 'x-y', name: '无处', shortName: '无处', parentId: 'nowhere' })).status).toBe(404)
  const admin = await server.signIn('organ-admin', 'pingan')
  expect((await admin('/api/organs/ledu/competence', { method: 'PUT', json: { mayMakeRules: false, verticallyLed: true } })).status).toBe(
    403,
  )
})

test('the list is searched and narrowed', async () => {
  const names = async (query: string) =>
    (await (await system(`/api/organs?${query}`)).json()).organs.map((organ: { id: string }) => organ.id)
  expect(await names('q=自治县')).toEqual(['hualong', 'huzhu', 'minhe', 'xunhua'])
  expect(await names('under=ledu')).toEqual(['ledu', 'ledu-a', 'ledu-b1'])
  expect(await names('under=ledu&ended=yes')).toEqual(['ledu', 'ledu-a', 'ledu-b1', 'ledu-b'])
})

test('every change is an entry with its actor', async () => {
  const entries = await readStream(server.platform.database.db, 'organ:ledu-a')
  expect(entries.map((entry) => entry.type)).toEqual(['OrganAdded', 'OrganRenamed'])
  expect(entries[0]?.actor).toBe(`user:${system.userId}`)
})
