import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Clock } from '../../platform/clock.js'
import { readStream } from '../../platform/ledger/ledger.js'
import { startTestServer, type TestServer } from '../../testing/server.js'
import { firstLink, linkPath } from './index.js'

let now = Date.parse('2021-09-10T02:00:00Z')
const clock: Clock = { now: () => now }
const MINUTE = 60_000
let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ clock })
})
afterAll(() => server.close())

test('the first administrator sets a password on the printed link, once', async () => {
  const link = await firstLink(server.platform)
  expect(link).not.toBeNull()
  const token = link?.token ?? ''
  expect(await (await fetch(server.url + linkPath(token))).text()).toContain('系统管理员')

  const weak = await post('/mima', { lianjie: token, password: 'onlyletters', again: 'onlyletters' })
  expect(weak.status).toBe(422)
  expect(await weak.text()).toContain('密码太简单')
  expect((await post('/mima', { lianjie: token, password: 'Ledu-2021x', again: 'Ledu-2021y' })).status).toBe(422)

  const set = await post('/mima', { lianjie: token, password: 'Ledu-2021x', again: 'Ledu-2021x' })
  expect(set.status).toBe(303)
  expect((await post('/mima', { lianjie: token, password: 'Ledu-2022x', again: 'Ledu-2022x' })).status).toBe(422)
  expect(await firstLink(server.platform)).toBeNull()
})

test('signing in gives an HttpOnly cookie, and the API knows the person by it', async () => {
  const answer = await signIn('admin', 'Ledu-2021x')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/kaishi')
  const cookie = answer.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^gongkai=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  const me = await (await fetch(`${server.url}/api/me`, { headers: { cookie: cookie.split(';')[0] as string } })).json()
  expect(me.user).toMatchObject({ login: 'admin', organId: 'haidong' })
  expect(me.permissions).toContain('user.edit')
  expect(me.permissions).not.toContain('report.edit')
})

test('a session ends after half an hour without a request', async () => {
  const cookie = ((await signIn('admin', 'Ledu-2021x')).headers.get('set-cookie') ?? '').split(';')[0] as string
  const me = () => fetch(`${server.url}/api/me`, { headers: { cookie } })
  now += 29 * MINUTE
  expect((await me()).status).toBe(200)
  now += 29 * MINUTE
  expect((await me()).status).toBe(200)
  now += 31 * MINUTE
  expect((await me()).status).toBe(401)
})

test('five wrong passwords lock a login for a quarter of an hour, whether it exists or not', async () => {
  for (const login of ['admin', 'nobody']) {
    const texts: string[] = []
    for (let i = 0; i < 6; i++) texts.push(sentenceOf(await (await signIn(login, 'Wrong-2021')).text()))
    expect(new Set(texts.slice(0, 5)).size).toBe(1)
    expect(texts[0]).toContain('账号或密码不对')
    expect(texts[5]).toContain('15 分钟后再试')
  }
  expect((await signIn('admin', 'Ledu-2021x')).status).toBe(422)
  now += 16 * MINUTE
  expect((await signIn('admin', 'Ledu-2021x')).status).toBe(303)
})

test('a password that has run out must be changed, and the last five cannot come back', async () => {
  now += 91 * 86_400_000
  const answer = await signIn('admin', 'Ledu-2021x')
  const place = answer.headers.get('location') ?? ''
  expect(place).toContain('daoqi=1')
  expect(answer.headers.get('set-cookie')).toBeNull()
  const token = new URL(place, server.url).searchParams.get('lianjie') ?? ''
  expect(await (await post('/mima', { lianjie: token, password: 'Ledu-2021x', again: 'Ledu-2021x' })).text()).toContain('最近用过')
  expect((await post('/mima', { lianjie: token, password: 'Ledu-2023x', again: 'Ledu-2023x' })).status).toBe(303)
})

test('a form from elsewhere is not taken, and where to go on stays here', async () => {
  const foreign = { origin: 'https://elsewhere.example' }
  expect((await post('/denglu', { login: 'admin', password: 'Ledu-2023x' }, foreign)).status).toBe(403)
  for (const next of ['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example']) {
    const location = (await signIn('admin', 'Ledu-2023x', next)).headers.get('location') ?? ''
    expect(location.startsWith('//') || location.includes('elsewhere')).toBe(false)
  }
})

test('set-up names the other administrators once, each with a link', async () => {
  const cookie = ((await signIn('admin', 'Ledu-2023x')).headers.get('set-cookie') ?? '').split(';')[0] as string
  const people = {
    securityName: '甲某',
    securityLogin: 'anquan',
    auditName: '乙某',
    auditLogin: 'shenji',
    organName: '丙某',
    organLogin: 'guanli',
    organId: 'ledu',
  }
  const bad = await post('/kaishi', { ...people, auditLogin: 'A B' }, { cookie })
  const page = await bad.text()
  expect(bad.status).toBe(400)
  expect(page).toContain('有 1 处需要修改')
  expect(page).toContain('value="甲某"')
  const done = await (await post('/kaishi', people, { cookie })).text()
  expect(done.match(/\/mima\?lianjie=/g)).toHaveLength(3)
  expect((await post('/kaishi', { ...people, securityLogin: 'anquan2' }, { cookie })).status).toBe(422)
})

test('the ledger tells it all', async () => {
  const { db } = server.platform.database
  const user = await db.selectFrom('app_user').select('id').where('login', '=', 'admin').executeTakeFirstOrThrow()
  const types = (await readStream(db, `user:${user.id}`)).map((entry) => entry.type)
  for (const type of ['UserAdded', 'RoleGranted', 'LinkIssued', 'PasswordSet', 'SignedIn', 'SignInFailed', 'SignInLockedOut'])
    expect(types).toContain(type)
})

function signIn(login: string, password: string, next = ''): Promise<Response> {
  return post('/denglu', { login, password, next })
}

function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams(fields)
  return fetch(server.url + path, { method: 'POST', body, redirect: 'manual', headers: { origin: server.url, ...headers } })
}

function sentenceOf(html: string): string {
  return /<div class="error-summary"[\s\S]*?<\/div>/.exec(html)?.[0] ?? html
}
