import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportView } from '../../../api/annual-report.js'
import type { RemedyView } from '../../../api/remedy-view.js'
import { fixedClock } from '../../platform/clock.js'
import { type SignedInFetch, startTestServer, type TestServer } from '../../testing/server.js'
import { accounts } from '../accounts/index.js'
import { annualReport } from '../annual-report/index.js'
import { calendar } from '../calendar/index.js'
import { organs } from '../organs/index.js'
import { publishing } from '../publishing/index.js'
import { requests } from '../requests/index.js'
import { remedies } from './index.js'

const features = [calendar, organs, accounts, publishing, requests, remedies, { ...annualReport, seed: async () => {} }]

describe('table 4 of the annual report', () => {
  let server: TestServer
  let clerk: SignedInFetch
  beforeAll(async () => {
    server = await startTestServer({ features, clock: fixedClock('2021-12-20T02:00:00Z') })
    clerk = await server.signIn('clerk', 'ledu')
  })
  afterAll(() => server.close())

  it('comes from the register, and every number opens to its remedies', async () => {
    const register = async (kind: string, caseNo: string, role = 'original') => {
      const party = { name: '王小明' }
      const json = {
        organId: 'ledu',
        kind,
        about: 'other',
        matter: '较早的纸质案件',
        body: '海东市人民政府',
        caseNo,
        role,
        notifiedOn: '2021-12-01',
        party,
      }
      const answer = await clerk('/api/remedies', { method: 'POST', json })
      return (await answer.json()) as RemedyView
    }
    const one = await register('reconsideration', '1号')
    await register('reconsideration', '2号')
    await register('litigation', '3号')
    await register('litigation', '4号', 'reviewer')
    const ended = { version: one.version, on: '2021-12-20', servedOn: '2021-12-20', result: 'terminated' }
    await clerk(`/api/remedies/${one.id}/decision`, { method: 'POST', json: ended })
    await clerk('/api/annual-reports', { method: 'POST', json: { organId: 'ledu', year: 2021 } })
    const opened = (await (await clerk('/api/annual-reports/ledu-2021')).json()) as ReportView
    const computed = await clerk('/api/annual-reports/ledu-2021/compute', { method: 'POST', json: { version: opened.version } })
    const report = (await computed.json()) as ReportView
    const value = (path: string) => report.cells.find((cell) => cell.path === path)?.value
    expect(value('table4.reconsideration.other')).toBe(1)
    expect(value('table4.reconsideration.pending')).toBe(1)
    expect(value('table4.reconsideration.total')).toBe(2)
    expect(value('table4.litigationDirect.pending')).toBe(1)
    expect(value('table4.litigationAfterReview.total')).toBe(0)
    const rows = await (await clerk('/api/annual-reports/ledu-2021/cells/table4.reconsideration.other/rows')).json()
    const label = `行政复议 ${one.number}（海东市人民政府）`
    expect(rows.rows).toEqual([{ id: one.id, label, amount: 1, href: `/admin/remedies/${one.id}`, source: 'remedies' }])
  })
})
