import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zip } from '../../platform/files/zip.js'
import { IMPORTS, type Mover, oldPage, openMover } from '../../testing/importing.js'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

let mover: Mover
let old: Server
let host: string
const routes: Record<string, RequestListener> = {}
const asked: string[] = []

beforeAll(async () => {
  old = createServer((request, response) => {
    asked.push(request.url ?? '')
    const route = routes[(request.url ?? '').split('?')[0] ?? '']
    if (route) route(request, response)
    else response.writeHead(404).end('none')
  })
  await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(old.address() as AddressInfo).port}`
  mover = await openMover({ insideHosts: [host] })
})
afterAll(async () => {
  await mover.server.close()
  old.closeAllConnections()
  old.close()
})

const html =
  (page: Buffer): RequestListener =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(page)
const done = async (kind: string, file: [string, Buffer] | null, addresses = '', more = {}) => {
  const run = await mover.map(await mover.start(kind, file ? { file } : {}, addresses), { root: '', oldSite: '', ...more })
  return mover.take(await mover.check(run))
}

test('a crawl asks the old site politely: robots, its own files, its own encoding, nothing of other hosts', async () => {
  routes['/robots.txt'] = (_, response) => response.end('User-agent: *\nDisallow: /secret\nAllow: /secret/open\n')
  const body = `<p>正文正文正文正文正文，<a href="/f/a.png">附件</a><a href="http://127.0.0.1:1/x.pdf">别处</a><img src="http://169.254.169.254/a.png"></p>`
  routes['/art/1.html'] = html(oldPage({ title: '从网上来', body }))
  routes['/f/a.png'] = (_, response) => response.end(PNG)
  routes['/secret/1.html'] = html(oldPage())
  routes['/to-list'] = (_, response) => response.writeHead(302, { location: '/art/1.html' }).end()
  const list = ['/art/1.html', '/secret/1.html', '/none.html'].map((path) => `http://${host}${path}`).join('\n')
  const run = await done('addresses', null, list)
  const rows = await mover.rows(run)
  expect(rows.map((row) => row.taken)).toEqual(['new', 'refused', 'refused'])
  expect(rows[1]?.reason).toContain('robots.txt')
  expect(rows[2]?.reason).toContain('404')
  expect(asked).not.toContain('/secret/1.html')
  expect(asked.filter((path) => path === '/robots.txt')).toHaveLength(2)
  const moved = await mover.open('/art/1.html')
  expect((await mover.open(moved.location ?? '')).text).toMatch(/fujian\/[^"]+">a\.png/)
})

test('no address, link or redirect leads a crawl into the network inside', async () => {
  routes['/to-inside'] = (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end()
  const lines = [
    `http://${host}/to-inside`,
    'http://127.0.0.1:1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://0x7f.1/',
    'http://localhost/',
    'file:///etc/passwd',
    'gopher://127.0.0.1:6379/_FLUSHALL',
    `http://admin:1@${host}/`,
    'http://www.gov.cn/\tHost: inside',
    '不是网址',
  ]
  const rows = await mover.rows(await done('addresses', null, lines.join('\n')))
  expect(rows.map((row) => row.taken)).toEqual(lines.map(() => 'refused'))
  for (const row of rows) expect(row.reason).toMatch(/内部网络|网址不正确/)
})

test('a bomb, an endless page and what is no page are refused with a sentence', async () => {
  routes['/bomb'] = (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'deflate' }).end(deflateRawSync(Buffer.alloc(9)))
  routes['/large'] = (_, response) => response.end(Buffer.alloc(6 * 1024 * 1024, 'a'))
  routes['/data'] = (_, response) => response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('x')
  routes['/deep'] = html(Buffer.from('<div>'.repeat(5_000)))
  const paths = ['/bomb', '/large', '/data', '/deep']
  const rows = await mover.rows(await done('addresses', null, paths.map((path) => `http://${host}${path}`).join('\n')))
  expect(rows.map((row) => row.reason)).toEqual([
    '对方发来的内容解不开，可能已经损坏。',
    '对方发来的内容太大，已停止接收。',
    '这个地址不是网页。',
    expect.stringContaining('层次太深'),
  ])
})

test('an archive with paths that lead out, links, a bomb and another archive in it', async () => {
  const files: [string, Buffer, number?][] = [
    ['../../etc/cron.d/x.html', oldPage({ title: '逃' })],
    ['/etc/passwd.html', oldPage({ title: '绝对' })],
    ['C:/windows/a.html', oldPage({ title: '盘符' })],
    ['link.html', Buffer.from('/etc/passwd'), 0o120777],
    ['bomb.html', Buffer.alloc(30 * 1024 * 1024, ' ')],
    [
      'ok.html',
      oldPage({ title: '好的', body: '<p>正文正文正文正文<a href="inner.zip">包</a><a href="../../../../etc/passwd.pdf">外</a></p>' }),
    ],
    ['inner.zip', await zip([['a.html', oldPage()]])],
    ['binary.html', Buffer.concat([Buffer.from('<html>'), Buffer.alloc(100)])],
  ]
  const rows = await mover.rows(await done('archive', ['坏.zip', rawZip(files)]))
  const said = Object.fromEntries(rows.map((row) => [row.place, [row.taken, row.reason]]))
  for (const place of ['../../etc/cron.d/x.html', '/etc/passwd.html', 'C:/windows/a.html']) expect(said[place]?.[1]).toContain('路径不正常')
  expect(said['link.html']?.[1]).toContain('符号链接')
  expect(said['bomb.html']?.[1]).toContain('大得不正常')
  expect(said['binary.html']?.[1]).toContain('不是网页')
  expect(said['ok.html']?.[0]).toBe('new')
  expect(said['ok.html']?.[1]).toMatch(/“inner.zip”没有收：压缩包不能上传.*“passwd.pdf”没有收/)
  expect(rows).toHaveLength(7)
})

