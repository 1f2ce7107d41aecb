import { createCanvas } from '@napi-rs/canvas'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Carrier } from '../../../api/carriers.js'
import { CARRIER_START, type CarrierOffice, MINUTE, openCarriers } from '../../testing/carriers.js'
import { jsonOf } from '../../testing/json.js'
import { DOCUMENTS, type Press } from '../../testing/publishing.js'
import { startWechat, type WechatServer } from '../../testing/wechat.js'
import './store.js'

/** The smallest picture that begins as a PNG does. */
const COVER = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64')

let office: CarrierOffice
let press: Press
let wechat: WechatServer
beforeAll(async () => {
  wechat = await startWechat(() => office?.now() ?? CARRIER_START)
  const { host, url } = wechat.receiver
  office = await openCarriers({ GONGKAI_INSIDE_HOSTS: host, GONGKAI_WECHAT_URL: url })
  press = office.press
}, 60_000)
afterAll(async () => {
  await press?.server.close()
  await wechat?.receiver.close()
})
beforeEach(async () => {
  office.setClock(CARRIER_START)
  await office.removeAll()
  wechat.troubles = { codes: {}, slow: 0, status: 0, mute: null }
  wechat.drafts.clear()
  wechat.published.clear()
  wechat.voidTokens()
  wechat.calls.length = 0
})

const settings = (more: object = {}) => ({
  name: '乐都发布',
  appId: wechat.appId,
  secret: wechat.secret,
  author: '乐都区人民政府',
  cover: COVER,
  automatic: true,
  ...more,
})
const set = async (more: object = {}) => (await jsonOf<{ carrier: Carrier }>(office.add({ kind: 'wechat', ...settings(more) }))).carrier

