import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportView } from '../../../../api/annual-report.js'
import { cellPaths } from '../../../../law/annual-report/cells.js'
import { fixedClock } from '../../../platform/clock.js'
import { type SignedInFetch, startTestServer, type TestServer } from '../../../testing/server.js'
import { accounts } from '../../accounts/index.js'
import { calendar } from '../../calendar/index.js'
import { organs } from '../../organs/index.js'
import { publishing } from '../../publishing/index.js'
import { remedies } from '../../remedies/index.js'
import { requests } from '../../requests/index.js'
import { annualReport } from '../index.js'

const features = [calendar, organs, accounts, publishing, requests, remedies, { ...annualReport, seed: async () => {} }]
const BASE = '/api/annual-reports'
const UNITS = ['ledu', 'pingan']

let server: TestServer
let city: SignedInFetch
let ledu: SignedInFetch
let pingan: SignedInFetch
/** What the city sees of its own report. */
let whole: ReportView

beforeAll(async () => {
  server = await startTestServer({ features, clock: fixedClock('2023-01-25T02:00:00Z') })
  city = await server.signIn('head', 'haidong')
  ledu = await server.signIn('clerk', 'ledu')
  pingan = await server.signIn('clerk', 'pingan')
  whole = await send(city, BASE, { organId: 'haidong', year: 2022 })
})
afterAll(() => server.close())

async function send(who: SignedInFetch, path: string, json: object): Promise<ReportView> {
  const response = await who(path, { method: 'POST', json })
  const body = await response.json()
  expect(response.status, JSON.stringify(body)).toBe(200)
  return body
}

const act = async (verb: string, json: object = {}) => {
  whole = await send(city, `${BASE}/haidong-2022/${verb}`, { version: whole.version, ...json })
}
const see = async (who: SignedInFetch, id: string): Promise<ReportView> => (await who(`${BASE}/${id}`)).json()
const unit = (organId: string) => whole.collection?.units.find((one) => one.organId === organId)
const value = (report: ReportView, path: string) => report.cells.find((cell) => cell.path === path)

async function fill(who: SignedInFetch, id: string, received: number): Promise<ReportView> {
  const { version } = await see(who, id)
  const zeros = Object.fromEntries(cellPaths('2021').map((path) => [path, 0]))
  const rows = ['newReceived', 'granted', 'resultTotal'].flatMap((row) =>
    ['naturalPerson', 'total'].map((column) => [`table3.${row}.${column}`, received]),
  )
  return send(who, `${BASE}/${id}/cells`, { version, cells: { ...zeros, ...Object.fromEntries(rows) } })
}

