import { type Block, lineBlock } from '../../source.js'
import { type Flow, type FlowTable, tableText, textOf } from './flow.js'
import { gridOf } from './grid.js'
import { segmentsOf } from './segments.js'

/** A cell with more text than this holds paragraphs, not a label or number. */
const PARAGRAPH = 300
/** So many cells in a row with a number or nothing make a row of figures. */
const FIGURES = 3

/** The blocks of a flow in reading order. A table that only lays out a page gives way to what stands in it. */
export function blocksOf(flow: Flow[]): Block[] {
  return flow.flatMap((part): Block[] => {
    if (part.kind === 'text') return part.text.split('\n').map((text) => lineBlock(text, part.place))
    if (laysOut(part)) return part.rows.flat().flatMap((cell) => blocksOf(cell.content))
    return segmentsOf(gridOf(part))
  })
}

function laysOut(table: FlowTable): boolean {
  const cells = table.rows.flat()
  const texts = cells.map((cell) => textOf(cell.content).trim())
  if (texts.filter((text) => text !== '').length <= 1) return true
  const nested = cells.flatMap((cell) => cell.content).reduce((sum, part) => sum + (part.kind === 'table' ? tableText(part).length : 0), 0)
  if (nested * 2 > tableText(table).length) return true
  return texts.some((text) => text.length > PARAGRAPH) && !table.rows.some(hasFigures)
}

function hasFigures(row: FlowTable['rows'][number]): boolean {
  return row.filter((cell) => /^[-+\d.,\s]*$/.test(textOf(cell.content))).length >= FIGURES
}
