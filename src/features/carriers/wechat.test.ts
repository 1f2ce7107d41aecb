import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Carrier, Delivery } from '../../../api/carriers.js'
import type { DocumentView } from '../../../api/publishing-view.js'
import { jsonOf } from '../../testing/json.js'
import { noticesOf, openPress, PRESS_FEATURES, type Press } from '../../testing/publishing.js'
import type { SignedInFetch } from '../../testing/server.js'
import { startWechat, type WechatServer } from '../../testing/wechat.js'
import { carriers } from './index.js'

const MINUTE = 60_000
const START = Date.parse('2021-09-10T02:00:00Z')
/** The smallest picture that begins as a PNG does. */
const COVER = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64')

let press: Press
let wechat: WechatServer
let admin: SignedInFetch
let notice: ReturnType<typeof noticesOf>
let now = START
beforeAll(async () => {
  wechat = await startWechat(() => now)
  const { host, url } = wechat.receiver
  const env = { GONGKAI_INSIDE_HOSTS: host, GONGKAI_WECHAT_URL: url, GONGKAI_URL: 'https://www.example.gov.cn' }
  press = await openPress(undefined, [...PRESS_FEATURES, carriers], env)
  admin = await press.server.signIn('organ-admin', 'ledu')
  notice = noticesOf(press)
}, 60_000)
afterAll(async () => {
  await press?.server.close()
  await wechat?.receiver.close()
})
beforeEach(async () => {
  setClock(START)
  for (const { id } of (await jsonOf<{ carriers: Carrier[] }>(admin('/api/carriers'))).carriers)
    await admin(`/api/carriers/${id}`, { method: 'DELETE' })
  wechat.troubles = { codes: {}, slow: 0, status: 0, mute: null }
  wechat.drafts.clear()
  wechat.published.clear()
  wechat.voidTokens()
  wechat.calls.length = 0
})

const setClock = (to: number) => {
  now = to
  press.setClock(new Date(to).toISOString())
}
const settings = (more: object = {}) => ({
  name: '乐都发布',
  appId: wechat.appId,
  secret: wechat.secret,
  author: '乐都区人民政府',
  cover: COVER,
  automatic: true,
  ...more,
})
const set = async (more: object = {}) =>
  (
    await jsonOf<{ carrier: Carrier }>(
      admin('/api/carriers', { method: 'POST', json: { organId: 'ledu', kind: 'wechat', ...settings(more) } }),
    )
  ).carrier
const run = () => press.server.platform.jobs.runDue()
const given = async (document: DocumentView) =>
  (await jsonOf<{ deliveries: Delivery[] }>(press.clerk(`/api/publishing/documents/${document.summary.id}/deliveries`))).deliveries
const act = (id: string | undefined, verb: string, json: object = {}) =>
  press.clerk(`/api/deliveries/${id}/${verb}`, { method: 'POST', json })
const withdraw = (document: DocumentView) =>
  press.view(press.step(press.clerk, document, 'withdrawal', { kind: 'wrong', reason: '数字有误，需要核实' }))

