import { attribute, characters, childAt, type MarkupNode, nameOf } from '../layout/markup.js'

/** What a paragraph's runs come to. */
export interface Run {
  text: string
  /** Contents of text boxes anchored in the paragraph. */
  boxes: MarkupNode[]
  /** Page breaks that somebody set. */
  pageBreaks: number
  /** Marks of where pages turned when the file was last saved. */
  pageMarks: number
}

const LEFT_OUT = new Set(['del', 'moveFrom', 'pPr', 'rPr', 'instrText', 'delText', 'rt', 'fldData', 'sdtPr'])

/** Adds what stands in a paragraph to `run`, going through links, fields, content controls and insertions. */
export function readRuns(node: MarkupNode, run: Run): void {
  for (const child of node.children ?? []) {
    const name = nameOf(child)
    if (name === 'txbxContent') run.boxes.push(child)
    else if (name === 'r' && isHidden(child)) continue
    else if (name === 't') run.text += characters(child)
    else if (name === 'tab' || name === 'ptab') run.text += '\t'
    else if (name === 'br' || name === 'cr') lineBreak(child, run)
    else if (name === 'noBreakHyphen') run.text += '-'
    else if (name === 'sym') run.text += symbol(child)
    else if (name === 'lastRenderedPageBreak') run.pageMarks += 1
    else if (name === 'AlternateContent') readRuns(childAt(child, 'Choice') ?? childAt(child, 'Fallback') ?? { type: 'tag' }, run)
    else if (!LEFT_OUT.has(name)) readRuns(child, run)
  }
}

function lineBreak(node: MarkupNode, run: Run): void {
  if (attribute(node, 'type') === 'page') run.pageBreaks += 1
  else run.text += '\n'
}

function isHidden(run: MarkupNode): boolean {
  const vanish = childAt(run, 'rPr', 'vanish')
  return vanish !== null && !['0', 'false', 'off'].includes(attribute(vanish, 'val') ?? '')
}

/** A sign taken from a symbol font: its code point, when that is one of writing and not the font's own. */
function symbol(node: MarkupNode): string {
  const code = Number.parseInt(attribute(node, 'char') ?? '', 16)
  return Number.isFinite(code) && code >= 0x20 && code < 0xe000 ? String.fromCodePoint(code) : ''
}
