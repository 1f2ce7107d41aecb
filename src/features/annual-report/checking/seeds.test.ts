import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../../../law/annual-report/report.js'
import { openSource } from '../reading/inputs/index.js'
import { readReport } from '../reading/read-report.js'
import { checkAcross } from './across.js'
import { check } from './check.js'
import type { Finding } from './finding.js'
import { truthCells } from './testing/truth.js'

const FOLDER = fileURLToPath(new URL('../../../../samples/seeds/', import.meta.url))
const FILES = {
  '000': '000_3026b02a3e0da00a.txt',
  '001': '001_02d29890a3db4b01.txt',
  '002': '002_3450487cb858bd82.txt',
  '003': '003_977fd53098eb2a79.txt',
  '004': '004_466e71db95901446.txt',
}
type Seed = keyof typeof FILES

/** rule · severity · lines · the cells, or how many when there are more than four. */
const EXPECTED: Record<Seed, string[]> = {
  '000': [
    'F-YEAR error 128,130 6 cells',
    'F-YEAR error 314 7 cells',
    'T4-ODD warning 209,428 table3.granted.total table4.reconsideration.corrected',
    'T2-ODD warning 130 table2.normativeDocs.made table2.normativeDocs.opened table2.normativeDocs.totalOpen',
    'F-PARTS warning 6',
    'F-PARTS warning 6',
    'F-PARTS warning 490,494',
    'X-TXT warning 108,316,318 table3.resultTotal.total table3.carriedOut.total',
    'X-PCT warning 74,76',
    'X-CUT warning 112',
    'F-DATE info',
    'F-INTRO info',
    'X-APPROX info 104,106,108,110,112',
    'Y-NEXT info 318 table3.carriedOut.naturalPerson table3.carriedOut.total',
  ],
  '001': [
    'T3-BLANK error 91 table3.resultTotal.naturalPerson table3.resultTotal.total',
    'T2-19-OPEN error 47 table2.rules.opened table2.rules.totalOpen',
    'T2-19-OPEN error 48 table2.normativeDocs.opened table2.normativeDocs.totalOpen',
    'F-HEAD error 9',
    'X-NEG error 96,101 table4.reconsideration.total',
    'T3-BLANK warning 71 7 cells',
    'T3-BLANK warning 92 7 cells',
    'T2-19-NEW warning 48 table2.normativeDocs.made table2.normativeDocs.opened',
    'T2-ODD warning 47 table2.rules.made',
    'T2-ODD warning 60 table2.fees.previousItems',
    'F-PARTS warning 9',
    'F-PARTS warning 9',
    'X-TXT warning 15,47 table2.rules.made table2.rules.opened',
    'X-NAME warning 96',
    'X-TENSE warning 25',
    'T3-BLANK info 70 5 cells',
    'T3-BLANK info 72…90 129 cells',
    'T3-BLANK info 91 5 cells',
    'T2-ODD info 52 table2.otherServices.previousItems table2.otherServices.change table2.otherServices.decisions',
    'F-INTRO info',
    'X-HOLE info',
    'X-HOLE info 11',
    'X-HOLE info 25',
    'X-HOLE info 35',
    'X-TENSE info 25',
    'X-TENSE info 29',
    'X-PROGRESS info 27,29,31',
    'X-PROGRESS info 33,35,37,39',
  ],
  '002': [
    'F-HEAD error',
    'F-HEAD error 86',
    'F-PARTS warning',
    'F-PARTS warning 9',
    'X-NAME warning 11',
    'T2-ODD info 38 table2.permits.decisions',
    'F-INTRO info',
    'X-MISS info 52 table3.newReceived.total',
    'X-HOLE info 27',
    'Y-INFORCE info 34 table2.normativeDocs.issued table2.normativeDocs.repealed table2.normativeDocs.inForce',
  ],
  '003': [
    'T3-BLANK error 288 table3.resultTotal.total',
    'T2-19-OPEN error 108 table2.rules.opened table2.rules.totalOpen',
    'T2-19-OPEN error 110 table2.normativeDocs.opened table2.normativeDocs.totalOpen',
    'T2-RULE error 108 table2.rules.made table2.rules.opened table2.rules.totalOpen',
    'X-NEG error 90,406 15 cells',
    'T3-BLANK warning 183 7 cells',
    'T3-BLANK warning 290 7 cells',
    'T2-ODD warning 132 table2.fees.previousItems',
    'F-PARTS warning 25',
    'F-PARTS warning 25',
    'F-PREFACE warning 9,11,13,15',
    'T3-ROW info 179 6 cells',
    'T3-ROW info 225 6 cells',
    'T3-BLANK info 195…286 126 cells',
    'T3-BLANK info 288 6 cells',
    'T4-SUM info 406 15 cells',
    'F-DATE info',
    'X-MISS info 225 table3.deniedThirdParty.total',
  ],
  '004': [
    'T2-DEC warning 48 table2.fees.amountWan',
    'T4-ODD warning 80,160 table3.granted.total table4.reconsideration.corrected',
    'F-HEAD warning 2,4',
    'F-PARTS warning 2',
    'F-PARTS warning 182,184',
    'X-NAME warning 4',
    'X-MISS warning 160 table4.reconsideration.total table4.reconsideration.corrected',
    'X-TENSE warning 166',
    'F-DATE info',
    'F-INTRO info',
    'X-TENSE info 6,16',
    'X-CODE info',
    'Y-INFORCE info 28 table2.normativeDocs.issued table2.normativeDocs.repealed table2.normativeDocs.inForce',
  ],
}

const reports = {} as Record<Seed, Report>

