import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportView } from '../../../api/annual-report.js'
import type { RequestView } from '../../../api/request-view.js'
import { fixedClock } from '../../platform/clock.js'
import { type SignedInFetch, startTestServer, type TestServer } from '../../testing/server.js'
import { accounts } from '../accounts/index.js'
import { annualReport } from '../annual-report/index.js'
import { calendar } from '../calendar/index.js'
import { organs } from '../organs/index.js'
import { publishing } from '../publishing/index.js'
import { remedies } from '../remedies/index.js'
import { requests } from './index.js'

const features = [calendar, organs, accounts, publishing, requests, remedies, { ...annualReport, seed: async () => {} }]

describe('table 3 of the annual report', () => {
  let server: TestServer
  let clerk: SignedInFetch
  beforeAll(async () => {
    server = await startTestServer({ features, clock: fixedClock('2021-12-20T02:00:00Z') })
    clerk = await server.signIn('clerk', 'ledu')
  })
  afterAll(() => server.close())

  it('comes from the cases, and every number opens to them', async () => {
    const json = (channel: string, applicantKind: string) => ({
      organId: 'ledu',
      channel,
      on: '2021-12-20',
      applicantKind,
      delivery: ['pick-up'],
      person: { name: '王小明', idKind: 'other', idNumber: '' },
      words: { description: '要点' },
    })
    const register = async (channel: string, kind: string) => {
      const answer = await clerk('/api/requests', { method: 'POST', json: json(channel, kind) })
      return ((await answer.json()) as { request: RequestView }).request
    }
    const one = await register('in-person', 'naturalPerson')
    await register('post-signed', 'business')
    await register('fax', 'business')
    await clerk(`/api/requests/${one.id}/withdrawal`, { method: 'POST', json: { version: one.version, on: '2021-12-20' } })
    await clerk('/api/annual-reports', { method: 'POST', json: { organId: 'ledu', year: 2021 } })
    const opened = (await (await clerk('/api/annual-reports/ledu-2021')).json()) as ReportView
    const computed = await clerk('/api/annual-reports/ledu-2021/compute', { method: 'POST', json: { version: opened.version } })
    const report = (await computed.json()) as ReportView
    const value = (path: string) => report.cells.find((cell) => cell.path === path)?.value
    expect(value('table3.newReceived.total')).toBe(2)
    expect(value('table3.newReceived.business')).toBe(1)
    expect(value('table3.otherMisc.naturalPerson')).toBe(1)
    expect(value('table3.carriedOut.business')).toBe(1)
    expect(value('table3.granted.total')).toBe(0)
    const rows = await (await clerk('/api/annual-reports/ledu-2021/cells/table3.otherMisc.total/rows')).json()
    expect(rows.rows).toEqual([
      { id: one.id, label: `申请 ${one.number}`, amount: 1, href: `/admin/requests/${one.id}`, source: 'requests' },
    ])
  })
})
