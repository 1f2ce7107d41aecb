import type { Flow, FlowCell, FlowTable } from '../layout/flow.js'
import { attribute, type MarkupNode } from '../layout/markup.js'

const DROPPED = new Set(
  'script style noscript template iframe object select textarea button nav footer svg head title meta link input'.split(' '),
)
const ENDS_LINE = new Set(
  `address article aside blockquote body caption center dd details div dl dt fieldset figure form h1 h2 h3 h4 h5 h6 header hr li main
  ol p pre section summary table tbody td tfoot th thead tr ul`.split(/\s+/),
)

/** What a page shows, in order: a text for each line that its blocks and breaks make, and its tables. */
export function flowOf(node: MarkupNode): Flow[] {
  const writer = new Writer()
  writer.node(node)
  writer.endLine()
  return writer.flow
}

class Writer {
  readonly flow: Flow[] = []
  private line = ''
  private startLine = 0

  node(node: MarkupNode, keepsLines = false): void {
    if (node.type === 'text') return keepsLines ? this.linesOf(node) : this.text(node)
    if (isHidden(node)) return
    const name = nameIn(node)
    if (name === 'br') return this.line.trim() === '' ? this.emptyLine(node) : this.endLine()
    if (name === 'p' && !hasText(node)) return this.emptyLine(node)
    if (ENDS_LINE.has(name)) this.endLine()
    if (name === 'table') this.flow.push(tableOf(node))
    else
      for (const child of node.children ?? [])
        this.node(child, keepsLines || name === 'pre' || /white-space\s*:\s*pre/i.test(node.attribs?.['style'] ?? ''))
    if (ENDS_LINE.has(name)) this.endLine()
  }

  endLine(): void {
    // A tab between words parts cells in text that was pasted in; beside a line break it only indents the markup.
    const text = this.line
      .replace(/[ \t\n]+/g, (blank) => (blank.includes('\t') && !blank.includes('\n') ? blank.replaceAll(' ', '') : ' '))
      .replace(/^ +| +$/g, '')
    if (text.trim() !== '') this.flow.push({ kind: 'text', text, place: { line: this.startLine } })
    this.line = ''
  }

  /** A paragraph or line that was left empty: in text that was pasted in it may be a blank cell. */
  private emptyLine(node: MarkupNode): void {
    this.endLine()
    this.flow.push({ kind: 'text', text: '', place: { line: lineOf(node) } })
  }

  /** Preformatted text: each of its lines is one. */
  private linesOf(node: MarkupNode): void {
    const lines = (node.data ?? '').split(/\r\n?|\n/)
    lines.forEach((line, i) => {
      if (i > 0 && this.line.trim() === '') this.emptyLine(node)
      else if (i > 0) this.endLine()
      if (this.line.trim() === '') this.startLine = lineOf(node) + i
      this.line += line
    })
  }

  private text(node: MarkupNode): void {
    const data = (node.data ?? '').replace(/\r\n?/g, '\n')
    if (this.line.trim() === '' && data.trim() !== '') this.startLine = lineOf(node) + (/^\s*/.exec(data)?.[0].split('\n').length ?? 1) - 1
    this.line += data
  }
}

/** Rows are taken wherever a table's own markup has them; what stands between them wrongly the parser has already moved out. */
function tableOf(table: MarkupNode): FlowTable {
  return { kind: 'table', rows: [...rowsOf(table)].map(cellsOf), place: { line: lineOf(table) } }
}

function* rowsOf(node: MarkupNode): Generator<MarkupNode> {
  for (const child of node.children ?? []) {
    if (isHidden(child)) continue
    const name = nameIn(child)
    if (name === 'tr' || name === 'caption') yield child
    else if (name !== 'table') yield* rowsOf(child)
  }
}

function cellsOf(row: MarkupNode): FlowCell[] {
  const cells =
    nameIn(row) === 'caption' ? [row] : (row.children ?? []).filter((child) => /^t[dh]$/.test(nameIn(child)) && !isHidden(child))
  return cells.map((cell) => {
    const content = flowOf({ type: 'tag', name: 'div', children: cell.children ?? [] })
    return {
      colSpan: span(cell, 'colspan', 1),
      rowSpan: span(cell, 'rowspan', 0),
      place: content[0]?.place ?? { line: lineOf(cell) },
      content,
    }
  })
}

function span(cell: MarkupNode, name: string, least: number): number {
  const value = Number.parseInt(attribute(cell, name) ?? '1', 10)
  return Number.isFinite(value) && value >= least ? Math.min(value, 1000) : 1
}

/** With its prefix: Word's `o:p` is no paragraph. */
function nameIn(node: MarkupNode): string {
  return node.name ?? ''
}

function hasText(node: MarkupNode): boolean {
  return node.type === 'text'
    ? (node.data ?? '').trim() !== ''
    : (node.children ?? []).some((child) => nameIn(child) !== 'br' && hasText(child))
}

function isHidden(node: MarkupNode): boolean {
  if (node.type === 'comment' || node.type === 'directive') return true
  const attribs = node.attribs
  if (!attribs) return false
  if (DROPPED.has(nameIn(node)) || 'hidden' in attribs || attribs['role'] === 'navigation') return true
  return /display\s*:\s*none|mso-hide\s*:\s*all/i.test(attribs['style'] ?? '')
}

function lineOf(node: MarkupNode): number {
  return node.sourceCodeLocation?.startLine ?? node.children?.map(lineOf).find((line) => line > 0) ?? 0
}
