import { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ErrorBody } from '../../../../api/contract.js'
import type { Mailbox, ReceivedMail, ReceivedMailDetail } from '../../../../api/received-mails.js'
import type { RequestView } from '../../../../api/request-view.js'
import { testDatabase } from '../../../testing/database.js'
import { hasDovecot, type MailServer, startMailServer } from '../../../testing/imap.js'
import { OFFICE_FEATURES, type Office, openOffice, PERSON } from '../../../testing/office.js'
import { attachmentsOf } from '../attachments.js'
import { parseMail } from './parse.js'
import { readMailbox, readMailboxes, TAKEN } from './read-mailbox.js'
import { mailboxOf, unregisteredMail } from './store.js'
import { takeInMail } from './take-in.js'

const SLOW_MS = 120_000
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF').toString('base64')

function mail(head: Record<string, string>, body: string | Buffer): Buffer {
  const lines = Object.entries({ From: '=?utf-8?B?546L5bCP5piO?= <w@example.cn>', Date: 'Fri, 10 Sep 2021 09:00:00 +0800', ...head })
  return Buffer.concat([Buffer.from(`${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`), Buffer.from(body)])
}

const withFile = mail(
  { 'Message-ID': '<2@example.cn>', Subject: 'With files', 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=b' },
  `--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>申请公开<b>规划</b></p><script>alert(1)</script>\r\n--b\r\nContent-Type: application/pdf; name="=?utf-8?B?546L5bCP5piO6Lqr5Lu96K+BLnBkZg==?="\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n${PDF}\r\n--b\r\nContent-Type: application/x-msdownload; name="../../run.exe"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\nTVqQAAM=\r\n--b--\r\n`,
)

describe.skipIf(!hasDovecot)('mails of a real mailbox (needs dovecot)', () => {
  let office: Office
  let server: MailServer
  let user: ImapFlow
  beforeAll(async () => {
    office = await openOffice(await testDatabase(OFFICE_FEATURES))
    server = await startMailServer()
    user = new ImapFlow({
      host: server.host,
      port: server.port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: server.login, pass: server.password },
      logger: false,
    })
    await user.connect()
  }, SLOW_MS)
  afterAll(async () => {
    await user?.logout()
    await server?.close()
    await office?.server.close()
  })

  const at = new Date('2021-09-10T01:00:00Z')
  const post = (raw: Buffer) => user.append('INBOX', raw, [], at)
  const settings = (more = {}) => ({
    host: server.host,
    port: server.port,
    security: 'plain',
    login: server.login,
    password: server.password,
    enabled: true,
    ...more,
  })
  const put = (json: object) => office.head('/api/mailboxes/ledu', { method: 'PUT', json })
  const check = async () =>
    (await (await office.head('/api/mailboxes/ledu/check', { method: 'POST', json: {} })).json()) as { mailbox: Mailbox; taken: number }
  const list = async (who = office.clerk, status = 'waiting') =>
    ((await (await who(`/api/received-mails?status=${status}`)).json()) as { mails: ReceivedMail[] }).mails
  const one = async (id: string) => (await (await office.clerk(`/api/received-mails/${id}`)).json()) as ReceivedMailDetail
  const box = async () => {
    const row = await mailboxOf(office.server.platform.database.db, 'ledu')
    if (!row) throw new Error('no mailbox')
    return row
  }

  it(
    'is set by the head, its password kept unreadable, and never sent elsewhere',
    async () => {
      const body = async (answer: Promise<Response>) => (await (await answer).json()) as ErrorBody
      expect((await office.clerk('/api/mailboxes/ledu', { method: 'PUT', json: settings() })).status).toBe(403)
      expect(await body(put(settings({ host: 'mail.example.cn' })))).toMatchObject({ code: 'mailbox-in-the-clear' })
      expect((await put(settings({ password: 'wrong' }))).status).toBe(200)
      expect((await check()).mailbox.trouble).toMatch(/密码不对/)
      expect((await put(settings())).status).toBe(200)
      expect((await put(settings({ password: '' }))).status).toBe(200)
      expect(await body(put(settings({ password: '', login: 'other' })))).toMatchObject({ code: 'password-needed' })
      expect((await put(settings({ port: 1 }))).status).toBe(200)
      expect((await check()).mailbox.trouble).toMatch(/连不上/)
      expect((await put(settings())).status).toBe(200)
      expect(await check()).toMatchObject({ taken: 0, mailbox: { trouble: null } })
      expect(JSON.stringify(await office.server.platform.database.db.selectFrom('request_mailbox').selectAll().execute())).not.toContain(
        '"secret"',
      )
    },
    SLOW_MS,
  )

  it(
    'takes each mail in once, marks it, and leaves it where it is',
    async () => {
      await post(
        mail(
          { 'Message-ID': '<1@example.cn>', Subject: '=?gb2312?B?yerH67mrv6o=?=', 'Content-Type': 'text/plain; charset=gb18030' },
          Buffer.from('c9eac7ebb9abbfaab9e6bbae', 'hex'),
        ),
      )
      await post(withFile)
      expect((await check()).taken).toBe(2)
      expect((await check()).taken).toBe(0)
      await Promise.all([readMailboxes(office.server.platform), readMailboxes(office.server.platform)])
      expect((await list()).map((each) => [each.subject, each.from, each.on, each.attachments])).toEqual([
        ['申请公开', 'w@example.cn', '2021-09-10', 0],
        ['With files', 'w@example.cn', '2021-09-10', 2],
      ])
      expect(await list(office.stranger)).toEqual([])
      await user.mailboxOpen('INBOX')
      expect(await user.search({ keyword: TAKEN }, { uid: true })).toHaveLength(2)
      expect(await user.search({ seen: true }, { uid: true })).toEqual([])
      await user.mailboxClose()
      const [first] = await list()
      expect((await one(first?.id ?? '')).text).toBe('申请公开规划')
    },
    SLOW_MS,
  )

  it(
    'neither loses nor doubles a mail that was kept but not marked, or that comes under new numbers',
    async () => {
      const { platform } = office.server
      await post(mail({ 'Message-ID': '<3@example.cn>', Subject: 'third' }, 'third'))
      // As if the process had died between keeping and marking.
      const kept = {
        uidValidity: (await box()).uid_validity ?? '',
        uid: 3,
        at,
        mail: await parseMail(mail({ 'Message-ID': '<3@example.cn>', Subject: 'third' }, 'third')),
      }
      expect(await takeInMail(platform, await box(), kept)).toBe(true)
      expect(await takeInMail(platform, await box(), kept)).toBe(false)
      expect(await readMailbox(platform, await box())).toBe(0)
      await user.mailboxOpen('INBOX')
      expect(await user.search({ keyword: TAKEN }, { uid: true })).toHaveLength(3)
      await user.mailboxClose()
      await platform.database.transaction((tx) => tx.updateTable('request_mailbox').set({ uid_validity: '1', last_uid: 900 }).execute())
      expect(await readMailbox(platform, await box())).toBe(0)
      // Another mail that claims the same Message-ID is another mail.
      await post(mail({ 'Message-ID': '<3@example.cn>', Subject: 'third' }, 'not the same'))
      expect(await readMailbox(platform, await box())).toBe(1)
      expect(await list()).toHaveLength(4)
    },
    SLOW_MS,
  )

  it(
    'becomes a request that waits for both sides to confirm, with its attachments, once',
    async () => {
      const mailed = (await list()).find((each) => each.subject === 'With files') as ReceivedMail
      const detail = await one(mailed.id)
      expect(detail).toMatchObject({ fromName: '王小明', text: '申请公开规划', notes: [expect.stringContaining('网页格式')] })
      expect(detail.files.map((file) => file.name)).toEqual(['王小明身份证.pdf', 'run.exe'])
      const download = await office.clerk(`/api/received-mails/${mailed.id}/attachments/${detail.files[0]?.id}`)
      expect([download.status, download.headers.get('content-type')]).toEqual([200, 'application/octet-stream'])
      expect((await office.stranger(`/api/received-mails/${mailed.id}`)).status).toBe(403)
      const registration = { applicantKind: 'naturalPerson', delivery: ['email'], person: PERSON, words: { description: '申请公开规划' } }
      const register = () => office.clerk(`/api/received-mails/${mailed.id}/registration`, { method: 'POST', json: registration })
      const twice = (await Promise.all([register(), register()].map(async (answer) => (await answer).json()))) as { request: RequestView }[]
      expect(new Set(twice.map((each) => each.request.id)).size).toBe(1)
      const request = twice[0]?.request as RequestView
      expect(request).toMatchObject({ channel: 'email', submittedOn: '2021-09-10', receivedOn: null, light: 'grey' })
      expect(await attachmentsOf(office.server.platform.database.db, request.id)).toMatchObject([
        { type: 'application/pdf', what: 'material' },
      ])
      expect(await list(office.clerk, 'registered')).toMatchObject([{ requestId: request.id }])
    },
    SLOW_MS,
  )

  it(
    'is dismissed with a reason, and rings while it waits',
    async () => {
      const { db } = office.server.platform.database
      expect(await unregisteredMail(db, ['ledu', 'pingan'])).toHaveLength(3)
      const [first] = await list()
      const dismiss = (reason: string) => office.clerk(`/api/received-mails/${first?.id}/dismissal`, { method: 'POST', json: { reason } })
      expect((await dismiss('无')).status).toBe(400)
      expect((await dismiss('广告邮件，不是申请')).status).toBe(200)
      expect((await dismiss('广告邮件，不是申请')).status).toBe(409)
      expect(await unregisteredMail(db, ['ledu'])).toHaveLength(2)
      const dump = JSON.stringify([
        await db.selectFrom('received_mail').selectAll().execute(),
        await db.selectFrom('stored_file').select('name').execute(),
      ])
      for (const secret of ['王小明', 'w@example.cn', '规划', 'With files']) expect(dump).not.toContain(secret)
    },
    SLOW_MS,
  )

  it(
    'takes in whatever comes: many, without a head, cut off, of kinds nobody knows, and moves them where it is told',
    async () => {
      await user.mailboxCreate('Done')
      expect((await put(settings({ password: '', doneFolder: 'Done' }))).status).toBe(200)
      const odd = [
        Buffer.from('no head at all'),
        Buffer.from('Subject: cut\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/pl'),
        mail({ Subject: 'unknown charset', 'Content-Type': 'text/plain; charset=x-nobody' }, Buffer.from([0xff, 0xfe, 0x41])),
        mail({ Subject: 'nul' }, 'a\0b'),
        mail({ Subject: 'x'.repeat(5000) }, 'y'.repeat(300_000)),
        Buffer.concat([
          Buffer.from('Subject: '),
          Buffer.from('c9eac7eb', 'hex'),
          Buffer.from('\r\nFrom: a@b.cn\r\n\r\n'),
          Buffer.from('b9abbfaa', 'hex'),
        ]),
      ]
      for (const raw of odd) await post(raw)
      expect((await check()).taken).toBe(odd.length)
      const taken = (await list()).slice(-odd.length)
      expect(taken.at(-1)).toMatchObject({ subject: '申请', from: 'a@b.cn' })
      expect((await one(taken.at(-1)?.id ?? '')).text).toBe('公开')
      const long = await one(taken.find((each) => each.subject.startsWith('xxx'))?.id ?? '')
      expect([long.subject.length, long.text.length, long.notes.length]).toEqual([300, 200_000, 1])
      expect(await user.status('INBOX', { messages: true })).toMatchObject({ messages: 0 })
      expect(await user.status('Done', { messages: true })).toMatchObject({ messages: 4 + odd.length })
    },
    SLOW_MS,
  )
})
