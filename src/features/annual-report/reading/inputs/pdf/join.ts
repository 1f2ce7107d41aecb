import type { DraftCell, DraftPage, DraftTable } from './draft.js'
import { isCutGroupLabel, isCutRowLabel, isGroupLabel, isHeadLabel } from './labels.js'

/** How far the edges of one table may differ from page to page. */
const NEAR = 6
const FIGURE = /^[-+—–\d.,，\s/%]*$/

/** All parts in order; a table that goes on at the top of the next page is one table, and so is a row cut in two there. */
export function joinedParts(pages: DraftPage[]): DraftPage['parts'] {
  const parts: DraftPage['parts'] = []
  for (const page of pages) {
    const [first, ...rest] = page.parts
    const last = parts.at(-1)
    if (first?.kind === 'table' && last?.kind === 'table' && goesOn(last, first)) parts.splice(-1, 1, joined(last, first), ...rest)
    else parts.push(...page.parts)
  }
  return parts
}

function goesOn(above: DraftTable, below: DraftTable): boolean {
  if (above.aligned || below.aligned)
    return above.aligned && below.aligned && above.columns.slice(0, -1).every((edge) => below.columns.includes(edge))
  return near(above.left, below.left) && near(above.right, below.right)
}

type Pair = [upper: DraftCell, lower: DraftCell]

function joined(above: DraftTable, next: DraftTable): DraftTable {
  const below = moved(withoutRepeatedHead(above, next), above.bottom)
  const pairs = above.cells.flatMap((upper): Pair[] => {
    const lower = below.cells.find((cell) => near(upper.bottom, cell.top) && near(upper.left, cell.left) && near(upper.right, cell.right))
    return lower ? [[upper, lower]] : []
  })
  const cut = isCutRow(pairs)
  const belowIsHead = below.cells.some((cell) => near(cell.top, below.top) && isHeadLabel(cell.text))
  const goesOnBlank = (text: string) => isGroupLabel(text) || (belowIsHead && isHeadLabel(text))
  const gone = new Set<DraftCell>()
  for (const [upper, lower] of pairs) {
    const one = cut || isCutGroupLabel(upper.text, lower.text) || (lower.text === '' && goesOnBlank(upper.text))
    if (!one) continue
    gone.add(lower)
    if (upper.text === '') upper.place = lower.place
    upper.text = [upper.text, lower.text].filter((text) => text !== '').join('\n')
    upper.bottom = lower.bottom
  }
  return {
    ...above,
    cells: [...above.cells, ...below.cells.filter((cell) => !gone.has(cell))],
    columns: union(above.columns, below.columns),
    rows: union(above.rows, below.rows).filter((row) => !cut || !near(row, above.bottom)),
    bottom: below.bottom,
  }
}

/** Whether the last row above and the first below are halves of one: their labels say so, or one half has all figures and no label. */
function isCutRow(pairs: Pair[]): boolean {
  const figures = pairs.filter(([upper, lower]) => FIGURE.test(upper.text) && FIGURE.test(lower.text))
  const upperBlank = figures.every(([upper]) => upper.text === '')
  const lowerBlank = figures.every(([, lower]) => lower.text === '')
  if (!upperBlank && !lowerBlank) return false
  const labels = pairs.filter((pair) => !figures.includes(pair))
  if (labels.some(([upper, lower]) => isCutRowLabel(upper.text, lower.text))) return true
  const label = labels.at(-1)
  if (!label || upperBlank === lowerBlank) return false
  return upperBlank ? label[1].text === '' : label[0].text === ''
}

/** A head that is printed again on every page stands only once in the table. */
function withoutRepeatedHead(above: DraftTable, next: DraftTable): DraftTable {
  let rows = next.rows
  let cells = next.cells
  for (let i = 0; rows.length > 2; i += 1) {
    const first = cells.filter((cell) => near(cell.top, rows[0] ?? 0))
    const again = above.cells.filter((cell) => near(cell.top, above.rows[i] ?? 0))
    const text = (list: DraftCell[]) => list.map((cell) => cell.text.replace(/\s/g, '')).join('|')
    if (text(first) !== text(again) || FIGURE.test(text(first).replaceAll('|', '')) || /\|\d/.test(text(first))) break
    if (first.some((cell) => !near(cell.bottom, rows[1] ?? 0) && !again.some((other) => other.text === cell.text))) break
    cells = cells.filter((cell) => !first.includes(cell))
    rows = rows.slice(1)
  }
  return { ...next, rows, cells, top: rows[0] ?? next.top }
}

function moved(table: DraftTable, top: number): DraftTable {
  const by = top - table.top
  const cells = table.cells.map((cell) => ({ ...cell, top: Math.max(top, cell.top + by), bottom: cell.bottom + by }))
  return { ...table, cells, rows: table.rows.map((row) => row + by), top, bottom: table.bottom + by }
}

/** The edges of both, those that are nearly the same once. */
function union(a: number[], b: number[]): number[] {
  return [...a, ...b.filter((edge) => !a.some((other) => near(other, edge)))].sort((x, y) => x - y)
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= NEAR
}
