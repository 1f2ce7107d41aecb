import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportView } from '../../../../api/annual-report.js'
import type { ErrorBody } from '../../../../api/contract.js'
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

const clock = fixedClock('2023-01-10T02:00:00Z')
/** The demonstration’s organs, without its reports. */
const features = [calendar, organs, accounts, publishing, requests, remedies, { ...annualReport, seed: async () => {} }]

let server: TestServer
let clerk: SignedInFetch
let other: SignedInFetch
let head: SignedInFetch

beforeAll(async () => {
  server = await startTestServer({ features, clock })
  clerk = await server.signIn('clerk', 'ledu')
  other = await server.signIn('clerk', 'ledu')
  head = await server.signIn('head', 'ledu')
})
afterAll(() => server.close())

const BASE = '/api/annual-reports'
const ZEROS = Object.fromEntries(cellPaths('2021').map((path) => [path, 0]))
const TEXT = {
  1: '（一）主动公开。公开信息。\n（二）依申请公开。本年新收申请{{table3.newReceived.total}}件。\n（三）政府信息管理。做好管理。\n（四）平台建设。网站运行。\n（五）监督保障。工作考核、社会评议、责任追究结果：无。',
  5: '（一）问题。公开不够及时。\n（二）改进。加强培训。',
  6: '本年度没有收取信息处理费。',
}

async function view(answer: Promise<Response>): Promise<ReportView> {
  const response = await answer
  const body = await response.json()
  expect(response.status, JSON.stringify(body)).toBe(200)
  return body as ReportView
}

async function refusal(answer: Promise<Response>): Promise<ErrorBody & { status: number }> {
  const response = await answer
  return { status: response.status, ...((await response.json()) as ErrorBody) }
}

async function filled(organId: string, year: number, who: SignedInFetch): Promise<ReportView> {
  let report = await view(who(BASE, { method: 'POST', json: { organId, year } }))
  const id = report.id
  report = await view(who(`${BASE}/${id}/cells`, { method: 'POST', json: { version: report.version, cells: ZEROS } }))
  for (const [number, text] of Object.entries(TEXT)) {
    report = await view(who(`${BASE}/${id}/chapters/${number}`, { method: 'PUT', json: { version: report.version, text } }))
  }
  return report
}

describe('making a report over the API', () => {
  it('opens with a template that claims nothing, and says what may be done', async () => {
    const report = await view(clerk(BASE, { method: 'POST', json: { organId: 'ledu', year: 2022 } }))
    expect(report).toMatchObject({ id: 'ledu-2022', status: 'draft', dueOn: '2023-03-31', layout: '2021', version: 1 })
    expect(report.cells).toHaveLength(200)
    expect(report.cells.every((cell) => cell.value === null)).toBe(true)
    const action = (name: string) => report.actions.find((one) => one.name === name)
    expect(action('fillCell')).toEqual({ name: 'fillCell', allowed: true })
    expect(action('lockReport')).toMatchObject({ allowed: false, code: 'forbidden' })
    expect(await refusal(clerk(BASE, { method: 'POST', json: { organId: 'ledu', year: 2022 } }))).toMatchObject({
      status: 422,
      code: 'report-exists',
    })
  })

  it('changes the sentence when the cell changes', async () => {
    let report = await filled('ledu', 2025, clerk)
    expect(report.chapters[0]?.paragraphs[1]?.map((piece) => piece.text).join('')).toContain('本年新收申请0件')
    const json = { version: report.version, value: 7, note: '登记台账' }
    report = await view(clerk(`${BASE}/ledu-2025/cells/table3.newReceived.total`, { method: 'PUT', json }))
    expect(report.chapters[0]?.paragraphs[1]?.map((piece) => piece.text).join('')).toContain('本年新收申请7件')
    expect(report.findings.map((finding) => finding.rule)).toContain('T3-BAL')
    const rows = await (await clerk(`${BASE}/ledu-2025/cells/table3.newReceived.total/rows`)).json()
    expect(rows).toMatchObject({ value: 7, rows: [{ label: '登记台账', amount: 7, source: 'manual' }] })
    expect(rows.history).toHaveLength(2)
  })

  it('previews without storing', async () => {
    const before = await view(clerk(`${BASE}/ledu-2025`))
    const json = { cells: { 'table3.newReceived.total': 9 }, chapters: {} }
    const preview = await view(clerk(`${BASE}/ledu-2025/preview`, { method: 'POST', json }))
    expect(preview.cells.find((cell) => cell.path === 'table3.newReceived.total')?.value).toBe(9)
    expect((await view(clerk(`${BASE}/ledu-2025`))).version).toBe(before.version)
  })

  it('lets two clerks fill different cells at once, and tells the later one of the same cell what changed', async () => {
    const { version } = await view(clerk(`${BASE}/ledu-2022`))
    const put = (who: SignedInFetch, path: string, value: number) =>
      who(`${BASE}/ledu-2022/cells/${path}`, { method: 'PUT', json: { version, value, note: '' } })
    await view(put(clerk, 'table3.granted.naturalPerson', 1))
    await view(put(other, 'table3.granted.business', 2))
    const late = await refusal(put(other, 'table3.granted.naturalPerson', 5))
    expect(late).toMatchObject({ status: 409, error: 'conflict', code: 'changed-meanwhile' })
    expect(late.message).toContain('填为1')
  })

  it('refuses what does not belong in a cell', async () => {
    const { version } = await view(clerk(`${BASE}/ledu-2022`))
    const put = (path: string, value: number | null, note = '') =>
      refusal(clerk(`${BASE}/ledu-2022/cells/${path}`, { method: 'PUT', json: { version, value, note } }))
    expect(await put('table3.granted.naturalPerson', -1)).toMatchObject({ code: 'not-a-count' })
    expect(await put('table3.granted.naturalPerson', 1.5)).toMatchObject({ code: 'not-a-count' })
    expect(await put('table2.fees.amountWan', 1.23456)).toMatchObject({ code: 'not-a-count' })
    expect(await put('table2.rules.made', 1)).toMatchObject({ code: 'unknown-cell' })
    expect(await put('table2.fees.amountWan', 1, '联系人 13812345678')).toMatchObject({ code: 'note-holds-personal-data' })
  })

  it('refuses a clerk of another organ, a clerk who locks, and a forged step', async () => {
    const stranger = await server.signIn('clerk', 'pingan')
    const { version } = await view(clerk(`${BASE}/ledu-2022`))
    expect(await refusal(stranger(`${BASE}/ledu-2022`))).toMatchObject({ status: 403 })
    const json = { version, value: 1, note: '' }
    expect(await refusal(stranger(`${BASE}/ledu-2022/cells/table2.rules.issued`, { method: 'PUT', json }))).toMatchObject({ status: 403 })
    expect(await refusal(clerk(`${BASE}/ledu-2022/lock`, { method: 'POST', json: { version } }))).toMatchObject({ status: 403 })
    expect(await refusal(head(`${BASE}/ledu-2022/publish`, { method: 'POST', json: { version } }))).toMatchObject({
      code: 'report-not-locked',
    })
    expect(await refusal(head(`${BASE}/ledu-2022/lock`, { method: 'POST', json: { version } }))).toMatchObject({ status: 422 })
  })
})

