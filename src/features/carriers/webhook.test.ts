import { createHmac, timingSafeEqual } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Carrier } from '../../../api/carriers.js'
import type { DocumentView } from '../../../api/publishing-view.js'
import { CARRIER_START, type CarrierOffice, MINUTE, openCarriers } from '../../testing/carriers.js'
import { jsonOf } from '../../testing/json.js'
import type { Press } from '../../testing/publishing.js'
import { type Received, type Receiver, startReceiver } from '../../testing/receiver.js'
import { recordDocument } from '../publishing/index.js'
import './store.js'

const WAITS = [1, 5, 15, 60, 180, 360, 720, 1440]

let office: CarrierOffice
let press: Press
let receiver: Receiver
beforeAll(async () => {
  receiver = await startReceiver()
  office = await openCarriers({ GONGKAI_INSIDE_HOSTS: receiver.host })
  press = office.press
}, 60_000)
afterAll(async () => {
  await press?.server.close()
  await receiver?.close()
})
beforeEach(async () => {
  office.setClock(CARRIER_START)
  await office.removeAll()
  receiver.received.length = 0
  receiver.answer(() => ({}))
})

const add = (more: object = {}) => office.add({ kind: 'webhook', name: '区融媒体中心', address: `${receiver.url}/hook`, ...more })
const set = (more: object = {}) => jsonOf<{ carrier: Carrier; key: string }>(add(more))
const nextOf = async ({ summary }: DocumentView) => {
  const rows = press.server.platform.database.db.selectFrom('carrier_delivery').select('next_at')
  return (await rows.where('document_id', '=', summary.id).executeTakeFirst())?.next_at?.getTime() ?? null
}
const typesOf = () => receiver.received.map(({ body }) => JSON.parse(body).type as string)

/** As docs/carriers.md tells the other side to check it. */
function isGenuine({ headers, body }: Received, key: string, at: number): boolean {
  const stamp = String(headers['webhook-timestamp'])
  if (Math.abs(at / 1000 - Number(stamp)) > 300) return false
  const text = `${String(headers['webhook-id'])}.${stamp}.${body}`
  const expected = createHmac('sha256', Buffer.from(key.replace('whsec_', ''), 'base64'))
    .update(text)
    .digest()
  return String(headers['webhook-signature'])
    .split(' ')
    .some((one) => one.startsWith('v1,') && timingSafeEqual(Buffer.from(one.slice(3), 'base64'), expected))
}

test('what is published, changed and withdrawn is told, signed, once each and in this order', async () => {
  const { key } = await set()
  const document = await press.publish(await office.notice({ title: '=HYPERLINK("http://x")<script>alert(1)</script>' }))
  expect(receiver.received).toEqual([])
  await office.run()
  expect(typesOf()).toEqual(['document.published'])
  const [first] = receiver.received as [Received]
  expect(isGenuine(first, key, office.now())).toBe(true)
  expect(isGenuine({ ...first, body: `${first.body} ` }, key, office.now())).toBe(false)
  expect(isGenuine(first, key, office.now() + 6 * MINUTE)).toBe(false)
  const { data } = JSON.parse(first.body) as { data: Record<string, unknown> }
  expect(data).toMatchObject({
    id: document.summary.id,
    url: `https://www.example.gov.cn/xinxi/${document.summary.id}`,
    title: '=HYPERLINK("http://x")<script>alert(1)</script>',
    organId: 'ledu',
    version: 1,
  })
  await office.withdraw(document)
  await office.run()
  await office.run()
  expect(typesOf()).toEqual(['document.published', 'document.withdrawn'])
  expect(receiver.received[1]?.body).not.toContain('HYPERLINK')
  const record = await office.given(document)
  expect(record.map(({ event, state }) => `${event} ${state}`)).toEqual(['withdrawn delivered', 'published delivered'])
  expect(record[1]).toMatchObject({ title: null, attempts: [{ no: 1, ok: true, status: 200, answer: 'ok' }] })
})

test('withdrawn before it was sent, it is not sent at all', async () => {
  await set()
  const document = await press.publish(await office.notice())
  await office.withdraw(document)
  await office.run()
  expect(receiver.received).toEqual([])
  expect(await office.given(document)).toMatchObject([{ event: 'published', state: 'cancelled', attempts: [] }])
})

