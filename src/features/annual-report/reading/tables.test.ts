import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../../../law/annual-report/report.js'
import { formReport } from '../../../testing/report-files/form.js'
import { madeReports } from '../../../testing/reports/numbers.js'
import { SHAPES } from '../../../testing/reports/shapes.js'
import { textSource } from './inputs/text/text.js'
import { readReport } from './read-report.js'

const [made] = fc.sample(
  madeReports(['zeros']).filter(({ layout, cells }) => layout === '2021' && (cells['table3.granted.total'] ?? 0) > 3),
  { numRuns: 1, seed: 3 },
)
const cells = made?.cells ?? {}
const lines = (SHAPES.find(({ name }) => name === 'rows of spaces')?.text(formReport('made', 2023, '2021', cells)) ?? '').split('\n')

function readLines(changed: string[]): Report {
  return readReport(textSource(Buffer.from(changed.join('\n'))))
}

/** The report with every line that begins so replaced; by nothing when `by` is empty. */
function withLine(start: string, ...by: string[]): Report {
  const at = lines.findIndex((line) => line.startsWith(start))
  if (at < 0) throw new Error(`no line ${start}`)
  return readLines([...lines.slice(0, at), ...by, ...lines.slice(at + 1)])
}

const row = (report: Report, path: string) =>
  Object.entries(report.cells).flatMap(([key, value]) => (key.startsWith(`${path}.`) ? [value] : []))

describe('table 2', () => {
  test.each([
    ['行政事业性收费 1,234.5', 1234.5],
    ['行政事业性收费 333.3万元', 333.3],
    ['行政事业性收费 3333000元', 333.3],
    ['行政事业性收费 0.12亿元', 1200],
    ['行政事业性收费 /', null],
    ['行政事业性收费 无', null],
    ['行政事业性收费', null],
    ['行政事业性收费 ０', 0],
    ['行政事业性收费 零', 0],
    ['行政事业性收费\n（\n万元\n）\n12.5', 12.5],
  ])('%s', (line, amount) => {
    const report = withLine('行政事业性收费', line)
    expect(report.cells['table2.fees.amountWan']).toBe(amount)
    expect(report.undetermined).toEqual([])
  })

  test('a row that is not there has no cells', () => {
    const report = withLine('行政强制')
    expect(report.cells).not.toHaveProperty(['table2.coercion.decisions'])
    expect(report.cells['table2.penalties.decisions']).toBe(cells['table2.penalties.decisions'])
  })

  test('digits that run together beside blanks lost elsewhere are undetermined', () => {
    const at = lines.findIndex((line) => line.startsWith('行政规范性文件'))
    const report = readLines(
      lines.map((line, i) =>
        i === at
          ? '行政规范性文件81153'
          : /^(规章|行政许可|行政处罚)/.test(line)
            ? line.replace(/ /g, '')
            : line === '行政强制'
              ? line
              : line.replace(/^(行政强制|行政事业性收费).*/, '$1'),
      ),
    )
    expect(report.undetermined.map(({ paths }) => paths)).toContainEqual([
      'table2.normativeDocs.issued',
      'table2.normativeDocs.repealed',
      'table2.normativeDocs.inForce',
    ])
    expect(report.cells['table2.permits.decisions']).toBe(cells['table2.permits.decisions'])
  })

  test('headings of both layouts make a mixed report', () => {
    const report = withLine('信息内容 本年制发件数', '信息内容 本年新制作数量 本年新公开数量 对外公开总数量')
    expect(report.layout).toBe('mixed')
    expect(row(report, 'table2.rules')).toEqual(['issued', 'repealed', 'inForce'].map((key) => cells[`table2.rules.${key}`]))
    expect(report.cells).toHaveProperty(['table2.rules.totalOpen'])
  })
})

