import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FEATURES } from '../../app.js'
import { createPlatform } from '../../platform/create.js'
import { NOTICES, openPress, PAPER, type Press } from '../../testing/publishing.js'

const SITES = '/api/sites'
const [CITY_HOST, LEDU_HOST] = ['www.haidong.example', 'ledu.example']

let press: Press
let shared: { id: string; title: string }
let own: { id: string; title: string }

beforeAll(async () => {
  press = await openPress(undefined, FEATURES)
  own = await published({ ...PAPER, interpretationWaiver: PAPER.interpretationWaiver })
  shared = await published({ columnId: NOTICES, title: '关于共享展示的公告' })
}, 300_000)
afterAll(() => press?.server.close())

async function published(content: object) {
  const { summary } = await press.publish(await press.start(content))
  return { id: summary.id, title: summary.title }
}

/** What a visitor of this host gets. */
function visit(host: string, path: string, method = 'GET'): Promise<{ status: number; location: string | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(press.server.url + encodeURI(path), { method, headers: { host } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location, text: Buffer.concat(chunks).toString() }),
      )
    })
    asked.on('error', reject).end()
  })
}
const here = (path: string) => visit('localhost', path)
const statusOf = async (path: string) => (await here(path)).status

async function addSite(site: { id: string; organId: string; hosts?: string[]; path?: string | null; name: string }) {
  const admin = await press.server.signIn('system-admin', 'haidong')
  return admin(SITES, { method: 'POST', json: { hosts: [], path: null, ...site } })
}

