import { describe, expect, it } from 'vitest'
import { dayOf, type Notice } from '../../../law/calendar/calendar.js'
import { BUILT_IN_CALENDAR, NOTICES } from '../../../law/calendar/notices.js'
import { day } from '../../../law/day.js'
import { describeEngines } from '../../testing/engines.js'
import { calendarMigrations } from './migrations/index.js'
import { currentCalendar, insertMoves, insertNotice, lastVersion, movesOf, noticeVersions } from './store.js'

const NUMBER = '国办发明电〔2026〕99号'
const notice = (worked: string): Notice => ({
  number: NUMBER,
  numberConfidence: 'unverified',
  title: '国务院办公厅关于2027年部分节假日安排的通知',
  year: 2027,
  issuedOn: day('2026-11-21'),
  url: null,
  off: [{ name: '元旦', from: day('2027-01-01'), to: day('2027-01-03') }],
  work: [day(worked)],
})

describe('the notices in the database', () => {
  describeEngines('versions', (open) => {
    it('keeps them all, and makes the calendar from the latest', async () => {
      const database = await open([{ name: 'calendar', migrations: calendarMigrations }])
      expect(await currentCalendar(database.db)).toBe(BUILT_IN_CALENDAR)
      expect(await lastVersion(database.db, NUMBER)).toBe(0)

      const at = new Date('2026-11-21T03:00:00Z')
      const moves = [{ source: '测试', id: 'a', label: '甲', href: null, from: day('2027-02-19'), to: day('2027-02-23') }]
      await database.transaction(async (tx) => {
        await insertNotice(tx, notice('2027-01-09'), 1, '原文\0', '测试', at)
        await insertNotice(tx, notice('2027-01-10'), 2, '原文', '测试', at)
        await insertMoves(tx, NUMBER, 2, moves)
      })
      const calendar = await currentCalendar(database.db)
      expect(calendar.to).toBe('2027-12-31')
      expect([dayOf(calendar, day('2027-01-09')).kind, dayOf(calendar, day('2027-01-10')).kind]).toEqual(['weekend', 'makeup'])
      const versions = await noticeVersions(database.db)
      expect(versions).toHaveLength(NOTICES.length + 2)
      expect(versions.slice(0, 2)).toEqual([
        { notice: notice('2027-01-10'), version: 2, current: true, importedAt: at, importedBy: '测试', moved: 1 },
        { notice: notice('2027-01-09'), version: 1, current: false, importedAt: at, importedBy: '测试', moved: 0 },
      ])
      expect(await movesOf(database.db, NUMBER, 2)).toEqual(moves)
    })
  })
})