test('pages that run something come out as words only, and files that are pages as well are left out', async () => {
  const evil = `<script>alert(1)</script><p onclick="alert(1)" style="position:fixed">正文正文正文<img src=x onerror="alert(1)"><svg onload="alert(1)"><a href="java\nscript:alert(1)">点</a>
    <a href="//evil.example/x">外</a><iframe srcdoc="<script>alert(1)</script>"></iframe><math><mtext><style><img src onerror=alert(1)></style></mtext></math><a href="both.pdf">双</a></p>`
  const both = Buffer.from('%PDF-1.4\n<html><script>alert(1)</script>\n%%EOF')
  const title = '标题&lt;script&gt;alert(1)&lt;/script&gt;'
  const file: [string, Buffer] = [
    '恶.zip',
    await zip([
      ['e/1.html', oldPage({ title, body: evil })],
      ['e/both.pdf', both],
    ]),
  ]
  const [row] = await mover.rows(await done('archive', file))
  expect(row).toMatchObject({ taken: 'new', reason: expect.stringContaining('“both.pdf”没有收：文件里有网页代码') })
  const { text } = await mover.open(`/xinxi/${row?.documentId}`)
  const article = text.slice(text.indexOf('<article>'), text.indexOf('</article>'))
  expect(article).toContain('正文正文正文')
  expect(article).not.toMatch(/<script|<svg|<iframe|<math|<style|onerror|onclick|onload|javascript|style=|evil\.example\/x"[^>]*src/i)
})

test('what cannot be a source is refused beside its field', async () => {
  const large: [string, Buffer] = ['大.zip', Buffer.alloc(30 * 1024 * 1024)]
  expect(await mover.refused('archive', { file: large })).toMatchObject({ status: 413, fields: { file: expect.stringContaining('20 MB') } })
  expect(await mover.refused('archive', { file: ['不是.zip', Buffer.from('MZ')] })).toMatchObject({
    status: 400,
    fields: { file: expect.stringContaining('打不开') },
  })
  expect(await mover.refused('archive', {})).toMatchObject({ status: 400, fields: { file: expect.any(String) } })
  expect(await mover.refused('table', { file: ['空.csv', Buffer.from('\r\n')] })).toMatchObject({
    status: 400,
    fields: { file: expect.stringContaining('表头') },
  })
  expect(await mover.refused('table', { file: ['假.xlsx', await zip([['a.txt', Buffer.from('a')]])] })).toMatchObject({ status: 400 })
  expect(await mover.refused('addresses', {}, ' \n ')).toMatchObject({ status: 400, fields: { addresses: expect.any(String) } })
  expect(await mover.refused('folder', {})).toMatchObject({ status: 400 })
  const run = await mover.start('addresses', {}, `http://${host}/art/1.html`)
  for (const bad of [{ bodyAt: '#a, script' }, { oldSite: 'javascript:alert(1)' }, { oldSite: 'http://a/b' }, { otherwise: '../x' }]) {
    const response = await mover.admin(`${IMPORTS}/${run.id}/mapping`, { method: 'PUT', json: { ...run.mapping, ...bad } })
    expect(response.status, JSON.stringify(bad)).toBe(400)
  }
})

test('an old address leads to our own documents and nowhere else', async () => {
  const table =
    '标题,正文,原网址\r\n甲,正文正文正文正文甲,http://old.cn//evil.example/%2e%2e/a.html\r\n乙,正文正文正文正文乙,javascript:alert(1)\r\n丙,正文正文正文正文丙,/\r\n丁,正文正文正文正文丁,"/x.html\r\nSet-Cookie: a=b"\r\n戊,正文正文正文正文戊,/xinxi/abc\r\n己,正文正文正文正文己,/zfxxgk/ledu/fdzdgknr\r\n庚,正文正文正文正文庚,/zfxxgk/ledu/fdzdgknr?ID=7\r\n'
  const rows = await mover.rows(await done('table', ['地址.csv', Buffer.from(table)]))
  expect(rows.map((row) => row.taken)).toEqual(Array(7).fill('new'))
  for (const path of [
    '//evil.example',
    '//evil.example/a.html',
    '/\\evil.example',
    '/%2f%2fevil.example/',
    '/x.html%0d%0aSet-Cookie:%20a=b',
    `/${'a'.repeat(3_000)}`,
    '/%00',
    '/%c0%ae',
  ]) {
    const { location } = await mover.open(path)
    expect(location === null || location.startsWith('/xinxi/'), `${path} -> ${location}`).toBe(true)
  }
  // What we have ourselves is never taken for an old address.
  expect((await mover.open('/xinxi/abc')).status).toBe(404)
  expect((await mover.open('/zfxxgk/ledu/fdzdgknr')).status).toBe(200)
  expect((await mover.open('/zfxxgk/ledu/fdzdgknr?x=7')).status).toBe(302)
  expect((await mover.open('/zfxxgk/ledu/fdzdgknr?id=7')).location).toBe(`/xinxi/${rows[6]?.documentId}`)
})

/** An archive that no usual program would write: any name, any mode. */
function rawZip(files: [name: string, bytes: Buffer, mode?: number][]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, bytes, mode = 0o100644] of files) {
    const packed = deflateRawSync(bytes)
    const named = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(0x800, 2)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(bytes.length, 18)
    head.writeUInt16LE(named.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, named, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE((mode << 16) >>> 0, 6)
    tail.writeUInt32LE(at, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), head, tail, named]))
    locals.push(local)
    at += local.length
  }
  const index = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(index.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...locals, index, Buffer.from('PK\x05\x06'), end])
}
