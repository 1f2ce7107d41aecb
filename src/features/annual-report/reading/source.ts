import type { Place } from '../../../../law/annual-report/report.js'

/**
 * A file of any format as its inputs hand it to the reader: what stood in it, in reading order, with nothing repaired
 * or understood. A plain text file is one `line` block for each of its lines, empty ones too, tabs kept.
 */
export interface Source {
  format: SourceFormat
  blocks: Block[]
}

export type SourceFormat = 'txt' | 'html' | 'docx' | 'xlsx' | 'pdf'

export type Block = LineBlock | TableBlock

/** A line or paragraph of text. Inputs that know cells apart but not their table separate them with a tab. */
export interface LineBlock {
  kind: 'line'
  text: string
  place: Place
}

/** A table as the file marks it. Every row has one cell for each grid column it covers; rows may differ in length. */
export interface TableBlock {
  kind: 'table'
  rows: TableCell[][]
  place: Place
}

/** One position of the grid, after row and column spans are expanded. */
export interface TableCell {
  /** The cell's own text, line breaks as `\n`; a `continuation` repeats the text of its origin. */
  text: string
  place: Place
  /** Whether the cell begins here, or a span that began to the left or above covers this position. */
  part: 'origin' | 'continuation'
}

/** A line of text. */
export function lineBlock(text: string, place: Place): LineBlock {
  return { kind: 'line', text, place }
}