describe('table 3', () => {
  test('a row that the form does not have takes nothing from its neighbours', () => {
    const at = lines.findIndex((line) => line.includes('5.属于三类内部事务信息'))
    const report = readLines([...lines.slice(0, at), '5.属于工作秘密 7 0 0 0 0 0 7', ...lines.slice(at)])
    for (const [path, value] of Object.entries(cells)) expect([path, report.cells[path]]).toEqual([path, value])
  })

  test('the heading over the columns again on the next page, and its number', () => {
    const at = lines.findIndex((line) => line.includes('1.信访举报投诉类申请'))
    const report = readLines([
      ...lines.slice(0, at),
      '3',
      '申请人情况',
      '自然人 法人或其他组织 总计',
      '商业企业 科研机构 社会公益组织 法律服务机构 其他',
      ...lines.slice(at),
    ])
    const open = new Set(report.undetermined.flatMap(({ paths }) => paths))
    for (const [path, value] of Object.entries(cells)) if (!open.has(path)) expect([path, report.cells[path]]).toEqual([path, value])
    expect(open.size).toBeLessThanOrEqual(7)
  })

  test('（六）其他处理 as one row is a row of its own in any year', () => {
    const kept = lines.filter((line) => !/申请人逾期未按|^3\.其他/.test(line))
    const report = readLines(kept.map((line) => (line.includes('申请人无正当理由逾期') ? '（六）其他处理 4 0 0 0 0 0 4' : line)))
    expect(row(report, 'table3.other')).toEqual([4, 0, 0, 0, 0, 0, 4])
    expect([report.layout, report.layoutParts.table3]).toEqual(['2021', '2019'])
    expect(Object.keys(report.cells).some((path) => path.startsWith('table3.otherMisc'))).toBe(false)
  })

  const glued = lines.map((line) => line.replace(/(?<=[ \d]\d*) (?=\d)/g, ''))

  test('digits that run together behind a blank', () => {
    const report = readLines(glued)
    const open = new Set(report.undetermined.flatMap(({ paths }) => paths))
    const sure = Object.keys(cells).filter((path) => path.startsWith('table3') && !open.has(path))
    expect(sure.length).toBeGreaterThan(120)
    for (const path of sure) expect([path, report.cells[path]]).toEqual([path, cells[path]])
  })

  test.each([
    ['12 3 0 0 0 0 15', [12, 3, 0, 0, 0, 0, 15]],
    ['12件 3件 0件 0件 0件 0件 15件', [12, 3, 0, 0, 0, 0, 15]],
    ['1.2 0 0', []],
    ['1000001', []],
  ])('%s', (numbers, values) => {
    const report = withLine('三、本年度办理结果 （一）予以公开', `三、本年度办理结果 （一）予以公开 ${numbers}`)
    expect(row(report, 'table3.granted')).toEqual(values)
  })

  test('numbers in a sentence behind the table are none of its cells', () => {
    const at = lines.findIndex((line) => line.startsWith('四、政府信息公开行政复议'))
    const report = readLines([...lines.slice(0, at), '2023年共办结申请12件，其中3件延期。', ...lines.slice(at)])
    expect(row(report, 'table3.carriedOut')).toEqual(
      ['naturalPerson', 'business', 'research', 'publicWelfare', 'legalService', 'otherOrg', 'total'].map(
        (key) => cells[`table3.carriedOut.${key}`],
      ),
    )
  })
})

describe('table 4', () => {
  const heading = lines.findIndex((line) => line.startsWith('行政复议 行政诉讼'))
  const end = lines.findIndex((line) => line.startsWith('五、'))
  const table4 = (...replaced: string[]): Report => readLines([...lines.slice(0, heading), ...replaced, ...lines.slice(end)])
  const groups = ['reconsideration', 'litigationDirect', 'litigationAfterReview']
  const expected = [
    [1, 2, 0, 3, 6],
    [0, 0, 4, 0, 4],
    [5, 0, 0, 0, 5],
  ]

  test.each([
    [
      'a row for each group',
      [
        '项目 结果维持 结果纠正 其他结果 尚未审结 总计',
        '行政复议 1 2 0 3 6',
        '行政诉讼 未经复议直接起诉 0 0 4 0 4',
        '复议后起诉 5 0 0 0 5',
      ],
    ],
    [
      'a row for each result',
      [
        '行政复议 行政诉讼',
        '未经复议直接起诉 复议后起诉',
        '结果维持 1 0 5',
        '结果纠正 2 0 0',
        '其他结果 0 4 0',
        '尚未审结 3 0 0',
        '总计 6 4 5',
      ],
    ],
    [
      'a number behind each result',
      [
        '行政复议 结果维持 1 结果纠正 2 其他结果 0 尚未审结 3 总计 6',
        '行政诉讼 未经复议直接起诉 结果维持 0 结果纠正 0 其他结果 4 尚未审结 0 总计 4',
        '复议后起诉 结果维持 5 结果纠正 0 其他结果 0 尚未审结 0 总计 5',
      ],
    ],
    [
      'headings read across',
      [
        '行政复议 行政诉讼',
        '结果 结果 其他 尚未 总计 未经复议直接起诉 复议后起诉',
        '维持 纠正 结果 审结',
        '结果 结果 其他 尚未 总计 结果 结果 其他 尚未 总计',
        '维持 纠正 结果 审结 维持 纠正 结果 审结',
        '1 2 0 3 6 0 0 4 0 4 5 0 0 0 5',
      ],
    ],
    [
      'digits run together',
      [
        '行政复议行政诉讼结果维持结果纠正其他结果尚未审结总计未经复议直接起诉复议后起诉结果维持结果纠正其他结果尚未审结总计结果维持结果纠正其他结果尚未审结总计120360040450005',
      ],
    ],
  ])('%s', (_, replaced) => {
    expect(groups.map((group) => row(table4(...replaced), `table4.${group}`))).toEqual(expected)
  })

  test('a table that is not there has no cells, a blank one has', () => {
    expect(Object.keys(table4('本年度未发生行政复议、行政诉讼。').cells).some((path) => path.startsWith('table4'))).toBe(false)
    expect(groups.flatMap((group) => row(table4(...lines.slice(heading, end - 1)), `table4.${group}`))).toEqual(new Array(15).fill(null))
  })

  test('sums that do not hold are read as they are', () => {
    const report = table4(...lines.slice(heading, end - 1), '10 1 0 0 0 0 0 0 0 0 5 0 0 0 0')
    expect(groups.map((group) => row(report, `table4.${group}`))).toEqual([
      [10, 1, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [5, 0, 0, 0, 0],
    ])
  })
})
