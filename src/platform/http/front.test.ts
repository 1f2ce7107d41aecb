import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keep } from '../cache/bytes.js'
import type { PageCache } from '../cache/cache.js'
import { createHttpServer } from './server.js'
import { readWishes } from './wishes.js'

const kept = await keep(200, Buffer.from('乐都'.repeat(200)), ['Content-Type', 'text/plain; charset=utf-8'])
const theirs = await keep(200, Buffer.from('theirs'), ['Content-Type', 'text/plain; charset=utf-8'])
const shelves = new Map([
  ['/kept', kept],
  ['other:/kept', theirs],
])
const cache = { hit: (address: string, shelf = '') => shelves.get(shelf + address) } as PageCache
const sites = { shelfOf: (host: string) => (host.startsWith('other') ? 'other:' : '') }
const server = createHttpServer(cache, sites, (request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => response.end(`${request.method} ${request.url} ${Buffer.concat(chunks).length}`))
})
let port: number

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as { port: number }).port
})
afterAll(() => {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(resolve))
})

const PLAIN = 'GET /kept HTTP/1.1\r\nHost: a\r\n\r\n'

test('a plain request on one connection, again and again', async () => {
  const answers = await talk([PLAIN, PLAIN, 'GET /kept HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n'])
  expect(answers.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3)
  expect(answers.match(/Content-Encoding: gzip/g)).toHaveLength(1)
  expect(answers.match(/Date: /g)).toHaveLength(3)
})

test('what it has already is 304', async () => {
  expect(await talk([`GET /kept HTTP/1.1\r\nHost: a\r\nIf-None-Match: ${kept.etag}\r\n\r\n`])).toMatch(/^HTTP\/1\.1 304 /)
})

test.each([
  ['an address that is not kept', 'GET /other HTTP/1.1\r\nHost: a\r\n\r\n', 'GET /other 0'],
  ['two requests in one piece', PLAIN + PLAIN, '200 OK'],
  ['a body', 'POST /kept HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello', 'POST /kept 5'],
  ['a GET with a body', 'GET /kept HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello', '200 OK'],
  ['HTTP/1.0', 'GET /kept HTTP/1.0\r\nHost: a\r\n\r\n', '200 OK'],
  ['a wish to close', 'GET /kept HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 'Connection: close'],
  ['no host', 'GET /kept HTTP/1.1\r\n\r\n', '400 Bad Request'],
  ['a bare line feed', 'GET /kept HTTP/1.1\nHost: a\n\n', '400 Bad Request'],
  ['a space before the colon', 'GET /kept HTTP/1.1\r\nHost : a\r\n\r\n', '400 Bad Request'],
  ['nonsense', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', '400 Bad Request'],
])('%s goes to node’s own parser, also after plain requests', async (_name, odd, wanted) => {
  expect(await talk([odd])).toContain(wanted)
  expect(await talk([PLAIN, odd])).toContain(wanted)
})

test('one address on two hosts is two pages, on one connection too, whichever way the request is written', async () => {
  const to = (host: string, address = '/kept') => `GET ${address} HTTP/1.1\r\nHost: ${host}\r\n\r\n`
  const bodies = (await talk([to('other'), PLAIN, to('other'), PLAIN])).match(/theirs|Content-Length: 1200/g)
  expect(bodies).toEqual(['theirs', 'Content-Length: 1200', 'theirs', 'Content-Length: 1200'])
  expect(await talk([to('a', 'http://other/kept')])).toContain('theirs')
  expect(await talk([to('other', 'http://a/kept')])).toContain('Content-Length: 1200')
  expect(await talk(['GET /kept HTTP/1.0\r\n\r\n'])).toContain('Content-Length: 1200')
  expect(await talk(['GET /kept HTTP/1.0\r\nHost: other\r\n\r\n'])).toContain('theirs')
})

test('a request that comes byte by byte, and one that comes with a large body in pieces', async () => {
  expect(await talk([...PLAIN])).toContain('200 OK')
  const body = Array.from({ length: 40 }, () => 'x'.repeat(10_000))
  expect(await talk([PLAIN, `POST /up HTTP/1.1\r\nHost: a\r\nContent-Length: 400000\r\n\r\n`, ...body])).toContain('POST /up 400000')
})

test('after it was handed over a connection goes on as any other', async () => {
  const answers = await talk(['GET /a HTTP/1.1\r\nHost: a\r\n\r\n', PLAIN, 'GET /b HTTP/1.1\r\nHost: a\r\n\r\n'])
  expect(answers).toMatch(/GET \/a 0[\s\S]*200 OK[\s\S]*GET \/b 0/)
})

test('header lines are read with care', () => {
  const read = (lines: string) => readWishes(`\r\n${lines}\r\n\r\n`)
  expect(read('Host: a\r\naccept-encoding: br')).toEqual({ coding: 2, host: 'a', ifNoneMatch: undefined })
  expect(read('Host: a\r\nConnection: keep-alive')).not.toBeNull()
  for (const odd of [
    'Accept: b',
    'Host: a\r\nHost: b',
    'Host: a\r\nTransfer-Encoding: chunked',
    'Host: a\r\n folded',
    'Host: a\0',
    'Host: a\r\nX: b\rY: c',
  ]) {
    expect(read(odd), odd).toBeNull()
  }
})

/** Sends the pieces one after another on one connection and returns all that comes back. */
function talk(pieces: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', async () => {
      socket.setNoDelay(true)
      for (const piece of pieces) {
        socket.write(piece, 'latin1')
        await new Promise((wait) => setTimeout(wait, 5))
      }
      setTimeout(() => socket.end(), 100)
    })
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => {
      text += chunk
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
}
