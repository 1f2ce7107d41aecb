import { afterAll, beforeAll, expect, it } from 'vitest'
import '../../../platform/notices/heap.js'
import { describeEngines } from '../../../testing/engines.js'
import { OFFICE_FEATURES, type Office, openOffice, REQUESTS } from '../../../testing/office.js'
import type { SignedInFetch } from '../../../testing/server.js'
import { remindAll, remindUnconfirmed } from './remind.js'

describeEngines('reminders', (open) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(await open(OFFICE_FEATURES))
  })
  afterAll(() => office.server.close())

  interface Told {
    unread: number
    reminders: { id: string; kind: string; title: string; read: boolean; cases: { id: string; number: string }[] }[]
  }
  const told = async (who: SignedInFetch): Promise<Told> => (await who(`${REQUESTS}/reminders`)).json() as Promise<Told>
  const kinds = async (who: SignedInFetch) => (await told(who)).reminders.map((one) => `${one.kind} ${one.cases.length}`)
  const read = async (who: SignedInFetch) => {
    const ids = (await told(who)).reminders.map((one) => one.id)
    return (await who(`${REQUESTS}/reminders/read`, { method: 'POST', json: { ids } })).json()
  }
  const morning = () => remindAll(office.server.platform)

  it('ring for what is not confirmed on the same day, grouped, and close by themselves', async () => {
    await office.register()
    const two = await office.register()
    await office.register({ practice: true })
    await remindUnconfirmed(office.server.platform)
    await remindUnconfirmed(office.server.platform)
    expect(await kinds(office.clerk)).toEqual(['confirm 2'])
    expect((await told(office.clerk)).reminders[0]?.title).toBe('2 件申请等待确认收到')
    expect(await read(office.clerk)).toEqual({ unread: 0 })
    await remindUnconfirmed(office.server.platform)
    expect((await told(office.clerk)).unread).toBe(0)
    await office.view(office.step(office.clerk, two, 'receipt', { on: '2021-09-10' }))
    expect(await kinds(office.clerk)).toEqual(['confirm 1'])
    const third = await office.register()
    await remindUnconfirmed(office.server.platform)
    expect(await told(office.clerk)).toMatchObject({ unread: 1, reminders: [{ kind: 'confirm', read: false }] })
    expect(await kinds(office.stranger)).toEqual([])
    for (const one of (await told(office.clerk)).reminders.flatMap((each) => each.cases)) {
      const seen = await office.view(office.clerk(`${REQUESTS}/${one.id}`))
      await office.view(office.step(office.clerk, seen, 'withdrawal', { on: '2021-09-10' }))
    }
    expect(third.receivedOn).toBeNull()
    expect(await kinds(office.clerk)).toEqual([])
    await morning()
    const rows = await office.server.platform.database.db.selectFrom('notice').select(['kind', 'closed_on']).execute()
    expect(rows).toEqual([{ kind: 'confirm', closed_on: '2021-09-10' }])
  })

  it('are silent on a free day', async () => {
    const desk = office.clerk.userId
    await office.register()
    await office.at('2021-09-11')
    await morning()
    const rows = await office.server.platform.database.db.selectFrom('notice').select('items').where('addressee', '=', desk).execute()
    expect(rows).toEqual([{ items: [] }])
  })

  it('press more as the day comes near, and go to the head when it is over', async () => {
    // The case confirmed above is due on 2021-10-14; the clerk who has it signs in anew every day, so the desk is handed over.
    await office.at('2021-10-08')
    const { handlers } = await (await office.clerk(`${REQUESTS}/handlers?organId=ledu`)).json()
    const from = handlers.find((one: { running: number }) => one.running > 0).userId
    const moved = await office.head(`${REQUESTS}/hand-over`, { method: 'POST', json: { organId: 'ledu', from, to: office.clerk.userId } })
    expect(await moved.json()).toEqual({ moved: 3 })
    const clerk = office.clerk
    await morning()
    expect(await kinds(clerk)).toEqual(['confirm 1', 'due-soon 1'])
    await office.at('2021-10-14')
    await office.head(`${REQUESTS}/hand-over`, { method: 'POST', json: { organId: 'ledu', from: clerk.userId, to: office.clerk.userId } })
    await morning()
    expect(await kinds(office.clerk)).toEqual(['due-today 1', 'confirm 1'])
    expect(await kinds(office.head)).toEqual([])
    await office.at('2021-10-15')
    await morning()
    expect(await kinds(office.head)).toEqual(['overdue 1'])
  })

  it('follow a unit that does not answer from urging to the heads', async () => {
    await office.at('2021-11-01')
    let one = await office.register({ channel: 'in-person', on: '2021-11-01' })
    one = await office.view(office.step(office.clerk, one, 'assignments', { organId: 'pingan', joint: true, dueOn: '2021-11-08' }))
    await morning()
    expect(await kinds(office.stranger)).toEqual([])
    await office.at('2021-11-05')
    await morning()
    expect(await kinds(office.stranger)).toEqual(['unit-owes 1'])
    await office.at('2021-11-09')
    one = await office.view(office.clerk(`${REQUESTS}/${one.id}`))
    const hand = { userId: office.clerk.userId }
    one = await office.view(office.step(office.head, one, 'handler', hand))
    await morning()
    expect(await kinds(office.clerk)).toContain('unit-late 1')
    expect(await kinds(office.head)).not.toContain('unit-escalated 1')
    one = await office.view(office.step(office.clerk, one, 'urging', { organId: 'pingan' }))
    await office.at('2021-11-12')
    await morning()
    expect(await kinds(office.head)).toContain('unit-escalated 1')
    const theirs = await office.view(office.stranger(`${REQUESTS}/${one.id}`))
    await office.view(office.step(office.stranger, theirs, 'partial-replies', { organId: 'pingan', text: '我区没有这份文件。' }))
    expect(await kinds(office.stranger)).toEqual([])
    expect(await kinds(office.head)).not.toContain('unit-escalated 1')
  })

  it('tell of consultations and corrections whose days run out', async () => {
    await office.at('2021-11-15')
    const register = () => office.register({ channel: 'in-person', on: '2021-11-15' })
    const asked = await office.view(office.step(office.clerk, await register(), 'third-parties', { name: '某公司', interest: '商业秘密' }))
    expect(asked.consultations[0]?.lapsesOn).toBe('2021-12-06')
    await office.view(office.step(office.clerk, await register(), 'correction-notice', { items: ['文号'], dueOn: '2021-12-03' }))
    await morning()
    expect(await kinds(office.clerk)).toEqual([])
    const before = office.clerk.userId
    await office.at('2021-12-02')
    await office.head(`${REQUESTS}/hand-over`, { method: 'POST', json: { organId: 'ledu', from: before, to: office.clerk.userId } })
    await morning()
    expect(await kinds(office.clerk)).toEqual(expect.arrayContaining(['consultation 1', 'correction 1']))
  })
})
