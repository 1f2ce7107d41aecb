import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  APPLICANT_COLUMNS,
  type Cells,
  type Layout,
  TABLE2,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  table2Path,
  table3Path,
  table3Rows,
  table4Path,
} from '../../../law/annual-report/cells.js'

/** A cell of a form as it is drawn: spans in rows and columns, 1 when left out. */
export interface FormCell {
  text: string
  colSpan?: number
  rowSpan?: number
}
export type FormTable = FormCell[][]

/** A whole report to be written in any format: what comes in order, text or table. */
export interface FormReport {
  name: string
  title: string
  parts: (string | FormTable)[]
  cells: Cells
}

const SAMPLES = join(import.meta.dirname, '../../../samples/seeds')

/** The five examples' numbers, set in the official form under a heading and with a line or two of text of our own. */
export function seedForms(): FormReport[] {
  return readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.cells.json'))
    .sort()
    .map((name) => {
      const seed = JSON.parse(readFileSync(join(SAMPLES, name), 'utf8')) as { year: number; layout: string; cells: Cells }
      return formReport(name.slice(0, 3), seed.year, seed.layout === '2019' ? '2019' : '2021', seed.cells)
    })
}

/** A report in the official form. Cells that `cells` lacks are drawn blank. */
export function formReport(name: string, year: number, layout: Layout, cells: Cells): FormReport {
  const title = `海东市乐都区人民政府${year}年政府信息公开工作年度报告`
  return {
    name,
    title,
    cells,
    parts: [
      title,
      '根据《中华人民共和国政府信息公开条例》规定，现公布本年度报告。',
      '一、总体情况',
      `${year}年，本机关认真贯彻落实《中华人民共和国政府信息公开条例》，按照上级部署推进政府信息公开，及时准确公开各类信息，不断提高公开的质量。`,
      '二、主动公开政府信息情况',
      table2(layout, cells),
      '三、收到和处理政府信息公开申请情况',
      table3(layout, cells),
      '四、政府信息公开行政复议、行政诉讼情况',
      table4(cells),
      '五、存在的主要问题及改进情况',
      '一是公开的内容还不够丰富，二是工作人员的业务能力有待提高。下一步将加强培训，改进工作。',
      '六、其他需要报告的事项',
      '无。',
      '海东市乐都区人民政府',
      `${year + 1}年1月20日`,
    ],
  }
}

function table2(layout: Layout, cells: Cells): FormTable {
  return TABLE2[layout].flatMap((block) => {
    const head = ['信息内容', ...block.columns.map((column) => column.label)]
    return [
      [{ text: block.item, colSpan: 4 }],
      spread(head),
      ...block.rows.map((row) => spread([row.label, ...block.columns.map((column) => shown(cells, table2Path(row.key, column.key)))])),
    ]
  })
}

/** Stretches the last cells so that every row is four columns wide, as the official form does. */
function spread(texts: string[]): FormCell[] {
  const spans: Record<number, number[]> = { 4: [1, 1, 1, 1], 3: [1, 1, 2], 2: [1, 3] }
  return texts.map((text, i) => ({ text, colSpan: spans[texts.length]?.[i] ?? 1 }))
}

function table3(layout: Layout, cells: Cells): FormTable {
  const rows = table3Rows(layout)
  const numbers = (key: string) => APPLICANT_COLUMNS.map((column) => ({ text: shown(cells, table3Path(key, column.key)) }))
  const results = rows.filter((row) => row.key !== 'newReceived' && row.key !== 'carriedIn' && row.key !== 'carriedOut')
  const body = results.map((row, i): FormCell[] => {
    const first: FormCell[] = i === 0 ? [{ text: '三、本年度办理结果', rowSpan: results.length }] : []
    const opens = row.group !== null && results[i - 1]?.group !== row.group
    const group: FormCell[] = opens ? [{ text: row.group ?? '', rowSpan: results.filter((other) => other.group === row.group).length }] : []
    return [...first, ...group, { text: row.label, colSpan: row.group === null ? 2 : 1 }, ...numbers(row.key)]
  })
  const outer = (key: string): FormCell[] => [{ text: rows.find((row) => row.key === key)?.label ?? '', colSpan: 3 }, ...numbers(key)]
  return [
    [
      { text: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', colSpan: 3, rowSpan: 3 },
      { text: '申请人情况', colSpan: 7 },
    ],
    [
      { text: '自然人', rowSpan: 2 },
      { text: '法人或其他组织', colSpan: 5 },
      { text: '总计', rowSpan: 2 },
    ],
    APPLICANT_COLUMNS.slice(1, 6).map((column) => ({ text: column.label })),
    outer('newReceived'),
    outer('carriedIn'),
    ...body,
    outer('carriedOut'),
  ]
}

function table4(cells: Cells): FormTable {
  const results = () => TABLE4_RESULTS.map((result) => ({ text: result.label }))
  return [
    [
      { text: '行政复议', colSpan: 5 },
      { text: '行政诉讼', colSpan: 10 },
    ],
    [...results().map((cell) => ({ ...cell, rowSpan: 2 })), { text: '未经复议直接起诉', colSpan: 5 }, { text: '复议后起诉', colSpan: 5 }],
    [...results(), ...results()],
    TABLE4_GROUPS.flatMap((group) => TABLE4_RESULTS.map((result) => ({ text: shown(cells, table4Path(group.key, result.key)) }))),
  ]
}

function shown(cells: Cells, path: string): string {
  const value = cells[path]
  return value === null || value === undefined ? '' : String(value)
}
