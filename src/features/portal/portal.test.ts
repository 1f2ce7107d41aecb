import { JSDOM } from 'jsdom'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PublicFile } from '../../platform/http/pages.js'
import { startTestServer, type TestServer } from '../../testing/server.js'
import { sitemapFiles } from './sitemap.js'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
}, 120_000)
afterAll(() => server?.close())

const COLUMN = 'zfxxgk/ledu/fdzdgknr'

async function get(path: string): Promise<{ status: number; type: string; text: string }> {
  const answer = await fetch(server.url + path)
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() }
}

/** Throws where it is not well-formed. */
function parseXml(text: string): Document {
  return new JSDOM(text, { contentType: 'text/xml' }).window.document
}

describe('for programs', () => {
  test('sitemap.xml names every page with its whole address, and each can be opened', async () => {
    const { status, text } = await get('/sitemap.xml')
    expect(status).toBe(200)
    const places = [...parseXml(text).querySelectorAll('url > loc')].map((loc) => loc.textContent ?? '')
    expect(places.length).toBeGreaterThan(50)
    expect(new Set(places).size).toBe(places.length)
    for (const place of places) {
      expect(place.startsWith(`${server.url}/`), place).toBe(true)
      const answer = await fetch(place)
      expect(answer.status, place).toBe(200)
      await answer.arrayBuffer()
    }
    const days = [...parseXml(text).querySelectorAll('lastmod')].map((one) => one.textContent)
    for (const day of days) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  test('robots.txt lets everybody in and tells where the map is', async () => {
    const { text, type } = await get('/robots.txt')
    expect(type).toContain('text/plain')
    expect(text).toContain(`Sitemap: ${server.url}/sitemap.xml`)
    expect(text).not.toMatch(/^Disallow: \/$/m)
  })

  test('the feeds of the site and of a column are valid and hold the same as one another', async () => {
    for (const name of ['quanbu', COLUMN]) {
      const atom = parseXml((await get(`/dingyue/${name}.atom`)).text)
      const entries = [...atom.querySelectorAll('entry')]
      expect(entries.length).toBeGreaterThan(3)
      expect(atom.querySelectorAll('feed > updated, entry > updated').length).toBe(entries.length + 1)
      const json = JSON.parse((await get(`/dingyue/${name}.json`)).text) as { version: string; items: { url: string; title: string }[] }
      expect(json.version).toBe('https://jsonfeed.org/version/1.1')
      expect(json.items.map(({ url }) => url)).toEqual(entries.map((entry) => entry.querySelector('id')?.textContent))
      expect((await fetch(json.items[0]?.url ?? '')).status).toBe(200)
      const rss = parseXml((await get(`/dingyue/${name}.rss`)).text)
      const addresses = [...rss.querySelectorAll('channel > item > guid')].map((guid) => guid.textContent)
      expect(addresses).toEqual(json.items.map(({ url }) => url))
      for (const day of rss.querySelectorAll('pubDate'))
        expect(day.textContent).toMatch(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} 00:00:00 \+0800$/)
    }
    expect((await get('/dingyue/zfxxgk/ledu/nonsense.atom')).status).toBe(404)
    expect((await get('/dingyue/quanbu.exe')).status).toBe(404)
  })

  test('a document’s page tells in JSON-LD what it says, without an exception in the policy', async () => {
    const feed = JSON.parse((await get('/dingyue/quanbu.json')).text) as { items: { url: string; title: string }[] }
    const item = feed.items[0]
    const answer = await fetch(item?.url ?? '')
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe')
    const { window } = new JSDOM(await answer.text())
    const block = JSON.parse(window.document.querySelector('script[type="application/ld+json"]')?.textContent ?? '') as {
      '@graph': { '@type': string; headline?: string; itemListElement?: unknown[] }[]
    }
    expect(block['@graph'].map((one) => one['@type'])).toEqual(['Article', 'BreadcrumbList'])
    expect(block['@graph'][0]?.headline).toBe(item?.title)
    expect(block['@graph'][1]?.itemListElement?.length).toBeGreaterThan(2)
    expect([...window.document.querySelectorAll('link[rel=alternate]')].map((link) => link.getAttribute('href'))).toContain(
      '/dingyue/quanbu.atom',
    )
  })
})

describe('open data', () => {
  test.each(['quanbu', COLUMN, 'nianbao'])('%s is the same as CSV, as a workbook and as JSON', async (name) => {
    const csv = await get(`/kaifang/${name}.csv`)
    const json = JSON.parse((await get(`/kaifang/${name}.json`)).text) as { fields: { head: string }[]; rows: unknown[]; next: null }
    const workbook = Buffer.from(await (await fetch(`${server.url}/kaifang/${name}.xlsx`)).arrayBuffer())
    const sheet = await readSheet(workbook)
    expect(csv.status).toBe(200)
    const bytes = Buffer.from(await (await fetch(`${server.url}/kaifang/${name}.csv`)).arrayBuffer())
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
    expect(csv.text.trim().split('\r\n').length).toBe(json.rows.length + 1)
    expect(json.next).toBe(null)
    expect(sheet.length).toBe(json.rows.length + 2)
    expect(sheet[1]).toEqual(json.fields.map(({ head }) => head))
    expect(json.rows.length).toBeGreaterThan(3)
  })

  test('one year only, and what is no list is not found', async () => {
    const all = JSON.parse((await get('/kaifang/quanbu.json')).text) as { rows: { signedOn: string | null; publishedOn: string | null }[] }
    const year = JSON.parse((await get('/kaifang/quanbu.json?nian=2021')).text) as { rows: unknown[] }
    expect(year.rows.length).toBeLessThan(all.rows.length)
    expect((await get('/kaifang/../etc/passwd.csv')).status).toBe(404)
    expect((await get('/kaifang/geheim.csv')).status).toBe(404)
  })

  test('the page explains every column of every file', async () => {
    const { text } = await get('/kaifang')
    for (const head of ['索引号', '发文字号', '有效性', '永久地址', '公布日期']) expect(text).toContain(head)
  })
})

describe('ways in', () => {
  test('the map of the site has every column that has something, by place and from A to Z', async () => {
    const { text } = await get('/ditu')
    const { document } = new JSDOM(text).window
    const hrefs = [...document.querySelectorAll('main .site-map a')].map((link) => link.getAttribute('href') ?? '')
    for (const href of ['/zfxxgk/ledu', '/zfxxgk/ledu/fdzdgknr', '/zfxxgk/ledu/ysqgk', '/zwgk/xinmeiti', '/zfxxgk/zhengce'])
      expect(hrefs).toContain(href)
    const letters = [...document.querySelectorAll('.letters dt')].map((one) => one.textContent ?? '')
    expect(letters).toEqual([...letters].sort())
    expect(letters).toEqual(expect.arrayContaining(['H', 'L', 'P', 'X']))
  })

  test('a document has a QR code of its permanent address for print, what is not public has none', async () => {
    const feed = JSON.parse((await get('/dingyue/quanbu.json')).text) as { items: { url: string }[] }
    const id = feed.items[0]?.url.split('/').at(-1)
    const code = await get(`/erweima/${id}.svg`)
    expect(code.type).toContain('image/svg+xml')
    expect(parseXml(code.text).documentElement.tagName).toBe('svg')
    expect((await get('/erweima/nothing.svg')).status).toBe(404)
    expect((await get(`/xinxi/${id}`)).text).toContain(`src="/erweima/${id}.svg"`)
  })

  test('the front page leads to the newest documents, the library, applications and reports', async () => {
    const { text } = await get('/')
    for (const href of ['/zfxxgk/zhengce', '/zfxxgk/ledu/ysqgk', '/zfxxgk/ledu/nianbao', '/sousuo', '/jiucuo'])
      expect(text).toContain(`"${href}"`)
    expect(text.match(/<a href="\/xinxi\//g)?.length).toBeGreaterThan(3)
  })
})

test('beyond as many addresses as a file may hold, sitemap.xml is an index of parts that hold every document once', async () => {
  const most = 7
  const { platform, url: origin } = server
  const [whole, part] = sitemapFiles(most)
  const read = async (file: PublicFile | undefined, params: Record<string, string>) => {
    const place = platform.sites.find(undefined, '/')
    const made = await file?.render({ platform, site: place.site, place, origin, params, query: {} })
    return made ? [...parseXml(made.bytes.toString()).querySelectorAll('loc')].map((loc) => loc.textContent ?? '') : null
  }
  const parts = (await read(whole, {})) ?? []
  const documents = (await read(sitemapFiles()[0], {}))?.filter((place) => place.includes('/xinxi/')) ?? []
  expect(parts).toEqual(Array.from({ length: Math.ceil(documents.length / most) + 1 }, (_, n) => `${origin}/sitemap-${n}.xml`))
  const places: string[] = []
  for (const n of parts.keys()) {
    const found = (await read(part, { part: String(n) })) ?? []
    if (n > 0) expect(found.length).toBeLessThanOrEqual(most)
    places.push(...found)
  }
  expect(new Set(places).size).toBe(places.length)
  expect(places.filter((place) => place.includes('/xinxi/')).sort()).toEqual(documents.sort())
  expect(await read(part, { part: String(parts.length) })).toBe(null)
})
