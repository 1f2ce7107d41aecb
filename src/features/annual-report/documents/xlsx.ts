import writeXlsxFile, { type CellObject, type Row, type SheetData } from 'write-excel-file/node'
import type { FormTable } from '../../../../law/annual-report/form.js'
import { dateInWords } from '../../../platform/typst/measures.js'
import { plainText } from '../making/narrative.js'
import type { Content } from '../publication/content.js'
import { type Section, sectionsOf } from '../publication/sections.js'
import { columnParts, footnotes, isLeft, placeBoxes, printBox, valueOf } from './boxes.js'

const BORDER = { borderStyle: 'thin', borderColor: '#000000' } as const
const WIDTH_OF_PART: Record<FormTable['key'], number> = { table2: 7.4, table3: 4, table4: 6.6 }
/** A sheet without a table is one wide column. */
const TEXT_COLUMN = 72

/** The report as a workbook: a sheet a chapter, tables 2 to 4 in the official form with their merged cells, numbers as numbers. */
export async function toXlsx(content: Content): Promise<Buffer> {
  const sections = sectionsOf(content)
  const sheets = sections.map((section, index) => {
    const width = section.table?.columnCount ?? 1
    const first = index === 0 ? [titleRow(content.title, width), ...content.preface.map((text) => textRow(text, width))] : []
    const last = index === sections.length - 1 ? closing(content, width) : []
    return {
      sheet: sheetName(section, index),
      data: [...first, ...sectionRows(section, content, width), ...last],
      columns: columnWidths(section.table),
      ...(width > 4 ? { orientation: 'landscape' as const } : {}),
    }
  })
  return writeXlsxFile(sheets, { fontFamily: '宋体', fontSize: 11 }).toBuffer()
}

function sectionRows(section: Section, content: Content, width: number): SheetData {
  return [
    ...(section.title === null ? [] : [textRow(section.title, width, { fontWeight: 'bold' })]),
    ...plainText(section.paragraphs).map((text) => textRow(text, width)),
    ...(section.table ? tableRows(section.table, content) : []),
  ]
}

function tableRows(table: FormTable, content: Content): SheetData {
  const rows: SheetData = table.rows.map(() => new Array<CellObject | null>(table.columnCount).fill(null))
  for (const { box, x, y } of placeBoxes(table)) {
    const value = box.path === null ? null : valueOf(box.path, content)
    const text = printBox(box, content)
    const isSigned = text.startsWith('+')
    const cell: CellObject = {
      ...BORDER,
      align: isLeft(box) ? 'left' : 'center',
      alignVertical: 'center',
      wrap: true,
      ...(value === null
        ? text === ''
          ? {}
          : { value: text, type: String }
        : { value, type: Number, format: isSigned ? '+0;-0;0' : 'General' }),
      ...(box.path === null ? { backgroundColor: '#F2F2F2' } : {}),
      ...(box.colSpan > 1 ? { columnSpan: box.colSpan } : {}),
      ...(box.rowSpan > 1 ? { rowSpan: box.rowSpan } : {}),
    }
    const row = rows[y]
    if (row) row[x] = cell
  }
  return rows.map((row, y) => withHeight(row, heightOf(table, y)))
}

/** Wrapped text does not make its row higher by itself where cells are merged: the height is reckoned from the longest text. */
function heightOf(table: FormTable, y: number): number {
  const widths = columnWidths(table)
  const lines = placeBoxes(table)
    .filter((placed) => placed.y === y && placed.box.rowSpan === 1)
    .map(({ box, x }) => {
      const width = widths.slice(x, x + box.colSpan).reduce((sum, column) => sum + column.width, 0)
      // A Chinese character is as wide as two digits, in which Excel measures; some space is left at the edges.
      return Math.ceil((box.text.length * 2.3) / width)
    })
  return 4 + 15 * Math.max(1, ...lines)
}

function withHeight(row: Row, height: number): Row {
  const at = row.findIndex((cell) => cell !== null)
  return row.map((cell, x) => (x === at ? { ...(cell as CellObject), height } : cell))
}

function titleRow(text: string, width: number): Row {
  return spread(
    { value: text, type: String, fontSize: 18, fontWeight: 'bold', align: 'center', alignVertical: 'center', height: 40, wrap: true },
    width,
  )
}

/** Excel does not grow merged rows by itself: the height is reckoned from the length of the text. */
function textRow(text: string, width: number, style: CellObject = {}): Row {
  const perLine = width === 1 ? TEXT_COLUMN / 2 : 46
  const lines = Math.max(1, Math.ceil(text.length / perLine))
  return spread({ value: text, type: String, wrap: true, alignVertical: 'top', height: Math.min(400, 16 * lines + 4), ...style }, width)
}

function spread(cell: CellObject, width: number): Row {
  if (width === 1) return [cell]
  return [{ ...cell, columnSpan: width }, ...new Array<null>(width - 1).fill(null)]
}

function closing(content: Content, width: number): SheetData {
  const signed = content.signedOn === null ? [] : [content.organName, dateInWords(content.signedOn)]
  return [
    ...signed.map((text) => textRow(text, width, { align: 'right' })),
    ...footnotes(content).map((text) => textRow(text, width, { fontSize: 9 })),
  ]
}

function columnWidths(table: FormTable | null): { width: number }[] {
  if (!table) return [{ width: TEXT_COLUMN }]
  return columnParts(table).map((part) => ({ width: Math.round(part * WIDTH_OF_PART[table.key] * 10) / 10 }))
}

/** At most 31 characters, none that Excel forbids, and different for every sheet. */
function sheetName(section: Section, index: number): string {
  const name = (section.title ?? section.table?.caption ?? '正文').replace(/[\\/?*[\]:]/g, '').slice(0, 26)
  return `${index + 1} ${name}`
}
