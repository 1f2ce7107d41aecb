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
import type { FormBox, FormTable } from '../../../../law/annual-report/form.js'
import {
  BODY_SIZE,
  dateInWords,
  FONTS,
  FOOT_SIZE,
  LINE_PITCH,
  PAGE,
  subheadingOf,
  TABLE_SIZE,
  TITLE_SIZE,
  twips,
} from '../../../platform/typst/measures.js'
import { plainText } from '../making/narrative.js'
import type { Content } from '../publication/content.js'
import { sectionsOf } from '../publication/sections.js'
import { columnParts, footnotes, isLeft, printBox, titleLines } from './boxes.js'

const TEXT_WIDTH = twips(PAGE.width - PAGE.left - PAGE.right)
/**
 * Twenty-eight characters on a line of 156 mm stand a little closer than their own width. Said of the characters and not as a
 * grid: office programs disagree about grids, and tables would snap to it.
 */
const TRACKING = Math.floor(TEXT_WIDTH / 28 - BODY_SIZE * 20)
const EXACT = { line: LINE_PITCH * 20, lineRule: LineRuleType.EXACT }

/** The report as a document by GB/T 9704: 二号 title, 三号 body on a grid of 22 lines of 28 characters, tables in the official form. */
export async function toDocx(content: Content): Promise<Buffer> {
  const document = new Document({
    title: content.title,
    creator: content.organName,
    description: content.title,
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
        children: [
          title(content),
          ...content.preface.map(body),
          ...chapters(content),
          ...signature(content),
          ...footnotes(content).map(footnote),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

const face = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia })

function title(content: Content): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: { ...EXACT, line: 36 * 20, after: LINE_PITCH * 20 },
    children: titleLines(content).map(
      (text, index) => new TextRun({ text, size: TITLE_SIZE * 2, font: face(FONTS.title), color: '000000', break: index === 0 ? 0 : 1 }),
    ),
  })
}

function chapters(content: Content): (Paragraph | Table)[] {
  return sectionsOf(content).flatMap((section) => [
    ...(section.title === null ? [] : [heading(section.title)]),
    ...plainText(section.paragraphs).map(body),
    ...(section.table ? [table(section.table, content), gap()] : []),
  ])
}

function heading(text: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_1,
    spacing: EXACT,
    indent: { firstLine: BODY_SIZE * 2 * 20 },
    keepNext: true,
    children: [new TextRun({ text, font: face(FONTS.heading), size: BODY_SIZE * 2, color: '000000' })],
  })
}

function body(text: string): Paragraph {
  const lead = subheadingOf(text)
  const children: ParagraphChild[] = lead
    ? [new TextRun({ text: lead, font: face(FONTS.subheading), characterSpacing: TRACKING }), bodyRun(text.slice(lead.length))]
    : [bodyRun(text)]
  return new Paragraph({ spacing: EXACT, indent: { firstLine: BODY_SIZE * 2 * 20 }, alignment: AlignmentType.BOTH, children })
}

const bodyRun = (text: string) => new TextRun({ text, characterSpacing: TRACKING })

function table(form: FormTable, content: Content): Table {
  const parts = columnParts(form)
  const unit = TEXT_WIDTH / parts.reduce((sum, part) => sum + part, 0)
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: parts.map((part) => Math.round(part * unit)),
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    rows: form.rows.map(
      (row, y) =>
        new TableRow({
          cantSplit: true,
          tableHeader: y < form.headRows,
          children: row.map((box) => tableCell(box, content, y < form.rows.length - 1)),
        }),
    ),
  })
}

/** `keepNext` keeps a table on one page wherever one page can hold it. */
function tableCell(box: FormBox, content: Content, keepNext: boolean): TableCell {
  return new TableCell({
    columnSpan: box.colSpan,
    rowSpan: box.rowSpan,
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 30, bottom: 30, left: 40, right: 40 },
    children: [
      new Paragraph({
        keepNext,
        alignment: isLeft(box) ? AlignmentType.LEFT : AlignmentType.CENTER,
        children: [new TextRun({ text: printBox(box, content), size: TABLE_SIZE * 2, font: face(FONTS.foot) })],
        spacing: { line: 12 * 20, lineRule: LineRuleType.AT_LEAST },
      }),
    ],
  })
}

function gap(): Paragraph {
  return new Paragraph({ spacing: { line: 12 * 20, lineRule: LineRuleType.EXACT }, children: [] })
}

/** The organ, then the date four characters from the right, in Arabic figures. */
function signature(content: Content): Paragraph[] {
  if (content.signedOn === null) return []
  const line = (text: string, right: number) =>
    new Paragraph({
      spacing: EXACT,
      alignment: AlignmentType.RIGHT,
      indent: { right: right * BODY_SIZE * 20 },
      keepNext: true,
      children: [new TextRun(text)],
    })
  return [gap(), line(content.organName, 2), line(dateInWords(content.signedOn), 4)]
}

function footnote(text: string): Paragraph {
  return new Paragraph({
    spacing: { line: 16 * 20, lineRule: LineRuleType.AT_LEAST, before: 120 },
    children: [new TextRun({ text, size: 21, font: face(FONTS.foot) })],
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
