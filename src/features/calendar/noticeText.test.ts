import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Calendar, daysOf, makeCalendar } from '../../../law/calendar/calendar.js'
import { BUILT_IN_CALENDAR, NOTICES } from '../../../law/calendar/notices.js'
import { readNoticeText } from './noticeText.js'

const SAMPLES = fileURLToPath(new URL('../../../samples/notices/', import.meta.url))
const HOLIDAYS = fileURLToPath(new URL('../../../../shared/domain/holidays.json', import.meta.url))
const FILES = ['2018', '2019', '2019-labour-day', '2020', '2020-spring-festival', '2021', '2022', '2023', '2024', '2025', '2026']

const sample = (name: string) => readFileSync(`${SAMPLES}${name}.txt`, 'utf8')
const before = (number: string): Calendar => {
  const earlier = NOTICES.slice(
    0,
    NOTICES.findIndex((notice) => notice.number === number),
  )
  return earlier.length > 0 ? makeCalendar(earlier) : BUILT_IN_CALENDAR
}

describe('reading a notice from its text', () => {
  it.each(FILES)('reads the notice %s as it stands in the calendar', (name) => {
    const expected = NOTICES[FILES.indexOf(name)]
    const { notice, warnings } = readNoticeText(sample(name), {}, before(expected?.number ?? ''))
    expect({ ...notice, url: expected?.url }).toEqual(expected)
    expect(warnings).toEqual([])
  })

  it('reads it however it was pasted', () => {
    const text = sample('2026')
    const expected = readNoticeText(text, {}, BUILT_IN_CALENDAR).notice
    for (const pasted of [
      text.replace(/\n+/g, '\r\n'),
      text.replace(/\n+/g, ''),
      text.replace(/(.{7})/g, '$1\n　　'),
      text.replace(/（/g, '(').replace(/）/g, ')').replace(/：/g, ':'),
      text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
      `首页 > 政策 > 正文\n来源：新华社\n${text}\n责任编辑：某某`,
    ]) {
      expect(readNoticeText(pasted, {}, BUILT_IN_CALENDAR).notice).toEqual(expected)
    }
  })

  it('takes number and day of issue by hand where the text has none', () => {
    const bare = sample('2026')
      .replace('国办发明电〔2025〕7号', '')
      .replace(/国务院办公厅\n2025年11月4日/, '')
    expect(() => readNoticeText(bare, {}, BUILT_IN_CALENDAR)).toThrow('refused: notice-no-number')
    expect(() => readNoticeText(bare, { number: '7号' }, BUILT_IN_CALENDAR)).toThrow('refused: notice-bad-number')
    expect(() => readNoticeText(bare, { number: '国办发明电[2025]7号' }, BUILT_IN_CALENDAR)).toThrow('refused: notice-no-issue-date')
    const { notice } = readNoticeText(bare, { number: '国办发明电[2025]7号', issuedOn: '2025-11-04' }, BUILT_IN_CALENDAR)
    expect(notice).toMatchObject({ number: '国办发明电〔2025〕7号', numberConfidence: 'unverified', issuedOn: '2025-11-04' })
  })

  it('reads wordings of other years: 补休, a month carried on, a year that turns', () => {
    const text = (clause: string) => `国务院办公厅关于2027年部分节假日安排的通知 国办发明电〔2026〕9号 ${clause} 国务院办公厅 2026年11月5日`
    const read = (clause: string) => readNoticeText(text(clause), {}, BUILT_IN_CALENDAR).notice
    expect(read('一、清明节：4月5日放假，4月7日（星期三）补休。').off).toEqual([
      { name: '清明节', from: '2027-04-05', to: '2027-04-05' },
      { name: '清明节', from: '2027-04-07', to: '2027-04-07' },
    ])
    expect(read('一、国庆节：10月1日至7日放假。9月25日、26日上班。').work).toEqual(['2027-09-25', '2027-09-26'])
    expect(read('一、元旦：12月31日至1月2日放假，共3天。').off).toEqual([{ name: '元旦', from: '2026-12-31', to: '2027-01-02' }])
    expect(read('一、元旦：2026年12月31日至2027年1月2日放假，共3天。').off).toEqual([
      { name: '元旦', from: '2026-12-31', to: '2027-01-02' },
    ])
  })

  it('says what is odd', () => {
    const { warnings } = readNoticeText(sample('2026').replace(/六、中秋节.*\n/, ''), {}, BUILT_IN_CALENDAR)
    expect(warnings).toEqual(['没有读出这些节日的安排：中秋节。'])
    const moved = readNoticeText(
      sample('2026').replace('10月1日（周四）至7日（周三）放假调休，共7天', '10月2日至7日放假'),
      {},
      BUILT_IN_CALENDAR,
    )
    expect(moved.warnings).toEqual(['法定节假日 2026-10-01（国庆节）不在放假日期里，请核对。'])
  })

  it.each<[string, string]>([
    ['notice-no-year', '关于放假的通知'],
    ['notice-unreadable', '国务院办公厅关于2027年部分节假日安排的通知'],
    ['notice-unreadable', '国务院办公厅关于2027年部分节假日安排的通知 一、元旦：1月32日放假。'],
    ['notice-weekday-wrong', sample('2026').replace('1月4日（周日）', '1月4日（周一）')],
    ['notice-count-wrong', sample('2026').replace('共9天', '共8天')],
  ])('refuses %s', (code, text) => {
    expect(() => readNoticeText(text, {}, BUILT_IN_CALENDAR)).toThrow(`refused: ${code}`)
  })

  it.skipIf(!existsSync(HOLIDAYS))('agrees with the recorded schedules of 2019 to 2026 (../shared/domain/holidays.json)', () => {
    const { years } = JSON.parse(readFileSync(HOLIDAYS, 'utf8')) as { years: Record<string, { off: string[]; work_on_weekend: string[] }> }
    const free = [...BUILT_IN_CALENDAR.overrides].filter(([, it]) => it.free).map(([day]) => day)
    const worked = [...BUILT_IN_CALENDAR.overrides].filter(([, it]) => !it.free).map(([day]) => day)
    const since2019 = (days: string[]) => days.filter((day) => day >= '2019').sort()
    expect(since2019(free)).toEqual(
      Object.values(years)
        .flatMap((year) => year.off)
        .sort(),
    )
    expect(since2019(worked)).toEqual(
      Object.values(years)
        .flatMap((year) => year.work_on_weekend)
        .sort(),
    )
    expect(daysOf({ from: BUILT_IN_CALENDAR.from, to: BUILT_IN_CALENDAR.to })).toHaveLength(9 * 365 + 2)
  })
})
