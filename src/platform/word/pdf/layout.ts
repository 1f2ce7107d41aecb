import { Docx, type XmlNode } from 'easy-template-x'
import { type Look, styleReader } from './styles.js'

/** A paragraph as the page shows it; lengths in points. */
export interface Line {
  kind: 'paragraph'
  look: Look
  runs: { text: string; look: Look }[]
  /** Begins a new page. */
  newPage: boolean
  /** Stays on the page of what follows. */
  sticky: boolean
  isTitle: boolean
}

export interface Grid {
  kind: 'table'
  widths: number[]
  rows: { colspan: number; lines: Line[] }[][]
  heights: number[]
}

export type Piece = Line | Grid

/** What stands in a Word file, from top to bottom: the paragraphs and plain tables of its main part, as their styles and they themselves say. */
export async function layoutOf(word: Buffer): Promise<Piece[]> {
  const docx = await Docx.load(word)
  const root = await docx.mainDocument.xmlRoot()
  const styles = await docx.mainDocument.getFirstPartByType('http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles')
  const read = styleReader(styles ? await styles.xmlRoot() : null)
  const body = child(root, 'w:body')
  return (body?.childNodes ?? []).flatMap((node) => piecesOf(node, read))
}

type Read = ReturnType<typeof styleReader>

function piecesOf(node: XmlNode, read: Read): Piece[] {
  if (node.nodeName === 'w:p') return [lineOf(node, read)]
  if (node.nodeName === 'w:tbl') return [gridOf(node, read)]
  if (node.nodeName === 'w:sdt') return (child(node, 'w:sdtContent')?.childNodes ?? []).flatMap((inner) => piecesOf(inner, read))
  return []
}

function lineOf(node: XmlNode, read: Read): Line {
  const properties = child(node, 'w:pPr')
  const { look, styleId } = read.paragraph(properties)
  const runs = runsOf(node).flatMap((run) => {
    const text = textOfRun(run)
    return text === '' ? [] : [{ text, look: read.run(look, child(run, 'w:rPr')) }]
  })
  const breaks = runsOf(node).some((run) => children(run, 'w:br').some((each) => attribute(each, 'w:type') === 'page'))
  return {
    kind: 'paragraph',
    look,
    runs: join(runs),
    sticky: isOn(child(properties, 'w:keepNext')),
    newPage: breaks || isOn(child(properties, 'w:pageBreakBefore')),
    isTitle: styleId === 'Title',
  }
}

function gridOf(node: XmlNode, read: Read): Grid {
  const widths = children(child(node, 'w:tblGrid'), 'w:gridCol').map((column) => Number(attribute(column, 'w:w')) || 1)
  const rows = children(node, 'w:tr')
  return {
    kind: 'table',
    widths,
    heights: rows.map((row) => Number(attribute(child(child(row, 'w:trPr'), 'w:trHeight'), 'w:val')) / 20 || 0),
    rows: rows.map((row) =>
      children(row, 'w:tc').map((cell) => ({
        colspan: Number(attribute(child(child(cell, 'w:tcPr'), 'w:gridSpan'), 'w:val')) || 1,
        lines: children(cell, 'w:p').map((paragraph) => lineOf(paragraph, read)),
      })),
    ),
  }
}

/** Runs also stand in hyperlinks, in content controls and in what was inserted with changes tracked; not in what was deleted. */
function runsOf(node: XmlNode): XmlNode[] {
  return (node.childNodes ?? []).flatMap((inner) => {
    if (inner.nodeName === 'w:r') return [inner]
    return ['w:hyperlink', 'w:ins', 'w:smartTag', 'w:sdt', 'w:sdtContent'].includes(inner.nodeName) ? runsOf(inner) : []
  })
}

function textOfRun(run: XmlNode): string {
  return (run.childNodes ?? [])
    .map((node) => {
      if (node.nodeName === 'w:t') return (node.childNodes ?? []).map((text) => (text.nodeType === 'Text' ? text.textContent : '')).join('')
      if (node.nodeName === 'w:br' && attribute(node, 'w:type') !== 'page') return '\n'
      return node.nodeName === 'w:tab' ? '　' : ''
    })
    .join('')
}

/** Neighbours that look alike as one, so that lines break where text breaks. */
function join(runs: Line['runs']): Line['runs'] {
  return runs.reduce<Line['runs']>((all, run) => {
    const last = all.at(-1)
    if (!last || JSON.stringify(last.look) !== JSON.stringify(run.look)) return [...all, run]
    return [...all.slice(0, -1), { ...last, text: last.text + run.text }]
  }, [])
}

export function child(node: XmlNode | null, name: string): XmlNode | null {
  return node?.childNodes?.find((each) => each.nodeName === name) ?? null
}

export function children(node: XmlNode | null, name: string): XmlNode[] {
  return (node?.childNodes ?? []).filter((each) => each.nodeName === name)
}

export function attribute(node: XmlNode | null, name: string): string | null {
  return (node?.nodeType === 'General' ? node.attributes?.[name] : undefined) ?? null
}

export function isOn(node: XmlNode | null): boolean {
  return node !== null && !['0', 'false', 'off', 'none'].includes(attribute(node, 'w:val') ?? '')
}
