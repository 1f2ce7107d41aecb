import { sql } from 'kysely'
import readWorkbook from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  STATISTICS_FIGURES,
  type StatisticsFigure,
  type StatisticsLine,
  type StatisticsRow,
} from '../../../../api/publication-statistics.js'
import { describeEngines } from '../../../testing/engines.js'
import { DOCUMENTS, NORMATIVE, NOTICES, openPress, PAPER, PRESS_FEATURES, type Press } from '../../../testing/publishing.js'
import { annualReport } from '../../annual-report/index.js'
import { portal } from '../../portal/index.js'
import { remedies } from '../../remedies/index.js'
import { requests } from '../../requests/index.js'
import { search } from '../../search/index.js'
import { inspection } from '../index.js'

const BASE = '/api/inspection/statistics'
const FEATURES = [...PRESS_FEATURES, requests, remedies, { ...annualReport, seed: async () => {} }, search, portal, inspection]

const REPOST = {
  columnId: NOTICES,
  instrument: 'news',
  title: '全国视频会议',
  body: '<p>会议部署了下一阶段工作。</p>',
  documentNo: null,
  signedOn: null,
  effectiveOn: null,
  validity: 'none',
  interpretationWaiver: null,
  repost: true,
  source: '中国政府网',
  sourceUrl: 'https://www.gov.cn/x',
}

interface Table {
  lines: StatisticsLine[]
  total: Record<StatisticsFigure, number>
  undated: number
}

describeEngines('statistics of publication', (open) => {
  let press: Press
  beforeAll(async () => {
    press = await openPress(await open(FEATURES), FEATURES)
  }, 120_000)
  afterAll(() => press.server.close())
  const table = async (query: string) => (await (await press.head(`${BASE}?${query}`)).json()) as Table
  const rows = async (query: string) => (await (await press.head(`${BASE}/rows?${query}`)).json()).rows as StatisticsRow[]

  test('original and repost apart, withdrawn, late and interpreted; every figure opens as many documents', async () => {
    const law = await press.publish(await press.start({ ...PAPER, signedOn: '2021-08-02' }))
    const relations = [{ kind: 'interprets', documentId: law.summary.id, title: '' }]
    await press.publish(await press.start({ instrument: 'interpretation', title: '《停车场管理办法》解读', relations }))
    const content = { ...law.content, ...REPOST }
    await press.publish(await press.view(press.clerk(DOCUMENTS, { method: 'POST', json: { organId: 'ledu', origin: 'repost', content } })))
    const wrong = await press.publish(await press.start({ title: '写错的公告', signedOn: '2021-09-09' }))
    await press.view(press.step(press.head, wrong, 'withdrawal', { kind: 'wrong', reason: '内容有误，需要重新核实后公开' }))
    const { lines, total } = await table('year=2021&by=column')
    expect(total).toEqual({ all: 4, own: 3, repost: 1, withdrawn: 1, forced: 0, onTime: 1, late: 1, papers: 1, interpreted: 1 })
    expect(lines.find((line) => line.key === NORMATIVE)?.figures).toMatchObject({ all: 1, late: 1, interpreted: 1 })
    for (const figure of Object.keys(STATISTICS_FIGURES) as StatisticsFigure[]) {
      expect([figure, (await rows(`year=2021&figure=${figure}`)).length]).toEqual([figure, total[figure]])
      for (const line of lines) {
        const behind = await rows(`year=2021&figure=${figure}&columnId=${encodeURIComponent(line.key)}`)
        expect([line.key, figure, behind.length]).toEqual([line.key, figure, line.figures[figure]])
      }
    }
    expect((await rows('year=2021&figure=withdrawn'))[0]).toMatchObject({ title: '写错的公告', href: null })
    expect((await table('by=month')).lines).toMatchObject([{ key: '2021-09', name: '2021年9月', figures: { all: 4 } }])
    expect((await table('year=2020')).lines).toEqual([])
    expect(await rows('year=2021&month=8')).toEqual([])
  }, 60_000)

  test('as files; a formula stays a text', async () => {
    const csv = Buffer.from(await (await press.head(`${BASE}/table?year=2021&by=instrument&format=csv`)).arrayBuffer()).toString()
    expect(csv.split('\r\n')[0]).toBe(`\ufeff信息类别,${Object.values(STATISTICS_FIGURES).join(',')}`)
    const xlsx = await press.head(`${BASE}/table?year=2021&by=organ&format=xlsx`)
    const [sheet] = await readWorkbook(Buffer.from(await xlsx.arrayBuffer()))
    expect(sheet?.data.slice(1)).toEqual([
      ['单位', ...Object.values(STATISTICS_FIGURES)],
      ['乐都区', 4, 3, 1, 1, 0, 1, 1, 1, 1],
    ])
  })

  test('a department counts itself; another’s figures are not for it', async () => {
    const { lines } = (await (await press.stranger(BASE)).json()) as Table
    expect(lines).toEqual([])
    expect(await press.refusal(press.stranger(`${BASE}?organId=ledu`))).toMatchObject({ status: 403 })
    expect((await press.stranger(`${BASE}/rows?ownOrganId=ledu`)).status).toBe(403)
    expect((await press.head(`${BASE}?year=x`)).status).toBe(400)
  })

  test('a year among many is read off the index', async () => {
    const { database } = press.server.platform
    await database.db.executeQuery(
      sql`insert into publish_document select site_id, 'g' || n, organ_id, column_id, life, stage, step, secrecy_open, work_no, work_title, author,
        returned, scheduled_at, restoring, public_no, title, instrument, origin, null, document_no, issuer, topic, genre, year, signed_on, published_on,
        date '2011-01-01' + n, validity, ended_on, effective_on, expires_on, catalog_item, forced, late, sort_on, touched_at, version
        from publish_document, generate_series(1, 3650) n where title = '全国视频会议'`.compile(database.db),
    )
    await database.db.executeQuery(sql`analyze publish_document`.compile(database.db))
    const { rows: plan } = await sql<{ 'QUERY PLAN': string }>`explain select organ_id, count(*) filter (where late) from publish_document
      where site_id = 'main' and life in ('published', 'withdrawn') and first_on >= '2020-01-01' and first_on < '2021-01-01' group by 1`.execute(
      database.db,
    )
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('publish_document_first')
    expect((await table('year=2020')).total.repost).toBeGreaterThan(360)
    expect((await table('by=year')).lines.length).toBeGreaterThan(9)
  })
})
