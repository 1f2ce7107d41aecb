import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RequestSummary, RequestView } from '../../../api/request-view.js'
import { APPLICANT_COLUMNS, table3Path, table3Rows } from '../../../law/annual-report/cells.js'
import { unpack } from '../../platform/files/open-package.js'
import { describeEngines } from '../../testing/engines.js'
import { OFFICE_FEATURES, type Office, openOffice, PERSON, REQUESTS } from '../../testing/office.js'
import type { SignedInFetch } from '../../testing/server.js'

interface Listed {
  requests: RequestSummary[]
  next: string | null
  total: number | null
  counts: Record<string, number>
}

const MANY_LISTS_MS = 120_000

const HOSTILE = ['=cmd|calc!A1', '+SUM(1+1)', '-2+3', '@SUM(A1)', '\t=1+1', '<img src=x onerror=alert(1)>', '=HYPERLINK("http://x","y")']

describeEngines('lists of requests', (open) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(await open(OFFICE_FEATURES))
  })
  afterAll(() => office.server.close())

  const list = async (query: string, who: SignedInFetch = office.clerk): Promise<Listed> =>
    (await who(`${REQUESTS}?${query}`)).json() as Promise<Listed>

  it(
    'are as long as every number that leads to them says',
    async () => {
      const counter = { channel: 'in-person' }
      await office.at('2020-12-01')
      const carried = await office.register({ ...counter, on: '2020-12-01' })
      const company = { applicantKind: 'business', person: { ...PERSON, idKind: 'uscc', idNumber: '91350100M000100Y43' } }
      await office.register({ ...counter, ...company, on: '2020-12-01' })
      await office.at('2021-09-10')
      await office.view(office.step(office.clerk, carried, 'withdrawal', { on: '2021-09-10' }))
      const drafted = await office.register(counter)
      const back = await office.register({ ...counter, ...company })
      await office.register()
      await office.register({ ...counter, practice: true })
      await office.register({ ...counter, kind: 'record-correction' })
      const reply = { outcome: 'granted', bases: ['条例第三十六条第二项'], provided: '全文见附件' }
      for (const one of [drafted, back]) {
        await office.view(office.step(office.clerk, one, 'draft', { reply }))
      }
      const seen: RequestView = await office.view(office.clerk(`${REQUESTS}/${back.id}`))
      const returned = { step: 'business', reasons: '依据的条款写错了，请改正' }
      await office.view(office.step(office.reviewer, seen, 'draft-return', returned))
      const asked = await office.view(office.clerk(`${REQUESTS}/${drafted.id}`))
      await office.view(office.step(office.clerk, asked, 'assignments', { organId: 'pingan', joint: true, dueOn: '2021-09-20' }))

      const heaps = {
        toConfirm: 'todo=confirm',
        dueToday: 'light=orange',
        overdue: 'light=red',
        toReview: 'todo=review',
        returned: 'todo=returned',
      }
      const everybody = [office.clerk, office.reviewer, office.head, office.stranger]
      for (const who of everybody) {
        const work = await (await who(`${REQUESTS}/work`)).json()
        for (const [heap, query] of Object.entries({ ...heaps, asked: 'todo=asked' })) {
          const { requests, total } = await list(query, who)
          expect([requests.length, total], `${heap} ${query}`).toEqual([work[heap].total, work[heap].total])
        }
        for (const [light, n] of Object.entries(work.counts)) expect((await list(`light=${light}`, who)).total, light).toBe(n)
      }
      expect((await list('todo=returned')).requests.map((one) => one.id)).toEqual([back.id])
      expect((await list('todo=review', office.reviewer)).requests.map((one) => one.id)).toEqual([drafted.id])
      expect((await list('todo=asked', office.stranger)).requests.map((one) => one.id)).toEqual([drafted.id])

      for (const year of [2020, 2021]) {
        const { cells } = await (await office.clerk(`${REQUESTS}/statistics?organId=ledu&year=${year}`)).json()
        const paths = table3Rows(year === 2020 ? '2019' : '2021').flatMap((row) =>
          APPLICANT_COLUMNS.map((column) => table3Path(row.key, column.key)),
        )
        const filled = paths.filter((path) => cells[path] > 0)
        expect(filled.length).toBeGreaterThan(3)
        for (const path of [...filled, 'table3.granted.research']) {
          const { requests, total } = await list(`organId=ledu&year=${year}&cell=${path}`)
          expect([requests.length, total], `${year} ${path}`).toEqual([cells[path], cells[path]])
        }
      }
      expect((await list('year=2021&cell=table3.carriedIn.total')).requests).toHaveLength(2)
      expect((await list('cell=table3.nothing.total&year=2021')).total).toBe(0)
    },
    MANY_LISTS_MS,
  )

  it('go on behind the last row of a page, without losing or doubling one', async () => {
    await office.at('2021-09-10')
    for (let n = 0; n < 52; n += 1) await office.register({ channel: 'fax', person: { ...PERSON, phone: `1390000${1000 + n}` } })
    const first = await list('channel=fax')
    expect([first.requests.length, first.total]).toEqual([50, 52])
    const rest = await list(`channel=fax&after=${encodeURIComponent(first.next ?? '')}`)
    expect(rest.next).toBeNull()
    expect(new Set([...first.requests, ...rest.requests].map((one) => one.id)).size).toBe(52)
    expect((await list('q=13900001007')).requests).toHaveLength(1)
  })

  it('come as a workbook in which nothing that an applicant wrote is a formula', async () => {
    for (const text of HOSTILE) {
      await office.register({
        channel: 'email',
        person: { ...PERSON, name: text },
        words: { description: text, title: text, documentNo: text },
      })
    }
    const answer = await office.clerk(`${REQUESTS}/export.xlsx?channel=email`)
    expect(answer.status).toBe(200)
    const bytes = Buffer.from(await answer.arrayBuffer())
    const rows = await readSheet(bytes)
    const written = rows.map((row) => String(row[8] ?? '').trim())
    for (const text of HOSTILE) expect(written).toContain(text.trim())
    const xml = [...(await unpack(bytes, (name) => name.endsWith('.xml'))).values()].map(String)
    expect(xml.some((part) => /<f[ >]/.test(part))).toBe(false)
    expect(xml.some((part) => part.includes('<img'))).toBe(false)
    const entries = await office.server.platform.database.db
      .selectFrom('ledger_entry')
      .select('data')
      .where('type', '=', 'RequestsExported')
      .execute()
    expect(entries).toMatchObject([{ data: { rows: HOSTILE.length, query: { channel: 'email' } } }])
  })

  it('refuse another organ’s case in words, and put it on record', async () => {
    const one = await office.register()
    const refused = await office.refusal(office.stranger(`${REQUESTS}/${one.id}`))
    expect(refused).toMatchObject({ status: 403, error: 'forbidden', message: expect.stringContaining('没有办理这件事的权限') })
    const entries = await office.server.platform.database.db
      .selectFrom('ledger_entry')
      .select(['chain', 'data'])
      .where('type', '=', 'AccessRefused')
      .execute()
    expect(entries).toEqual([{ chain: 'pingan', data: { request: one.id } }])
  })
})