describe('collecting from subordinate units', () => {
  it('asks them, opens their drafts, and keeps who is covered and who is not', async () => {
    await act('assign', { units: UNITS, excluded: [{ organId: 'minhe', reason: '由上级部门汇总' }], dueOn: '2023-01-20' })
    expect(unit('ledu')).toMatchObject({ state: 'filling', dueOn: '2023-01-20', late: true, reportId: 'ledu-2022' })
    expect(unit('minhe')).toMatchObject({ state: 'excluded', excludedFor: '由上级部门汇总', late: false })
    expect(whole.collection?.missing).toEqual(['海东市乐都区人民政府', '海东市平安区人民政府'])
    expect(whole.assignable.map((one) => one.organId)).not.toContain('ledu')
    expect(await see(ledu, 'ledu-2022')).toMatchObject({ status: 'draft', askedBy: { organId: 'haidong', dueOn: '2023-01-20' } })
  })

  it('reminds those who owe', async () => {
    await act('remind')
    expect(unit('ledu')?.remindedOn).toEqual(['2023-01-25'])
    expect(unit('minhe')?.remindedOn).toEqual([])
  })

  it('adds accepted contributions to the city’s own figures and names them', async () => {
    for (const [who, id, received] of [
      [ledu, 'ledu-2022', 6],
      [pingan, 'pingan-2022', 1],
    ] as const) {
      const report = await fill(who, id, received)
      expect((await send(who, `${BASE}/${id}/submit`, { version: report.version })).status).toBe('submitted')
    }
    await act('cells', { cells: { 'table3.newReceived.total': 2 }, note: '市政府办公室' })
    await act('units/ledu/accept')
    await act('units/pingan/accept')
    expect(value(whole, 'table3.newReceived.total')).toMatchObject({ value: 9, own: 2 })
    expect(whole.collection?.missing).toEqual([])
    const { rows } = await (await city(`${BASE}/haidong-2022/cells/table3.newReceived.total/rows`)).json()
    expect(rows.map((row: { label: string; amount: number }) => [row.label, row.amount])).toEqual([
      ['市政府办公室', 2],
      ['海东市乐都区人民政府', 6],
      ['海东市平安区人民政府', 1],
    ])
  })

  it('gives one back with a comment on a cell, and takes its figures out of the sum', async () => {
    await act('units/pingan/return', { comments: [{ path: 'table3.newReceived.total', text: '请核对申请数' }] })
    expect(value(whole, 'table3.newReceived.total')?.value).toBe(8)
    expect(unit('pingan')?.state).toBe('returned')
    const returned = await see(pingan, 'pingan-2022')
    expect(returned).toMatchObject({ status: 'returned', comments: [{ path: 'table3.newReceived.total', text: '请核对申请数' }] })
    const again = await fill(pingan, 'pingan-2022', 3)
    await send(pingan, `${BASE}/pingan-2022/submit`, { version: again.version })
    whole = await see(city, 'haidong-2022')
    expect(unit('pingan')?.state).toBe('submitted')
    await act('units/pingan/accept')
    expect(value(whole, 'table3.newReceived.total')?.value).toBe(11)
  })

  it('returns contradictions as tasks', async () => {
    const kinds = whole.collection?.tasks.map((task) => [task.unitId, task.kind])
    // Text that is not written yet is an error of the unit's report.
    expect(kinds?.every(([, kind]) => kind === 'errors')).toBe(true)
    await act('assign', { units: ['huzhu'], dueOn: '2023-02-20' })
    expect(whole.collection?.tasks.map((task) => task.text)).toContain('互助土族自治县人民政府的数据还没有汇入，请催报或接收。')
  })

  it('keeps a unit from changing what it has handed over, and others from handing over or taking', async () => {
    const { version } = await see(ledu, 'ledu-2022')
    const refused = async (who: SignedInFetch, path: string, json: object) => {
      const response = await who(`${BASE}/${path}`, { method: 'POST', json })
      return [response.status, (await response.json()).code]
    }
    expect(await refused(ledu, 'ledu-2022/cells', { version, cells: { 'table2.rules.issued': 1 } })).toEqual([422, 'report-submitted'])
    expect(await refused(pingan, 'ledu-2022/submit', { version })).toEqual([403, undefined])
    expect(await refused(ledu, 'haidong-2022/units/pingan/accept', { version: whole.version })).toEqual([403, undefined])
    expect(await refused(city, 'haidong-2022/units/huzhu/accept', { version: whole.version })).toEqual([422, 'report-not-submitted'])
    expect(await refused(city, 'haidong-2022/units/minhe/accept', { version: whole.version })).toEqual([422, 'unit-not-assigned'])
    expect(await refused(city, 'haidong-2022/assign', { version: whole.version, units: ['haidong'], dueOn: '2023-02-01' })).toEqual([
      400,
      undefined,
    ])
  })

  it('says what each verb may do now', () => {
    const allowed = Object.fromEntries(whole.actions.map((action) => [action.name, action.code ?? action.allowed]))
    expect(allowed).toMatchObject({
      fillCell: true,
      assignUnits: true,
      remindUnits: true,
      acceptContribution: 'report-not-submitted',
      publishReport: 'report-not-locked',
    })
  })
})
