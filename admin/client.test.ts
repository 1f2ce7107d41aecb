import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { showMe } from '../api/accounts.js'
import { getReport, listReports } from '../api/annual-report.js'
import { readReportFile } from '../api/annual-report-files.js'
import { route } from '../api/contract.js'
import { startTestServer, type TestServer } from '../src/testing/server.js'
import { address, call, Failure } from './client.js'

describe('addresses', () => {
  const cells = route({
    name: 'x',
    method: 'GET',
    path: '/api/x/:id/cells/:path',
    summary: '',
    access: 'public',
    params: z.object({ id: z.string(), path: z.string() }),
    query: z.object({ q: z.string().optional(), year: z.number().optional() }),
    answer: z.null(),
  })
  it('puts parameters in their places, encoded, and leaves out what is not given', () => {
    expect(address(cells, { params: { id: 'a/b', path: '表 3' }, query: { q: '', year: 2021 } })).toBe(
      '/api/x/a%2Fb/cells/%E8%A1%A8%203?year=2021',
    )
    expect(address(cells, { params: { id: 'a', path: 'b' } })).toBe('/api/x/a/cells/b')
  })
})

describe('calls', () => {
  let server: TestServer
  const browserFetch = globalThis.fetch
  beforeAll(async () => {
    server = await startTestServer()
    const { cookie } = await server.signIn('head', 'ledu')
    globalThis.fetch = (path, init) => {
      const headers = new Headers(init?.headers)
      headers.set('cookie', cookie)
      return browserFetch(server.url + (typeof path === 'string' ? path : 'href' in path ? path.href : path.url), { ...init, headers })
    }
  }, 120_000)
  afterAll(async () => {
    globalThis.fetch = browserFetch
    await server?.close()
  })

  it('answers what the contract says', async () => {
    expect((await call(showMe, {})).user.organId).toBe('ledu')
    expect((await call(listReports, { query: { year: 2021 } })).reports.map((report) => report.id)).toContain('ledu-2021')
  })

  it('throws the sentence of the server, with its word', async () => {
    const failure = await call(getReport, { params: { id: 'ledu-1999' } }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Failure)
    expect((failure as Failure).body).toMatchObject({ error: 'not-found', message: expect.stringMatching(/[一-龥]/) })
  })

  it('sends files', async () => {
    const file = new File(['这不是年度报告'], '说明.txt', { type: 'text/plain' })
    const failure = await call(readReportFile, { files: { file: [file] } }).catch((error: unknown) => error)
    expect((failure as Failure).status).toBeGreaterThanOrEqual(400)
    expect((failure as Failure).body.error).not.toBe('internal')
  })

  it('says that the server cannot be reached', async () => {
    const reachable = globalThis.fetch
    globalThis.fetch = () => Promise.reject(new TypeError('fetch failed'))
    const failure = await call(showMe, {}).catch((error: unknown) => error)
    globalThis.fetch = reachable
    expect((failure as Failure).body).toEqual({ error: 'unavailable', message: '连不上服务器。请检查网络后重试，您填写的内容还在。' })
  })
})
