import { Document, Packer, Paragraph } from 'docx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DocumentView } from '../api/publishing-view.js'
import { FEATURES } from './app.js'
import { unpack } from './platform/files/open-package.js'
import { ID_NUMBERS, workbookWithIdNumbers } from './testing/id-numbers.js'
import { addressesAt, type Mounted, writeDownMounted } from './testing/mounted.js'
import { DOCUMENTS, NORMATIVE, openPress, PAPER, type Press } from './testing/publishing.js'

/** Nobody sees a draft: every address that the application mounts, in every state of a document, by everybody who must not see it. */
const HIDDEN = ['draft', 'returned', 'review', 'cleared', 'scheduled', 'withdrawn', 'work'] as const
type State = (typeof HIDDEN)[number] | 'open' | 'changed' | 'masked'

/** Those with a file: each is read by a process of its own. */
const FILED: readonly State[] = ['draft', 'withdrawn', 'work', 'open', 'changed']

/** Where those who work on a document for its organ see it. */
const WORKBENCH = /^\/api\/(publishing|inspection)\//

/** Stands in every word of a document in that state and nowhere else. */
const sign = (state: State | 'typed') => `mi${state}zi`
const [NUMBER = ''] = ID_NUMBERS

const { feature, mounted } = writeDownMounted()
const ids = new Map<State, string>()
const files = new Map<State | 'original', string>()
let press: Press
let values: Record<string, string[]>
/** What every address said while the document that is withdrawn later was public. */
let before: Map<string, Seen>

beforeAll(async () => {
  press = await openPress(undefined, [feature, ...FEATURES])
  await prepare()
  values = valuesToTry()
  const publicly = [...new Set(mounted.filter(isPublicPage).flatMap(withQueries))]
  before = new Map(await inTurn(publicly, async (address) => [address, await look(fetch, address)] as const))
  await press.view(press.step(press.clerk, await current('withdrawn'), 'withdrawal', { kind: 'wrong', reason: '内容有误' }))
}, 240_000)
afterAll(() => press?.server.close())

test('what is public is found in every way: the looking itself works', () => {
  for (const state of ['open', 'withdrawn', 'changed'] as const) {
    const where = [...before].filter(([, seen]) => seen.said.includes(sign(state))).map(([address]) => address.split('?')[0])
    expect(new Set(where)).toEqual(new Set([...where, `/xinxi/${ids.get(state)}`, `/xinxi/${ids.get(state)}/fujian/${files.get(state)}`]))
    for (const way of ['/', `/${NORMATIVE}`, '/zfxxgk/zhengce', '/sousuo', '/sousuo.json', '/sousuo.xml', '/dingyue/quanbu.atom'])
      expect(where, state).toContain(way)
    for (const way of [
      '/dingyue/quanbu.json',
      '/kaifang/quanbu.csv',
      '/kaifang/quanbu.xlsx',
      '/kaifang/quanbu.json',
      '/api/public/documents',
    ])
      expect(where, state).toContain(way)
    expect(before.get('/sitemap.xml')?.said).toContain(`/xinxi/${ids.get(state)}`)
  }
})

test.each(['nobody', 'stranger', 'clerk'] as const)('no address shows it to %s', async (name) => {
  const call = name === 'nobody' ? fetch : { stranger: press.stranger, clerk: press.other }[name]
  // A clerk of the same organ works on it in the workbench, and nowhere else.
  const tried = mounted.filter(({ method, path }) => method === 'GET' && !(name === 'clerk' && WORKBENCH.test(path)))
  const addresses = [...new Set(tried.flatMap(withQueries))]
  expect(addresses.length).toBeGreaterThan(300)
  await inTurn(addresses, async (address) => expect([address, leaks(await look(call, address))]).toEqual([address, []]))
})

test('what somebody kept of the withdrawn document is not confirmed as fresh, nor given in part, nor by its head alone', async () => {
  const held = [...before].filter(([, seen]) => seen.said.includes(sign('withdrawn')) || seen.said.includes(ids.get('withdrawn') ?? ''))
  expect(held.length).toBeGreaterThan(15)
  await inTurn(held, async ([address, seen]) => {
    const since = 'Thu, 01 Jan 2099 00:00:00 GMT'
    const conditions: Record<string, string>[] = [
      { 'if-none-match': seen.etag },
      { 'if-modified-since': since },
      { range: 'bytes=0-99999' },
      { 'if-range': seen.etag },
    ]
    for (const headers of conditions)
      expect([address, headers, leaks(await look(fetch, address, { headers }))]).toEqual([address, headers, []])
    const again = await look(fetch, address, { headers: { 'if-none-match': seen.etag } })
    expect([address, again.status]).not.toEqual([address, 304])
    const head = await look(fetch, address, { method: 'HEAD' })
    expect([address, head.status, leaks(head)]).toEqual([address, again.status, []])
  })
})

