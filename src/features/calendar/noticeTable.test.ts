import { describe, expect, it } from 'vitest'
import { daysOf } from '../../../law/calendar/calendar.js'
import { NOTICES } from '../../../law/calendar/notices.js'
import { readNoticeTable } from './noticeTable.js'

const GIVEN = { number: '国办发明电〔2025〕7号', issuedOn: '2025-11-04' }
const NOTICE_2026 = NOTICES.find((notice) => notice.year === 2026)

function rows(separator: string, writeDay = (day: string) => day): string {
  const off = NOTICE_2026?.off.flatMap((span) => daysOf(span).map((day) => [writeDay(day), '放假', span.name])) ?? []
  const work = NOTICE_2026?.work.map((day) => [writeDay(day), '上班', '']) ?? []
  return [['日期', '种类', '名称'], ...work, ...off].map((row) => row.join(separator)).join('\r\n')
}

function spans(): string {
  const off = NOTICE_2026?.off.map((span) => `${span.from}至${span.to}\t放假\t${span.name}`) ?? []
  return [...off, ...(NOTICE_2026?.work.map((day) => `${day}\t上班`) ?? [])].join('\n')
}

const serial = (day: string) => String((Date.parse(day) - Date.parse('1899-12-30')) / 86_400_000)

describe('reading a notice from a table', () => {
  it.each([
    ['CSV', rows(',')],
    ['pasted cells', rows('\t', (day) => day.replaceAll('-', '/'))],
    ['Chinese days', rows('\t', (day) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'))],
    ['spans of days', spans()],
    ['days as spreadsheet numbers', `${rows(',', serial)}\n\n`],
  ])('reads %s as the notice itself', (_, text) => {
    const { notice, warnings } = readNoticeTable(text, GIVEN)
    expect(notice).toEqual({ ...NOTICE_2026, numberConfidence: 'unverified', url: null })
    expect(warnings).toEqual([])
  })

  it.each([
    ['notice-bad-row', '日期,种类\n2027-01-01,放假\n2027-01-02,或许'],
    ['notice-bad-row', '日期,种类\n2027-02-30,放假'],
    ['notice-bad-row', '日期,种类\n2027-01-01至2028-01-01,放假'],
    ['notice-unreadable', '日期,种类'],
  ])('refuses %s', (code, text) => {
    expect(() => readNoticeTable(text, GIVEN)).toThrow(`refused: ${code}`)
  })

  it('needs the number and the day of issue', () => {
    expect(() => readNoticeTable(rows(','), { issuedOn: '2025-11-04' })).toThrow('refused: notice-no-number')
    expect(() => readNoticeTable(rows(','), { number: '国办发明电〔2025〕7号' })).toThrow('refused: notice-no-issue-date')
  })
})
