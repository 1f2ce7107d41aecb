import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { webApp } from '../../app.js'
import { fixedClock } from '../../platform/clock.js'
import { readConfig } from '../../platform/config/config.js'
import { createPlatform } from '../../platform/create.js'
import { createLog } from '../../platform/log/log.js'
import { seedDemo } from '../../platform/seed.js'
import { describeEngines } from '../../testing/engines.js'
import { accounts } from '../accounts/index.js'
import { importNotice } from '../calendar/importNotice.js'
import { calendar } from '../calendar/index.js'
import { organs } from '../organs/index.js'
import { requests } from '../requests/index.js'
import type { Ctx } from './handle.js'
import { remedies } from './index.js'
import { takeIn } from './opening.js'
import { findRow, readHistory } from './store.js'

const features = [calendar, organs, accounts, requests, remedies]

describeEngines('the organ’s answer to a reviewer', (open) => {
  it('follows a holiday notice, and what moved stands in the timeline', async () => {
    const config = readConfig({ GONGKAI_DATA: mkdtempSync(join(tmpdir(), 'gongkai-test-')), GONGKAI_LOG: 'error' })
    const log = createLog(config, process.stderr)
    const platform = createPlatform(config, await open(features), fixedClock('2026-12-28T02:00:00Z'), log, features)
    await seedDemo(platform, features)
    await webApp(platform, features)
    const ctx: Ctx = { platform, actor: { kind: 'system', job: 'test' } }
    const id = await takeIn(ctx, {
      organId: 'ledu',
      kind: 'reconsideration',
      requestId: null,
      about: 'proactive',
      matter: '某项信息应公开未公开',
      role: 'original',
      afterReview: false,
      after: null,
      practice: false,
      party: { name: '', contact: '', agent: '', claims: '' },
      body: '海东市人民政府',
      caseNo: '东政复〔2026〕1号',
      procedure: 'ordinary',
      notifiedOn: '2026-12-28',
      acceptedOn: null,
    })
    // Of 2027 only 1 January is known to be free.
    expect((await findRow(platform.database.db, id))?.due_on).toBe('2027-01-12')
    const days = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05']
    const table = ['日期,种类,名称', ...days.map((each) => `${each},放假,元旦`)].join('\n')
    const input = { table, number: '国办发明电〔2026〕9号', issuedOn: '2026-12-18' }
    const { moves } = await importNotice(platform, input, { kind: 'operator', command: 'test' })
    expect(moves.find((move) => move.id === id)).toMatchObject({ from: '2027-01-12', to: '2027-01-14', href: `/admin/remedies/${id}` })
    expect(await findRow(platform.database.db, id)).toMatchObject({ due_on: '2027-01-14', sort_on: '2027-01-14', version: 2 })
    const history = await readHistory(platform.database.db, id)
    expect(history.at(-1)?.event).toMatchObject({ type: 'RemedyDeadlineMoved', from: '2027-01-12', to: '2027-01-14' })
  })
})
