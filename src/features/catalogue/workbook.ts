import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/node'
import { CATALOGUE_LEVELS, type CatalogueItem, type CatalogueLevel } from '../../../api/catalogue.js'
import { CARRIERS } from '../../../law/publishing/catalogue.js'
import type { FieldRow } from './store.js'

type Column = [head: string, width: number, text: (item: CatalogueItem) => string]

/** An empty cell means the same as above; this means nothing. */
export const NOTHING = '—'

const tick = (is: boolean): string => (is ? '√' : '')

/** Catalogues as a workbook in the official columns, a sheet a field. Everything is text, so that nothing anybody typed becomes a formula. */
export function catalogueWorkbook(title: string, rows: readonly FieldRow[]): Promise<Buffer> {
  const fields = [...new Set(rows.map(({ field }) => field))]
  const sheets = fields.map((field) => {
    const own = rows.filter((row) => row.field === field)
    const groups = groupsOf(own.map(({ item }) => item))
    const columns = groups.flatMap(([, under]) => under)
    const data: SheetData = [
      [{ value: `${title}（${field}领域）`, type: String, columnSpan: columns.length + 1, align: 'center', fontWeight: 'bold' }],
      ...headRows(groups),
      ...own.map(({ item }, at) => [cell(String(at + 1)), ...columns.map(([, , text]) => cell(text(item)))]),
    ]
    const widths = [6, ...columns.map(([, width]) => width)].map((width) => ({ width }))
    return {
      data,
      sheet: field.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31),
      columns: widths,
      orientation: 'landscape' as const,
      stickyRowsCount: 3,
    }
  })
  return writeXlsxFile(sheets, { fontFamily: '宋体', fontSize: 10 }).toBuffer()
}

/** 三级事项 and 市级 only where a catalogue has them. */
function groupsOf(items: readonly CatalogueItem[]): [group: string, columns: Column[]][] {
  const levels: CatalogueLevel[] = items.some((item) => item.levels.includes('city'))
    ? ['city', 'county', 'township']
    : ['county', 'township']
  const third: Column[] = items.some((item) => item.third !== '') ? [['三级事项', 14, (item) => item.third]] : []
  return [
    ['公开事项', [['一级事项', 14, (item) => item.first], ['二级事项', 16, (item) => item.second], ...third]],
    ['', [['公开内容（要素）', 36, (item) => item.content]]],
    ['', [['公开依据', 30, (item) => item.basis || NOTHING]]],
    ['', [['公开时限', 22, (item) => item.timeLimit || NOTHING]]],
    ['', [['公开主体', 16, (item) => item.subject || NOTHING]]],
    ['', [['公开渠道和载体', 30, boxes]]],
    [
      '公开对象',
      [
        ['全社会', 8, (item) => tick(item.everybody)],
        ['特定群体', 10, (item) => item.group],
      ],
    ],
    [
      '公开方式',
      [
        ['主动', 7, (item) => tick(item.proactive)],
        ['依申请', 8, (item) => tick(item.onRequest)],
      ],
    ],
    ['公开层级', levels.map((level): Column => [CATALOGUE_LEVELS[level], 7, (item) => tick(item.levels.includes(level))])],
  ]
}

/** Two rows of heads: what stands alone goes down over both. */
function headRows(groups: ReturnType<typeof groupsOf>): SheetData {
  const upper: SheetData[number] = [head('序号', { rowSpan: 2 })]
  const lower: SheetData[number] = [null]
  for (const [group, columns] of groups) {
    for (const [at, [name]] of columns.entries()) {
      if (group === '') upper.push(head(name, { rowSpan: 2 }))
      else upper.push(at === 0 ? head(group, { columnSpan: columns.length }) : null)
      lower.push(group === '' ? null : head(name))
    }
  }
  return [upper, lower]
}

/** ■ what is chosen, □ what is not, then what the form has no box for. */
function boxes({ carriers }: CatalogueItem): string {
  const own = carriers.filter((carrier) => !CARRIERS.includes(carrier))
  return [...CARRIERS.map((carrier) => `${carriers.includes(carrier) ? '■' : '□'}${carrier}`), ...own.map((carrier) => `■${carrier}`)].join(
    '\n',
  )
}

const BORDER = { borderStyle: 'thin', borderColor: '#000000' } as const
const cell = (value: string): CellObject => ({
  ...BORDER,
  ...(value === '' ? {} : { value, type: String }),
  wrap: true,
  alignVertical: 'center',
})
const head = (value: string, span: Pick<CellObject, 'rowSpan' | 'columnSpan'> = {}): CellObject => ({
  ...cell(value),
  ...span,
  align: 'center',
  fontWeight: 'bold',
})
