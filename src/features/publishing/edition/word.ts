import { AlignmentType, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import type { PublicDocument } from '../../../../api/publishing-view.js'
import { FONTS } from '../../../platform/typst/measures.js'
import { bodyLine, bodyRun, buildWord, CHARACTER, EXACT, face, TEXT_WIDTH, titleLine } from '../../../platform/word/word.js'
import { ENDED } from '../words.js'
import { blocksOf, type TextBlock, type TextPiece } from './blocks.js'

const HEADING_FONTS = { 2: FONTS.heading, 3: FONTS.subheading, 4: FONTS.body } as const
const CELL_SIZE = 12 // 小四

/** 文字版 of a public document: the words of its page without a seal, by GB/T 9704. What the page says is missing is missing here. */
export function wordEdition(document: PublicDocument): Promise<Buffer> {
  const { title, documentNo, content, validity, validityOn, validityAct } = document
  const over = validity === 'repealed' || validity === 'expired' || validity === 'amended'
  const ended = over
    ? [`〔${ENDED[validity]}${validityOn ? `，自 ${validityOn} 起` : ''}${validityAct ? `，依据：${validityAct.title}` : ''}〕`]
    : []
  return buildWord(title, [
    ...ended.map((text) => bodyLine(text)),
    titleLine(title),
    ...(documentNo ? [centred(documentNo)] : []),
    ...(content.titleOnly ? [bodyLine('来源只写明标题，没有正文。')] : []),
    ...content.numbers.map(({ label, text }) => bodyLine(`${label}：${text}`)),
    ...blocksOf(content.body).flatMap(partsOf),
    ...signature(document),
  ])
}

function partsOf(block: TextBlock): (Paragraph | Table)[] {
  if (block.kind === 'heading') {
    const font = face(HEADING_FONTS[block.level])
    const runs = runsOf(block.runs, { font, bold: block.level === 4 })
    return [new Paragraph({ keepNext: true, spacing: EXACT, indent: { firstLine: CHARACTER * 2 }, children: runs })]
  }
  if (block.kind === 'table') return tableOf(block)
  const { align } = block
  return [
    new Paragraph({
      spacing: EXACT,
      alignment: align === 'center' ? AlignmentType.CENTER : align === 'right' ? AlignmentType.RIGHT : AlignmentType.BOTH,
      ...(align === 'body' ? { indent: { firstLine: CHARACTER * 2 } } : {}),
      children: runsOf(block.runs),
    }),
  ]
}

function runsOf(pieces: readonly TextPiece[], look: { font?: ReturnType<typeof face>; bold?: boolean } = {}): TextRun[] {
  return pieces.flatMap(({ text, bold }) =>
    text.split('\n').map((part, at) => new TextRun({ ...look, text: part, bold: bold || look.bold === true, break: at === 0 ? 0 : 1 })),
  )
}

function tableOf({ caption, rows }: Extract<TextBlock, { kind: 'table' }>): (Paragraph | Table)[] {
  const width = Math.max(1, ...rows.map((row) => row.reduce((sum, cell) => sum + cell.colspan, 0)))
  if (rows.every((row) => row.length === 0)) return []
  const table = new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: Array.from({ length: width }, () => Math.floor(TEXT_WIDTH / width)),
    rows: rows
      .filter((row) => row.length > 0)
      .map(
        (row) =>
          new TableRow({
            children: row.map(({ text, head, colspan, rowspan }) => {
              const children = text
                .split('\n')
                .map((line) => new Paragraph({ children: [new TextRun({ text: line, size: CELL_SIZE * 2, bold: head })] }))
              return new TableCell({ columnSpan: colspan, rowSpan: rowspan, margins: { left: 80, right: 80 }, children })
            }),
          }),
      ),
  })
  return [...(caption ? [centred(caption)] : []), table]
}

const centred = (text: string): Paragraph =>
  new Paragraph({ spacing: EXACT, alignment: AlignmentType.CENTER, keepNext: true, children: [bodyRun(text)] })

/** Who issued it and when, as far as it is known. */
function signature({ content: { issuer, signedOn } }: PublicDocument): Paragraph[] {
  const right = (text: string) =>
    new Paragraph({ spacing: EXACT, alignment: AlignmentType.RIGHT, indent: { right: CHARACTER * 2 }, children: [bodyRun(text)] })
  return [issuer, signedOn].flatMap((text) => (text ? [right(text)] : []))
}