test('a notice becomes an article, and is deleted there when it is withdrawn', async () => {
  await set()
  const title = '关于=1+1<img src=x onerror=alert(1)>的很长很长很长很长很长很长的公告'
  const document = await press.publish(
    await notice({ title, body: '<p>见<a href="http://evil.example/">这里</a>。<strong>重要</strong></p>' }),
  )
  await run()
  const [article] = wechat.published.values()
  expect(article).toMatchObject({ author: '乐都区人民政府', content_source_url: `https://www.example.gov.cn/xinxi/${document.summary.id}` })
  expect([...(article?.title ?? '')]).toHaveLength(32)
  expect(article?.content).toContain('关于=1+1&lt;img src=x onerror=alert(1)&gt;的很长')
  expect(article?.content).toContain('见这里。<strong>重要</strong>')
  expect(article?.content).not.toContain('evil.example')
  const [delivery] = await given(document)
  expect(delivery).toMatchObject({ state: 'delivered', link: expect.stringMatching(/^https:\/\/mp\.weixin\.qq\.com\//) })
  expect(delivery?.attempts.map(({ step }) => step)).toEqual(['取得调用凭据', '上传封面', '新增草稿', '提交发布', '查询发布结果'])
  expect(JSON.stringify(delivery)).not.toContain('access_token')
  await withdraw(document)
  await run()
  expect(wechat.published.size).toBe(0)
})

test('unless it is said otherwise, a clerk looks at the article first, and may leave it', async () => {
  await set({ automatic: false })
  const [sent, left] = [await press.publish(await notice()), await press.publish(await notice())]
  await run()
  expect(wechat.calls).toEqual([])
  const [one] = await given(sent)
  expect(one).toMatchObject({ state: 'confirm', maySend: true })
  const preview = await jsonOf<{ title: string; html: string }>(press.clerk(`/api/deliveries/${one?.id}/preview`))
  expect(preview.title).toBe(sent.summary.title)
  expect((await press.stranger(`/api/deliveries/${one?.id}/preview`)).status).toBe(403)
  await jsonOf(act(one?.id, 'confirmation'))
  await jsonOf(act((await given(left))[0]?.id, 'cancellation', { reason: '内容不适合公众号' }))
  await run()
  expect([...wechat.published.values()].map(({ title, content }) => [title, content])).toEqual([[preview.title, preview.html]])
  expect((await given(left))[0]).toMatchObject({ state: 'cancelled', reason: expect.stringContaining('不适合') })
  expect((await act(one?.id, 'confirmation')).status).toBe(422)
})

test('what replaces an article waits for a clerk; the new one stands there before the old one goes', async () => {
  await set()
  const document = await press.publish(await notice())
  await run()
  const [old] = wechat.published.keys()
  await press.publish(await press.view(press.step(press.clerk, document, 'change')))
  await run()
  const [change] = await given(document)
  expect(change).toMatchObject({ event: 'changed', state: 'confirm' })
  await jsonOf(act(change?.id, 'confirmation'))
  await run()
  expect(wechat.published.size).toBe(1)
  expect([...wechat.published.keys()]).not.toContain(old)
})

describe('tokens', () => {
  test('one serves until it is nearly over; one that somebody else made void is replaced', async () => {
    await set()
    for (const minutes of [0, 5]) {
      setClock(START + minutes * MINUTE)
      await press.publish(await notice())
      await run()
    }
    expect(wechat.calls.filter((path) => path === 'stable_token')).toHaveLength(1)
    wechat.voidTokens()
    await press.publish(await notice())
    await run()
    expect(wechat.published.size).toBe(3)
    expect(wechat.calls.filter((path) => path === 'stable_token')).toHaveLength(2)
    const document = await press.publish(await notice())
    setClock(START + 121 * MINUTE)
    await run()
    expect(wechat.published.size).toBe(4)
    setClock(START)
    expect((await given(document))[0]?.attempts.some(({ ok }) => !ok)).toBe(false)
  })

  test('they lie sealed', async () => {
    await set()
    await press.publish(await notice())
    await run()
    const rows = JSON.stringify(await press.server.platform.database.db.selectFrom('carrier').selectAll().execute())
    for (const secret of [wechat.secret, 'token', COVER]) expect(rows).not.toContain(secret)
  })
})

describe('what the interface refuses', () => {
  test.each([
    ['stable_token', 40164, 'IP 白名单'],
    ['freepublish/submit', 48001, '认证'],
    ['draft/add', 45002, '长度'],
    ['freepublish/submit', 53503, '检查'],
  ])('%s %i waits for a person, and goes on from where it was', async (path, code, words) => {
    await set()
    wechat.troubles.codes = { [path]: code }
    const document = await press.publish(await notice())
    await run()
    const [failed] = await given(document)
    expect(failed).toMatchObject({ state: 'failed', reason: expect.stringContaining(words) })
    wechat.troubles.codes = {}
    await jsonOf(act(failed?.id, 'retry'))
    await run()
    expect(wechat.published.size).toBe(1)
    expect(wechat.calls.filter((one) => one === 'draft/add').length).toBeLessThanOrEqual(2)
  })

  test('the day’s quota is waited for until the next day', async () => {
    await set()
    wechat.troubles.codes = { 'draft/add': 45009 }
    await press.publish(await notice())
    await run()
    wechat.troubles.codes = {}
    setClock(Date.parse('2021-09-10T15:59:00Z'))
    await run()
    expect(wechat.published.size).toBe(0)
    setClock(Date.parse('2021-09-10T16:11:00Z'))
    await run()
    expect(wechat.published.size).toBe(1)
  })

  test('a cover that was deleted on the platform is uploaded again', async () => {
    await set()
    await press.publish(await notice())
    await run()
    wechat.voidMedia()
    await press.publish(await notice())
    await run()
    expect(wechat.published.size).toBe(2)
  })

  test('publication that takes its time is looked after; one that the platform refuses says so', async () => {
    await set()
    wechat.troubles.slow = 2
    const document = await press.publish(await notice())
    await run()
    expect((await given(document))[0]?.state).toBe('underway')
    setClock(START + MINUTE)
    await run()
    setClock(START + 3 * MINUTE)
    await run()
    expect((await given(document))[0]?.state).toBe('delivered')
    wechat.troubles = { ...wechat.troubles, slow: 0, status: 4 }
    const refused = await press.publish(await notice())
    await run()
    expect((await given(refused))[0]).toMatchObject({ state: 'failed', reason: expect.stringContaining('审核没有通过') })
  })
})

test('a process that dies after it submitted does not publish twice', async () => {
  await set()
  wechat.troubles.mute = 'freepublish/submit'
  const document = await press.publish(await notice())
  void run().catch(() => undefined)
  await expect.poll(() => wechat.published.size).toBe(1)
  wechat.troubles.mute = null
  setClock(START + 2 * MINUTE)
  await run()
  setClock(START + 5 * MINUTE)
  await run()
  expect(wechat.published.size).toBe(1)
  expect((await given(document))[0]).toMatchObject({ state: 'delivered', link: expect.stringContaining('mp.weixin') })
})

test('settings are tried without publishing; what is missing is told beside its field', async () => {
  const carrier = await set()
  const tried = await jsonOf<{ ok: boolean }>(admin(`/api/carriers/${carrier.id}/test`, { method: 'POST' }))
  expect(tried.ok).toBe(true)
  expect(wechat.published.size + wechat.drafts.size).toBe(0)
  const wrong = settings({ secret: 'f'.repeat(32) })
  await jsonOf(admin(`/api/carriers/${carrier.id}`, { method: 'PUT', json: wrong }))
  expect(await jsonOf(admin(`/api/carriers/${carrier.id}/test`, { method: 'POST' }))).toMatchObject({
    ok: false,
    outcome: expect.stringContaining('AppSecret'),
  })
  for (const [more, field] of [
    [{ appId: '' }, 'appId'],
    [{ appId: 'wxother', secret: '' }, 'secret'],
    [{ cover: Buffer.from('<svg onload=alert(1)>').toString('base64') }, 'cover'],
  ] as const) {
    const { status, fields } = await press.refusal(admin(`/api/carriers/${carrier.id}`, { method: 'PUT', json: settings(more) }))
    expect([status, Object.keys(fields ?? {})]).toEqual([400, [field]])
  }
})
