import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CARRIER_START, type CarrierOffice, MINUTE, openCarriers } from '../../testing/carriers.js'
import { jsonOf } from '../../testing/json.js'
import type { Press } from '../../testing/publishing.js'
import { type SmtpServer, startSmtp } from '../../testing/smtp.js'
import { type Visitor, visitor } from '../../testing/visitor.js'
import type { Choice, Rhythm } from './mail/store.js'
import { subscribeForm } from './mail/subscribePage.js'
import { subscribe } from './mail/subscribing.js'

const EVERYTHING = { organs: [], columns: [], words: [] }
const SITE = 'https://www.example.gov.cn'

let office: CarrierOffice
let press: Press
let smtp: SmtpServer
let reader: Visitor
beforeAll(async () => {
  smtp = await startSmtp()
  office = await openCarriers({ GONGKAI_SMTP_URL: smtp.url, GONGKAI_MAIL_FROM: 'dingyue@example.gov.cn' })
  press = office.press
}, 60_000)
afterAll(async () => {
  await press?.server.close()
  await smtp?.close()
})
beforeEach(async () => {
  office.setClock(CARRIER_START)
  for (const table of ['carrier_message', 'carrier_subscriber', 'carrier_news', 'job_schedule'] as const)
    await db().deleteFrom(table).execute()
  smtp.mails.length = 0
  smtp.answers.clear()
  smtp.down = false
  reader = visitor(press.server.url)
  // The clock went back: what recurs is planned anew.
  await office.run()
})

const db = () => press.server.platform.database.db
const later = async (ms: number) => {
  office.later(ms)
  await office.run()
}
const ask = (address: string, more: Record<string, string> = {}) => {
  return fetch(`${press.server.url}/dingyue`, {
    method: 'POST',
    body: new URLSearchParams({ address, rhythm: 'now', words: '', ...more }),
    headers: { origin: press.server.url },
  })
}
/** The path behind a link of ours in a text. */
const linkIn = (text: string | undefined) => {
  const link = text?.split('\n').find((line) => line.startsWith(SITE) && line.includes('?hao=')) ?? ''
  return link.replace(SITE, '')
}
const follow = async (text: string | undefined) => {
  const path = linkIn(text)
  const [to = '', query] = path.split('?')
  return reader.post(to, Object.fromEntries(new URLSearchParams(query)))
}
const join = async (address: string, choice: Partial<Choice> = {}, rhythm: Rhythm = 'now') => {
  await subscribe(press.server.platform, { address, rhythm, choice: { ...EVERYTHING, ...choice } })
  await office.run()
  await follow(smtp.mails.at(-1)?.mail.text)
  smtp.mails.length = 0
}
test('a reader subscribes, confirms, gets what is new, and leaves by one press in the mail program', async () => {
  const sent = await ask('wang@example.cn')
  expect(sent.status).toBe(200)
  expect(await sent.text()).toContain('请到邮箱里确认')
  await office.run()
  const [question] = smtp.mails
  expect(question).toMatchObject({ to: 'wang@example.cn', mail: { from: { address: 'dingyue@example.gov.cn' } } })
  const link = linkIn(question?.mail.text)
  // What opens links by itself subscribes nobody.
  await reader.get(link)
  await press.publish(await office.notice())
  await later(10 * MINUTE)
  expect(smtp.mails).toHaveLength(1)
  expect((await follow(question?.mail.text)).html).toContain('订阅成功')

  const title = '=cmd()<script>alert(1)</script>\u2028Bcc: x@example.cn'
  const document = await press.publish(await office.notice({ title }))
  await later(10 * MINUTE)
  expect(smtp.mails).toHaveLength(2)
  const { mail, raw } = smtp.mails[1] as SmtpServer['mails'][number]
  expect(mail.text).toContain(`${SITE}/xinxi/${document.summary.id}`)
  expect(mail.html).toContain('=cmd()&lt;script&gt;')
  expect(mail.html).not.toContain('<script>')
  expect(mail.bcc).toBe(undefined)
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value ?? ''
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(raw).toContain('text/plain')

  const oneClick = header('list-unsubscribe')
    .replace(/[<>\s]/g, '')
    .replace(SITE, press.server.url)
  expect((await fetch(oneClick, { redirect: 'manual' })).status).toBe(303)
  expect(await db().selectFrom('carrier_subscriber').select('id').execute()).toHaveLength(1)
  const left = await fetch(oneClick, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })
  expect(left.status).toBe(200)
  expect(await db().selectFrom('carrier_subscriber').select('id').execute()).toEqual([])
  await press.publish(await office.notice())
  await later(10 * MINUTE)
  expect(smtp.mails).toHaveLength(2)
  const told = await jsonOf<{ mailed: object }>(press.clerk(`/api/publishing/documents/${document.summary.id}/deliveries`))
  expect(told.mailed).toEqual({ sent: 1, failed: 0 })
})

test('addresses lie sealed, and stand in no entry', async () => {
  await join('geheim@example.cn')
  const rows = JSON.stringify([
    await db().selectFrom('carrier_subscriber').selectAll().execute(),
    await db().selectFrom('ledger_entry').select(['type', 'data']).where('type', 'like', 'Subscription%').execute(),
  ])
  expect(rows).toContain('SubscriptionConfirmed')
  expect(rows).not.toContain('geheim')
})

