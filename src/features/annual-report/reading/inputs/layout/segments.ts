import { type Block, lineBlock, type TableCell } from '../../source.js'
import { isChapterHeading } from './headings.js'

const TITLE = /(年度报告|年报)$/
const SENTENCE = 25
const PARAGRAPH = 60

/** A grid as blocks: rows that hold nothing but a heading or running text across their whole width are lines, not table rows. */
export function segmentsOf(rows: TableCell[][]): Block[] {
  const blocks: Block[] = []
  for (const row of rows) {
    const running = runningText(row)
    const open = blocks.at(-1)
    if (running) blocks.push(...running.text.split('\n').map((text) => lineBlock(text, running.place)))
    else if (open?.kind === 'table') open.rows.push(row)
    else blocks.push({ kind: 'table', rows: [row], place: row[0]?.place ?? { line: 1 } })
  }
  return blocks.flatMap(settled)
}

/** A table without rows of several texts is a column of lines; columns that are blank throughout it at its right go. */
function settled(block: Block): Block[] {
  if (block.kind === 'line') return [block]
  const width = Math.max(...block.rows.map((row) => row.findLastIndex((cell) => cell.text !== '') + 1))
  if (width === 0) return []
  const rows = block.rows.map((row) => row.slice(0, width))
  if (rows.some((row) => new Set(row.map((cell) => cell.text)).size > 1)) return [{ ...block, rows }]
  return rows.flatMap((row) => (row[0]?.text ? row[0].text.split('\n').map((text) => lineBlock(text, (row[0] as TableCell).place)) : []))
}

/** The only text of a row, when it reads like a heading, a title or sentences; null for a row of a table. */
function runningText(row: TableCell[]): TableCell | null {
  const said = row.filter((cell) => cell.text !== '')
  const first = said[0]
  if (!first || first.part !== 'origin' || said.some((cell, i) => i > 0 && cell.part === 'origin')) return null
  const text = first.text.replace(/\s+/g, '')
  const runs = isChapterHeading(text) || TITLE.test(text) || text.length > PARAGRAPH || (text.length > SENTENCE && /[。；]/.test(text))
  return runs && said.every((cell) => cell.text === first.text) ? first : null
}
