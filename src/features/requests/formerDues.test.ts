import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RequestView } from '../../../api/request-view.js'
import { testDatabase } from '../../testing/database.js'
import { OFFICE_FEATURES, type Office, openOffice } from '../../testing/office.js'

let office: Office
beforeAll(async () => {
  office = await openOffice(await testDatabase(OFFICE_FEATURES))
})
afterAll(() => office.server.close())

/** Asked to correct on 2021-09-10, received that day, corrected on `on`. */
async function corrected(on: string): Promise<RequestView> {
  await office.at('2021-09-10')
  let one = await office.view(office.step(office.clerk, await office.register(), 'receipt', { on: '2021-09-10' }))
  one = await office.view(office.step(office.clerk, one, 'correction-notice', { items: ['文号'], dueOn: '2021-09-30' }))
  expect(one.formerDues.map(({ due }) => due)).toEqual(['2021-10-14'])
  await office.at(on)
  return office.view(office.step(office.clerk, one, 'correction', { on, text: '乐政办〔2021〕3号' }))
}

it('strikes out a day that no longer holds, and none that holds again', async () => {
  expect(await corrected('2021-09-24')).toMatchObject({ clockDetail: { due: '2021-10-27' }, formerDues: [{ due: '2021-10-14' }] })
  expect(await corrected('2021-09-10')).toMatchObject({ clockDetail: { due: '2021-10-14' }, formerDues: [] })
})
