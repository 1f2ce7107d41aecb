import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { FONTS, TABLE_SIZE } from '../typst/measures.js'
import { face, TEXT_WIDTH } from './word.js'

/** A table as wide as the text; `parts` says how its width is shared. The first `headRows` stand again on every page. */
export function wordTable({ parts, rows, headRows }: { parts: readonly number[]; rows: TableCell[][]; headRows: number }): Table {
  const unit = TEXT_WIDTH / parts.reduce((sum, part) => sum + part, 0)
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: parts.map((part) => Math.round(part * unit)),
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    rows: rows.map((children, y) => new TableRow({ cantSplit: true, tableHeader: y < headRows, children })),
  })
}

interface WordCell {
  text: string
  left: boolean
  colSpan?: number
  rowSpan?: number
  /** Keeps a table on one page wherever one page can hold it. */
  keepNext?: boolean
}

export function wordCell({ text, left, colSpan = 1, rowSpan = 1, keepNext = false }: WordCell): TableCell {
  return new TableCell({
    columnSpan: colSpan,
    rowSpan,
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 30, bottom: 30, left: 40, right: 40 },
    children: [
      new Paragraph({
        keepNext,
        alignment: left ? AlignmentType.LEFT : AlignmentType.CENTER,
        children: [new TextRun({ text, size: TABLE_SIZE * 2, font: face(FONTS.foot) })],
        spacing: { line: 12 * 20, lineRule: LineRuleType.AT_LEAST },
      }),
    ],
  })
}
