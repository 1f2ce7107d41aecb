import { Docx } from 'easy-template-x'
import { Fault, Refused } from '../../../../platform/errors/errors.js'
import { openPackage, type Package } from '../../../../platform/files/open-package.js'
import { layoutOf, type Piece } from '../../../../platform/word/pdf/layout.js'
import { fieldsOf, type Kind } from '../kinds/kind.js'
import { tagsOf, textOf } from './fill.js'

/** A template is text; what is bigger holds pictures. */
const MOST_BYTES = 2 * 1024 * 1024
const MAIN = 'word/document.xml'

/**
 * Whether a Word file may serve as a template of the kind: it opens, holds every field that this document must have and no other, and nothing that the PDF
 * could not show. Refused: template-too-large, template-not-docx, template-macros, template-damaged, template-syntax, template-field-missing,
 * template-field-unknown, template-not-printable; Fault `invalid` for a file that unpacks to more than it should.
 */
export async function mustBeTemplate(bytes: Buffer, kind: Kind): Promise<void> {
  if (bytes.length > MOST_BYTES) throw new Refused('template-too-large')
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') throw new Refused('template-not-docx')
  const names: string[] = []
  const parts = await openPackage(bytes, (name) => names.push(name) > 0)
  mustBePlainWord(names, parts)
  mustHoldNothingElse(names, parts)
  const tags = await tagsOf(bytes).catch(() => {
    throw new Refused('template-syntax')
  })
  const text = textOf(await (await Docx.load(bytes)).mainDocument.xmlRoot())
  if (/[{}｛｝]/.test(text.replace(/\{[^{}]+\}/g, ''))) throw new Refused('template-syntax')
  const fields = fieldsOf(kind)
  const unknown = tags.find((tag) => !fields.includes(tag))
  if (unknown !== undefined) throw new Refused('template-field-unknown', null, { field: unknown })
  const missing = kind.required.filter((field) => !tags.includes(field))
  if (missing.length > 0) throw new Refused('template-field-missing', kind.article, { field: missing.join('、') })
  await mustPrintWhole(bytes, text)
}

function mustBePlainWord(names: readonly string[], parts: Package): void {
  if (parts(MAIN) === null) throw new Refused('template-not-docx')
  const types = parts('[Content_Types].xml') ?? ''
  if (/macroEnabled/i.test(types) || names.some((name) => /vbaProject|activeX/i.test(name))) throw new Refused('template-macros')
  if (names.some((name) => name.endsWith('.xml') && /<!(DOCTYPE|ENTITY)/i.test((parts(name) ?? '').slice(0, 2000))))
    throw new Refused('template-damaged')
}

/** Pictures, boxes, automatic numbers, text at the page's head and addresses elsewhere would be lost, or loaded from abroad. */
function mustHoldNothingElse(names: readonly string[], parts: Package): void {
  const main = parts(MAIN) ?? ''
  const strange: [string, boolean][] = [
    [
      '图片或者文本框',
      /<(w:drawing|w:pict|w:object|mc:AlternateContent)\b/.test(main) || names.some((name) => /^word\/(media|embeddings)\//.test(name)),
    ],
    ['自动编号', /<w:numPr\b/.test(main)],
    ['页眉文字', names.some((name) => /^word\/header\d*\.xml$/.test(name) && /<w:t[ >]/.test(parts(name) ?? ''))],
    ['指向其他地址的链接', names.some((name) => name.endsWith('.rels') && /TargetMode="External"/i.test(parts(name) ?? ''))],
  ]
  const found = strange.find(([, holds]) => holds)
  if (found) throw new Refused('template-not-printable', null, { what: found[0] })
}

/** Everything that Word shows must reach the PDF, too. */
async function mustPrintWhole(bytes: Buffer, whole: string): Promise<void> {
  const pieces = await layoutOf(bytes).catch((error: unknown) => {
    if (error instanceof Fault) throw error
    throw new Refused('template-damaged')
  })
  const bare = (text: string) => text.replace(/\s/g, '')
  const missing = bare(whole).length - bare(pieces.map(textOfPiece).join('')).length
  if (missing > 0) throw new Refused('template-not-printable', null, { what: '嵌套的表格、脚注或者其他特殊内容' })
}

function textOfPiece(piece: Piece): string {
  if (piece.kind === 'paragraph') return piece.runs.map((run) => run.text).join('')
  return piece.rows
    .flat()
    .flatMap((cell) => cell.lines)
    .map(textOfPiece)
    .join('')
}
