import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FEATURES } from '../../../../app.js'
import { testDatabase } from '../../../../testing/database.js'
import { nuErrors, withoutNu } from '../../../../testing/nu.js'
import { type Office, openOffice, REQUESTS } from '../../../../testing/office.js'
import { apply } from '../../../../testing/visitor.js'

const BASE = '/zfxxgk/ledu/ysqgk/tongji'

let office: Office
beforeAll(async () => {
  office = await openOffice(await testDatabase(FEATURES), FEATURES)
})
afterAll(() => office.server.close())

const get = async (path: string) => (await fetch(office.server.url + path)).text()
const rowsOf = (html: string) => html.match(/class="case-line"/g)?.length ?? 0

describe('the year in numbers', () => {
  it('is what the published report says, or that nothing is known, where no cases were kept', async () => {
    const ledu = await get(`${BASE}?nian=2021`)
    expect(ledu).toContain('href="/zfxxgk/ledu/nianbao/2021"')
    expect(ledu).toMatch(/一、本年新收政府信息公开申请数量<\/th><td class="number">6</)
    expect(ledu).toContain('资料来源：海东市乐都区人民政府2021年度政府信息公开工作年度报告')
    expect(await get('/zfxxgk/haidong/ysqgk/tongji?nian=2020')).toContain('（空白）')
    expect(await get('/zfxxgk/minhe/ysqgk/tongji')).toContain('来源文档未载明')
    for (const path of [`${BASE}?nian=1999`, `${BASE}/shuju.csv`, `${BASE}/mingxi?shu=newReceived`, '/zfxxgk/nowhere/ysqgk/tongji'])
      expect((await fetch(office.server.url + path)).status).toBe(404)
  })

  it('opens every number to exactly its cases, without persons, and counts no practice', async () => {
    const [one, two] = [await apply(office), await apply(office, { channel: 'in-person' })]
    await apply(office)
    await apply(office, { practice: true, channel: 'in-person' })
    const view = async (id: string) => office.view(office.clerk(`${REQUESTS}/${id}`))
    await office.view(office.step(office.clerk, await view(one.id), 'receipt', { on: '2021-09-10' }))
    await office.at('2021-09-24')
    await office.view(office.step(office.head, await view(one.id), 'extension', { days: 5, reasons: '涉及的材料多，需要逐份核对' }))
    await office.view(office.step(office.clerk, await view(two.id), 'withdrawal', { on: '2021-09-24' }))
    const html = await get(BASE)
    const links = [...html.matchAll(/href="([^"]+mingxi[^"]+)">(\d+)</g)].map(
      ([, href = '', n]) => [href.replaceAll('&amp;', '&'), Number(n)] as const,
    )
    expect(links.map(([, n]) => n)).toEqual([2, 1, 1, 1, 1, 1, 1])
    for (const [href, n] of links) {
      const rows = await get(href)
      expect(rowsOf(rows), href).toBe(n)
      expect(rows).not.toMatch(/王|13897001234|要点/)
    }
    expect(html).toMatch(/9\.0<small>工作日/)
    const csv = await get(`${BASE}/shuju.csv?nian=2021`)
    expect(csv.trim().split('\r\n')).toHaveLength(3)
    expect(csv).toContain(`${two.number},当面提交,2021-09-10,2021-09-24,其他处理，其他,9,否,否`)
    expect(JSON.parse(await get(`${BASE}/shuju.json`))).toMatchObject({
      year: 2021,
      numbers: { extended: 1 },
      cases: [{ number: one.number }, {}],
    })
    for (const key of ['constructor', 'channel-constructor', "x' or 1=1"])
      expect((await fetch(`${office.server.url}${BASE}/mingxi?shu=${encodeURIComponent(key)}`)).status).toBe(404)
    expect(rowsOf(await get(`${BASE}/mingxi?shu=all&hou=${encodeURIComponent("' or ''='")}`))).toBe(2)
  })
})

describe.skipIf(withoutNu !== null)(`statistics of requests: HTML (${withoutNu ?? 'Nu checker'})`, () => {
  it('is valid', async () => {
    const documents = new Map<string, string>()
    for (const path of [BASE, `${BASE}/mingxi?nian=2021&shu=all`, '/zfxxgk/haidong/ysqgk/tongji?nian=2020', '/zfxxgk/minhe/ysqgk/tongji'])
      documents.set(path, await get(path))
    expect(await nuErrors(documents)).toEqual([])
  }, 120_000)
})
