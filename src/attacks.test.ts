import { JSDOM } from 'jsdom'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FEATURES } from './app.js'
import { unpack } from './platform/files/open-package.js'
import { SECURITY_HEADERS } from './platform/http/headers.js'
import { addressesAt, writeDownMounted } from './testing/mounted.js'
import { nuErrors, withoutNu } from './testing/nu.js'
import { DOCUMENTS, NORMATIVE, NOTICES, openPress, PAPER, PICTURE, type Press } from './testing/publishing.js'

/** What somebody who may write puts into every field of it, so that it runs on readers' or colleagues' machines. */
const SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
const FORMULAS = ['=HYPERLINK("http://evil.example")', '+1+cmd|calc', '-1+1', '@SUM(1)', '\t=1', '＝1+1']

const { feature, mounted } = writeDownMounted()
let press: Press
let id: string
let file: string
/** Every public address, and what it answered. */
let answers: Map<string, { status: number; headers: Headers; bytes: Buffer }>

beforeAll(async () => {
  press = await openPress(undefined, [feature, ...FEATURES])
  await write()
  const values = valuesToTry()
  const open = mounted.filter(({ method, path }) => method === 'GET' && (!path.startsWith('/api/') || path.startsWith('/api/public/')))
  const search = ['', '.json', '.xml'].map((ending) => `/sousuo${ending}?q=${encodeURIComponent(`停车 ${SCRIPT}`)}`)
  const errors = [
    '/admin/',
    '/admin/publishing',
    '/admin/assets/x.js',
    '/nothing',
    '/api/nothing',
    `/xinxi/x?${SCRIPT}`,
    '/api/openapi.json',
    '/readyz',
  ]
  const addresses = new Set([...open.flatMap((one) => addressesAt(one, values)), ...search, ...errors])
  answers = new Map()
  for (const address of addresses) {
    const response = await fetch(press.server.url + address, { redirect: 'manual' })
    answers.set(address, { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) })
  }
}, 240_000)
afterAll(() => press?.server.close())

test('every answer, of every kind of page and of errors, carries the one strict policy', () => {
  expect(answers.size).toBeGreaterThan(120)
  for (const [address, { headers }] of answers) {
    for (let at = 0; at < SECURITY_HEADERS.length; at += 2) {
      const name = SECURITY_HEADERS[at] ?? ''
      expect([address, name, headers.get(name)]).toEqual([address, name, SECURITY_HEADERS[at + 1]])
    }
  }
  expect(SECURITY_HEADERS[1]).not.toMatch(/unsafe|nonce|sha\d|\*|https?:/)
})

test('a script in any field is words on every page, and no page needs an exception', () => {
  let seen = 0
  for (const [address, { headers, bytes }] of answers) {
    if (!headers.get('content-type')?.startsWith('text/html')) continue
    const { document } = new JSDOM(bytes.toString()).window
    if (document.body.textContent?.includes('alert(1)')) seen += 1
    for (const script of document.querySelectorAll('script')) {
      const isData = script.type === 'application/ld+json' && JSON.parse(script.textContent ?? '') !== null
      expect([address, isData || script.src.startsWith('/')]).toEqual([address, true])
    }
    const attributes = [...document.querySelectorAll('body, body *')].flatMap((element) => [...element.attributes])
    const running = attributes.filter(({ name, value }) => /^on|^style$/i.test(name) || /^\s*(javascript|data|vbscript):/i.test(value))
    expect([address, running.map(({ name, value }) => `${name}=${value}`)]).toEqual([address, []])
    expect([address, document.querySelectorAll('style, iframe, object, embed, base, img[src="x"]').length]).toEqual([address, 0])
  }
  expect(seen).toBeGreaterThan(5)
})

test.skipIf(withoutNu)('pages stay valid whatever stands in their fields (needs the Nu checker)', { timeout: 60_000 }, async () => {
  const shown = [`/xinxi/${id}`, `/${NOTICES}/gongji`, '/zfxxgk/zhengce', `/jiucuo?ye=/xinxi/${id}`, '/sousuo']
  const told = shown.map((path): [string, string] => [path, answers.get(path)?.bytes.toString() ?? ''])
  expect(await nuErrors(new Map(told.filter(([, html]) => html !== '')))).toEqual([])
})

test('feeds, maps and data are well-formed and no page in disguise', () => {
  for (const [address, { status, headers, bytes }] of answers) {
    const type = headers.get('content-type') ?? ''
    if (status === 200 && /[/+]xml/.test(type))
      expect(() => new JSDOM(bytes.toString(), { contentType: 'text/xml' }), address).not.toThrow()
    if (status === 200 && type.includes('json')) expect(() => JSON.parse(bytes.toString()), address).not.toThrow()
    if (status === 200 && /\.(csv|xlsx|json|xml|atom|svg|txt|docx|pdf)$/.test(address))
      expect([address, type]).not.toEqual([address, expect.stringContaining('html')])
  }
})

