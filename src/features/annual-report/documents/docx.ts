import { AlignmentType, LineRuleType, Paragraph, type Table, TextRun } from 'docx'
import type { FormTable } from '../../../../law/annual-report/form.js'
import { BODY_SIZE, dateInWords, FONTS } from '../../../platform/typst/measures.js'
import {
  EXACT,
  face,
  type WordPart,
  wordBody,
  wordCell,
  wordFile,
  wordGap,
  wordHeading,
  wordTable,
  wordTitle,
} from '../../../platform/word/paper.js'
import { plainText } from '../making/narrative.js'
import type { Content } from '../publication/content.js'
import { sectionsOf } from '../publication/sections.js'
import { columnParts, footnotes, isLeft, printBox, titleLines } from './boxes.js'

/** The report as a document by GB/T 9704, its tables in the official form. */
export async function toDocx(content: Content): Promise<Buffer> {
  const parts = [
    wordTitle(titleLines(content)),
    ...content.preface.map(wordBody),
    ...chapters(content),
    ...signature(content),
    ...footnotes(content).map(footnote),
  ]
  return wordFile({ title: content.title, creator: content.organName, parts })
}

function chapters(content: Content): WordPart[] {
  return sectionsOf(content).flatMap((section) => [
    ...(section.title === null ? [] : [wordHeading(section.title)]),
    ...plainText(section.paragraphs).map(wordBody),
    ...(section.table ? [table(section.table, content), wordGap()] : []),
  ])
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
  return [wordGap(), line(content.organName, 2), line(dateInWords(content.signedOn), 4)]
}

function footnote(text: string): Paragraph {
  return new Paragraph({
    spacing: { line: 16 * 20, lineRule: LineRuleType.AT_LEAST, before: 120 },
    children: [new TextRun({ text, size: 21, font: face(FONTS.foot) })],
  })
}
