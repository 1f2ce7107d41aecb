import type { Place } from '../../../../../../law/annual-report/report.js'
import type { Flow, FlowCell, FlowTable } from '../layout/flow.js'
import { attribute, childAt, type MarkupNode, nameOf } from '../layout/markup.js'
import type { Numberer } from './numbering.js'
import { type Run, readRuns } from './runs.js'
import type { NumberingOf } from './styles.js'

/** What is deleted, moved away or no content of the text. */
const LEFT_OUT = new Set(['del', 'moveFrom', 'sectPr', 'pPr', 'tblPr', 'tblGrid', 'trPr', 'tcPr', 'sdtPr', 'sdtEndPr'])

/** Turns a document's body into a flow, counting paragraphs, pages and list numbers as it goes through it once. */
export class DocumentWriter {
  private line = 0
  private page = 1
  private breaks = 0

  constructor(
    private readonly numberingOf: NumberingOf,
    private readonly numberer: Numberer,
  ) {}

  /** The paragraphs and tables below a body, cell or text box. */
  flowOf(container: MarkupNode): Flow[] {
    return (container.children ?? []).flatMap((node): Flow[] => {
      const name = nameOf(node)
      if (LEFT_OUT.has(name)) return []
      if (name === 'p') return this.paragraph(node)
      if (name === 'tbl') return [this.table(node)]
      return name === 'AlternateContent' ? this.flowOf(chosen(node)) : this.flowOf(node)
    })
  }

  private paragraph(paragraph: MarkupNode): Flow[] {
    this.line += 1
    const properties = childAt(paragraph, 'pPr')
    const numbering = this.numberingOf(properties)
    const numeral = numbering ? this.numberer(numbering) : ''
    const place = this.place()
    const run: Run = { text: '', boxes: [], pageBreaks: 0, pageMarks: 0 }
    readRuns(paragraph, run)
    this.turnPages(run)
    const boxes = run.boxes.flatMap((box) => this.flowOf(box))
    return [{ kind: 'text', text: run.text.trim() === '' ? run.text : numeral + run.text, place }, ...boxes]
  }

  /** A break and the mark that Word leaves where it saw the page turn are the same turn. */
  private turnPages(run: Run): void {
    const marks = Math.max(0, run.pageMarks - this.breaks)
    this.breaks = Math.max(0, this.breaks + run.pageBreaks - run.pageMarks)
    this.page += run.pageBreaks + marks
  }

  private table(table: MarkupNode): FlowTable {
    const place = { ...this.place(), line: this.line + 1 }
    const open = new Map<number, FlowCell>()
    return { kind: 'table', place, rows: [...rowsOf(table)].map((row) => this.row(row, open)) }
  }

  /** `open` holds the cell above for each grid column, which a vertical merge goes on with. */
  private row(row: MarkupNode, open: Map<number, FlowCell>): FlowCell[] {
    const properties = childAt(row, 'trPr')
    const cells: FlowCell[] = []
    let column = 0
    const before = Number(attribute(childAt(properties, 'gridBefore'), 'val') ?? 0)
    if (before > 0) cells.push({ colSpan: before, rowSpan: 1, place: { ...this.place(), line: this.line + 1 }, content: [] })
    column += before
    for (const node of cellsOf(row)) {
      const cellProperties = childAt(node, 'tcPr')
      const colSpan = Math.min(200, Math.max(1, Number(attribute(childAt(cellProperties, 'gridSpan'), 'val') ?? 1) || 1))
      const place = { ...this.place(), line: this.line + 1 }
      const content = this.flowOf(node)
      const merge = childAt(cellProperties, 'vMerge')
      const above = open.get(column)
      if (merge && attribute(merge, 'val') !== 'restart' && above && above.colSpan === colSpan) above.rowSpan += 1
      else {
        const cell = { colSpan, rowSpan: 1, place, content }
        cells.push(cell)
        open.set(column, cell)
      }
      column += colSpan
    }
    return cells
  }

  private place(): Place {
    return { line: this.line, ...(this.page > 1 ? { page: this.page } : {}) }
  }
}

/** Of alternatives the first is meant for programs that know it; an older one repeats the same text. */
export function chosen(alternatives: MarkupNode): MarkupNode {
  return childAt(alternatives, 'Choice') ?? childAt(alternatives, 'Fallback') ?? { type: 'tag' }
}

function* rowsOf(node: MarkupNode): Generator<MarkupNode> {
  for (const child of node.children ?? []) {
    const name = nameOf(child)
    if (name === 'tr') {
      if (!childAt(child, 'trPr', 'del')) yield child
    } else if (!LEFT_OUT.has(name)) yield* rowsOf(child)
  }
}

function* cellsOf(node: MarkupNode): Generator<MarkupNode> {
  for (const child of node.children ?? []) {
    const name = nameOf(child)
    if (name === 'tc') yield child
    else if (!LEFT_OUT.has(name)) yield* cellsOf(child)
  }
}