test('nobody learns who has subscribed, and nobody is flooded with questions', async () => {
  await join('li@example.cn')
  const answers: string[] = []
  for (const address of ['LI@example.cn', 'nobody@example.cn']) answers.push(await (await ask(address)).text())
  expect(new Set(answers).size).toBe(1)
  for (let n = 0; n < 3; n += 1) {
    await subscribe(press.server.platform, { address: 'li@example.cn', rhythm: 'now', choice: EVERYTHING })
  }
  await office.run()
  expect(smtp.mails.filter(({ to }) => to.toLowerCase() === 'li@example.cn')).toHaveLength(2)
})

test('a confirmation holds for two days; a wrong or old one changes nothing', async () => {
  await subscribe(press.server.platform, { address: 'zhao@example.cn', rhythm: 'now', choice: EVERYTHING })
  await office.run()
  const text = smtp.mails[0]?.mail.text
  expect((await follow(text?.replace(/ma=.{4}/, 'ma=AAAA'))).html).toContain('已经失效')
  office.setClock(CARRIER_START + 49 * 60 * MINUTE)
  expect((await follow(text)).html).toContain('已经失效')
  await later(24 * 60 * MINUTE)
  expect(await db().selectFrom('carrier_subscriber').select('id').execute()).toEqual([])
})

describe('what is sent to whom', () => {
  test('words, columns, and once a week', async () => {
    await join('cars@example.cn', { words: ['停车场', '养老'] })
    await join('papers@example.cn', { columns: ['fdzdgknr/zcwj'] })
    await join('district@example.cn', { organs: ['haidong/pingan'] })
    await join('weekly@example.cn', { organs: ['haidong'] }, 'weekly')
    const body = '<p>新建公共停车场三处，分布在碾伯镇和雨润镇。</p>'
    await press.publish(await office.notice({ title: '关于停车的公告', body }))
    await press.publish(await office.notice())
    await later(10 * MINUTE)
    expect(smtp.mails.map(({ to, mail }) => [to, mail.subject?.includes('停车')])).toEqual([['cars@example.cn', true]])
    office.setClock(Date.parse('2021-09-12T23:59:00Z'))
    await office.run()
    expect(smtp.mails).toHaveLength(1)
    office.setClock(Date.parse('2021-09-14T00:01:00Z'))
    await office.run()
    expect(smtp.mails.slice(1).map(({ to, mail }) => [to, mail.subject?.includes('2 条')])).toEqual([['weekly@example.cn', true]])
  })

  test('nothing that has been withdrawn by then', async () => {
    await join('wu@example.cn')
    const [kept, gone] = [await press.publish(await office.notice()), await press.publish(await office.notice())]
    await office.withdraw(gone)
    await later(10 * MINUTE)
    expect(smtp.mails).toHaveLength(1)
    expect(smtp.mails[0]?.mail.text).toContain(kept.summary.id)
    expect(smtp.mails[0]?.mail.text).not.toContain(gone.summary.id)
  })
})

describe('a mail server that', () => {
  test('is away: mails wait and go out under the same Message-ID', async () => {
    await join('sun@example.cn')
    smtp.down = true
    await press.publish(await office.notice())
    await later(10 * MINUTE)
    expect(smtp.mails).toEqual([])
    smtp.down = false
    await later(5 * MINUTE)
    expect(smtp.mails).toHaveLength(1)
    const [message] = await db().selectFrom('carrier_message').select(['id', 'state', 'tries']).where('documents', '<>', '[]').execute()
    expect(message).toMatchObject({ state: 'sent', tries: 2 })
    expect(smtp.mails[0]?.mail.messageId).toBe(`<${message?.id}@example.gov.cn>`)
  })

  test('says that there is no such person: the address is erased, and not asked again', async () => {
    await join('gone@example.cn')
    smtp.answers.set('gone@example.cn', '550 5.1.1 user unknown')
    await press.publish(await office.notice())
    await later(10 * MINUTE)
    expect(await db().selectFrom('carrier_subscriber').select(['state', 'address', 'choice']).execute()).toEqual([
      { state: 'suppressed', address: '', choice: '' },
    ])
    await subscribe(press.server.platform, { address: 'gone@example.cn', rhythm: 'now', choice: EVERYTHING })
    smtp.answers.clear()
    await later(10 * MINUTE)
    expect(smtp.mails).toEqual([])
  })

  test('is busy with one address: that one waits', async () => {
    await join('full@example.cn')
    smtp.answers.set('full@example.cn', '452 4.2.2 mailbox full')
    await press.publish(await office.notice())
    await later(10 * MINUTE)
    smtp.answers.clear()
    await later(5 * MINUTE)
    expect(smtp.mails).toHaveLength(1)
  })
})

test('what is no single address is refused beside its field', async () => {
  const addresses = [
    'a@example.cn, b@example.cn',
    '"a\nb"@example.cn',
    '<a@example.cn>',
    'a@example.cn\n',
    'not an address',
    `${'a'.repeat(250)}@example.cn`,
  ]
  for (const address of addresses) expect(subscribeForm.schema.safeParse({ address }).success, address).toBe(false)
  const html = await (await ask('a@example.cn\r\nBcc: all@example.cn')).text()
  expect(html).toContain('请填写邮箱地址')
  await office.run()
  expect(smtp.mails).toEqual([])
})
