import { expect, test } from 'vitest'
import { ROUTES } from '../api/routes.js'
import { openApi } from './platform/http/openapi.js'
import { startTestServer } from './testing/server.js'

test('the server answers exactly what the contract publishes', async () => {
  const server = await startTestServer({ demo: false })
  const served = await (await fetch(`${server.url}/api/openapi.json`)).json()
  await server.close()
  const published = JSON.parse(JSON.stringify(openApi(ROUTES)))
  expect(Object.keys(served.paths)).toEqual(Object.keys(published.paths))
  for (const path of Object.keys(published.paths)) expect(Object.keys(served.paths[path]), path).toEqual(Object.keys(published.paths[path]))
})

test('every route has a name and an address of its own', () => {
  expect(new Set(ROUTES.map((route) => route.name)).size).toBe(ROUTES.length)
  expect(new Set(ROUTES.map((route) => `${route.method} ${route.path}`)).size).toBe(ROUTES.length)
})
