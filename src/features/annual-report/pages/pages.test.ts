import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../../platform/package-root.js'
import { expectNoAxeViolations, hasBrowser, openBrowser } from '../../../testing/browser.js'
import { nuErrors, withoutNu } from '../../../testing/nu.js'
import { startTestServer, type TestServer } from '../../../testing/server.js'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const LEDU = '/zfxxgk/ledu/nianbao/2021'
const PAGES = [
  '/nianbao',
  '/nianbao?year=2020',
  '/nianbao/bijiao',
  '/nianbao/bijiao?item=review&organ=ledu',
  '/nianbao/jiance',
  '/zfxxgk/ledu/nianbao',
  LEDU,
  `${LEDU}/jiaoyan`,
  `${LEDU}/shuju`,
  `${LEDU}/shuju/table3.newReceived.total`,
  '/zfxxgk/haidong/nianbao/2020',
  '/zfxxgk/pingan/nianbao/2020',
  '/zfxxgk/haidong-zwfw/nianbao/2021',
]

const get = async (path: string): Promise<string> => (await fetch(server.url + path)).text()
const sample = (name: string) => new Uint8Array(readFileSync(new URL(`samples/seeds/${name}`, packageRoot(import.meta.url))))

async function put(fields: Record<string, Blob | string>): Promise<{ status: number; html: string }> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') body.set(name, value)
    else body.set(name, value, 'nianbao.txt')
  }
  const response = await fetch(`${server.url}/nianbao/jiance`, { method: 'POST', body, headers: { origin: server.url } })
  return { status: response.status, html: await response.text() }
}

describe('the published reports of the demonstration', () => {
  it('are those that name their organ, as they are, with their source', async () => {
    const list = await get('/nianbao')
    expect(list.match(/年度报告<\/span>/g)).toHaveLength(4)
    const ledu = await get(LEDU)
    expect(ledu).toContain('资料来源：海东市乐都区人民政府2021年度政府信息公开工作年度报告')
    expect(ledu).toContain('办理依申请公开6件')
    expect(ledu).toContain('60余件，')
    expect(ledu).not.toContain('政府集中采购')
  })

  it('do not show a draft', async () => {
    expect((await fetch(`${server.url}/zfxxgk/ledu/nianbao/2022`)).status).toBe(404)
    expect((await fetch(`${server.url}/zfxxgk/ledu/nianbao/2022.pdf`)).status).toBe(404)
  })

  it('open every number to what it stands on, and know no other cells', async () => {
    expect(await get(LEDU)).toContain(`href="${LEDU}/shuju/table2.permits.decisions"`)
    expect(await get(`${LEDU}/shuju/table2.permits.decisions`)).toMatch(/来源文档第 136 行.*7032/s)
    for (const path of ['constructor', 'table2.rules.issued', '..%2F'])
      expect((await fetch(`${server.url}${LEDU}/shuju/${path}`)).status).toBe(404)
  })

  it('say where a number has lost its column instead of guessing', async () => {
    const pingan = await get('/zfxxgk/pingan/nianbao/2020')
    expect(pingan).toContain('来源文档中的数字 1 已看不出属于哪一列')
  })

  it('show findings, the city against its county too', async () => {
    expect(await get(`${LEDU}/jiaoyan`)).toMatch(/F-YEAR.*X-TXT/s)
    expect(await get('/zfxxgk/haidong/nianbao/2020/jiaoyan')).toMatch(/R-GE/)
  })

  it('come as files', async () => {
    for (const [ending, start] of [
      ['docx', 'PK'],
      ['xlsx', 'PK'],
      ['pdf', '%PDF-1.'],
      ['json', '{'],
    ] as const) {
      const response = await fetch(`${server.url}${LEDU}.${ending}`)
      expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('乐都区'))
      expect(
        Buffer.from(await response.arrayBuffer())
          .toString('latin1')
          .startsWith(start),
        ending,
      ).toBe(true)
    }
    const csv = Buffer.from(await (await fetch(`${server.url}/nianbao/shuju.csv`)).arrayBuffer())
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(csv.toString()).toContain('ledu,海东市乐都区人民政府,2021,table2.permits.decisions,行政许可·本年处理决定数量,7032,1,')
  })
})

describe('the public check', () => {
  it('shows cells and findings of a file without scripts, and keeps nothing', async () => {
    const before = await server.platform.database.db.selectFrom('ledger_entry').select('seq').execute()
    const { status, html } = await put({ file: new Blob([sample('003_977fd53098eb2a79.txt')]) })
    expect(status).toBe(200)
    expect(html).toContain('文件没有保存')
    expect(html).toMatch(/X-NEG/)
    expect(html).toContain('3640')
    expect(await server.platform.database.db.selectFrom('ledger_entry').select('seq').execute()).toHaveLength(before.length)
  })

  it('can be tried on the document that names no organ', async () => {
    const { status, html } = await put({ sample: '1' })
    expect(status).toBe(200)
    expect(html).toContain('检查意见')
  })

  it('says in one sentence what is wrong with a file', async () => {
    expect(await put({})).toMatchObject({ status: 400, html: expect.stringContaining('请选择一个文件') })
    expect(await put({ file: new Blob(['你好']) })).toMatchObject({ status: 400, html: expect.stringContaining('年度报告') })
    expect((await put({ file: new Blob([new Uint8Array(21 * 1024 * 1024)]) })).status).toBe(413)
  })
})

describe.skipIf(withoutNu !== null)(`public pages of reports: HTML (${withoutNu ?? 'Nu checker'})`, () => {
  it('is valid', async () => {
    const documents = new Map<string, string>()
    for (const path of PAGES) documents.set(path, await get(path))
    documents.set('a checked file', (await put({ file: new Blob([sample('003_977fd53098eb2a79.txt')]) })).html)
    expect(await nuErrors(documents)).toEqual([])
  })
})

describe.skipIf(!hasBrowser)('public pages of reports in a browser (needs Chromium)', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it.each(PAGES)('%s passes axe and does not scroll sideways as a whole on a phone', async (path) => {
    const page = await (await browser.newContext({ viewport: { width: 320, height: 900 } })).newPage()
    await page.goto(server.url + path)
    await expectNoAxeViolations(page)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    await page.context().close()
  })

  it('check a file without JavaScript', async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await page.goto(`${server.url}/nianbao/jiance`)
    await page.setInputFiles('#file', { name: '报告.txt', mimeType: 'text/plain', buffer: Buffer.from(sample('000_3026b02a3e0da00a.txt')) })
    await page.click('text=开始检查')
    expect(await page.textContent('h1')).toBe('检查结果')
    expect(await page.textContent('main')).toContain('F-YEAR')
    await page.context().close()
  })
})