test('a server that does not take it is asked again, later each time, at last by a person', async () => {
  await set()
  receiver.answer(() => ({ status: 503, body: '<b>down\u0000\u202e</b>' }))
  const document = await press.publish(await office.notice())
  const gaps: number[] = []
  for (let tries = 1; tries <= WAITS.length + 1; tries += 1) {
    await office.run()
    expect(receiver.received).toHaveLength(tries)
    const next = await nextOf(document)
    if (next === null) break
    gaps.push((next - office.now()) / MINUTE)
    office.setClock(next - 1)
    await office.run()
    office.setClock(next)
  }
  // Sessions do not last two days.
  office.setClock(CARRIER_START)
  expect(gaps).toEqual(WAITS)
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  const [failed] = await office.given(document)
  expect(failed).toMatchObject({ state: 'failed', nextAt: null, reason: expect.stringContaining('不再自动重试') })
  expect(failed?.attempts.map(({ status, answer }) => [status, answer])).toEqual(Array(9).fill([503, '<b>down </b>']))
  expect((await office.list())[0]?.health).toMatchObject({ failed: 1, trouble: expect.stringContaining('503') })

  receiver.answer(() => ({}))
  expect((await press.stranger(`/api/deliveries/${failed?.id}/retry`, { method: 'POST' })).status).toBe(403)
  await jsonOf(press.clerk(`/api/deliveries/${failed?.id}/retry`, { method: 'POST' }))
  expect((await press.clerk(`/api/deliveries/${failed?.id}/retry`, { method: 'POST' })).status).toBe(422)
  await office.run()
  expect(await office.given(document)).toMatchObject([{ state: 'delivered', reason: null }])
  expect((await office.list())[0]?.health).toMatchObject({ failed: 0, trouble: null })
}, 120_000)

test('the other side may ask for patience', async () => {
  await set()
  receiver.answer(() => ({ status: 429, headers: { 'retry-after': '7200' } }))
  await press.publish(await office.notice())
  await office.run()
  office.later(119 * MINUTE)
  await office.run()
  expect(receiver.received).toHaveLength(1)
  receiver.answer(() => ({}))
  office.later(MINUTE)
  await office.run()
  expect(receiver.received).toHaveLength(2)
})

test('a process that dies between sending and writing down sends again with the same id, and loses nothing', async () => {
  await set()
  let asked = () => {}
  const hung = new Promise<void>((resolve) => {
    asked = resolve
  })
  receiver.answer(() => {
    asked()
    return { silent: true }
  })
  const document = await press.publish(await office.notice())
  const dying = office.run()
  await hung
  receiver.answer(() => ({}))
  office.later(2 * MINUTE)
  await office.run()
  expect(receiver.received).toHaveLength(1)
  office.later(2 * MINUTE)
  await office.run()
  expect(receiver.received).toHaveLength(2)
  const [a, b] = receiver.received
  expect(a?.headers['webhook-id']).toBe(b?.headers['webhook-id'])
  // The one that was thought dead comes back and finds that its word does not count any more.
  receiver.hangUp()
  await dying
  expect((await office.given(document))[0]?.state).toBe('delivered')
})

test('a change while it waits goes with it; one after it is told as a change', async () => {
  await set()
  const document = await press.publish(await office.notice())
  await office.run()
  const change = async (from: DocumentView) => {
    const begun = await press.view(press.step(press.clerk, from, 'change'))
    return press.publish(begun)
  }
  await change(document)
  await office.run()
  expect(typesOf()).toEqual(['document.published', 'document.changed'])
})

test('two keys hold while the other side changes from one to the other', async () => {
  const { carrier, key } = await set()
  const path = `/api/carriers/${carrier.id}/keys`
  const second = await jsonOf<{ key: string; carrier: Carrier }>(office.admin(path, { method: 'POST' }))
  expect(second.carrier.keys).toHaveLength(2)
  expect((await office.admin(path, { method: 'POST' })).status).toBe(422)
  await press.publish(await office.notice())
  await office.run()
  const [one] = receiver.received as [Received]
  expect([isGenuine(one, key, office.now()), isGenuine(one, second.key, office.now())]).toEqual([true, true])
  const old = second.carrier.keys.at(-1)?.id
  await jsonOf(office.admin(`${path}/${old}`, { method: 'DELETE' }))
  expect((await office.admin(`${path}/${second.carrier.keys[0]?.id}`, { method: 'DELETE' })).status).toBe(422)
  await jsonOf(office.admin(`/api/carriers/${carrier.id}/test`, { method: 'POST' }))
  const [, tried] = receiver.received as [Received, Received]
  expect([isGenuine(tried, key, office.now()), isGenuine(tried, second.key, office.now())]).toEqual([false, true])
  expect(JSON.parse(tried.body)).toMatchObject({ type: 'test' })
})