test('a notice becomes an article, and is deleted there when it is withdrawn', async () => {
  await set()
  const title = '关于=1+1<img src=x onerror=alert(1)>的很长很长很长很长很长很长的公告'
  const document = await press.publish(
    await office.notice({ title, body: '<p>见<a href="http://evil.example/">这里</a>。<strong>重要</strong></p>' }),
  )
  await office.run()
  const [article] = wechat.published.values()
  expect(article).toMatchObject({ author: '乐都区人民政府', content_source_url: `https://www.example.gov.cn/xinxi/${document.summary.id}` })
  expect([...(article?.title ?? '')]).toHaveLength(32)
  expect(article?.content).toContain('关于=1+1&lt;img src=x onerror=alert(1)&gt;的很长')
  expect(article?.content).toContain('见这里。<strong>重要</strong>')
  expect(article?.content).not.toContain('evil.example')
  const [delivery] = await office.given(document)
  expect(delivery).toMatchObject({ state: 'delivered', link: expect.stringMatching(/^https:\/\/mp\.weixin\.qq\.com\//) })
  expect(delivery?.attempts.map(({ step }) => step)).toEqual(['取得调用凭据', '上传封面', '新增草稿', '提交发布', '查询发布结果'])
  expect(JSON.stringify(delivery)).not.toContain('access_token')
  await office.withdraw(document)
  await office.run()
  expect(wechat.published.size).toBe(0)
})

test('pictures of the text go before it and stand at their new address', async () => {
  await set()
  const begun = await office.notice()
  const path = `${DOCUMENTS}/${begun.summary.id}`
  const form = new FormData()
  form.set('revision', String(begun.revision))
  form.set('use', 'picture')
  form.set('file', new Blob([new Uint8Array(createCanvas(20, 20).toBuffer('image/png'))], { type: 'image/png' }), '图.png')
  const held = await press.view(press.clerk(`${path}/files`, { method: 'POST', body: form }))
  const src = `/xinxi/${begun.summary.id}/fujian/${held.content.attachments[0]?.file}`
  const body = `${held.content.body}<p><img src="${src}" alt="示意图"></p>`
  await jsonOf(press.clerk(`${path}/content`, { method: 'PUT', json: { revision: held.revision, content: { ...held.content, body } } }))
  const document = await press.publish(await press.view(press.clerk(path)))
  await office.run()
  expect((await office.given(document))[0]).toMatchObject({ state: 'delivered' })
  expect(wechat.calls).toContain('media/uploadimg')
  const [article] = wechat.published.values()
  expect(article?.content).toMatch(/<img src="http:\/\/mmbiz\.qpic\.cn\/[^"]+" alt="示意图">/)
  expect(article?.content).not.toContain('/xinxi/')
})

test('unless it is said otherwise, a clerk looks at the article first, and may leave it', async () => {
  await set({ automatic: false })
  const [sent, left] = [await press.publish(await office.notice()), await press.publish(await office.notice())]
  await office.run()
  expect(wechat.calls).toEqual([])
  const [one] = await office.given(sent)
  expect(one).toMatchObject({ state: 'confirm', maySend: true })
  const preview = await jsonOf<{ title: string; html: string }>(press.clerk(`/api/deliveries/${one?.id}/preview`))
  expect(preview.title).toBe(sent.summary.title)
  expect((await press.stranger(`/api/deliveries/${one?.id}/preview`)).status).toBe(403)
  await jsonOf(office.act(one?.id, 'confirmation'))
  await jsonOf(office.act((await office.given(left))[0]?.id, 'cancellation', { reason: '内容不适合公众号' }))
  await office.run()
  expect([...wechat.published.values()].map(({ title, content }) => [title, content])).toEqual([[preview.title, preview.html]])
  expect((await office.given(left))[0]).toMatchObject({ state: 'cancelled', reason: expect.stringContaining('不适合') })
  expect((await office.act(one?.id, 'confirmation')).status).toBe(422)
})

test('what replaces an article waits for a clerk; the new one stands there before the old one goes', async () => {
  await set()
  const document = await press.publish(await office.notice())
  await office.run()
  const [old] = wechat.published.keys()
  await press.publish(await press.view(press.step(press.clerk, document, 'change')))
  await office.run()
  const [change] = await office.given(document)
  expect(change).toMatchObject({ event: 'changed', state: 'confirm' })
  await jsonOf(office.act(change?.id, 'confirmation'))
  await office.run()
  expect(wechat.published.size).toBe(1)
  expect([...wechat.published.keys()]).not.toContain(old)
})

describe('tokens', () => {
  test('one serves until it is nearly over; one that somebody else made void is replaced', async () => {
    await set()
    for (const minutes of [0, 5]) {
      office.setClock(CARRIER_START + minutes * MINUTE)
      await press.publish(await office.notice())
      await office.run()
    }
    expect(wechat.calls.filter((path) => path === 'stable_token')).toHaveLength(1)
    wechat.voidTokens()
    await press.publish(await office.notice())
    await office.run()
    expect(wechat.published.size).toBe(3)
    expect(wechat.calls.filter((path) => path === 'stable_token')).toHaveLength(2)
    const document = await press.publish(await office.notice())
    office.setClock(CARRIER_START + 121 * MINUTE)
    await office.run()
    expect(wechat.published.size).toBe(4)
    office.setClock(CARRIER_START)
    expect((await office.given(document))[0]?.attempts.some(({ ok }) => !ok)).toBe(false)
  })

  test('they lie sealed', async () => {
    await set()
    await press.publish(await office.notice())
    await office.run()
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
    const document = await press.publish(await office.notice())
    await office.run()
    const [failed] = await office.given(document)
    expect(failed).toMatchObject({ state: 'failed', reason: expect.stringContaining(words) })
    wechat.troubles.codes = {}
    await jsonOf(office.act(failed?.id, 'retry'))
    await office.run()
    expect(wechat.published.size).toBe(1)
    expect(wechat.calls.filter((one) => one === 'draft/add').length).toBeLessThanOrEqual(2)
  })

  test('the day’s quota is waited for until the next day', async () => {
    await set()
    wechat.troubles.codes = { 'draft/add': 45009 }
    await press.publish(await office.notice())
    await office.run()
    wechat.troubles.codes = {}
    office.setClock(Date.parse('2021-09-10T15:59:00Z'))
    await office.run()
    expect(wechat.published.size).toBe(0)
    office.setClock(Date.parse('2021-09-10T16:11:00Z'))
    await office.run()
    expect(wechat.published.size).toBe(1)
  })

  test('a cover that was deleted on the platform is uploaded again', async () => {
    await set()
    await press.publish(await office.notice())
    await office.run()
    wechat.voidMedia()
    await press.publish(await office.notice())
    await office.run()
    expect(wechat.published.size).toBe(2)
  })

  test('publication that takes its time is looked after; one that the platform refuses says so', async () => {
    await set()
    wechat.troubles.slow = 2
    const document = await press.publish(await office.notice())
    await office.run()
    expect((await office.given(document))[0]?.state).toBe('underway')
    office.setClock(CARRIER_START + MINUTE)
    await office.run()
    office.setClock(CARRIER_START + 3 * MINUTE)
    await office.run()
    expect((await office.given(document))[0]?.state).toBe('delivered')
    wechat.troubles = { ...wechat.troubles, slow: 0, status: 4 }
    const refused = await press.publish(await office.notice())
    await office.run()
    expect((await office.given(refused))[0]).toMatchObject({ state: 'failed', reason: expect.stringContaining('审核没有通过') })
  })
})

test('a process that dies after it submitted does not publish twice', async () => {
  await set()
  wechat.troubles.mute = 'freepublish/submit'
  const document = await press.publish(await office.notice())
  const dying = office.run()
  await expect.poll(() => wechat.published.size).toBe(1)
  wechat.troubles.mute = null
  office.setClock(CARRIER_START + 2 * MINUTE)
  await office.run()
  office.setClock(CARRIER_START + 5 * MINUTE)
  await office.run()
  wechat.receiver.hangUp()
  await dying
  expect(wechat.published.size).toBe(1)
  expect((await office.given(document))[0]).toMatchObject({ state: 'delivered', link: expect.stringContaining('mp.weixin') })
})

test('settings are tried without publishing; what is missing is told beside its field', async () => {
  const carrier = await set()
  const tried = await jsonOf<{ ok: boolean }>(office.admin(`/api/carriers/${carrier.id}/test`, { method: 'POST' }))
  expect(tried.ok).toBe(true)
  expect(wechat.published.size + wechat.drafts.size).toBe(0)
  const wrong = settings({ secret: 'f'.repeat(32) })
  await jsonOf(office.admin(`/api/carriers/${carrier.id}`, { method: 'PUT', json: wrong }))
  expect(await jsonOf(office.admin(`/api/carriers/${carrier.id}/test`, { method: 'POST' }))).toMatchObject({
    ok: false,
    outcome: expect.stringContaining('AppSecret'),
  })
  for (const [more, field] of [
    [{ appId: '' }, 'appId'],
    [{ appId: 'wxother', secret: '' }, 'secret'],
    [{ cover: Buffer.from('<svg onload=alert(1)>').toString('base64') }, 'cover'],
  ] as const) {
    const { status, fields } = await press.refusal(office.admin(`/api/carriers/${carrier.id}`, { method: 'PUT', json: settings(more) }))
    expect([status, Object.keys(fields ?? {})]).toEqual([400, [field]])
  }
})
