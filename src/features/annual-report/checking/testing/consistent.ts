import * as fc from 'fast-check'
import {
  APPLICANT_COLUMNS,
  type Cells,
  cellPaths,
  type Layout,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  table2Path,
  table3Path,
  table3Rows,
  table4Path,
} from '../../../../../law/annual-report/cells.js'
import { CHAPTER_TITLES, type Report } from '../../../../../law/annual-report/report.js'

/** The sentences of a report that says everything it must and nothing that a number could contradict. */
const PROSE: Record<number, string[]> = {
  1: [
    '2022年，我县认真贯彻落实《中华人民共和国政府信息公开条例》。',
    '（一）主动公开。',
    '及时发布各类政府信息。',
    '（二）依申请公开。',
    '规范依申请公开办理流程。',
    '（三）政府信息管理。',
    '落实三审三校制度。',
    '（四）政府信息公开平台建设。',
    '做好门户网站维护。',
    '（五）监督保障。',
    '工作考核结果为优秀，社会评议结果良好，未发生责任追究。',
  ],
  5: ['一是公开的时效性不够。'],
  6: ['本年未收取信息处理费。'],
}

/** A report of a county for 2022 whose numbers all hold, with these sentences added to chapter one (or another). */
export function consistentReport(cells: Cells, added: string[] = [], chapter = 1, year = 2022): Report {
  const layout: Layout = year >= 2021 ? '2021' : '2019'
  let line = 1
  return {
    organ: '安平县人民政府',
    year,
    title: `安平县人民政府${year}年政府信息公开工作年度报告`,
    titlePlace: { line },
    signedOn: `${year + 1}-03-20`,
    layout,
    layoutParts: { table3: layout, '第二十条第（一）项': layout },
    cells,
    undetermined: [],
    places: {},
    written: {},
    preface: [{ text: `本报告数据统计期限自${year}年1月1日起至${year}年12月31日止，联系电话见网站公布。`, place: { line: ++line } }],
    chapters: CHAPTER_TITLES.map((title, index) => ({
      number: index + 1,
      title: `${'一二三四五六'[index]}、${title}`,
      place: { line: ++line },
      sentences: [
        ...(PROSE[index + 1] ?? []).map((text) => text.replace('2022', String(year))),
        ...(chapter === index + 1 ? added : []),
      ].map((text) => ({
        text,
        place: { line: ++line },
      })),
    })),
    repairs: [],
  }
}

/** Cells of layout 2021 in which every relation holds, from these few numbers; what is not given is 0. */
export function cellsOf(given: Record<string, number>): Cells {
  const cells: Cells = Object.fromEntries(cellPaths('2021').map((path) => [path, 0]))
  cells[table2Path('normativeDocs', 'inForce')] = 20
  for (const [key, value] of Object.entries(given)) {
    if (key.includes('.')) cells[key] = value
    else for (const column of ['naturalPerson', 'total']) cells[table3Path(key, column)] = value
  }
  return cells
}

const small = fc.nat({ max: 40 })

/** Any cells of a layout in which every relation of §2.5 holds. */
export function consistentCells(layout: Layout): fc.Arbitrary<Cells> {
  const leaves = table3Rows(layout).filter((row) => row.leaf)
  const column = fc.record({
    results: fc.array(small, { minLength: leaves.length, maxLength: leaves.length }),
    carriedOut: small,
    carriedIn: small,
  })
  return fc
    .record({
      columns: fc.array(column, { minLength: 6, maxLength: 6 }),
      remedies: fc.array(fc.array(small, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
      decisions: small,
    })
    .map(({ columns, remedies, decisions }) => {
      const cells: Cells = Object.fromEntries(cellPaths(layout).map((path) => [path, 0]))
      cells[table2Path('permits', 'decisions')] = decisions
      cells[table2Path('normativeDocs', layout === '2021' ? 'inForce' : 'totalOpen')] = 40
      columns.forEach(({ results, carriedOut, carriedIn }, index) => {
        const key = (APPLICANT_COLUMNS[index] as { key: string }).key
        const sum = results.reduce((a, b) => a + b, 0)
        const brought = Math.min(carriedIn, sum + carriedOut)
        leaves.forEach((row, at) => put(cells, row.key, key, results[at] as number))
        put(cells, 'resultTotal', key, sum)
        put(cells, 'carriedOut', key, carriedOut)
        put(cells, 'carriedIn', key, brought)
        put(cells, 'newReceived', key, sum + carriedOut - brought)
      })
      remedies.forEach((values, index) => {
        const group = (TABLE4_GROUPS[index] as { key: string }).key
        values.forEach((value, at) => (cells[table4Path(group, (TABLE4_RESULTS[at] as { key: string }).key)] = value))
        cells[table4Path(group, 'total')] = values.reduce((a, b) => a + b, 0)
      })
      return cells
    })
}

/** Enters a number and adds it to the total of its row. */
function put(cells: Cells, row: string, column: string, value: number): void {
  cells[table3Path(row, column)] = value
  const total = table3Path(row, 'total')
  cells[total] = (cells[total] ?? 0) + value
}
