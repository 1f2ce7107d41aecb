import {
  APPLICANT_COLUMNS,
  type CellPath,
  type Column,
  type Layout,
  type ReportLayout,
  TABLE2,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  type Table2Block,
  type Table3Row,
  table2Path,
  table3Path,
  table3Rows,
  table4Path,
} from './cells.js'

/** One box of the official form: a heading, or the place of one number. */
export interface FormBox {
  /** What the form prints there; '' for the place of a number. */
  text: string
  /** The number that belongs there; null for a heading. */
  path: CellPath | null
  kind: Column['kind'] | null
  colSpan: number
  rowSpan: number
  /** What a heading stands for; null for the place of a number. */
  heads: 'column' | 'columns' | 'row' | 'rows' | null
}

/** A table as 国办公开办函〔2019〕60号 and 〔2021〕30号 print it: rows of boxes, merged boxes stated once, at their top left. */
export interface FormTable {
  key: 'table2' | 'table3' | 'table4'
  /** The chapter it belongs to. */
  chapter: 2 | 3 | 4
  caption: string
  columnCount: number
  /** How many of the rows are the head of the table. */
  headRows: number
  rows: FormBox[][]
}

/**
 * The three tables of a layout, in the order of the form. For a mixed report `parts` says the layout of each part
 * (`Report.layoutParts`: the item of art. 20, or `table3`); a part that it does not name is drawn as table 3 is.
 */
export function formTables(layout: ReportLayout, parts: Record<string, Layout> = {}): FormTable[] {
  const main = layout === 'mixed' ? (parts.table3 ?? '2021') : layout
  const blocks = layout === 'mixed' ? mixedBlocks(parts, main) : TABLE2[layout]
  return [table2(blocks), table3(main), table4()]
}

/**
 * The parts of a mixed report whose cells are `there`. The newer form has fewer blocks: one that is not there at all is drawn
 * as that form draws it.
 */
export function partsThere(parts: Record<string, Layout>, there: ReadonlySet<CellPath>): Record<string, Layout> {
  const known = { ...parts }
  for (const { item, rows, columns } of TABLE2['2019']) {
    const isThere = rows.some((row) => columns.some((column) => there.has(table2Path(row.key, column.key))))
    if (known[item] === undefined && !isThere) known[item] = '2021'
  }
  return known
}

/** What a cell is called in a sentence: 自然人·一、本年新收政府信息公开申请数量. The path itself when it is none of the layout. */
export function cellName(path: CellPath, layout: ReportLayout): string {
  if (layout === 'mixed') return NAMES['2021'].get(path) ?? NAMES['2019'].get(path) ?? path
  return NAMES[layout].get(path) ?? path
}

function mixedBlocks(parts: Record<string, Layout>, main: Layout): Table2Block[] {
  return TABLE2['2019'].flatMap(({ item }) => TABLE2[parts[item] ?? main].filter((block) => block.item === item))
}

const head = (text: string, heads: FormBox['heads'], colSpan = 1, rowSpan = 1): FormBox => ({
  text,
  path: null,
  kind: null,
  colSpan,
  rowSpan,
  heads,
})
const place = (path: CellPath, kind: Column['kind'], colSpan = 1): FormBox => ({ text: '', path, kind, colSpan, rowSpan: 1, heads: null })

function table2(blocks: Table2Block[]): FormTable {
  const columnCount = 4
  return {
    key: 'table2',
    chapter: 2,
    caption: '主动公开政府信息情况',
    columnCount,
    headRows: 0,
    rows: blocks.flatMap((block) => table2Rows(block, columnCount)),
  }
}

function table2Rows(block: Table2Block, columnCount: number): FormBox[][] {
  const last = block.columns.length - 1
  const wide = columnCount - 1 - last
  const span = (index: number) => (index === last ? wide : 1)
  return [
    [head(block.item, 'columns', columnCount)],
    [head('信息内容', 'column'), ...block.columns.map((column, index) => head(column.label, 'column', span(index)))],
    ...block.rows.map((row) => [
      head(row.label, 'row'),
      ...block.columns.map((column, index) => place(table2Path(row.key, column.key), column.kind, span(index))),
    ]),
  ]
}

function table3(layout: Layout): FormTable {
  const rows = table3Rows(layout)
  const legalPersons = APPLICANT_COLUMNS.slice(1, 6)
  return {
    key: 'table3',
    chapter: 3,
    caption: '收到和处理政府信息公开申请情况',
    columnCount: 3 + APPLICANT_COLUMNS.length,
    headRows: 3,
    rows: [
      [
        head('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 'column', 3, 3),
        head('申请人情况', 'columns', APPLICANT_COLUMNS.length),
      ],
      [head('自然人', 'column', 1, 2), head('法人或其他组织', 'columns', legalPersons.length), head('总计', 'column', 1, 2)],
      legalPersons.map((column) => head(column.label, 'column')),
      ...rows.map((row, index) => [
        ...table3Heads(rows, index),
        ...APPLICANT_COLUMNS.map((column) => place(table3Path(row.key, column.key), column.kind)),
      ]),
    ],
  }
}

const isResult = (row: Table3Row) => row.leaf || row.key === 'resultTotal'

function table3Heads(rows: Table3Row[], index: number): FormBox[] {
  const row = rows[index]
  if (!row) return []
  if (!isResult(row)) return [head(row.label, 'row', 3)]
  const before = rows[index - 1]
  const first = !before || !isResult(before) ? [head('三、本年度办理结果', 'rows', 1, rows.filter(isResult).length)] : []
  if (row.group === null) return [...first, head(row.label, 'row', 2)]
  const opens = before?.group !== row.group
  const group = opens ? [head(row.group, 'rows', 1, rows.filter((other) => other.group === row.group).length)] : []
  return [...first, ...group, head(row.label, 'row')]
}

function table4(): FormTable {
  const results = TABLE4_RESULTS.length
  return {
    key: 'table4',
    chapter: 4,
    caption: '政府信息公开行政复议、行政诉讼情况',
    columnCount: TABLE4_GROUPS.length * results,
    headRows: 3,
    rows: [
      [head('行政复议', 'columns', results, 2), head('行政诉讼', 'columns', 2 * results)],
      [head('未经复议直接起诉', 'columns', results), head('复议后起诉', 'columns', results)],
      TABLE4_GROUPS.flatMap(() => TABLE4_RESULTS.map((column) => head(column.label, 'column'))),
      TABLE4_GROUPS.flatMap((group) => TABLE4_RESULTS.map((column) => place(table4Path(group.key, column.key), column.kind))),
    ],
  }
}

function namesOf(layout: Layout): Map<CellPath, string> {
  const names = new Map<CellPath, string>()
  for (const block of TABLE2[layout]) {
    for (const row of block.rows)
      for (const column of block.columns) names.set(table2Path(row.key, column.key), `${row.label}·${column.label}`)
  }
  for (const row of table3Rows(layout)) {
    const label = row.group === null ? row.label : `${row.group}${row.label}`
    for (const column of APPLICANT_COLUMNS) names.set(table3Path(row.key, column.key), `${column.label}·${label}`)
  }
  for (const group of TABLE4_GROUPS) {
    for (const column of TABLE4_RESULTS) names.set(table4Path(group.key, column.key), `${group.label}·${column.label}`)
  }
  return names
}

const NAMES: Record<Layout, Map<CellPath, string>> = { '2019': namesOf('2019'), '2021': namesOf('2021') }
