import { AlignmentType, Document, Footer, HeadingLevel, LineRuleType, Packer, PageNumber, Paragraph, type Table, TextRun } from 'docx'
import { BODY_SIZE, FONTS, FOOT_SIZE, LINE_PITCH, PAGE, TITLE_SIZE, twips } from '../typst/measures.js'

export const TEXT_WIDTH = twips(PAGE.width - PAGE.left - PAGE.right)
/** Twenty-eight characters on a line of 156 mm stand a little closer than their own width. */
const TRACKING = Math.floor(TEXT_WIDTH / 28 - BODY_SIZE * 20)
/** From line to line, and the width of a character; both in twentieths of a point. */
export const LINE = LINE_PITCH * 20
export const CHARACTER = BODY_SIZE * 20
export const EXACT = { line: LINE, lineRule: LineRuleType.EXACT }

/** A Word file by GB/T 9704-2012: A4, 版心 156 × 225 mm, 22 lines of 28 characters, page numbers outside at the foot. */
export function buildWord(title: string, children: (Paragraph | Table)[]): Promise<Buffer> {
  const document = new Document({
    title,
    creator: '政府信息公开平台',
    styles: {
      default: { document: { run: { size: BODY_SIZE * 2, font: face(FONTS.body), language: { value: 'zh-CN', eastAsia: 'zh-CN' } } } },
    },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(PAGE.width), height: twips(PAGE.height) },
            margin: { ...marginsOf(), footer: twips(26) },
          },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children,
      },
    ],
  })
  return Packer.toBuffer(document)
}

export function titleLine(text: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: { line: 36 * 20, lineRule: LineRuleType.EXACT, before: LINE, after: LINE },
    children: [new TextRun({ text, size: TITLE_SIZE * 2, font: face(FONTS.title), color: '000000' })],
  })
}

export function bodyLine(text: string, keepNext = false): Paragraph {
  return new Paragraph({
    keepNext,
    spacing: EXACT,
    indent: { firstLine: CHARACTER * 2 },
    alignment: AlignmentType.BOTH,
    children: [bodyRun(text)],
  })
}

/** A line of 署名 or 成文日期, `right` characters from the right edge. */
export function signatureLine(run: TextRun, right: number, before = 0): Paragraph {
  return new Paragraph({
    spacing: { ...EXACT, before },
    alignment: AlignmentType.RIGHT,
    indent: { right: right * CHARACTER },
    keepNext: true,
    children: [run],
  })
}

export const face = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia })
/** Words of the body; in another type where one is named. */
export const bodyRun = (text: string, type?: string): TextRun =>
  new TextRun({ text, characterSpacing: TRACKING, ...(type ? { font: face(type) } : {}) })

function pageNumber(alignment: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT): Footer {
  const indent = alignment === AlignmentType.RIGHT ? { right: FOOT_SIZE * 20 } : { left: FOOT_SIZE * 20 }
  const run = { size: FOOT_SIZE * 2, font: face(FONTS.foot) }
  return new Footer({
    children: [new Paragraph({ alignment, indent, children: [new TextRun({ ...run, children: ['— ', PageNumber.CURRENT, ' —'] })] })],
  })
}

const marginsOf = () => ({ top: twips(PAGE.top), right: twips(PAGE.right), bottom: twips(PAGE.bottom), left: twips(PAGE.left) })