describe('sites of one installation', () => {
  test('a site is made by the system administrator of its organ, with addresses that are nobody’s', async () => {
    const made = await addSite({ id: 'ledu', organId: 'ledu', name: '海东市乐都区人民政府', hosts: [LEDU_HOST] })
    expect(await made.json()).toMatchObject({ id: 'ledu', main: false, organName: '海东市乐都区人民政府', hosts: [LEDU_HOST] })
    expect((await addSite({ id: 'minhe', organId: 'minhe', name: '民和回族土族自治县人民政府', path: '/minhe' })).status).toBe(200)
    const refusals = [
      await addSite({ id: 'ledu', organId: 'ledu', name: '再来一个' }),
      await addSite({ id: 'x1', organId: 'ledu', name: '同一个域名', hosts: ['LEDU.example'] }),
      await addSite({ id: 'x2', organId: 'ledu', name: '同一个路径', path: '/minhe' }),
      await addSite({ id: 'x3', organId: 'ledu', name: '系统的路径', path: '/zfxxgk' }),
      await addSite({ id: 'x4', organId: 'ledu', name: '系统的路径', path: '/admin' }),
    ]
    expect(await Promise.all(refusals.map(async (one) => ((await one.json()) as { code: string }).code))).toEqual([
      'site-exists',
      'site-host-taken',
      'site-path-taken',
      'site-path-reserved',
      'site-path-reserved',
    ])
    expect(
      (await press.head(SITES, { method: 'POST', json: { id: 'x', organId: 'ledu', name: '不行', hosts: [], path: null } })).status,
    ).toBe(403)
    await press.server.platform.jobs.runDue()
  })

  test('one address on two hosts is two pages, as kept pages too, on one connection too', async () => {
    const titles = async (host: string) => /<title>([^<]*)/.exec((await visit(host, '/zfxxgk')).text)?.[1]
    for (let n = 0; n < 2; n++) {
      expect(await titles('LEDU.example:8080')).toBe('政府信息公开 - 海东市乐都区人民政府')
      expect(await titles(CITY_HOST)).toMatch(/^政府信息公开 - (?!海东市平安区)/)
    }
    const raw = await talk(['ledu.example', 'elsewhere.example', 'ledu.example', 'elsewhere.example'])
    const names = [...raw.matchAll(/<meta name="SiteName" content="([^"]*)"/g)].map(([, name]) => name)
    expect(names).toHaveLength(4)
    expect(new Set([names[0], names[2]]).size + new Set([names[1], names[3]]).size).toBe(2)
  })

  test('a site below a path shows its own, and every link of it stays there', async () => {
    const { text } = await here('/pingan/')
    expect(text).toContain('<meta name="SiteName" content="海东市平安区人民政府"')
    expect(text).not.toContain(own.title)
    expect((await here('/pingan')).location).toBe('/pingan/')
    expect((await here('/pingan/zfxxgk?x=1')).location).toBe('/pingan/zfxxgk')
    const { dead, left } = await crawl('/pingan')
    expect(dead).toEqual([])
    expect(left).toEqual([])
  }, 120_000)

  test('what a site does not show answers at the site whose own it is; drafts answer as everywhere', async () => {
    const draft = (await press.start({ title: '还没有公开' })).summary.id
    expect(await visit('localhost', `/pingan/xinxi/${own.id}`)).toMatchObject({ status: 301, location: `//${LEDU_HOST}/xinxi/${own.id}` })
    expect(await here('/pingan/zfxxgk/ledu')).toMatchObject({ status: 301, location: `//${LEDU_HOST}/zfxxgk/ledu` })
    expect(await here('/pingan/zfxxgk/haidong')).toMatchObject({ status: 301, location: '/zfxxgk/haidong' })
    expect(await statusOf(`/pingan/xinxi/${draft}`)).toBe(404)
    expect((await visit(LEDU_HOST, '/zfxxgk/haidong')).status).toBe(404)
    expect(await statusOf(`/xinxi/${own.id}`)).toBe(200)
    expect((await here(`/xinxi/${own.id}`)).text).toContain(`<link rel="canonical" href="//${LEDU_HOST}/xinxi/${own.id}"/>`)
    expect((await visit(LEDU_HOST, `/xinxi/${own.id}`)).text).not.toContain('rel="canonical"')
  })

  test('lists, search, library, feeds, map and data are each site’s own', async () => {
    const onLedu = async (path: string) => (await visit(LEDU_HOST, path)).text
    const addresses = ['/', '/sousuo?q=停车场', '/zfxxgk/zhengce', '/dingyue/quanbu.atom', '/sitemap.xml', '/kaifang/quanbu.json']
    for (const address of addresses) {
      const sign = /sitemap|sousuo/.test(address) ? own.id : own.title
      expect([address, (await onLedu(address)).includes(sign)]).toEqual([address, true])
      expect([address, (await here(`/pingan${address}`)).text.includes(sign)]).toEqual([address, false])
    }
    expect(await onLedu('/robots.txt')).toContain(`Sitemap: http://${LEDU_HOST}/sitemap.xml`)
    expect((await here('/pingan/robots.txt')).text).toContain('/pingan/sitemap.xml')
    expect((await here('/pingan/jigou')).text).not.toContain('乐都区')
    expect((await here('/pingan/gaikuang')).status).toBe(404)
  })

  test('what is shared stands there once, says whose it is, and is gone everywhere at once', async () => {
    const path = `/api/publishing/documents/${shared.id}/shares`
    const share = (who: Press['head'], on: boolean, site = 'pingan') => who(path, { method: 'POST', json: { site, shared: on } })
    expect((await share(press.first, true)).status).toBe(403)
    expect((await press.refusal(share(press.head, true, 'ledu'))).code).toBe('share-own')
    expect(await (await share(press.head, true)).json()).toMatchObject({
      others: [
        { id: 'minhe', shared: false },
        { id: 'pingan', shared: true },
      ],
    })
    const page = await here(`/pingan/xinxi/${shared.id}`)
    expect(page.text).toContain('来源：海东市乐都区人民政府')
    expect(page.text).toContain(`<link rel="canonical" href="//${LEDU_HOST}/xinxi/${shared.id}"/>`)
    const found = async (address: string) => (await here(address)).text.split(`/xinxi/${shared.id}"`).length - 1
    expect([await found('/pingan/'), await found('/pingan/sousuo?q=共享展示')]).toEqual([1, 1])
    expect(await crawl('/pingan')).toEqual({ dead: [], left: [] })

    const manager = await press.server.signIn('organ-admin', 'pingan')
    expect((await share(manager, false)).status).toBe(200)
    expect([await found('/pingan/'), await statusOf(`/pingan/xinxi/${shared.id}`)]).toEqual([0, 301])
    await share(press.head, true)
    const seen = await press.view(press.head(`/api/publishing/documents/${shared.id}`))
    await press.view(press.step(press.head, seen, 'withdrawal', { kind: 'wrong', reason: '内容有误需要更正' }))
    expect([await found('/pingan/'), await found('/pingan/sousuo?q=共享展示')]).toEqual([0, 0])
    for (const [host, at] of [
      ['localhost', '/pingan'],
      ['localhost', ''],
      [LEDU_HOST, ''],
    ]) {
      expect((await visit(host as string, `${at}/xinxi/${shared.id}`)).status).toBe(410)
    }
  }, 120_000)

  test('a clerk changes the settings of her organ’s site and of no other; every page shows them at once', async () => {
    const manager = await press.server.signIn('organ-admin', 'pingan')
    const { name, domain, marks } = await (await manager(`${SITES}/pingan`)).json()
    const put = (id: string, more: object) => manager(`${SITES}/${id}`, { method: 'PUT', json: { name, domain, marks, ...more } })
    const refused = await put('ledu', {})
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({ message: '“海东市乐都区人民政府”由海东市乐都区人民政府管理，您没有更改它的权限。' })
    expect((await put('main', {})).status).toBe(403)
    const changed = await put('pingan', {
      marks: { ...marks, icp: '青ICP备00000000号' },
      navigation: [{ label: '年报', href: '/nianbao' }],
    })
    expect((await changed.json()).gaps.map((gap: { about: string }) => gap.about)).not.toContain('ICP备案号')
    const { text } = await here('/pingan/')
    expect(text).toContain('青ICP备00000000号')
    expect(text).toContain('<a href="/pingan/nianbao">年报</a>')
    expect((await here('/')).text).not.toContain('青ICP备00000000号')
    expect((await put('pingan', { navigation: [{ label: 'x', href: 'javascript:alert(1)' }] })).status).toBe(400)
    expect((await manager(`${SITES}/pingan/addresses`, { method: 'PUT', json: { hosts: [], path: '/x' } })).status).toBe(403)
  })

  test('an organ that moves takes its items along; another node knows of a new site', async () => {
    const { platform } = press.server
    const other = createPlatform(platform.config, platform.database, platform.clock, platform.log, FEATURES)
    await other.cache.start()
    await addSite({ id: 'huzhu', organId: 'huzhu', name: '互助土族自治县人民政府', path: '/huzhu' })
    const admin = await press.server.signIn('system-admin', 'haidong')
    const moved = await admin('/api/organs/ledu/place', { method: 'POST', json: { parentId: 'huzhu', on: '2021-09-10' } })
    expect(moved.status).toBe(200)
    await platform.jobs.runDue()
    expect((await here('/huzhu/')).text).toContain(own.title)
    expect((await here('/huzhu/sousuo?q=停车场')).text).toContain(own.id)
    await expect.poll(() => other.sites.find('x', '/huzhu/zfxxgk').site.id).toBe('huzhu')
    await other.cache.stop()
  }, 60_000)

  test('forms and the workbench work on every host, and take nothing from another', async () => {
    const post = (origin: string) =>
      fetch(`${press.server.url}/pingan/jiucuo`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin },
        body: new URLSearchParams({ page: 'x' }),
      })
    expect((await post('http://elsewhere.example')).status).toBe(403)
    const taken = await post(press.server.url)
    expect(taken.status).toBe(400)
    expect(await taken.text()).toContain('action="/pingan/jiucuo"')
    expect((await visit(LEDU_HOST, '/denglu')).status).toBe(200)
  })
})

