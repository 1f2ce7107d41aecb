import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ErrorBody, Route } from '../api/contract.js'
import { PERMISSIONS, type Permission, ROLES, type Role } from '../api/permissions.js'
import { ROUTES } from '../api/routes.js'
import { FEATURES } from './app.js'
import { organs } from './features/organs/index.js'
import type { SignedInFetch, TestServer } from './testing/server.js'
import { startTestServer } from './testing/server.js'

/** Every published route, called by those who may not. What is asked for is not looked at before it is known who asks. */
describe('every route of the API', () => {
  let server: TestServer
  const people = new Map<Role, SignedInFetch>()
  beforeAll(async () => {
    server = await startTestServer({ features: FEATURES, demo: false })
    await organs.seed?.(server.platform)
    for (const role of Object.keys(ROLES) as Role[]) people.set(role, await server.signIn(role, 'ledu'))
  }, 120_000)
  afterAll(() => server?.close())

  const closed = ROUTES.filter((route) => route.access !== 'public')
  const entries = async () => (await server.platform.database.db.selectFrom('ledger_entry').select('seq').execute()).length
  const address = (route: Route) => server.url + pathOf(route)

  it('is closed to those who are not signed in', async () => {
    const before = await entries()
    for (const route of closed) {
      const answer = await fetch(address(route), { method: route.method, headers: { 'x-gongkai-csrf': '1' } })
      expect([route.name, answer.status]).toEqual([route.name, 401])
      expect(await answer.json()).toMatchObject({ error: 'unauthenticated', message: '请先登录。' })
    }
    expect(await entries()).toBe(before)
  })

  it('is closed to every role that the permission is not for', async () => {
    const before = await entries()
    for (const route of closed) {
      if (typeof route.access === 'string') continue
      const may: readonly Role[] = PERMISSIONS[route.access.permission as Permission]
      for (const [role, call] of people) {
        if (may.includes(role)) continue
        const answer = await call(pathOf(route), { method: route.method })
        const body = (await answer.json()) as ErrorBody
        expect([route.name, role, answer.status, body.error]).toEqual([route.name, role, 403, 'forbidden'])
        expect(body.message).toMatch(/[。！？]$/)
      }
    }
    expect(await entries()).toBe(before)
  }, 120_000)

  it('takes nothing that changes anything from a page of somebody else', async () => {
    const [clerk] = people.values()
    const before = await entries()
    for (const route of ROUTES.filter(({ method }) => method !== 'GET')) {
      const foreign = { cookie: clerk?.cookie ?? '', origin: 'https://elsewhere.example', 'x-gongkai-csrf': '1' }
      const bare = { cookie: clerk?.cookie ?? '' }
      for (const headers of [foreign, bare]) {
        const answer = await fetch(address(route), { method: route.method, headers })
        expect([route.name, answer.status]).toEqual([route.name, 403])
      }
    }
    expect(await entries()).toBe(before)
  })
})

/** The address with something in every place. */
function pathOf(route: Route): string {
  return route.path.replace(/:[a-zA-Z]+/g, (name) => ({ ':id': 'ledu-2021-0001', ':organId': 'ledu' })[name] ?? '1')
}
