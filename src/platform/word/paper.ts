import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { BODY_SIZE, FONTS, FOOT_SIZE, LINE_PITCH, PAGE, subheadingOf, TABLE_SIZE, TITLE_SIZE, twips } from '../typst/measures.js'

/** What a document is made of, from top to bottom. */
export type WordPart = Paragraph | Table

export const TEXT_WIDTH = twips(PAGE.width - PAGE.left - PAGE.right)
/**
 * Twenty-eight characters on a line of 156 mm stand a little closer than their own width. Said of the characters and not as a
 * grid: office programs disagree about grids, and tables would snap to it.
 */
const TRACKING = Math.floor(TEXT_WIDTH / 28 - BODY_SIZE * 20)
export const EXACT = { line: LINE_PITCH * 20, lineRule: LineRuleType.EXACT }

/** A Word file by GB/T 9704: 二号 title, 三号 body on 22 lines of 28 characters, page numbers at the foot. */
export function wordFile({ title, creator, parts }: { title: string; creator: string; parts: WordPart[] }): Promise<Buffer> {
  const document = new Document({
    title,
    creator,
    description: title,
    styles: {
      default: { document: { run: { size: BODY_SIZE * 2, font: face(FONTS.body), language: { value: 'zh-CN', eastAsia: 'zh-CN' } } } },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(PAGE.width), height: twips(PAGE.height) },
            margin: {
              top: twips(PAGE.top),
              right: twips(PAGE.right),
              bottom: twips(PAGE.bottom),
              left: twips(PAGE.left),
              footer: twips(28),
            },
          },
        },
        footers: { default: pageNumber() },
        children: parts,
      },
    ],
  })
  return Packer.toBuffer(document)
}

export const face = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia })

/** The title, broken where it is given broken. */
export function wordTitle(lines: readonly string[]): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: { ...EXACT, line: 36 * 20, after: LINE_PITCH * 20 },
    children: lines.map(
      (text, index) => new TextRun({ text, size: TITLE_SIZE * 2, font: face(FONTS.title), color: '000000', break: index === 0 ? 0 : 1 }),
    ),
  })
}

export function wordHeading(text: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_1,
    spacing: EXACT,
    indent: { firstLine: BODY_SIZE * 2 * 20 },
    keepNext: true,
    children: [new TextRun({ text, font: face(FONTS.heading), size: BODY_SIZE * 2, color: '000000' })],
  })
}

/** A paragraph; what stands before its first full stop as （一）… is set as a subheading. */
export function wordBody(text: string): Paragraph {
  const lead = subheadingOf(text)
  const children: ParagraphChild[] = lead
    ? [new TextRun({ text: lead, font: face(FONTS.subheading), characterSpacing: TRACKING }), bodyRun(text.slice(lead.length))]
    : [bodyRun(text)]
  return new Paragraph({ spacing: EXACT, indent: { firstLine: BODY_SIZE * 2 * 20 }, alignment: AlignmentType.BOTH, children })
}

const bodyRun = (text: string) => new TextRun({ text, characterSpacing: TRACKING })

/** Twelve points of nothing. */
export function wordGap(): Paragraph {
  return new Paragraph({ spacing: { line: 12 * 20, lineRule: LineRuleType.EXACT }, children: [] })
}

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

function pageNumber(): Footer {
  const run = { size: FOOT_SIZE * 2, font: face(FONTS.foot) }
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ ...run, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
}