/** Follows every link below a prefix; dead: what does not answer, left: where one leads out of it. */
async function crawl(prefix: string) {
  const seen = new Set([`${prefix}/`])
  const [dead, left]: [string[], string[]] = [[], []]
  for (const at of seen) {
    const { status, text, location } = await here(at)
    if (status >= 400) dead.push(`${at} ${status}`)
    if (location && !location.startsWith(`${prefix}/`)) left.push(`${at} → ${location}`)
    for (const [, address = ''] of text.matchAll(/ (?:href|action|src)="(\/(?!\/)[^"#]*)/g)) {
      const next = address.replaceAll('&amp;', '&')
      if (/^\/(assets|api|admin)(\/|$)/.test(next) || /\?.*&/.test(next)) continue
      if (next.startsWith(`${prefix}/`)) seen.add(next)
      else left.push(`${at} → ${next}`)
    }
  }
  return { dead, left }
}

/** The same page for several hosts on one connection, as a proxy would ask. */
function talk(hosts: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(Number(new URL(press.server.url).port), '127.0.0.1', async () => {
      for (const host of hosts) {
        const before = text.length
        socket.write(`GET /zfxxgk HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
        for (let n = 0; n < 200 && !text.slice(before).includes('</html>'); n++) await new Promise((wait) => setTimeout(wait, 10))
      }
      socket.end()
    })
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      text += chunk
    })
    socket.on('close', () => resolve(text)).on('error', reject)
  })
}
