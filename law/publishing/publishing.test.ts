import { expect, test } from 'vitest'
import { makeCalendar } from '../calendar/calendar.js'
import { NOTICES } from '../calendar/notices.js'
import { day } from '../day.js'
import { documentNoForm, properDocumentNo } from './document-no.js'
import { isLateToPublish, publishBy } from './due.js'
import { ART_20_ITEMS, itemsFor } from './items.js'

const calendar = makeCalendar(NOTICES)

test('art. 26: twenty working days, over a holiday', () => {
  expect(publishBy(day('2021-09-10'), calendar).due).toBe('2021-10-14')
  expect(isLateToPublish(day('2021-09-10'), day('2021-10-14'), calendar)).toBe(false)
  expect(isLateToPublish(day('2021-09-10'), day('2021-10-15'), calendar)).toBe(true)
})

test('art. 20 has fifteen items; art. 21 adds seven for a county and eight for a township', () => {
  expect(ART_20_ITEMS).toHaveLength(15)
  expect(itemsFor({ kind: 'government', rank: 'county' })).toHaveLength(22)
  expect(itemsFor({ kind: 'township', rank: 'township' })).toHaveLength(23)
  expect(new Set(itemsFor({ kind: 'township', rank: 'township' }).map((one) => one.slug)).size).toBe(23)
})

test('document numbers: proper, orders, wrong brackets, anything else', () => {
  expect(documentNoForm('青政办秘函〔2020〕99号')).toBe('proper')
  expect(documentNoForm('海东市人民政府令第4号')).toBe('order')
  for (const loose of ['青政办秘函[2020]99号', '青政办秘函（2020）第99号', '青政办秘函【2020】099号']) {
    expect(documentNoForm(loose)).toBe('loose')
    expect(properDocumentNo(loose)).toBe('青政办秘函〔2020〕99号')
  }
  expect(documentNoForm('2020-99')).toBe('odd')
  expect(properDocumentNo('2020-99')).toBe(null)
})
