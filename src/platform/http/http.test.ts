import { createElement } from 'react'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { route } from '../../../api/contract.js'
import { accounts } from '../../features/accounts/index.js'
import { organs } from '../../features/organs/index.js'
import { startTestServer, type TestServer } from '../../testing/server.js'
import { Fault, Refused } from '../errors/errors.js'
import type { Feature } from '../feature.js'
import { Download, mountFiles, mountForm, mountPages, mountRoute } from './mount.js'

const echo = route({
  name: 'echo',
  method: 'POST',
  path: '/api/echo/:id',
  summary: 'Answers what was said.',
  access: 'public',
  params: z.object({ id: z.string() }),
  query: z.object({ n: z.coerce.number().int().max(9).default(1) }),
  body: z.object({ text: z.string().min(1).max(5), list: z.array(z.number()).max(2).optional() }),
  answer: z.object({ said: z.string() }),
})
const takes = route({
  name: 'takes',
  method: 'POST',
  path: '/api/takes',
  summary: 'Takes a file.',
  access: 'public',
  upload: ['file'],
  body: z.object({ note: z.string().optional() }),
  answer: z.object({ names: z.array(z.string()), bytes: z.number() }),
})
const fails = route({
  name: 'fails',
  method: 'GET',
  path: '/api/fails/:how',
  summary: 'Fails.',
  access: 'public',
  params: z.object({ how: z.string() }),
  answer: z.unknown(),
})
const lies = route({
  name: 'lies',
  method: 'GET',
  path: '/api/lies',
  summary: 'Breaks its contract.',
  access: 'public',
  answer: z.object({ n: z.number() }),
})
const schema = z.object({ word: z.string().min(2).max(4), password: z.string() })

let rendered = 0
const probe: Feature = {
  name: 'probe',
  refusals: { 'not-now': (data) => `现在不行，请在 ${data.day} 以后再来。` },
  mount: (app, platform) => {
    mountRoute(app, platform, echo, ({ params, query, body }) => ({ said: `${params.id} ${query.n} ${body.text}`, secret: 'never shown' }))
    mountRoute(app, platform, takes, ({ files }) => ({
      names: files.map((file) => file.name),
      bytes: files.reduce((sum, file) => sum + file.bytes.length, 0),
    }))
    mountRoute(app, platform, fails, ({ params: { how } }) => {
      if (how === 'refused') throw new Refused('not-now', '条例第三十三条', { day: '2021-10-14' })
      if (how === 'away') throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
      if (how === 'conflict') throw new Fault('conflict', '已被别人改过。')
      throw new Error('a secret of the inside')
    })
    mountRoute(app, platform, lies, () => ({ n: 'many' }) as unknown as { n: number })
    mountPages(app, platform, [
      {
        path: '/page/:name',
        kept: true,
        query: ['a', 'b'],
        render: async ({ params, query }) => {
          rendered++
          if (params.name === 'none') return null
          if (params.name === 'gone') throw new Fault('not-found', '这项内容已经按规定撤下。', { code: 'gone' })
          return { title: '一页', body: createElement('h1', null, `${params.name} ${query.a ?? ''} ${'长'.repeat(400)}`) }
        },
      },
    ])
    mountFiles(app, platform, [
      { path: '/file.csv', kept: true, render: async () => new Download(Buffer.from('a,b\n'), 'text/csv; charset=utf-8', '数据 全部.csv') },
    ])
    mountForm(app, platform, {
      path: '/form',
      schema,
      secret: ['password'],
      perMinute: 3,
      page: async ({ values, errors }) => ({
        title: '表单',
        body: createElement('p', null, `${values.word ?? ''}|${values.password ?? ''}|${errors?.fields.word ?? ''}`),
      }),
      submit: async ({ input }) => `/page/${input.word}`,
    })
  },
}

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ features: [organs, accounts, probe] })
})
afterAll(() => server.close())

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers, redirect: 'manual' })
const post = (path: string, json: unknown) =>
  fetch(server.url + path, { method: 'POST', body: JSON.stringify(json), headers: { 'content-type': 'application/json' } })

test('a route checks its input, fills in what is left out, and lets out only what is published', async () => {
  expect(await (await post('/api/echo/x?n=3', { text: 'hi' })).json()).toEqual({ said: 'x 3 hi' })
  const wrong = await post('/api/echo/x?n=12', { text: 'hi' })
  expect(wrong.status).toBe(400)
  expect(await wrong.json()).toEqual({ error: 'invalid', message: '有内容需要修改，请看各项后面的说明。', fields: { n: '不能大于 9。' } })
  expect((await (await post('/api/echo/x', {})).json()).fields).toEqual({ text: '请填写。' })
  expect((await (await post('/api/echo/x', { text: 'too long', list: [1, 2, 3] })).json()).fields).toEqual({
    text: '最多 5 个字。',
    list: '最多 2 项。',
  })
  const broken = await fetch(`${server.url}/api/echo/x`, { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } })
  expect([broken.status, (await broken.json()).error]).toEqual([400, 'invalid'])
})

