import {
  AlignmentType,
  HeadingLevel,
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
import { BODY_SIZE, FONTS, twips } from '../typst/measures.js'
import { CHARACTER, EXACT, face, TEXT_WIDTH } from './word.js'

const LABEL_WIDTH = twips(42)
const TABLE_TEXT_SIZE = 12 // 小四

export type FormRow = readonly [string] | readonly [string, string] | readonly [string, string, number]

/** 一、…… in 黑体. */
export function sectionLine(text: string): Paragraph {
  const run = new TextRun({ text, font: face(FONTS.heading), size: BODY_SIZE * 2, color: '000000' })
  return new Paragraph({
    heading: HeadingLevel.HEADING_1,
    keepNext: true,
    spacing: EXACT,
    indent: { firstLine: CHARACTER * 2 },
    children: [run],
  })
}

/** Rows of label and text, the third the least height in millimetres; a label alone spans the row. */
export function formTable(rows: readonly FormRow[], tall = false): Table {
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH],
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    rows: rows.map(
      ([label, text, height = tall ? 13 : 9]) =>
        new TableRow({
          height: { value: twips(height), rule: 'atLeast' },
          children: text === undefined ? [cell(label, true, 2)] : [cell(label, true), cell(text, false)],
        }),
    ),
  })
}

function cell(text: string, isLabel: boolean, span = 1): TableCell {
  return new TableCell({
    columnSpan: span,
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: [
      new Paragraph({
        alignment: isLabel ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: 20 * 20, lineRule: LineRuleType.AT_LEAST },
        children: [new TextRun({ text, size: TABLE_TEXT_SIZE * 2 })],
      }),
    ],
  })
}
