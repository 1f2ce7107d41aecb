import { expect, it } from 'vitest'
import { describeEngines } from '../../testing/engines.js'
import { openPress, PRESS_FEATURES } from '../../testing/publishing.js'
import { startReceiver } from '../../testing/receiver.js'
import { startSmtp } from '../../testing/smtp.js'
import { carriers } from './index.js'
import { subscribe } from './mail/subscribing.js'

describeEngines('carriers', (open) => {
  it('tells webhooks and subscribers of what is published', async () => {
    const [receiver, smtp] = [await startReceiver(), await startSmtp()]
    const features = [...PRESS_FEATURES, carriers]
    const press = await openPress(await open(features), features, {
      GONGKAI_INSIDE_HOSTS: receiver.host,
      GONGKAI_URL: 'https://www.example.gov.cn',
      GONGKAI_SMTP_URL: smtp.url,
      GONGKAI_MAIL_FROM: 'dingyue@example.gov.cn',
    })
    const { platform, url } = press.server
    const admin = await press.server.signIn('organ-admin', 'ledu')
    const body = { organId: 'ledu', kind: 'webhook', name: '区融媒体中心', address: receiver.url }
    expect((await admin('/api/carriers', { method: 'POST', json: body })).status).toBe(200)
    await subscribe(platform, { address: 'a@example.cn', rhythm: 'now', choice: { organs: [], columns: [], words: [] } })
    await platform.jobs.runDue()
    const query = new URLSearchParams(/\?(hao=\S+)/.exec(smtp.mails[0]?.mail.text ?? '')?.[1])
    await fetch(`${url}/dingyue/queren`, { method: 'POST', body: query, headers: { origin: url } })
    await press.publish(await press.start())
    await platform.jobs.runDue()
    press.setClock('2021-09-10T02:10:00Z')
    await platform.jobs.runDue()
    expect([receiver.received.length, smtp.mails.length]).toEqual([1, 2])
    expect(await (await admin('/api/carriers')).json()).toMatchObject({ mail: { subscribers: 1 }, carriers: [{ health: { failed: 0 } }] })
    await press.server.close()
    await smtp.close()
    await receiver.close()
  }, 120_000)
})