test('secrets are shown once, lie sealed, and stand in no entry', async () => {
  const { key } = await set()
  expect(JSON.stringify(await office.list())).not.toContain(key)
  const { db } = press.server.platform.database
  const rows = JSON.stringify(await db.selectFrom('carrier').selectAll().execute())
  const entries = await db.selectFrom('ledger_entry').select(['type', 'data']).where('type', 'like', 'Carrier%').execute()
  expect(entries.map(({ type }) => type)).toContain('CarrierAdded')
  for (const text of [rows, JSON.stringify(entries)]) expect(text).not.toContain(key.slice(6))
})

describe('what goes where', () => {
  test('only documents of the chosen columns, of this organ; of those below when that is asked', async () => {
    await set({ columns: ['zfxxgk/ledu/fdzdgknr/zcwj'] })
    await press.publish(await office.notice())
    await office.run()
    expect(receiver.received).toEqual([])
    const city = await press.server.signIn('organ-admin', 'haidong')
    for (const withBelow of [false, true]) {
      const body = { organId: 'haidong', kind: 'webhook', name: '市平台', address: `${receiver.url}/${withBelow}`, withBelow }
      await jsonOf(city('/api/carriers', { method: 'POST', json: body }))
    }
    await press.publish(await office.notice())
    await office.run()
    expect(receiver.received.map(({ path }) => path)).toEqual(['/true'])
    for (const { id } of (await jsonOf<{ carriers: Carrier[] }>(city('/api/carriers'))).carriers)
      await city(`/api/carriers/${id}`, { method: 'DELETE' })
  })

  test('what was public before it came here is not pushed out', async () => {
    await set()
    const ctx = { platform: press.server.platform, actor: { kind: 'system', job: 'import' } as const, siteId: 'main' }
    const content = { columnId: 'zfxxgk/ledu/fdzdgknr/qtfd', instrument: 'notice' as const, title: '旧公告' }
    await recordDocument(ctx, { id: 'recorded23456', organId: 'ledu', origin: 'import', source: '旧站', indexNo: null, on: null, content })
    await office.run()
    expect(receiver.received).toEqual([])
  })

  test('a paused carrier gets nothing but what has to be withdrawn there', async () => {
    const { carrier } = await set()
    const before = await press.publish(await office.notice())
    await office.run()
    const settings = { name: carrier.name, address: carrier.address }
    await jsonOf(office.admin(`/api/carriers/${carrier.id}`, { method: 'PUT', json: { ...settings, paused: true } }))
    await press.publish(await office.notice())
    await office.withdraw(before)
    await office.run()
    expect(typesOf()).toEqual(['document.published', 'document.withdrawn'])
  })
})

describe('who may', () => {
  test('only the organ’s own administrators set carriers up and see them', async () => {
    const { carrier } = await set()
    expect((await press.clerk('/api/carriers')).status).toBe(403)
    const other = await press.server.signIn('organ-admin', 'pingan')
    expect(await jsonOf(other('/api/carriers'))).toMatchObject({ carriers: [] })
    const settings = { name: 'x', address: receiver.url }
    const attempts = [
      other('/api/carriers', { method: 'POST', json: { organId: 'ledu', kind: 'webhook', ...settings } }),
      other(`/api/carriers/${carrier.id}`, { method: 'PUT', json: settings }),
      other(`/api/carriers/${carrier.id}`, { method: 'DELETE' }),
      other(`/api/carriers/${carrier.id}/test`, { method: 'POST' }),
      other(`/api/carriers/${carrier.id}/keys`, { method: 'POST' }),
      other(`/api/carriers/${carrier.id}/deliveries`),
    ]
    for (const answer of await Promise.all(attempts)) expect(answer.status).toBe(403)
    expect((await office.list())[0]?.name).toBe('区融媒体中心')
  })

  test.each([
    ['http://169.254.169.254/latest/meta-data', '内部网络'],
    ['http://[::ffff:127.0.0.1]/', '网址'],
    ['http://2130706433/', '网址'],
    ['http://localhost:8080/', '内部网络'],
    ['ftp://www.gov.cn/', '网址'],
    ['http://user:pass@www.gov.cn/', '网址'],
    ['http://www.gov.cn/\r\nX-Evil: 1', '网址'],
  ])('an address inside is refused beside its field: %s', async (address, words) => {
    const { status, fields } = await press.refusal(add({ address }))
    expect(status).toBe(400)
    expect(fields?.address).toContain(words)
  })

  test('a redirect to an address inside is not followed', async () => {
    await set()
    receiver.answer(() => ({ status: 302, headers: { location: 'http://169.254.169.254/' } }))
    const document = await press.publish(await office.notice())
    await office.run()
    expect(await office.given(document)).toMatchObject([{ state: 'failed', reason: expect.stringContaining('302') }])
  })
})
