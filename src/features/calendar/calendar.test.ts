import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { dayOf } from '../../../law/calendar/calendar.js'
import { addWorkdays } from '../../../law/calendar/workdays.js'
import { day } from '../../../law/day.js'
import { FEATURES } from '../../app.js'
import { fixedClock } from '../../platform/clock.js'
import { readStream } from '../../platform/ledger/ledger.js'
import { type SignedInFetch, startTestServer, type TestServer } from '../../testing/server.js'
import { currentCalendar, registerDeadlines } from './index.js'

/** Worded as the notice of 2025-11-04, with days of 2027 that nobody has announced: for these tests only. */
const TEXT_2027 = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕99号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至12日（周五）放假调休，共8天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班。
国务院办公厅
2026年11月21日`

let server: TestServer
let head: SignedInFetch

async function start(features = FEATURES): Promise<void> {
  server = await startTestServer({ clock: fixedClock('2026-11-20T02:00:00Z'), features })
  head = await server.signIn('head', 'haidong')
}

function post(as: SignedInFetch, path: string, fields: Record<string, string | Blob>): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return as(path, { method: 'POST', body })
}

const get = async (path: string) => (await fetch(server.url + path)).json()
const page = async (path: string) => (await fetch(server.url + path)).text()

describe('the calendar as it is built in', () => {
  beforeAll(() => start())
  afterAll(() => server.close())

  it('lists its years, the one without a notice as provisional', async () => {
    const { from, to, years } = await get('/api/calendar/years')
    expect([from, to]).toEqual(['2018-01-01', '2026-12-31'])
    expect(years.map((year: { year: number }) => year.year)).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027])
    expect(years.at(-2)).toMatchObject({ published: true, workdays: 248, notices: [{ number: '国办发明电〔2025〕7号' }] })
    expect(years.at(-1)).toMatchObject({ published: false, notices: [] })
  })

  it('lets only those import who may', async () => {
    const clerk = await server.signIn('clerk', 'ledu')
    expect((await post(clerk, '/api/calendar/notices', { text: TEXT_2027 })).status).toBe(403)
    expect((await fetch(`${server.url}/api/calendar/notices`, { method: 'POST', body: new FormData() })).status).toBe(401)
  })

  it('computes the clock and the fee, by the API as by the law', async () => {
    const reply = await get('/api/calendar/clock?received=2021-09-10&consult=2021-09-13:2021-09-24,2021-09-15:2021-09-22')
    expect(reply).toMatchObject({ due: '2021-10-26', provisional: false, notes: [] })
    expect(await get('/api/calendar/fee?items=31')).toMatchObject({ yuan: 2200 })
    expect(await get('/api/calendar/clock?received=2021-09-10&extend=21')).toMatchObject({
      error: 'refused',
      code: 'bad-extension',
      article: '条例第三十三条第二款',
    })
  })

  it('answers the form day by day, and says what is wrong beside the field', async () => {
    const answer = await page('/rili/qixian?received=2021-09-10&corrected=&consultFrom=&consultTo=&extend=')
    expect(answer).toContain('<time dateTime="2021-10-14">2021-10-14</time>')
    expect(answer).toContain('放假（国庆节），不计')
    expect(answer.match(/第 \d+ 日/g)).toHaveLength(20)
    const wrong = await page('/rili/qixian?received=2021-09-10&consultFrom=2021-09-13')
    expect(wrong).toContain('错误：计算答复期限')
    expect(wrong).toContain('id="consultTo-error"')
    expect(wrong).toContain('value="2021-09-13"')
    expect(await page('/rili/qixian?received=2026-12-15')).toContain('暂定')
  })

  it('takes tables: pasted, as CSV in GBK, and as a workbook', async () => {
    const given = { number: '国办发明电〔2026〕99号', issuedOn: '2026-11-21' }
    const table = '2027-01-01至2027-01-03,放假,元旦\n2027-01-31,上班'
    const pasted = await (await post(head, '/api/calendar/notices/preview', { ...given, table })).json()
    expect(pasted.notice).toMatchObject({ off: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }], work: ['2027-01-31'] })
    expect(pasted.warnings[0]).toContain('没有读出这些节日的安排：春节')

    const gbk = new Blob([new Uint8Array([...Buffer.from('2027-01-01,'), 0xb7, 0xc5, 0xbc, 0xd9, 0x0a])])
    const file = await (await post(head, '/api/calendar/notices/preview', { ...given, file: gbk })).json()
    expect(file.notice.off).toEqual([{ name: '放假', from: '2027-01-01', to: '2027-01-01' }])

    const rows = [
      [{ value: '日期' }, { value: '种类' }],
      [{ value: new Date('2027-01-31'), format: 'yyyy-mm-dd' }, { value: '上班' }],
    ]
    const workbook = new Blob([new Uint8Array(await writeXlsxFile(rows).toBuffer())])
    const read = await (await post(head, '/api/calendar/notices/preview', { ...given, file: workbook })).json()
    expect(read.notice.work).toEqual(['2027-01-31'])
  })
})

describe('the import of a notice', () => {
  // Without the features that need longer to fill.
  beforeEach(() => start(FEATURES.filter((feature) => ['calendar', 'organs', 'accounts'].includes(feature.name))))
  afterEach(() => server.close())

  it('previews a notice without changing anything, then applies it as a version', async () => {
    registerDeadlines(server.platform, {
      name: '测试',
      running: async (_, calendar) => [
        { id: 'a', label: '甲', href: '/a', due: addWorkdays(day('2027-01-20'), 20, calendar) },
        { id: 'b', label: '乙', href: null, due: addWorkdays(day('2026-11-02'), 20, calendar) },
      ],
    })
    const before = await currentCalendar(server.platform.database.db)
    const preview = await (await post(head, '/api/calendar/notices/preview', { text: TEXT_2027 })).json()
    expect(preview).toMatchObject({ notice: { number: '国办发明电〔2026〕99号', numberConfidence: 'verified', year: 2027 }, warnings: [] })
    expect(preview.changes.find((change: { day: string }) => change.day === '2027-01-31')).toMatchObject({
      was: { kind: 'weekend', provisional: true },
      becomes: { kind: 'makeup', notice: '国办发明电〔2026〕99号', provisional: false },
    })
    const moves = [{ source: '测试', id: 'a', label: '甲', href: '/a', from: '2027-02-19', to: '2027-02-23' }]
    expect(preview.moves).toEqual(moves)
    expect(await currentCalendar(server.platform.database.db)).toEqual(before)

    const applied = await (await post(head, '/api/calendar/notices', { text: TEXT_2027 })).json()
    expect(applied).toEqual({ ...preview, version: 1 })
    const after = await currentCalendar(server.platform.database.db)
    expect(after.to).toBe('2027-12-31')
    expect(dayOf(after, day('2027-01-31'))).toMatchObject({ kind: 'makeup', provisional: false })
    const [entry] = await readStream(server.platform.database.db, 'calendar:国办发明电〔2026〕99号')
    expect(entry).toMatchObject({
      type: 'NoticeImported',
      actor: `user:${head.userId}`,
      article: '国办发明电〔2026〕99号',
      chain: 'platform',
    })
    const kept = await (await head(`/api/calendar/moves?${new URLSearchParams({ number: '国办发明电〔2026〕99号', version: '1' })}`)).json()
    expect(kept.moves).toEqual(moves)
  })

  it('says what to do with a workbook where nobody reads those', async () => {
    const file = new Blob([new Uint8Array([0x50, 0x4b, 3, 4])])
    expect(await (await post(head, '/api/calendar/notices/preview', { file })).json()).toMatchObject({ code: 'notice-not-csv' })
  })

  it('keeps every version; the latest makes the calendar', async () => {
    await post(head, '/api/calendar/notices', { text: TEXT_2027 })
    const same = await post(head, '/api/calendar/notices', { text: TEXT_2027 })
    expect([same.status, (await same.json()).code]).toEqual([422, 'notice-same'])
    const mended = TEXT_2027.replace('9月26日（周日）', '9月25日（周六）')
    expect((await (await post(head, '/api/calendar/notices', { text: mended })).json()).version).toBe(2)
    const { notices } = await get('/api/calendar/notices')
    const versions = notices.filter((notice: { number: string }) => notice.number === '国办发明电〔2026〕99号')
    expect(versions).toMatchObject([
      { version: 2, current: true, importedAt: '2026-11-20T02:00:00.000Z' },
      { version: 1, current: false },
    ])
    const calendar = await currentCalendar(server.platform.database.db)
    expect(dayOf(calendar, day('2027-09-25')).kind).toBe('makeup')
    expect(dayOf(calendar, day('2027-09-26')).kind).toBe('weekend')
  })

  it('corrects a built-in notice like any other', async () => {
    const sample = readFileSync(fileURLToPath(new URL('../../../samples/notices/2026.txt', import.meta.url)), 'utf8')
    expect((await (await post(head, '/api/calendar/notices/preview', { text: sample })).json()).code).toBe('notice-same')
    await post(head, '/api/calendar/notices', { text: sample.replace('5月9日（周六）', '5月10日（周日）') })
    const calendar = await currentCalendar(server.platform.database.db)
    expect(dayOf(calendar, day('2026-05-10')).kind).toBe('makeup')
    expect(dayOf(calendar, day('2026-05-09')).kind).toBe('weekend')
  })

  it('shows the year, and the new days as soon as a notice is applied', async () => {
    expect(await page('/rili')).toContain('2026年共有工作日 248 天')
    expect(await page('/rili?nian=2027')).toContain('2027年的放假安排尚未公布')
    await post(head, '/api/calendar/notices', { text: TEXT_2027 })
    const after = await page('/rili?nian=2027')
    expect(after).not.toContain('尚未公布')
    expect(after).toContain('国办发明电〔2026〕99号')
    expect((await fetch(`${server.url}/rili?nian=1999`)).status).toBe(404)
  })
})