beforeAll(async () => {
  for (const [seed, file] of Object.entries(FILES))
    reports[seed as Seed] = readReport(await openSource(await readFile(`${FOLDER}${file}`), file))
})

describe.each(Object.keys(FILES) as Seed[])('seed %s', (seed) => {
  it('has exactly these findings', () => {
    expect(check(reports[seed]).map(brief).sort()).toEqual([...EXPECTED[seed]].sort())
  })

  it('has no error on a relation that holds', async () => {
    const truth = JSON.parse(await readFile(`${FOLDER}${seed}.truth.json`, 'utf8')) as Parameters<typeof truthCells>[0]
    const errors = check(reports[seed]).filter(
      (finding) => finding.severity === 'error' && /^(T3-(BAL|SUM|ROW)|T4-SUM|X-TXT)$/.test(finding.rule),
    )
    const holding = truthCells(truth)
    expect(holding.length).toBeGreaterThanOrEqual(seed === '003' ? 0 : 3)
    const touched = holding.filter(({ cells }) => errors.some((finding) => finding.cells.every((cell) => cells.includes(cell))))
    expect(touched.map(({ id }) => id)).toEqual([])
  })

  it('has stable fingerprints, each once', () => {
    const prints = check(reports[seed]).map((finding) => finding.fingerprint)
    expect(new Set(prints).size).toBe(prints.length)
    expect(check(structuredClone(reports[seed])).map((finding) => finding.fingerprint)).toEqual(prints)
  })
})

/** One number or word of a seed changed, and what must be found that was not there before. */
const CHANGED: [Seed, string, string, string][] = [
  ['000', '收到行政复议 3 件', '收到行政复议 5 件', 'X-TXT error'],
  ['000', '办理依申请公开 6 件', '办理依申请公开 8 件', 'X-TXT error'],
  ['000', '一、总体情况', '一、基本情况', 'F-HEAD error'],
  ['000', '0 1 2 0 3 0 0 1', '0 1 2 0 4 0 0 1', 'T4-SUM error'],
  ['001', '收到依申请公开38件', '收到依申请公开39件', 'X-TXT error'],
  ['001', '答复38件', '答复35件', 'X-TXT warning'],
  ['001', '20474 件', '20484 件', 'X-PCT warning'],
  ['001', '占 60%', '占 61%', 'X-PCT warning'],
  ['001', '日均93', '日均99', 'X-PCT warning'],
  ['001', '办结率 99.7%', '办结率 98.7%', 'X-PCT warning'],
  ['001', '全市共收到', '我区共收到', 'X-NAME warning'],
  ['002', '2022年1月7日', '2022年2月7日', 'F-DATE error'],
  ['002', '规章\t0\t0\t0', '规章\t1\t0\t1', 'T2-RULE error'],
  ['002', '行政规范性文件\t4\t0\t4', '行政规范性文件\t4\t0\t3', 'T2-INFORCE warning'],
  ['003', '政府信息 3275条', '政府信息 3285条', 'X-PCT warning'],
  ['003', '申请 1件', '申请 3件', 'X-TXT error'],
  ['003', '自 2020 年 1 月 1 日', '自 2019 年 1 月 1 日', 'X-NAME warning'],
  ['004', '申请9件', '申请8件', 'X-TXT error'],
  ['004', '四、结转下年度继续办理 0 0 0 0 0 0 0', '四、结转下年度继续办理 1 0 0 0 0 0 1', 'T3-BAL error'],
  ['004', '收到信息公开申请9件', '没有收到信息公开申请', 'X-NEG error'],
]

describe('a seed with one place changed', () => {
  it.each(CHANGED)('%s: %s → %s', async (seed, from, to, expected) => {
    const text = (await readFile(`${FOLDER}${FILES[seed]}`, 'utf8')).replace(/\r/g, '')
    const changed = text.replace(from, to).replace(from.replace('1 月 1 日', '1 月 1日'), to.replace('1 月 1 日', '1 月 1日'))
    expect(changed).not.toBe(text)
    const report = readReport(await openSource(Buffer.from(changed), FILES[seed]))
    const before = new Set(check(reports[seed]).map((finding) => finding.fingerprint))
    const added = check(report).filter((finding) => !before.has(finding.fingerprint))
    expect(added.map((finding) => `${finding.rule} ${finding.severity}`)).toContain(expected)
  })
})

describe('the five seeds together', () => {
  it('break the roll-up once and show where the scale is odd', () => {
    const found = checkAcross(Object.keys(FILES).map((seed) => reports[seed as Seed]))
    expect(found.map((finding) => `${finding.reports.join('/')} ${brief(finding)}`).sort()).toEqual(
      [
        '1/3 R-GE error 77 table3.deniedThirdParty.total',
        '1/3 R-SHARE warning 51,56,57,60 table2.permits.decisions table2.penalties.decisions table2.coercion.decisions table2.fees.previousItems',
        '1/0 R-LEVEL warning 51,57 table2.permits.decisions table2.coercion.decisions',
        '0/4 R-GE info 192 table3.newReceived.total',
        '1/3 R-SHARE info 51,56 table2.permits.change table2.penalties.change',
        '1/3 R-TEXT info 33,35,39',
      ].sort(),
    )
  })
})

function brief({ rule, severity, lines, cells }: Finding): string {
  const shownLines = lines.length > 8 ? `${lines[0]}…${lines.at(-1)}` : lines.join()
  return [rule, severity, shownLines, cells.length > 4 ? `${cells.length} cells` : cells.join(' ')].filter((part) => part !== '').join(' ')
}
