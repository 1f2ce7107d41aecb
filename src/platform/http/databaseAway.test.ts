import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FEATURES } from '../../app.js'
import { applicantAt, fillIn, WANTED } from '../../testing/applying.js'
import { type Cluster, makeCluster, withoutPostgres } from '../../testing/postgres.js'
import { startTestServer, type TestServer } from '../../testing/server.js'
import { migrate } from '../db/migrate.js'
import { openDatabase } from '../db/open.js'

describe.skipIf(withoutPostgres)(`when the database goes away (needs PostgreSQL${withoutPostgres ? `: ${withoutPostgres}` : ''})`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-away-'))
  let cluster: Cluster
  let server: TestServer

  beforeAll(async () => {
    cluster = await makeCluster(folder)
    const database = await openDatabase({ dataDir: folder, databaseUrl: cluster.url, databasePool: 4 })
    await migrate(database, FEATURES)
    server = await startTestServer({ database })
  }, 180_000)
  afterAll(async () => {
    await server?.close()
    cluster?.stop('immediate')
    rmSync(folder, { recursive: true, force: true })
  })

  const get = (path: string) => fetch(server.url + path, { redirect: 'manual' })

  test('kept pages go on, the rest is told plainly, and all is well again without a restart', async () => {
    expect((await get('/')).status).toBe(200)
    expect((await get('/zfxxgk/ledu')).status).toBe(200)
    const applicant = applicantAt(server)
    await fillIn(applicant)
    const code = /name="code" value="([^"]+)/.exec((await applicant.get('hedui')).html)?.[1] ?? ''
    cluster.stop('immediate')

    expect((await get('/')).status).toBe(200)
    expect((await get('/healthz')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(503)
    const away = await get('/gaikuang')
    expect(away.status).toBe(503)
    expect(away.headers.get('retry-after')).toBe('30')
    const html = await away.text()
    expect(html).toContain('数据库暂时连接不上')
    expect(html).toContain('海东市乐都区人民政府')

    const api = await get('/api/public/documents')
    expect([api.status, (await api.json()).message]).toEqual([503, '数据库暂时连接不上，请稍后再试。'])
    expect((await get('/sousuo?q=公开')).status).toBe(503)

    const body = new URLSearchParams({ login: 'somebody', password: 'Ledu-2021x' })
    const signIn = await fetch(`${server.url}/denglu`, { method: 'POST', body, headers: { origin: server.url } })
    expect(signIn.status).toBe(503)
    expect(await signIn.text()).toContain('value="somebody"')
    const words = await applicant.post('xinxi', WANTED)
    expect(words.status).toBe(503)
    expect(words.html).toContain(`>${WANTED.description}</textarea>`)
    const sent = await applicant.post('hedui', { 'statement-yes': 'on', code })
    expect(sent.status).toBe(503)
    expect(sent.html).toContain('申请还没有提交')
    expect(sent.html).toContain(code)
    expect(await (await get('/api/openapi.json')).json()).toHaveProperty('openapi')

    await cluster.start()
    let status = 0
    for (let i = 0; i < 100 && status !== 200; i++) {
      status = (await get('/gaikuang')).status
      if (status !== 200) await new Promise((resolve) => setTimeout(resolve, 100))
    }
    expect(status).toBe(200)
    expect((await get('/readyz')).status).toBe(200)
  }, 120_000)
})
