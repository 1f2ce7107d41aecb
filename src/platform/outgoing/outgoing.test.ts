import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isDatabaseDown } from '../errors/down.js'
import { Fault } from '../errors/errors.js'
import type { Resolver } from './exchange.js'
import { fetchOutside, type OutsideRequest } from './fetch.js'

const NOTHING_INSIDE = { insideHosts: [], publicUrl: null }
const codeOf = async (work: () => unknown): Promise<string | undefined> => {
  try {
    await work()
    return 'none'
  } catch (error) {
    expect(error).toBeInstanceOf(Fault)
    expect((error as Fault).text).toMatch(/。$/)
    // Whoever is told "the database is away" would be told wrong.
    expect(isDatabaseDown(error)).toBe(false)
    return (error as Fault).details.code
  }
}
describe('a server outside', () => {
  let server: Server
  let port: number
  const routes: Record<string, RequestListener> = {}
  const asked: string[] = []
  const fetchIt = (
    path: string,
    more: Partial<OutsideRequest> = {},
    config = { insideHosts: [`127.0.0.1:${port}`, `old.gov.cn:${port}`], publicUrl: null },
  ) =>
    fetchOutside(
      config,
      { url: path.startsWith('http') ? path : `http://127.0.0.1:${port}${path}`, maxBytes: 100_000, timeoutMs: 5_000, ...more },
      resolver,
    )
  let names: Record<string, string[]> = {}
  const resolver: Resolver = async (host) => {
    asked.push(host)
    return (names[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  }

  beforeAll(async () => {
    server = createServer((request, response) => {
      const route = routes[(request.url ?? '').split('?')[0] ?? '']
      if (route) route(request, response)
      else response.writeHead(404).end('none')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  test('answers with status, headers and bytes', async () => {
    routes['/a'] = (request, response) => response.writeHead(201, { 'x-a': 'b' }).end(`${request.method} ${request.headers['user-agent']}`)
    const answer = await fetchIt('/a')
    expect(answer).toMatchObject({ status: 201, url: `http://127.0.0.1:${port}/a`, headers: { 'x-a': 'b' } })
    expect(answer.body.toString()).toBe('GET gongkai')
    expect((await fetchIt('/none')).status).toBe(404)
    expect(
      (await fetchIt('/a', {}, { insideHosts: [`127.0.0.1:${port}`], publicUrl: 'https://www.x.gov.cn' as never })).body.toString(),
    ).toContain('+https://www.x.gov.cn')
  })

  test('gets what is sent, byte by byte', async () => {
    routes['/echo'] = (request, response) => {
      const chunks: Buffer[] = []
      request
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => response.end(`${String(request.headers['x-sign'])} ${Buffer.concat(chunks).toString()}`))
    }
    const answer = await fetchIt('/echo', { method: 'POST', body: '{"a":"公开"}', headers: { 'x-sign': 's' } })
    expect(answer.body.toString()).toBe('s {"a":"公开"}')
  })

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('unpacks %s, and stops a bomb of it', async (encoding, pack) => {
    routes['/packed'] = (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(pack('公开'))
    expect((await fetchIt('/packed')).body.toString()).toBe('公开')
    expect((await fetchIt('/packed', { method: 'HEAD' })).body.length).toBe(0)
    routes['/bomb'] = (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(pack(Buffer.alloc(5_000_000)))
    expect(await codeOf(() => fetchIt('/bomb'))).toBe('outside-too-large')
    routes['/broken'] = (_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(pack(Buffer.alloc(9_999)).subarray(0, 9))
    expect(await codeOf(() => fetchIt('/broken'))).toBe('outside-damaged')
    routes['/no'] = (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end('not packed at all')
    expect(await codeOf(() => fetchIt('/no'))).toBe('outside-damaged')
  })

  test('stops a body that does not end, fast or slow, and one that is cut off', async () => {
    routes['/endless'] = (_, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(16_384))) if (response.destroyed) return
      }
      response.on('drain', more)
      more()
    }
    expect(await codeOf(() => fetchIt('/endless'))).toBe('outside-too-large')
    routes['/slow'] = (_, response) => {
      const timer = setInterval(() => response.write('.'), 20)
      response.on('close', () => clearInterval(timer))
    }
    expect(await codeOf(() => fetchIt('/slow', { timeoutMs: 300 }))).toBe('outside-slow')
    routes['/silent'] = () => {}
    expect(await codeOf(() => fetchIt('/silent', { timeoutMs: 300 }))).toBe('outside-slow')
    routes['/cut'] = (_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('a')
      setTimeout(() => response.destroy(), 20)
    }
    expect(await codeOf(() => fetchIt('/cut'))).toBe('outside-unreachable')
  })

  test('follows redirects inside the same judgement', async () => {
    routes['/to'] = (request, response) => response.writeHead(302, { location: (request.url ?? '').split('?')[1] ?? '' }).end()
    routes['/end'] = (request, response) => response.end(request.headers.authorization ?? 'nobody')
    expect((await fetchIt('/to?/end')).url).toBe(`http://127.0.0.1:${port}/end`)
    for (const inside of [
      'http://127.0.0.1:1/',
      'http://169.254.169.254/latest/meta-data/',
      'http://[::1]/',
      'http://0x7f.1/',
      'http://localhost/',
    ]) {
      expect(await codeOf(() => fetchIt(`/to?${inside}`)), inside).toBe('outside-private')
    }
    for (const odd of ['file:///etc/passwd', 'javascript:alert(1)', 'http://a:b@www.gov.cn/']) {
      expect(await codeOf(() => fetchIt(`/to?${odd}`)), odd).toBe('outside-address')
    }
    routes['/loop'] = (_, response) => response.writeHead(301, { location: '/loop' }).end()
    expect(await codeOf(() => fetchIt('/loop'))).toBe('outside-redirects')
  })

  test('what was sent to one host does not go on to another, and nothing but reading follows a redirect', async () => {
    names = { 'old.gov.cn': ['127.0.0.1'] }
    const headers = { authorization: 'secret' }
    expect((await fetchIt('/to?/end', { headers })).body.toString()).toBe('secret')
    expect((await fetchIt(`/to?http://old.gov.cn:${port}/end`, { headers })).body.toString()).toBe('nobody')
    expect((await fetchIt('/to?/end', { method: 'POST', body: 'a' })).status).toBe(302)
  })

  test('a name is asked once and must have public addresses only', async () => {
    names = { 'rebind.example.cn': ['10.0.0.1'], 'half.example.cn': ['93.184.216.34', '127.0.0.1'], 'six.example.cn': ['::ffff:127.0.0.1'] }
    for (const name of Object.keys(names)) expect(await codeOf(() => fetchIt(`http://${name}:${port}/a`)), name).toBe('outside-private')
    expect(await codeOf(() => fetchIt('http://none.example.cn/'))).toBe('outside-unknown')
    names = { 'old.gov.cn': ['127.0.0.1'] }
    asked.length = 0
    expect((await fetchIt(`http://old.gov.cn:${port}/a`)).status).toBe(201)
    expect(asked).toEqual(['old.gov.cn'])
  })

  test('a resolver that never answers is waited for no longer than the rest', async () => {
    const never: Resolver = () => new Promise(() => {})
    const request = { url: 'http://www.gov.cn/', maxBytes: 1, timeoutMs: 100 }
    expect(await codeOf(() => fetchOutside(NOTHING_INSIDE, request, never))).toBe('outside-slow')
  })

  test('a header with a line break is refused before anything is sent', async () => {
    expect(await codeOf(() => fetchIt('/a', { headers: { 'x-a': 'b\r\nx-c: d' } }))).toBe('outside-address')
    expect(await codeOf(() => fetchIt('/a', { headers: { 'x a': 'b' } }))).toBe('outside-address')
  })

  test('a port where nobody listens is said to be unreachable', async () => {
    const config = { insideHosts: ['127.0.0.1:4109'], publicUrl: null }
    expect(await codeOf(() => fetchIt('http://127.0.0.1:4109/', {}, config))).toBe('outside-unreachable')
  })
})