describe('locking, publishing, correcting', () => {
  it('goes from draft to a public version, and keeps both versions of a correction', async () => {
    let report = await filled('ledu', 2023, clerk)
    const post = (path: string, json: object = {}) =>
      view(head(`${BASE}/ledu-2023/${path}`, { method: 'POST', json: { version: report.version, ...json } }))
    for (const finding of report.findings.filter((one) => one.severity === 'error')) {
      report = await post(`findings/${finding.fingerprint}/answer`, { answer: 'not-a-fault', reason: '测试' })
    }
    report = await post('lock')
    expect(report.status).toBe('locked')
    const hash = report.lock?.hash
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    const json = { version: report.version, value: 1, note: '' }
    expect(await refusal(clerk(`${BASE}/ledu-2023/cells/table2.rules.issued`, { method: 'PUT', json }))).toMatchObject({
      code: 'report-locked',
    })
    report = await post('publish')
    expect(report).toMatchObject({ status: 'published', publishedOn: '2023-01-10', versions: [{ number: 1, hash, changes: [] }] })
    report = await post('correct', { reason: '漏计一件申请' })
    expect(report.status).toBe('correcting')
    report = await view(
      clerk(`${BASE}/ledu-2023/cells`, {
        method: 'POST',
        json: { version: report.version, cells: { 'table2.normativeDocs.issued': 1, 'table2.normativeDocs.inForce': 1 }, note: '补登' },
      }),
    )
    for (const finding of report.findings.filter((one) => one.severity === 'error' && !one.answer)) {
      report = await post(`findings/${finding.fingerprint}/answer`, { answer: 'not-a-fault', reason: '测试' })
    }
    report = await post('lock')
    report = await post('publish')
    expect(report.versions).toHaveLength(2)
    expect(report.versions[1]).toMatchObject({ number: 2, reason: '漏计一件申请' })
    expect(report.versions[1]?.changes.map((change) => change.path)).toEqual([
      'table2.normativeDocs.issued',
      'table2.normativeDocs.inForce',
    ])
    const first = await (await clerk(`${BASE}/ledu-2023/versions/1`)).json()
    expect(first).toMatchObject({ hash, intact: true })
  })

  it('locks a report that is late, and says so', async () => {
    let report = await filled('ledu', 2021, clerk)
    const post = async (path: string, json: object = {}) => {
      report = await view(head(`${BASE}/ledu-2021/${path}`, { method: 'POST', json: { version: report.version, ...json } }))
    }
    for (const finding of report.findings.filter((one) => one.severity === 'error')) {
      await post(`findings/${finding.fingerprint}/answer`, { answer: 'not-a-fault', reason: '测试' })
    }
    await post('lock')
    expect(report.status).toBe('locked')
    expect(report.findings.find((finding) => finding.rule === 'F-DATE')?.severity).toBe('error')
    await post('publish')
    expect(report.status).toBe('published')
  })

  it('does not publish what was changed under the seal', async () => {
    let report = await filled('ledu', 2024, clerk)
    const post = (path: string, json: object = {}) =>
      head(`${BASE}/ledu-2024/${path}`, { method: 'POST', json: { version: report.version, ...json } })
    for (const finding of report.findings.filter((one) => one.severity === 'error')) {
      report = await view(post(`findings/${finding.fingerprint}/answer`, { answer: 'not-a-fault', reason: '测试' }))
    }
    report = await view(post('lock'))
    const { db } = server.platform.database
    const row = await db
      .selectFrom('annual_report_version')
      .select('content')
      .where('organ_id', '=', 'ledu')
      .where('year', '=', 2024)
      .executeTakeFirstOrThrow()
    row.content.cells['table3.newReceived.total'] = 1
    await db
      .updateTable('annual_report_version')
      .set({ content: JSON.stringify(row.content) })
      .where('organ_id', '=', 'ledu')
      .where('year', '=', 2024)
      .execute()
    expect(await refusal(post('publish'))).toMatchObject({ status: 409, code: 'seal-broken' })
  })
})
