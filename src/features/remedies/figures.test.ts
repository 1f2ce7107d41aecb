import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { type Cells, TABLE4_GROUPS, table4Path } from '../../../law/annual-report/cells.js'
import { addDays, day, yearOf } from '../../../law/day.js'
import { groupOf, remedyResult, resultsOf } from '../../../law/remedy-results.js'
import { fixedClock } from '../../platform/clock.js'
import { readConfig } from '../../platform/config/config.js'
import type { Database } from '../../platform/db/database.js'
import { describeEngines } from '../../testing/engines.js'
import { accounts } from '../accounts/index.js'
import { breaches } from '../annual-report/figures/contract.js'
import { calendar } from '../calendar/index.js'
import { organs } from '../organs/index.js'
import { requests } from '../requests/index.js'
import { fold } from './evolve.js'
import { remedyFigures, table4Numbers } from './figures.js'
import { type Ctx, handle } from './handle.js'
import { remedies } from './index.js'
import { type Incoming, takeIn } from './opening.js'
import { decide, voidRemedy } from './remedy.js'
import { readHistory } from './store.js'

interface Made {
  kind: Incoming['kind']
  afterReview: boolean
  role: Incoming['role']
  practice: boolean
  start: number
  length: number | null
  result: number
  voided: boolean
}
const made = fc.record<Made>({
  kind: fc.constantFrom('reconsideration', 'litigation'),
  afterReview: fc.boolean(),
  role: fc.constantFrom('original', 'original', 'original', 'reviewer'),
  practice: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  start: fc.integer({ min: 0, max: 1_000 }),
  length: fc.option(fc.integer({ min: 0, max: 500 })),
  result: fc.nat(100),
  voided: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
})

describeEngines('table 4', (open) => {
  let database: Database
  const all: { made: Made; id: string }[] = []
  beforeAll(async () => {
    database = await open([calendar, organs, accounts, requests, remedies])
    const platform = {
      database,
      clock: fixedClock('2026-11-20T02:00:00Z'),
      config: readConfig({ GONGKAI_DATA: '/tmp', GONGKAI_SECRET: 's'.repeat(32) }),
    }
    const ctx: Ctx = { platform, actor: { kind: 'system', job: 'test' } }
    const sample = fc.sample(made, { numRuns: 40, seed: 4 })
    for (const [at, one] of sample.entries()) all.push({ made: one, id: await make(ctx, one, at) })
  })

  it('is counted from the register as a slow count over the ledger counts it, each number with its rows', async () => {
    for (const year of [2019, 2020, 2021, 2023, 2024, 2025, 2026]) {
      const figures = await remedyFigures.figures(database.db, 'ledu', year)
      if (year < 2023) {
        expect(figures).toEqual([])
        continue
      }
      expect(breaches(figures, 'remedies', year)).toEqual([])
      expect(figures).toHaveLength(15)
      const slow = await countSlowly(year)
      const cells: Cells = Object.fromEntries(figures.map(({ path, value }) => [path, value]))
      expect(cells).toEqual(slow)
      expect(await table4Numbers(database.db, 'ledu', year)).toEqual(slow)
      for (const { key } of TABLE4_GROUPS) {
        const of = (result: string) => cells[table4Path(key, result)] ?? 0
        expect(of('upheld') + of('corrected') + of('other') + of('pending')).toBe(of('total'))
      }
      for (const figure of figures) for (const row of figure.rows) expect(row.href).toBe(`/admin/remedies/${row.id}`)
    }
  })

  it('counts every result in one year, and what was pending again in the next (Y-PEND)', async () => {
    const results = new Map<string, number>()
    let pendingBefore = 0
    for (const year of [2023, 2024, 2025, 2026]) {
      const figures = await remedyFigures.figures(database.db, 'ledu', year)
      for (const { path, rows } of figures) {
        if (/\.(pending|total)$/.test(path)) continue
        for (const row of rows) results.set(row.id, (results.get(row.id) ?? 0) + 1)
      }
      const sum = (part: string) => figures.filter(({ path }) => path.endsWith(part)).reduce((n, { value }) => n + value, 0)
      expect(sum('.total')).toBeGreaterThanOrEqual(pendingBefore)
      pendingBefore = sum('.pending')
    }
    expect([...new Set(results.values())]).toEqual([1])
  })

  async function countSlowly(year: number): Promise<Record<string, number>> {
    const cells: Record<string, number> = {}
    for (const { key } of TABLE4_GROUPS)
      for (const result of ['upheld', 'corrected', 'other', 'pending', 'total']) cells[table4Path(key, result)] = 0
    for (const { id } of all) {
      const state = fold(await readHistory(database.db, id))
      const came = state.stages[0]?.notifiedOn ?? day('2099-01-01')
      if (state.practice || state.status === 'voided' || state.role === 'reviewer' || yearOf(came) > year) continue
      const ended = state.counted ? yearOf(state.counted.on) : null
      if (ended !== null && ended < year) continue
      const cell = ended === year && state.counted ? (remedyResult(state.counted.stage, state.counted.result)?.cell ?? '') : 'pending'
      const group = groupOf(state.kind, state.afterReview)
      for (const column of [cell, 'total']) cells[table4Path(group, column)] = (cells[table4Path(group, column)] ?? 0) + 1
    }
    return cells
  }
})

async function make(ctx: Ctx, one: Made, at: number): Promise<string> {
  const review = one.kind === 'reconsideration'
  const notifiedOn = addDays(day('2023-12-01'), one.start)
  const id = await takeIn(ctx, {
    organId: 'ledu',
    kind: one.kind,
    requestId: null,
    about: 'proactive',
    matter: '某项信息应公开未公开',
    role: review ? 'original' : one.role,
    afterReview: !review && one.afterReview,
    after: null,
    practice: one.practice,
    party: { name: '甲', contact: '', agent: '', claims: '' },
    body: '海东市人民政府',
    caseNo: `第${at}号`,
    procedure: 'ordinary',
    notifiedOn,
    acceptedOn: null,
  })
  const end = one.length === null ? null : addDays(notifiedOn, one.length)
  if (end !== null && end <= '2026-11-20') {
    const results = resultsOf(review ? 'review' : 'first')
    const result = results[one.result % results.length]?.key ?? ''
    await handle(ctx, id, 1, ({ state, now }) => decide(state, { on: end, servedOn: end, result, documentNo: '', orders: [] }, now))
  }
  const seen = end !== null && end <= '2026-11-20' ? 2 : 1
  if (one.voided) await handle(ctx, id, seen, ({ state }) => voidRemedy(state, '登记有误，以另一件为准'))
  return id
}