test('errors are few words by one table, and nothing internal is shown', async () => {
  const answers = await Promise.all(
    ['refused', 'away', 'conflict', 'inside'].map(async (how) => [how, await get(`/api/fails/${how}`)] as const),
  )
  const found = Object.fromEntries(
    await Promise.all(answers.map(async ([how, answer]) => [how, { status: answer.status, ...(await answer.json()) }])),
  )
  expect(found.refused).toEqual({
    status: 422,
    error: 'refused',
    code: 'not-now',
    article: '条例第三十三条',
    message: '现在不行，请在 2021-10-14 以后再来。',
  })
  expect(found.away).toMatchObject({ status: 503, error: 'unavailable' })
  expect(found.conflict).toMatchObject({ status: 409, error: 'conflict' })
  expect(found.inside).toEqual({ status: 500, error: 'internal', message: expect.any(String), id: expect.stringMatching(/^[0-9a-f]{12}$/) })
  expect(JSON.stringify(found)).not.toContain('secret')
  expect((await get('/api/lies')).status).toBe(500)
})

test('uploads are taken up to 20 MB, under the names that the route gives', async () => {
  const send = (name: string, size: number, file = '报告 1.txt') => {
    const form = new FormData()
    form.append(name, new Blob([Buffer.alloc(size, 97)]), file)
    return fetch(`${server.url}/api/takes`, { method: 'POST', body: form })
  }
  expect(await (await send('file', 1000)).json()).toEqual({ names: ['报告 1.txt'], bytes: 1000 })
  expect(await (await send('file', 10, '../../etc/passwd')).json()).toEqual({ names: ['passwd'], bytes: 10 })
  expect((await send('other', 10)).status).toBe(400)
  const large = await send('file', 21 * 1024 * 1024).catch(() => null)
  expect(large === null || large.status === 413).toBe(true)
  expect((await post('/api/takes', {})).status).toBe(400)
})

test('a kept page is rendered once, and answered in each coding, by ETag and for HEAD', async () => {
  rendered = 0
  const first = await get('/page/one', { 'accept-encoding': 'identity' })
  const html = await first.text()
  const etag = first.headers.get('etag') as string
  for (const coding of ['gzip', 'br']) {
    const again = await get('/page/one', { 'accept-encoding': coding })
    expect(again.headers.get('content-encoding')).toBe(coding)
    expect(await again.text()).toBe(html)
  }
  expect((await get('/page/one', { 'if-none-match': etag })).status).toBe(304)
  const head = await fetch(`${server.url}/page/one`, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } })
  expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(html)))
  expect(rendered).toBe(1)
})

test('only the query that a page knows counts; the rest is redirected away', async () => {
  expect((await get('/page/one?utm=1')).headers.get('location')).toBe('/page/one')
  expect((await get('/page/one?b=2&a=1&x=3')).headers.get('location')).toBe('/page/one?a=1&b=2')
  expect((await get('/page/one?a=%E4%B9%90')).status).toBe(200)
  const after = await get((await get('/page/one?a=乐&x')).headers.get('location') as string)
  expect(await after.text()).toContain('one 乐')
})

test('what is not there is a page in the frame, or JSON under /api', async () => {
  for (const path of ['/page/none', '/nowhere', '/page/one/two']) {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('没有找到这个页面')
  }
  const gone = await get('/page/gone')
  expect([gone.status, (await gone.text()).includes('内容已经撤下')]).toEqual([410, true])
  expect(await (await get('/api/nowhere')).json()).toMatchObject({ error: 'not-found' })
})

test('every answer carries the strict policy', async () => {
  for (const path of ['/page/one', '/page/one', '/nowhere', '/api/nowhere', '/file.csv', '/healthz', '/admin/']) {
    const policy = (await get(path)).headers.get('content-security-policy')
    expect(policy, path).toContain("default-src 'none'")
    expect(policy, path).not.toContain('unsafe')
    expect((await get(path)).headers.get('x-content-type-options'), path).toBe('nosniff')
  }
})

test('a download has its Chinese name', async () => {
  const answer = await get('/file.csv')
  expect(answer.headers.get('content-disposition')).toBe(
    'attachment; filename="__ __.csv"; filename*=UTF-8\'\'%E6%95%B0%E6%8D%AE%20%E5%85%A8%E9%83%A8.csv',
  )
})

test('a rejected form comes back with the words in it, not the password; too many submissions are told to wait', async () => {
  const submit = (word: string) =>
    fetch(`${server.url}/form`, {
      method: 'POST',
      body: new URLSearchParams({ word, password: 'secret' }),
      redirect: 'manual',
      headers: { origin: server.url },
    })
  const back = await submit('一二三四五')
  expect(back.status).toBe(400)
  const html = await back.text()
  expect(html).toContain('一二三四五||最多 4 个字。')
  expect(html).toContain('<title>错误：表单')
  expect((await submit('two')).headers.get('location')).toBe('/page/two')
  expect((await submit('t\0wo')).headers.get('location')).toBe('/page/two')
  expect((await submit('two')).status).toBe(429)
})

test('the sign that no database keeps, and an address that cannot be read, are a missing page and never an error of ours', async () => {
  for (const path of ['/page/%00', '/page/a%00b', '/page/%E4', `/page/${'a'.repeat(300)}`]) {
    const answer = await get(path)
    expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 404, 'text/html; charset=utf-8'])
    expect(await answer.text()).toContain('没有找到这个页面')
  }
  expect((await get('/page/x?a=1%002')).headers.get('location')).toBe('/page/x?a=12')
})

test('probes: alive, ready, and metrics for this machine only', async () => {
  expect((await get('/healthz')).status).toBe(200)
  expect((await get('/readyz')).status).toBe(200)
  expect(await (await get('/metrics')).text()).toContain('gongkai_http_seconds_count{method="POST",route="/api/echo/:id",status="200"}')
  expect((await get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404)
})
