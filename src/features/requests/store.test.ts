import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { day } from '../../../law/day.js'
import { webApp } from '../../app.js'
import { type Clock, fixedClock } from '../../platform/clock.js'
import { readConfig } from '../../platform/config/config.js'
import { createPlatform } from '../../platform/create.js'
import { Fault, Refused } from '../../platform/errors/errors.js'
import { verify } from '../../platform/ledger/ledger.js'
import { createLog } from '../../platform/log/log.js'
import type { Platform } from '../../platform/platform.js'
import { seedDemo } from '../../platform/seed.js'
import { incoming } from '../../testing/applicant.js'
import { describeEngines } from '../../testing/engines.js'
import { accounts } from '../accounts/index.js'
import { importNotice } from '../calendar/importNotice.js'
import { calendar } from '../calendar/index.js'
import { organs } from '../organs/index.js'
import { archive } from './ending.js'
import { type Ctx, handle } from './handle.js'
import { correctRequest, findByNumberAndPassword, giveReasonsFor, rate, requests, submitRequest, withdrawRequest } from './index.js'
import { purgePersons } from './purge.js'
import { confirmReceipt } from './request.js'
import { openParts } from './sealed.js'
import { findRow } from './store.js'

const features = [calendar, organs, accounts, requests]

const INCOMING = incoming(day('2026-11-20'))

