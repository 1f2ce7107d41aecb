import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Cells, type Layout, type ReportLayout, TABLE2, table2Path } from '../../../law/annual-report/cells.js'
import { formTables } from '../../../law/annual-report/form.js'

/** A cell of a form as it is drawn. */
export interface FormCell {
  text: string
  colSpan: number
  rowSpan: number
}
export type FormTable = FormCell[][]

/** A whole report to be written in any format: what comes in order, text or table. */
export interface FormReport {
  name: string
  title: string
  year: number
  layout: ReportLayout
  parts: (string | FormTable)[]
  cells: Cells
}

const SAMPLES = join(import.meta.dirname, '../../../samples/seeds')

/** The five examples' numbers, set in the official form under its headings, with a line or two of text of our own. */
export function seedForms(): FormReport[] {
  return readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.cells.json'))
    .sort()
    .map((name) => {
      const seed = JSON.parse(readFileSync(join(SAMPLES, name), 'utf8')) as { year: number; layout: ReportLayout; cells: Cells }
      return formReport(name.slice(0, 3), seed.year, seed.layout, seed.cells)
    })
}

/** A report in the official form. Cells that `cells` lacks are drawn blank. */
export function formReport(name: string, year: number, layout: ReportLayout, cells: Cells): FormReport {
  const title = `海东市乐都区人民政府${year}年政府信息公开工作年度报告`
  const [table2 = [], table3 = [], table4 = []] = drawn(layout, cells)
  return {
    name,
    title,
    year,
    layout,
    cells,
    parts: [
      title,
      '根据《中华人民共和国政府信息公开条例》规定，现公布本年度报告。',
      '一、总体情况',
      `${year}年，本机关认真贯彻落实《中华人民共和国政府信息公开条例》，按照上级部署推进政府信息公开，及时准确公开各类信息，不断提高公开的质量。`,
      '二、主动公开政府信息情况',
      table2,
      '三、收到和处理政府信息公开申请情况',
      table3,
      '四、政府信息公开行政复议、行政诉讼情况',
      table4,
      '五、存在的主要问题及改进情况',
      '一是公开的内容还不够丰富，二是工作人员的业务能力有待提高。下一步将加强培训，改进工作。',
      '六、其他需要报告的事项',
      '无。',
      '海东市乐都区人民政府',
      `${year + 1}年1月20日`,
    ],
  }
}

function drawn(layout: ReportLayout, cells: Cells): FormTable[] {
  return formTables(layout, partsOf(cells)).map((table) =>
    table.rows.map((row) =>
      row.map(({ path, text, colSpan, rowSpan }) => ({ text: path === null ? text : String(cells[path] ?? ''), colSpan, rowSpan })),
    ),
  )
}

/** The layout of each part of a mixed report, by the cells that only one layout has. */
function partsOf(cells: Cells): Record<string, Layout> {
  const parts: Record<string, Layout> = { table3: 'table3.other.total' in cells ? '2019' : '2021' }
  for (const layout of ['2019', '2021'] as const) {
    for (const block of TABLE2[layout]) {
      const paths = block.rows.flatMap((row) => block.columns.map((column) => table2Path(row.key, column.key)))
      if (paths.every((path) => path in cells)) parts[block.item] = layout
    }
  }
  return parts
}
