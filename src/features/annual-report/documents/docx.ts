import { AlignmentType, HeadingLevel, LineRuleType, Paragraph, type Table, TextRun } from 'docx'
import type { FormTable } from '../../../../law/annual-report/form.js'
import { BODY_SIZE, dateInWords, FONTS, LINE_PITCH, subheadingOf, TITLE_SIZE } from '../../../platform/typst/measures.js'
import { sectionLine } from '../../../platform/word/form.js'
import { wordCell, wordTable } from '../../../platform/word/table.js'
import { bodyRun, buildWord, EXACT, face, signatureLine } from '../../../platform/word/word.js'
import { plainText } from '../making/narrative.js'
import type { Content } from '../publication/content.js'
import { sectionsOf } from '../publication/sections.js'
import { columnParts, footnotes, isLeft, printBox, titleLines } from './boxes.js'

/** The report as a document by GB/T 9704: 二号 title, 三号 body on a grid of 22 lines of 28 characters, tables in the official form. */
export async function toDocx(content: Content): Promise<Buffer> {
  return buildWord(content.title, [
    title(content),
    ...content.preface.map(body),
    ...chapters(content),
    ...signature(content),
    ...footnotes(content).map(footnote),
  ])
}

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
    ...(section.title === null ? [] : [sectionLine(section.title)]),
    ...plainText(section.paragraphs).map(body),
    ...(section.table ? [table(section.table, content), gap()] : []),
  ])
}

function body(text: string): Paragraph {
  const lead = subheadingOf(text)
  const children = lead ? [bodyRun(lead, FONTS.subheading), bodyRun(text.slice(lead.length))] : [bodyRun(text)]
  return new Paragraph({ spacing: EXACT, indent: { firstLine: BODY_SIZE * 2 * 20 }, alignment: AlignmentType.BOTH, children })
}

function table(form: FormTable, content: Content): Table {
  const rows = form.rows.map((row, y) =>
    row.map((box) => {
      const { colSpan, rowSpan } = box
      return wordCell({ text: printBox(box, content), left: isLeft(box), colSpan, rowSpan, keepNext: y < form.rows.length - 1 })
    }),
  )
  return wordTable({ parts: columnParts(form), rows, headRows: form.headRows })
}

function gap(): Paragraph {
  return new Paragraph({ spacing: { line: 12 * 20, lineRule: LineRuleType.EXACT }, children: [] })
}

/** The organ, then the date four characters from the right, in Arabic figures. */
function signature(content: Content): Paragraph[] {
  if (content.signedOn === null) return []
  const line = (text: string, right: number) => signatureLine(new TextRun(text), right)
  return [gap(), line(content.organName, 2), line(dateInWords(content.signedOn), 4)]
}

function footnote(text: string): Paragraph {
  return new Paragraph({
    spacing: { line: 16 * 20, lineRule: LineRuleType.AT_LEAST, before: 120 },
    children: [new TextRun({ text, size: 21, font: face(FONTS.foot) })],
  })
}