describeEngines('requests from the citizen’s side', (open) => {
  let instant = '2026-11-20T02:00:00Z'
  const clock: Clock = { now: () => fixedClock(instant).now() }
  let platform: Platform
  let ctx: Ctx

  beforeAll(async () => {
    const config = readConfig({ GONGKAI_DATA: mkdtempSync(join(tmpdir(), 'gongkai-test-')), GONGKAI_LOG: 'error' })
    platform = createPlatform(config, await open(features), clock, createLog(config, process.stderr), features)
    await seedDemo(platform, features)
    await webApp(platform, features)
    ctx = { platform, actor: { kind: 'citizen', caseId: null } }
  })

  const confirm = (id: string) => handle(ctx, id, null, ({ state, now }) => confirmReceipt(state, now.today, now))
  const find = async (id: string, password: string) => {
    const view = await findByNumberAndPassword(ctx, 'ledu', id, password)
    if (!view) throw new Error('not found')
    return view
  }

  it('makes one case of a form sent twice at once, and numbers without gaps', async () => {
    const once = { ...INCOMING, once: 'draft-1' }
    const twice = await Promise.all([submitRequest(ctx, once), submitRequest(ctx, once), submitRequest(ctx, once)])
    expect(new Set(twice.map(({ id, password }) => `${id} ${password}`)).size).toBe(1)
    await expect(submitRequest(ctx, { ...INCOMING, delivery: [] })).rejects.toThrow(Refused)
    await expect(submitRequest(ctx, { ...INCOMING, organId: 'nowhere' })).rejects.toThrow(Fault)
    const many = await Promise.all(Array.from({ length: 8 }, () => submitRequest(ctx, INCOMING)))
    expect(many.map(({ number }) => number).sort()).toEqual(Array.from({ length: 8 }, (_, n) => `2026-000${n + 2}`))
  })

  it('takes in together what waits together, and what fails spoils no other', async () => {
    const seen: unknown[] = []
    const sent = Array.from({ length: 12 }, (_, n) =>
      submitRequest(ctx, INCOMING, async (tx) => {
        seen.push(tx)
        if (n === 5) throw new Error('a file that cannot be kept')
      }),
    )
    const settled = await Promise.allSettled(sent)
    expect(settled.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, (_, n) => (n === 5 ? 'rejected' : 'fulfilled')))
    const numbers = settled.flatMap((one) => (one.status === 'fulfilled' ? [Number(one.value.number.slice(5))] : [])).sort((a, b) => a - b)
    expect(numbers).toEqual(numbers.map((_, n) => (numbers[0] as number) + n))
    seen.length = 0
    await Promise.all(Array.from({ length: 12 }, () => submitRequest(ctx, INCOMING, async (tx) => void seen.push(tx))))
    // The first goes at once, the others wait for it and go together.
    expect(new Set(seen).size).toBe(2)
    expect((await verify(platform.database.db)).ok).toBe(true)
  })

  it('shows the applicant plain sentences, and takes a correction and a withdrawal', async () => {
    const { id, number, password } = await submitRequest(ctx, INCOMING)
    await confirm(id)
    const view = await find(number, password.toLowerCase())
    expect(view).toMatchObject({
      id,
      number,
      clock: { light: 'green', due: '2026-12-18' },
      words: { description: INCOMING.words.description },
    })
    expect(view.person?.idNumber).toBe('110***********002X')
    expect(view.timeline.map(({ sentence }) => sentence)).toEqual(['您提交了申请。', expect.stringContaining('收到之日为 2026-11-20')])
    await expect(correctRequest(ctx, id, '文号')).rejects.toMatchObject({ code: 'correction-not-asked' })
    await expect(giveReasonsFor(ctx, id, '研究')).rejects.toMatchObject({ code: 'reasons-not-asked' })
    await expect(rate(ctx, id, 5, '')).rejects.toMatchObject({ code: 'not-decided' })
    await withdrawRequest(ctx, id)
    await rate(ctx, id, 2, '电话 13897001234')
    expect(await find(id, password)).toMatchObject({ rating: 2, clock: { light: 'done' }, state: { decision: { outcome: 'otherMisc' } } })
  })

  it('answers wrong passwords and unknown numbers alike, slower each time', async () => {
    const { number, password } = await submitRequest(ctx, INCOMING)
    const told: string[] = []
    for (const tried of [number, '2026-9999']) {
      for (let n = 0; n < 5; n += 1) {
        try {
          told.push(JSON.stringify(await findByNumberAndPassword(ctx, 'ledu', tried, 'AAAAAAAAAA')))
        } catch (error) {
          told.push(error instanceof Fault ? error.text : String(error))
        }
      }
    }
    expect(told.slice(0, 5)).toEqual(told.slice(5))
    expect(told[4]).toMatch(/编号或者查询密码不对，请 \d+ 秒以后再试/)
    await expect(findByNumberAndPassword(ctx, 'ledu', number, password)).rejects.toMatchObject({ word: 'too-many' })
    instant = '2026-11-20T02:30:00Z'
    expect((await findByNumberAndPassword(ctx, 'ledu', number, password))?.number).toBe(number)
    for (const strange of ['', '2026', "2026-0001' or 1=1", '2026-0001'.repeat(1000)]) {
      expect(await findByNumberAndPassword(ctx, 'ledu', strange, password)).toBe(null)
    }
  })

  it('purges identity and contacts a year after the file is archived, and nothing before', async () => {
    const { id } = await submitRequest(ctx, INCOMING)
    await withdrawRequest(ctx, id)
    await handle(ctx, id, null, ({ state, now }) => archive(state, '2026-001', now))
    instant = '2027-11-20T02:00:00Z'
    expect(await purgePersons(platform)).toBe(0)
    instant = '2027-11-21T02:00:00Z'
    expect(await purgePersons(platform)).toBe(1)
    expect([...(await openParts(ctx, platform.database.db, id)).keys()]).toEqual(['words'])
    instant = '2026-11-20T03:00:00Z'
  })

  it('lets every running deadline follow a holiday notice, and tells the applicant', async () => {
    const { id, password } = await submitRequest(ctx, INCOMING)
    instant = '2026-12-18T02:00:00Z'
    await confirm(id)
    const before = await find(id, password)
    expect(before.clock).toMatchObject({ provisional: true })
    const days = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05']
    const input = {
      table: ['日期,种类,名称', ...days.map((each) => `${each},放假,元旦`)].join('\n'),
      number: '国办发明电〔2026〕9号',
      issuedOn: '2026-12-18',
    }
    const effect = await importNotice(platform, input, { kind: 'operator', command: 'test' })
    const move = effect.moves.find((one) => one.id === id)
    expect(move?.from).toBe(before.clock.due)
    const after = await find(id, password)
    expect(after.clock.due).toBe(move?.to)
    expect(after.clock.due && before.clock.due && after.clock.due > before.clock.due).toBe(true)
    expect((await findRow(platform.database.db, id))?.due_on).toBe(move?.to)
    expect(after.timeline.at(-1)?.sentence).toContain(`由 ${move?.from} 改为 ${move?.to}`)
  })
})