test.each(FORMULAS)('%j is words in every CSV and workbook', async (formula) => {
  const lists = [...answers].filter(([address, { bytes }]) => /\.(csv|xlsx)$/.test(address) && bytes.length > 0)
  let seen = 0
  for (const [address, { status, bytes }] of lists) {
    if (status !== 200) continue
    if (address.endsWith('.csv')) {
      const text = bytes.toString()
      expect([address, text.match(/(^|,|\n)"?[=+\-@\t＝＋－＠](?![\d.]+"?[,\r\n])/gm)]).toEqual([address, null])
      if (text.includes(formula.trim().replaceAll('"', '""'))) seen += 1
    } else {
      const sheets = [...(await unpack(bytes, (name) => /^xl\/(worksheets\/|sharedStrings)/.test(name))).values()].map(String).join()
      expect([address, sheets.match(/<f[ >/]/)]).toEqual([address, null])
      if (sheets.includes(formula.trim().replaceAll('"', '&quot;')) || sheets.includes(formula.trim())) seen += 1
    }
  }
  expect(seen).toBeGreaterThan(1)
})

test('addresses that run are no addresses: not of a source, nor of a column, nor in a text', async () => {
  const { clerk, head } = press
  for (const href of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//evil.example']) {
    const content = { ...PAPER, title: '转载', repost: true, source: '别处', sourceUrl: href }
    expect((await clerk(DOCUMENTS, { method: 'POST', json: { organId: 'ledu', content } })).status, href).toBe(400)
    const column = { name: '链接', kind: 'link', parentId: 'lanmu', organId: 'ledu', slug: 'x', href }
    expect((await head('/api/publishing/columns', { method: 'POST', json: column })).status, href).toBe(400)
    const seen = await press.start({ title: '链接', body: `<p><a href="${href}">x</a></p>` })
    expect(seen.content.body).toBe('<p>x</p>')
  }
  for (const columnId of ['../../etc', 'zfxxgk/ledu/../x', 'zfxxgk/ledu/<script>', 'ZFXXGK/ledu']) {
    expect((await clerk(DOCUMENTS, { method: 'POST', json: { organId: 'ledu', content: { ...PAPER, columnId } } })).status, columnId).toBe(
      400,
    )
  }
})

/** A document whose every field runs, in a column of such a name, and one for each formula. */
async function write(): Promise<void> {
  const { clerk, head, view } = press
  const post = (path: string, json: object) => head(`/api/publishing/${path}`, { method: 'POST', json })
  const column = { name: SCRIPT, lead: SCRIPT, kind: 'list', parentId: NOTICES, slug: 'gongji' }
  expect((await post('columns', column)).status).toBe(200)
  expect(
    (await head('/api/publishing/words', { method: 'PUT', json: { words: [{ word: SCRIPT, kind: 'hint', advice: SCRIPT }] } })).status,
  ).toBe(200)
  const short = SCRIPT.slice(0, 40)
  const evil = {
    ...PAPER,
    title: `停车${SCRIPT}`,
    body: `<p>${SCRIPT}</p><p>公共停车场的收费标准、开放时间和管理办法见本文附图的文字说明。</p><svg onload=alert(1)></svg><p onclick="x()" style="x">停车</p>`,
    alsoIn: [`${NOTICES}/gongji`],
    issuer: SCRIPT,
    documentNo: SCRIPT,
    topic: SCRIPT,
    genre: short,
    audience: [short],
    basis: SCRIPT,
    keywords: [short],
    summary: SCRIPT,
    catalogItemId: SCRIPT,
    source: SCRIPT,
    repost: true,
    sourceUrl: 'https://www.example.gov.cn/"><script>alert(1)</script>',
    numbers: [{ label: SCRIPT, value: 1, approx: false, text: SCRIPT }],
    relations: [{ kind: 'basis', title: SCRIPT }],
  }
  const draft = await press.start(evil)
  await view(press.attach(draft, `${SCRIPT}.png`, PICTURE))
  expect((await clerk(`${DOCUMENTS}/${draft.summary.id}/comments`, { method: 'POST', json: { text: SCRIPT } })).status).toBe(200)
  const out = await press.publish(await view(clerk(`${DOCUMENTS}/${draft.summary.id}`)))
  id = out.summary.id
  file = out.files[0]?.file ?? ''
  const act = { documentId: null, title: SCRIPT }
  await view(press.step(clerk, out, 'validity', { validity: 'amended', on: '2021-09-10', act }))
  for (const [at, formula] of FORMULAS.entries()) {
    const words = {
      title: formula,
      issuer: formula,
      documentNo: formula,
      topic: formula,
      body: `<p>${'停车场收费标准'.slice(0, at + 1)}第${at}号</p>`,
    }
    await press.publish(await press.start({ ...PAPER, ...words }))
  }
}

function valuesToTry(): Record<string, string[]> {
  const lists = ['quanbu', NORMATIVE, NOTICES, 'zhengce', 'nianbao']
  return {
    id: [id],
    file: [file],
    '/dingyue/*': lists.flatMap((name) => [`${name}.atom`, `${name}.json`]),
    '/kaifang/*': lists.flatMap((name) => [`${name}.csv`, `${name}.xlsx`, `${name}.json`]),
    '/zfxxgk/ledu/fdzdgknr/*': ['zcwj/gfxwj', 'qtfd', 'qtfd/gongji'],
  }
}