test('its page is gone with 410, all others are as if they had never been; the sealed original of a masked file is no file', async () => {
  for (const state of HIDDEN) {
    const id = ids.get(state)
    for (const path of [`/xinxi/${id}`, `/xinxi/${id}/fujian/${files.get(state)}`, `/api/public/documents/${id}`]) {
      const { status } = await look(fetch, path)
      expect([path, status]).toEqual([path, state === 'withdrawn' ? 410 : state === 'work' && !path.includes('fujian') ? 200 : 404])
    }
  }
  const masked = `/xinxi/${ids.get('masked')}/fujian`
  expect((await look(fetch, `${masked}/${files.get('masked')}`)).status).toBe(200)
  expect((await look(fetch, `${masked}/${files.get('original')}`)).status).toBe(404)
})

test('nobody else can act on it, and no refusal tells of it', async () => {
  const acting = mounted.filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/'))
  for (const [name, call] of [
    ['nobody', fetch],
    ['stranger', press.stranger],
  ] as const) {
    await inTurn(
      acting.flatMap((one) => addressesAt(one, values).map((address) => [one.method, address] as const)),
      async ([method, address]) => {
        const init = { method, body: '{"version":1,"revision":1}', headers: { 'content-type': 'application/json', 'x-gongkai-csrf': '1' } }
        const seen = await look(call, address, init)
        expect([name, method, address, leaks(seen)]).toEqual([name, method, address, []])
        if (address.startsWith(`${DOCUMENTS}/`))
          expect([name, address, seen.status]).toEqual([name, address, name === 'nobody' ? 401 : expect.any(Number)])
        if (address.startsWith(`${DOCUMENTS}/`)) expect(seen.status, address).toBeGreaterThanOrEqual(401)
      },
    )
  }
})

test('no table keeps its words in the clear but the one that lists documents for those who work on them', async () => {
  const { db } = press.server.platform.database
  const tables = (await db.introspection.getTables()).filter((table) => !table.isView).map((table) => table.name)
  const holding = []
  for (const table of tables) {
    const rows = JSON.stringify(
      await db
        .selectFrom(table as 'ledger_entry')
        .selectAll()
        .execute(),
    )
    if (new RegExp(HIDDEN.map(sign).join('|')).test(rows)) holding.push(table)
  }
  expect(holding.sort()).toEqual(['publish_comment', 'publish_document', 'stored_file'])
})

interface Seen {
  address: string
  status: number
  etag: string
  /** Headers and body, unpacked. */
  said: string
}

/** Signs of hidden documents, and their ids where the asker did not give them. */
function leaks({ address, said }: Seen): string[] {
  const unasked = HIDDEN.filter((state) => state !== 'work').flatMap((state) => [ids.get(state) ?? '', files.get(state) ?? sign(state)])
  const forbidden = [...HIDDEN.map(sign), ...unasked, files.get('original') ?? '', files.get('work') ?? '', sign('typed'), NUMBER]
  return forbidden.filter((word) => said.includes(word) && !decodeURIComponent(address).includes(word))
}

async function look(call: typeof fetch | Press['clerk'], address: string, init: RequestInit = {}): Promise<Seen> {
  const url = call === fetch ? press.server.url + address : address
  const response = await call(url, { redirect: 'manual', ...init })
  const bytes = Buffer.from(await response.arrayBuffer())
  const parts = bytes.subarray(0, 2).toString() === 'PK' ? [...(await unpack(bytes, () => true)).values()] : [bytes]
  const headers = decodeURIComponent(JSON.stringify([...response.headers]))
  return { address, status: response.status, etag: response.headers.get('etag') ?? '"none"', said: [headers, ...parts].join('\n') }
}

/** A few at a time: as readers come, and quicker. */
async function inTurn<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let at = 0; at < all.length; at += 8) results.push(...(await Promise.all(all.slice(at, at + 8).map(work))))
  return results
}

const isPublicPage = ({ method, path }: Mounted) => method === 'GET' && (!path.startsWith('/api/') || path.startsWith('/api/public/'))

/** The bare address, with each of its names alone, and with all of them. */
function withQueries(one: Mounted): string[] {
  const asked = one.query.flatMap((name) => (values[`?${name}`] ?? ['水库']).map((value): [string, string] => [name, value]))
  const queries = asked.length > 1 ? [...asked.map((pair) => [pair]), asked] : [asked]
  return addressesAt(one, values).flatMap((address) => [
    address,
    ...queries.map((query) => `${address}?${new URLSearchParams(query)}`),
    ...extra(one),
  ])
}

