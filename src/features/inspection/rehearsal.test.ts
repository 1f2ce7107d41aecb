import readWorkbook from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InspectionRun, InspectionView } from '../../../api/inspection.js'
import { day } from '../../../law/day.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import { mend, openInspected, RELIEF, spoil } from '../../testing/inspected.js'
import type { Press } from '../../testing/publishing.js'
import type { SignedInFetch } from '../../testing/server.js'
import { keepBroken } from './runs/broken.js'
import { STEP_JOB, takeRunStep } from './runs/run.js'
import './tables.js'

const RUNS = '/api/inspection/runs'
const SLOW_MS = 120_000
let press: Press
let last: InspectionView
beforeAll(async () => {
  press = await openInspected()
}, SLOW_MS)
afterAll(() => press.server.close())

const begin = async (who: SignedInFetch): Promise<string> => (await (await who(RUNS, { method: 'POST' })).json()).id
const see = async (who: SignedInFetch, id: string) => (await (await who(`${RUNS}/${id}`)).json()) as InspectionView
let minutes = 0
const rehearse = async (): Promise<InspectionView> => {
  minutes += 1
  press.setClock(`2021-09-10T02:${minutes * 10}:00Z`)
  const id = await begin(press.head)
  await press.server.platform.jobs.runDue()
  last = await see(press.head, id)
  return last
}
const found = ({ results }: InspectionView) =>
  results.flatMap((result) => result.findings.map((one) => [result.rule, one.organName, one.href, one.target ?? one.words]))

test(
  'a site without fault passes every rule that applies; what does not says why',
  async () => {
    const view = await rehearse()
    expect(found(view)).toEqual([])
    const unfit = view.results.filter((result) => result.outcome === 'na' && result.rule !== 'outside-links')
    expect(unfit.map((result) => result.rule)).toEqual(['service', 'ipv6', 'tls', 'report', 'login', 'compatible'])
    expect(unfit[1]?.words).toContain('GONGKAI_URL')
    expect(view.how).toContain('全部 3 条')
    expect(view.results.find(({ rule }) => rule === 'search')?.words).toContain('《关于道路养护的公告》')
    expect(view.changes).toBeNull()
  },
  SLOW_MS,
)

test(
  'exactly the five faults are found, with place and owner; put right, all is green',
  async () => {
    const spoiled = await spoil(press)
    const view = await rehearse()
    const page = `/xinxi/${spoiled.linking}`
    expect(found(view)).toEqual([
      ['own-links', '乐都区', page, expect.stringMatching(/^\/xinxi\//)],
      ['own-links', '乐都区', page, '/zfxxgk/ledu/yiqian'],
      ['empty-columns', '乐都区', `/${RELIEF}`, '栏目里没有信息'],
      ['page-tags', '乐都区', '/xinxi/undatedpaper', '缺少页面标签 PubDate'],
      ['marks', '乐都区', '/', expect.stringContaining('没有网站标识码')],
    ])
    const links = view.results.find(({ rule }) => rule === 'own-links')?.findings ?? []
    expect(links.map(({ words, excerpt }) => [words, excerpt])).toEqual([
      ['内容已经撤下（410）', '停水通知'],
      ['网页不存在（404）', '以前的专栏'],
    ])
    expect(view.changes).toMatchObject({ added: 5, gone: [], same: 0 })
    const broken = async () => (await (await press.clerk('/api/inspection/links')).json()).links
    expect(await broken()).toMatchObject([{ page, outside: false, since: '2021-09-10' }, { page }])
    const notices = async () => (await (await press.clerk('/api/inspection/notices')).json()).notices
    expect(await notices()).toMatchObject([{ kind: 'links', title: '2 个链接打不开' }])

    await mend(press, spoiled)
    const after = await rehearse()
    expect(found(after)).toEqual([])
    expect(after.changes).toMatchObject({ added: 0, same: 0 })
    expect(after.changes?.gone).toHaveLength(5)
    expect(await broken()).toEqual([])
    expect(await notices()).toEqual([])
    const { runs } = (await (await press.head(RUNS)).json()) as { runs: InspectionRun[] }
    expect(runs.map((run) => run.findings)).toEqual([0, 5, 0])
    expect(runs[1]?.failed).toBe(4)
  },
  SLOW_MS,
)

test('the report goes out as a document and as a workbook', async () => {
  const at = `${RUNS}/${last.run.id}/report?format=`
  const word = Buffer.from(await (await press.head(`${at}docx`)).arrayBuffer())
  expect(word.subarray(0, 2).toString()).toBe('PK')
  const answer = await press.head(`${at}xlsx`)
  expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('网站自查报告-2021-09-10.xlsx'))
  const sheets = await readWorkbook(Buffer.from(await answer.arrayBuffer()))
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['自查结果', '问题清单'])
  expect(sheets[0]?.data).toContainEqual(expect.arrayContaining(['页面标签', '扣分指标', '合格']))
})

test('one runs at a time; a batch that is run twice counts once; a department sees its own, a stranger nothing', async () => {
  const id = await begin(press.head)
  expect(await press.refusal(press.head(RUNS, { method: 'POST' }))).toMatchObject({ code: 'inspection-running' })
  expect((await press.clerk(RUNS, { method: 'POST' })).status).toBe(403)
  const step = { runId: id, step: 0 }
  await takeRunStep(press.server.platform, step)
  await takeRunStep(press.server.platform, step)
  const waiting = await press.server.platform.jobs.list({ name: STEP_JOB, state: 'waiting' })
  expect(waiting.jobs.map(({ payload }) => (payload as { step: number }).step).sort()).toEqual([0, 1])
  expect((await see(press.head, id)).progress).toMatchObject({ done: 0 })
  await press.server.platform.jobs.runDue()
  expect((await see(press.head, id)).run.state).toBe('done')
  const { db } = press.server.platform.database
  expect(await db.selectFrom('inspection_page').select('href').where('site_id', '=', SITE_ID).execute()).toEqual([])
  expect(await (await press.stranger(RUNS)).json()).toMatchObject({ mayRun: false })
  const auditor = await press.server.signIn('audit-admin', 'ledu')
  expect((await auditor(RUNS)).status).toBe(403)
})

test('a broken link for which a later run had no room stays on the list until it was seen to open', async () => {
  const { database } = press.server.platform
  const [site_id, run_id, page, target] = [SITE_ID, 'a-full-run', '/a-page', 'https://elsewhere.example/']
  const row = { site_id, run_id, organ_id: 'ledu', title: '某页', done: true }
  const closedOn = async () => (await database.db.selectFrom('inspection_broken').select('closed_on').where('page', '=', page).execute())[0]
  await database.transaction(async (tx) => {
    await tx
      .insertInto('inspection_page')
      .values({ ...row, href: page, what: 'page' })
      .execute()
    await tx.insertInto('inspection_use').values({ site_id, run_id, page, target, label: '别处' }).execute()
    const use = { page, target, organ_id: 'ledu', title: '某页', label: '别处', reason: '对方网站答复 404', outside: true }
    await keepBroken(tx, 'a-run-before', [use], day('2021-09-10'))
    await keepBroken(tx, run_id, [], day('2021-09-11'))
  })
  expect(await closedOn()).toEqual({ closed_on: null })
  await database.transaction(async (tx) => {
    await tx
      .insertInto('inspection_page')
      .values({ ...row, href: target, what: 'outside' })
      .execute()
    await keepBroken(tx, run_id, [], day('2021-09-11'))
  })
  expect(await closedOn()).toEqual({ closed_on: '2021-09-11' })
})
