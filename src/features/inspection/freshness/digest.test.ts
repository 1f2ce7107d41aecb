import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUILT_IN_CALENDAR } from '../../../../law/calendar/notices.js'
import { day } from '../../../../law/day.js'
import { openInspected, RELIEF, setColumn } from '../../../testing/inspected.js'
import type { Press } from '../../../testing/publishing.js'
import { remindOfColumns } from './digest.js'
import { isFirstWorkday } from './week.js'

test.each([
  ['2021-09-13', true, 'a Monday'],
  ['2021-09-14', false, 'a Tuesday after a worked Monday'],
  ['2021-09-20', false, 'Monday of the Mid-Autumn holiday'],
  ['2021-09-22', true, 'the Wednesday after it'],
  ['2021-10-04', false, 'a day of the long holiday'],
  ['2021-10-08', true, 'the Friday on which work begins again'],
  ['2021-10-09', false, 'the worked Saturday after it'],
])('the weekly check on %s: %s (%s)', (text, expected) => {
  expect(isFirstWorkday(day(text), BUILT_IN_CALENDAR)).toBe(expected)
})

let press: Press
beforeAll(async () => {
  press = await openInspected()
}, 120_000)
afterAll(() => press.server.close())

interface Told {
  notices: { kind: string; title: string; read: boolean; lines: { label: string; words: string; light: string }[] }[]
  unread: number
}

test('A16: due soon on Monday, over on the ninetieth day with a copy to the head, and gone when something is published', async () => {
  const { server } = press
  const relief = await press.publish(await press.start({ columnId: RELIEF, title: '临时救助标准' }))
  expect(relief.summary.publishedOn).toBe('2021-09-10')
  await setColumn(press, RELIEF, { freshnessDays: 90 })
  // Everything else of 乐都 is given time.
  const { columns } = await (await press.head('/api/publishing/columns?organId=ledu')).json()
  for (const { id, freshnessDays } of columns)
    if (id !== RELIEF && freshnessDays !== null) await setColumn(press, id, { freshnessDays: 3_660 })
  const told = async (role: 'clerk' | 'head') =>
    (await (await (await server.signIn(role, 'ledu'))('/api/inspection/notices')).json()) as Told
  const morning = async (instant: string) => {
    press.setClock(instant)
    await remindOfColumns(server.platform)
    await remindOfColumns(server.platform)
  }
  // The eighty-seventh day is a Monday; the weekly check has nothing to say before the last seventh.
  await morning('2021-11-22T00:00:00Z')
  expect(await told('clerk')).toEqual({ notices: [], unread: 0 })
  await morning('2021-12-06T00:00:00Z')
  expect(await told('clerk')).toMatchObject({
    notices: [
      {
        kind: 'columns',
        title: '1 个栏目要更新',
        lines: [{ label: '社会救助', words: '剩 3 天，最近更新 2021-09-10', light: 'yellow' }],
      },
    ],
    unread: 1,
  })
  expect((await told('head')).notices).toEqual([])
  await morning('2021-12-09T00:00:00Z')
  expect((await told('clerk')).notices).toMatchObject([{ lines: [{ light: 'red', words: '今天到期，最近更新 2021-09-10' }] }])
  expect((await told('head')).notices).toMatchObject([{ kind: 'columns-over', title: '1 个栏目超过更新期限' }])
  expect((await press.open(`/${RELIEF}`)).text).toContain('最近更新：<time dateTime="2021-09-10">2021-09-10</time>')
}, 120_000)