/** What forms read of the query. */
function extra({ path }: Mounted): string[] {
  const all = [...ids.values()]
  if (path === '/hudong/zixun') return all.map((id) => `${path}?wen=${id}`)
  return path === '/jiucuo' ? all.map((id) => `/jiucuo?ye=${encodeURIComponent(`/xinxi/${id}`)}`) : []
}

function valuesToTry(): Record<string, string[]> {
  const lists = ['quanbu', NORMATIVE, 'zhengce', 'nianbao']
  const all = [...ids.values()]
  return {
    id: all,
    file: [...files.values()],
    column: ['gaikuang', ...all.slice(0, 1)],
    document: all.slice(0, 1),
    token: all.slice(0, 1),
    '/dingyue/*': lists.flatMap((name) => [`${name}.atom`, `${name}.json`]),
    '/kaifang/*': lists.flatMap((name) => [`${name}.csv`, `${name}.xlsx`, `${name}.json`]),
    '/zfxxgk/ledu/fdzdgknr/*': ['zcwj', 'zcwj/gfxwj', 'qtfd'],
    '?wen': all,
    '?organId': ['ledu'],
    '?columnId': [NORMATIVE],
    '?q': ['水库', '水酷', '水库管理办法'],
  }
}

async function prepare(): Promise<void> {
  const draft = await made('draft')
  const returned = await press.submit(await made('returned'))
  await press.view(press.step(press.first, returned, 'return', { step: 'first', reasons: '请核对依据和数字，再送审' }))
  await press.submit(await made('review'))
  await press.pass(await made('cleared'))
  const scheduled = await press.pass(await made('scheduled'))
  await press.view(press.step(press.clerk, scheduled, 'schedule', { at: '2021-09-20T00:00:00Z' }))
  await press.publish(await made('withdrawn'))
  const linked = [{ kind: 'supports', documentId: draft.summary.id, title: `配套${sign('typed')}` }]
  await press.publish(await made('open', { relations: linked }))
  const changed = await press.publish(await made('changed'))
  ids.set('work', changed.summary.id)
  await written('work', await press.view(press.step(press.clerk, changed, 'change')))
  const listed = await press.view(
    press.attach(await press.start({ ...wordsOf('masked') }), `${sign('masked')}.xlsx`, await workbookWithIdNumbers()),
  )
  files.set('original', listed.files[0]?.file ?? '')
  const masking = `${DOCUMENTS}/${listed.summary.id}/files/${files.get('original')}/masking`
  const json = { revision: listed.revision, how: 'mask', reason: '公示名单不需要证件号码' }
  const masked = await press.publish(await press.view(press.clerk(masking, { method: 'POST', json })))
  ids.set('masked', masked.summary.id)
  files.set('masked', masked.files[0]?.file ?? '')
}

/** A paper with the sign in all of its words, a file and a remark. */
async function made(state: State, more: object = {}): Promise<DocumentView> {
  return written(state, await press.start({ ...wordsOf(state), ...more }))
}

async function written(state: State, seen: DocumentView): Promise<DocumentView> {
  const { id } = seen.summary
  if (!ids.has(state)) ids.set(state, id)
  const content = { ...seen.content, ...wordsOf(state), relations: seen.content.relations, changeNote: `更换${sign(state)}附件` }
  const json = { revision: seen.revision, content }
  expect((await press.clerk(`${DOCUMENTS}/${id}/content`, { method: 'PUT', json })).status).toBe(200)
  await press.clerk(`${DOCUMENTS}/${id}/comments`, { method: 'POST', json: { text: `意见${sign(state)}` } })
  if (!FILED.includes(state)) return press.view(press.clerk(`${DOCUMENTS}/${id}`))
  const file = new Document({ sections: [{ children: [new Paragraph(`附件里的${sign(state)}`)] }] })
  const saved = await press.view(press.clerk(`${DOCUMENTS}/${id}`))
  const attached = await press.view(press.attach(saved, `水库${sign(state)}.docx`, await Packer.toBuffer(file)))
  files.set(state, attached.files.at(-1)?.file ?? '')
  return attached
}

function wordsOf(state: State): object {
  const word = sign(state)
  return {
    ...PAPER,
    title: `水库${word}管理办法`,
    body: `<h2>第一章　${word}</h2><p>为了${word}，制定本办法。${[...word].map((one) => `第${one}条`).join('')}</p>`,
    issuer: `乐都区${word}局`,
    documentNo: `${word}〔2021〕12号`,
    topic: `主题${word}`,
    basis: `依据${word}`,
    summary: `概述${word}`,
    keywords: [word],
    interpretationWaiver: { reason: `解读${word}正在报送审签，稍后发布`, until: '2021-09-30' },
  }
}

const current = (state: State): Promise<DocumentView> => press.view(press.clerk(`${DOCUMENTS}/${ids.get(state)}`))
