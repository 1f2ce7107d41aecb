import type { Place } from '../../../../../../law/annual-report/report.js'
import type { TableCell } from '../../source.js'
import { attribute, characters, childAt, childrenOf, type MarkupNode, parseXml } from '../layout/markup.js'
import { parseRange, parseReference, type Range } from './reference.js'
import { type Shown, shownNumber } from './shown.js'

/** What the sheets of a workbook share. */
export interface Workbook {
  strings: string[]
  shown: Shown[]
  epoch1904: boolean
}

/** A report needs no more; what lies beyond is formatting that somebody dragged down the sheet. */
const MAX_ROWS = 5000
const MAX_COLUMNS = 200

/** The visible cells of a sheet as a grid, merged cells expanded, blank rows and columns at the ends left out. */
export function sheetGrid(xml: string, workbook: Workbook, page: number | undefined): TableCell[][] {
  const sheet = childAt(parseXml(xml), 'worksheet')
  const rows = readRows(sheet, workbook)
  const hidden = hiddenColumns(sheet)
  const merges = childrenOf(childAt(sheet, 'mergeCells'), 'mergeCell').flatMap((merge) => parseRange(attribute(merge, 'ref') ?? '') ?? [])
  const origins = originsOf(merges, rows)
  const width = widthOf(rows, merges)
  return [...rows.keys()]
    .sort((a, b) => a - b)
    .filter((row) => rows.get(row) !== null)
    .map((row) => {
      const place: Place = { line: row + 1, ...(page === undefined ? {} : { page }) }
      const columns = Array.from({ length: width }, (_, column) => column).filter((column) => !hidden.has(column))
      return columns.map((column): TableCell => {
        const origin = origins.get(`${row}/${column}`)
        const part = !origin || (origin.top === row && origin.left === column) ? 'origin' : 'continuation'
        return { text: rows.get(origin?.top ?? row)?.get(origin?.left ?? column) ?? '', place, part }
      })
    })
}

/** Texts by row and column; null for a row that is hidden. */
function readRows(sheet: MarkupNode | null, workbook: Workbook): Map<number, Map<number, string> | null> {
  const rows = new Map<number, Map<number, string> | null>()
  let next = 0
  for (const row of childrenOf(childAt(sheet, 'sheetData'), 'row')) {
    const at = Number(attribute(row, 'r') ?? next + 1) - 1
    if (!(at >= 0 && at < MAX_ROWS)) continue
    next = at + 1
    rows.set(at, isTrue(row, 'hidden') ? null : readCells(row, workbook))
  }
  return rows
}

function readCells(row: MarkupNode, workbook: Workbook): Map<number, string> {
  const cells = new Map<number, string>()
  let next = 0
  for (const cell of childrenOf(row, 'c')) {
    const column = parseReference(attribute(cell, 'r') ?? '')?.column ?? next
    next = column + 1
    const text = cellText(cell, workbook)
    if (column < MAX_COLUMNS && text !== '') cells.set(column, text)
  }
  return cells
}

function cellText(cell: MarkupNode, workbook: Workbook): string {
  const value = childAt(cell, 'v')
  const stored = value ? characters(value) : ''
  switch (attribute(cell, 't')) {
    case 's':
      return workbook.strings[Number(stored)] ?? ''
    case 'inlineStr':
      return richText(childAt(cell, 'is'))
    case 'str':
    case 'e':
    case 'd':
      return stored
    case 'b':
      return stored === '1' ? '是' : '否'
    default:
      return shownNumber(stored, workbook.shown[Number(attribute(cell, 's') ?? 0)] ?? 'number', workbook.epoch1904)
  }
}

/** A string's text without the readings that East Asian versions store beside it. */
export function richText(node: MarkupNode | null): string {
  const parts = (node?.children ?? []).filter((child) => child.name === 't' || child.name === 'r' || /:[tr]$/.test(child.name ?? ''))
  return parts
    .map((part) => characters(childAt(part, 't') ?? part))
    .join('')
    .replace(/\r\n?/g, '\n')
    .trim()
}

function originsOf(merges: Range[], rows: Map<number, Map<number, string> | null>): Map<string, Range> {
  const origins = new Map<string, Range>()
  for (const range of merges) {
    for (let row = range.top; row <= Math.min(range.bottom, MAX_ROWS); row += 1) {
      if (!rows.get(row)) continue
      for (let column = range.left; column <= Math.min(range.right, MAX_COLUMNS); column += 1) origins.set(`${row}/${column}`, range)
    }
  }
  return origins
}

function widthOf(rows: Map<number, Map<number, string> | null>, merges: Range[]): number {
  let width = 0
  for (const cells of rows.values()) for (const column of cells?.keys() ?? []) width = Math.max(width, column + 1)
  const said = merges.filter((range) => rows.get(range.top)?.has(range.left))
  return said.reduce((most, range) => Math.max(most, Math.min(range.right + 1, MAX_COLUMNS)), width)
}

function hiddenColumns(sheet: MarkupNode | null): Set<number> {
  const hidden = new Set<number>()
  for (const column of childrenOf(childAt(sheet, 'cols'), 'col')) {
    if (!isTrue(column, 'hidden')) continue
    const last = Math.min(Number(attribute(column, 'max')), MAX_COLUMNS)
    for (let at = Number(attribute(column, 'min')); at <= last; at += 1) hidden.add(at - 1)
  }
  return hidden
}

function isTrue(node: MarkupNode, name: string): boolean {
  return ['1', 'true'].includes(attribute(node, name) ?? '')
}
