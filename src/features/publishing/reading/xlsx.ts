import type { Container, MarkupElement } from '../html/node.js'
import { propertiesOf } from './properties.js'
import type { ReadCell, Reading, ReadPart } from './reading.js'
import { attributeOf, elementsOf, isOn, parseXml, wordsIn } from './xml.js'

type Parts = ReadonlyMap<string, Buffer>

const MOST_CELLS = 400_000

/** What stands in an Excel file: every sheet with where each value is and whether it is hidden, remarks, cached tables, properties. */
export function readXlsx(parts: Parts): Reading {
  const workbook = parts.get('xl/workbook.xml')
  if (!workbook) return { kind: 'xlsx', parts: [], wordless: false, unreadable: true }
  const strings = stringsOf(parts)
  const found: ReadPart[] = sheetsOf(parts).flatMap(({ name, path, hidden }) => {
    const bytes = parts.get(path)
    return bytes ? [sheetPart(`工作表“${name}”${hidden ? '（隐藏）' : ''}`, bytes, strings, hidden)] : []
  })
  const add = (place: string, text: string) => {
    if (text.trim() !== '') found.push({ place, text, hidden: true })
  }
  const others = (shape: RegExp) => [...parts].filter(([name]) => shape.test(name)).map(([, bytes]) => parseXml(bytes).root)
  add(
    '批注',
    others(/^xl\/(comments|threadedComments\/).*\.xml$/)
      .flatMap((root) => elementsOf(root, 't').concat(elementsOf(root, 'text')))
      .map(wordsIn)
      .join('\n'),
  )
  add(
    '数据透视表缓存',
    others(/^xl\/pivotCache\/.*\.xml$/)
      .flatMap((root) => elementsOf(root, 's'))
      .map((one) => attributeOf(one, 'v') ?? '')
      .join('\n'),
  )
  add('文档属性', propertiesOf(parts))
  const written = found.some((part) => part.cells?.some((cell) => cell.text !== ''))
  return { kind: 'xlsx', parts: found.filter((part) => part.text.trim() !== ''), wordless: !written, unreadable: false }
}

export interface SheetPlace {
  name: string
  path: string
  hidden: boolean
}

/** The sheets in their order, and where each lies. */
export function sheetsOf(parts: Parts): SheetPlace[] {
  const workbook = parts.get('xl/workbook.xml')
  const relations = parts.get('xl/_rels/workbook.xml.rels')
  if (!workbook || !relations) return []
  const targets = new Map(
    elementsOf(parseXml(relations).root, 'Relationship').map((one) => [attributeOf(one, 'Id'), attributeOf(one, 'Target') ?? '']),
  )
  return elementsOf(parseXml(workbook).root, 'sheet').map((sheet) => {
    const target = targets.get(attributeOf(sheet, 'id')) ?? ''
    return {
      name: attributeOf(sheet, 'name') ?? '',
      path: target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`,
      hidden: /hidden/i.test(attributeOf(sheet, 'state') ?? ''),
    }
  })
}

/** The columns of a sheet that are hidden, as numbers from 1. */
export function hiddenColumns(root: Container): (column: number) => boolean {
  const spans = elementsOf(root, 'col')
    .filter((col) => isOn(attributeOf(col, 'hidden')) || Number(attributeOf(col, 'width') ?? 1) === 0)
    .map((col) => [Number(attributeOf(col, 'min')), Number(attributeOf(col, 'max'))] as const)
  return (column) => spans.some(([min, max]) => min <= column && column <= max)
}

/** `D7` → D, 7 */
export function placeOf(reference: string): { column: string; row: number } {
  const match = /^([A-Z]+)(\d+)$/.exec(reference)
  return { column: match?.[1] ?? '', row: Number(match?.[2] ?? 0) }
}

export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

/** What a cell shows. */
export function cellText(cell: MarkupElement, strings: readonly string[]): string {
  const type = attributeOf(cell, 't')
  if (type === 'inlineStr') return elementsOf(cell, 't').map(wordsIn).join('')
  const value = elementsOf(cell, 'v').map(wordsIn).join('')
  return type === 's' ? (strings[Number(value)] ?? '') : value
}

export function stringsOf(parts: Parts): string[] {
  const bytes = parts.get('xl/sharedStrings.xml')
  return bytes ? elementsOf(parseXml(bytes).root, 'si').map((one) => elementsOf(one, 't').map(wordsIn).join('')) : []
}

function sheetPart(place: string, bytes: Buffer, strings: readonly string[], hidden: boolean): ReadPart {
  const { root } = parseXml(bytes)
  const isHiddenColumn = hiddenColumns(root)
  const cells: ReadCell[] = []
  for (const row of elementsOf(root, 'row')) {
    const rowHidden = isOn(attributeOf(row, 'hidden')) || attributeOf(row, 'ht') === '0'
    for (const cell of elementsOf(row, 'c')) {
      const text = cellText(cell, strings).trim()
      if (text === '' || cells.length >= MOST_CELLS) continue
      const at = placeOf(attributeOf(cell, 'r') ?? '')
      cells.push({ ...at, text, hidden: hidden || rowHidden || isHiddenColumn(columnNumber(at.column)) })
    }
  }
  return { place, text: linesOf(cells), hidden, cells }
}

function linesOf(cells: readonly ReadCell[]): string {
  const rows = new Map<number, string[]>()
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell.text])
  return [...rows.values()].map((texts) => texts.join(' ')).join('\n')
}
