import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SignedInFetch, startTestServer, type TestServer } from '../../testing/server.js'

let server: TestServer
let organAdmin: SignedInFetch
let security: SignedInFetch
let system: SignedInFetch

beforeAll(async () => {
  server = await startTestServer()
  organAdmin = await server.signIn('organ-admin', 'ledu')
  security = await server.signIn('security-admin', 'haidong')
  system = await server.signIn('system-admin', 'haidong')
})
afterAll(() => server.close())

test('an organ administrator adds a clerk of their own organ and gets a link', async () => {
  const answer = await organAdmin('/api/users', {
    method: 'POST',
    json: { name: '张三', login: 'zhangsan', organId: 'ledu', role: 'clerk' },
  })
  expect(answer.status).toBe(200)
  const { user, link } = await answer.json()
  expect(user).toMatchObject({ login: 'zhangsan', hasPassword: false, grants: [{ role: 'clerk', organId: 'ledu' }] })
  expect(link).toMatch(/^\/mima\?lianjie=/)
  const { users } = await (await organAdmin('/api/users')).json()
  expect(users.map((one: { login: string }) => one.login)).toContain('zhangsan')
})

test('nobody administers beyond their organ', async () => {
  const answer = await organAdmin('/api/users', { method: 'POST', json: { name: '李四', login: 'lisi', organId: 'pingan', role: 'clerk' } })
  expect(answer.status).toBe(403)
  const granted = await organAdmin(`/api/users/${organAdmin.userId}/grants`, { method: 'POST', json: { role: 'clerk', organId: 'ledu' } })
  expect(await granted.json()).toMatchObject({ error: 'refused', code: 'not-oneself' })
})

test('whoever is administered by link cannot be more than the one who issues it', async () => {
  const upper = await server.signIn('head', 'haidong')
  expect((await organAdmin(`/api/users/${upper.userId}/link`, { method: 'POST' })).status).toBe(403)
  const answer = await system(`/api/users/${security.userId}/link`, { method: 'POST' })
  expect(await answer.json()).toMatchObject({ error: 'refused', code: 'user-beyond-yours' })
})

test('the three administrators exclude one another, and only a security administrator makes them', async () => {
  const { user } = await (
    await organAdmin('/api/users', { method: 'POST', json: { name: '王五', login: 'wangwu', organId: 'ledu' } })
  ).json()
  const grant = (who: SignedInFetch, role: string) =>
    who(`/api/users/${user.id}/grants`, { method: 'POST', json: { role, organId: 'ledu' } })
  expect(await (await grant(organAdmin, 'audit-admin')).json()).toMatchObject({ code: 'role-beyond-yours' })
  expect((await grant(security, 'audit-admin')).status).toBe(200)
  expect(await (await grant(organAdmin, 'clerk')).json()).toMatchObject({ code: 'roles-exclude-each-other' })
  expect((await security(`/api/users/${user.id}/grants/audit-admin/ledu`, { method: 'DELETE' })).status).toBe(422)
})

test('a disabled user is out at once', async () => {
  const clerk = await server.signIn('clerk', 'ledu')
  expect((await clerk('/api/me')).status).toBe(200)
  expect(await (await organAdmin(`/api/users/${clerk.userId}/disable`, { method: 'POST' })).json()).toMatchObject({ disabled: true })
  const out = await clerk('/api/me')
  expect(out.status).toBe(401)
  expect(out.headers.get('set-cookie')).toMatch(/^gongkai=;/)
})

test('input that is wrong is answered field by field in Chinese', async () => {
  const answer = await organAdmin('/api/users', { method: 'POST', json: { name: '', login: 'X', organId: 'ledu', role: 'king' } })
  expect(answer.status).toBe(400)
  const { error, fields } = await answer.json()
  expect(error).toBe('invalid')
  expect(fields).toEqual({
    name: '至少 2 个字。',
    login: '请用小写字母、数字、点、短横线，以字母开头，3 到 30 个字符。',
    role: '请从给出的选项中选择。',
  })
})

test('a write without the header or from another site is not taken', async () => {
  const { cookie } = organAdmin
  const write = (headers: Record<string, string>) =>
    fetch(`${server.url}/api/me/sign-out`, { method: 'POST', headers: { cookie, ...headers } }).then((answer) => answer.status)
  expect(await write({})).toBe(403)
  expect(await write({ 'x-gongkai-csrf': '1', 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await write({ 'x-gongkai-csrf': '1', origin: 'https://elsewhere.example' })).toBe(403)
})

test('the audit administrator reads the ledger by pages, the others do not', async () => {
  const audit = await server.signIn('audit-admin', 'haidong')
  const { entries } = await (await audit('/api/ledger?chain=platform&type=UserAdded')).json()
  expect(entries[0]).toMatchObject({ chain: 'platform', type: 'UserAdded' })
  expect((await organAdmin('/api/ledger')).status).toBe(403)
  expect((await fetch(`${server.url}/api/ledger`)).status).toBe(401)
  expect((await audit('/api/system')).status).toBe(200)
})
