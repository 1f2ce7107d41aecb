import { AlignmentType, BorderStyle, LineRuleType, Paragraph, type Table, TextRun } from 'docx'
import { BODY_SIZE, FONTS } from '../../../../platform/typst/measures.js'
import { formTable } from '../../../../platform/word/form.js'
import { bodyLine, bodyRun, buildWord, CHARACTER, EXACT, face, LINE, signatureLine, titleLine } from '../../../../platform/word/word.js'
import type { Block, Kind } from '../kinds/kind.js'

const LETTERHEAD_SIZE = 26 // 一号
const RED = 'FF0000'
const made = new Map<number, Promise<Buffer>>()

/** The template that comes with the program, as a Word file that any office program can edit. */
export function defaultTemplate(kind: Kind): Promise<Buffer> {
  const known = made.get(kind.number) ?? buildWord(kind.title, blocksOf(kind))
  made.set(kind.number, known)
  return known
}

function blocksOf(kind: Kind): (Paragraph | Table)[] {
  if (kind.audience === 'office') return [titleLine(kind.heading ?? kind.title), ...kind.blocks.flatMap(blockOf)]
  const form = kind.blocks.findIndex((block) => 'heading' in block)
  const letter = form < 0 ? kind.blocks : kind.blocks.slice(0, form)
  // A page of nothing but the signature would be no proof of the text before it.
  const before = letter.flatMap((block, at) =>
    'text' in block && at === letter.length - 1 ? [bodyLine(block.text, true)] : blockOf(block),
  )
  const after = form < 0 ? [] : kind.blocks.slice(form).flatMap(blockOf)
  return [...letterhead(), titleLine(kind.heading ?? kind.title), ...before, ...signature(), ...after]
}

function blockOf(block: Block): (Paragraph | Table)[] {
  if ('to' in block) return [new Paragraph({ spacing: EXACT, children: [bodyRun(block.to)] })]
  if ('text' in block) return [bodyLine(block.text)]
  if ('form' in block) return [formTable(block.form, block.tall)]
  const run = new TextRun({ text: block.heading, font: face(FONTS.heading), size: BODY_SIZE * 2 })
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      pageBreakBefore: true,
      keepNext: true,
      spacing: { ...EXACT, after: LINE / 2 },
      children: [run],
    }),
  ]
}

/** 发文机关标志, 发文字号 and the red line under them. */
function letterhead(): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 40 * 20, lineRule: LineRuleType.AT_LEAST },
      children: [new TextRun({ text: '{机关名称}', size: LETTERHEAD_SIZE * 2, font: face(FONTS.title), color: RED })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...EXACT, before: LINE * 2 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 11 } },
      children: [bodyRun('{文号}')],
    }),
  ]
}

/** 署名, 成文日期 four characters from the right, where the seal is put; then 附注 in brackets. */
function signature(): Paragraph[] {
  const note = new Paragraph({
    spacing: { ...EXACT, before: LINE },
    indent: { firstLine: CHARACTER * 2 },
    children: [bodyRun('{联系方式}')],
  })
  return [signatureLine(bodyRun('{机关名称}'), 2, LINE * 2), signatureLine(bodyRun('{成文日期}'), 4), note]
}
