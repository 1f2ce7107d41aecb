import { findPersonal, maskPersonal, maskText } from '../../../../law/personal.js'
import type { Container, MarkupElement, MarkupText } from '../html/node.js'
import { cellText, columnNumber, hiddenColumns, placeOf, sheetsOf, stringsOf } from './xlsx.js'
import { attributeOf, elementsOf, isOn, localName, parseXml, textsOf, wordsIn } from './xml.js'

type Parts = Map<string, Buffer>
export type How = 'mask' | 'remove-column' | 'remove-hidden' | 'clean-properties'

/** The parts of an Office file without what must go: a copy, changed in place. */
export function cleanParts(parts: Parts, how: How): Parts {
  const copy: Parts = new Map(parts)
  const isWorkbook = copy.has('xl/workbook.xml')
  if (how === 'clean-properties') return withoutProperties(copy)
  if (how === 'remove-hidden') return isWorkbook ? withoutHidden(copy) : withoutRemarks(copy)
  if (how === 'remove-column' && isWorkbook) return withoutColumns(copy)
  return masked(copy)
}

/** Every number that identifies a person masked, wherever it stands: over several runs of a paragraph, in cells that are numbers, in caches. */
function masked(parts: Parts): Parts {
  for (const [name, bytes] of parts) {
    if (!/\.xml$/.test(name) || /^(\[Content_Types\]|.*\/_rels\/|.*styles|.*theme)/.test(name)) continue
    const part = parseXml(bytes)
    const { root } = part
    let changed = maskNumbers(root)
    for (const group of [...elementsOf(root, 'p'), ...elementsOf(root, 'si'), ...elementsOf(root, 'is')])
      changed = maskRuns(group) || changed
    for (const element of elementsOf(root, 's')) changed = maskAttribute(element, 'v') || changed
    if (changed) parts.set(name, part.written())
  }
  return withoutRest(parts)
}

/** What stands outside of paragraphs and cells: properties, remarks in the new form. */
function withoutRest(parts: Parts): Parts {
  for (const [name, bytes] of parts) {
    if (!/^(docProps\/|xl\/(comments|threadedComments)|word\/comments)/.test(name) || !name.endsWith('.xml')) continue
    const part = parseXml(bytes)
    const { root } = part
    let changed = false
    for (const text of textsOf(root)) {
      const after = maskText(text.data)
      changed ||= after !== text.data
      text.data = after
    }
    if (changed) parts.set(name, part.written())
  }
  return parts
}

/** A paragraph's words are looked at as one, and the signs are put back where they came from. */
function maskRuns(group: MarkupElement): boolean {
  const texts = elementsOf(group, 't').concat(elementsOf(group, 'delText')).flatMap(textsOf)
  const whole = texts.map((text) => text.data).join('')
  const hits = findPersonal(whole)
  if (hits.length === 0) return false
  for (const hit of hits.reverse()) replaceOver(texts, hit.at, hit.text.length, maskPersonal(hit))
  return true
}

function replaceOver(texts: MarkupText[], from: number, length: number, by: string): void {
  let at = 0
  let rest = by
  for (const text of texts) {
    const [start, end] = [Math.max(from - at, 0), Math.min(from + length - at, text.data.length)]
    at += text.data.length
    if (start >= end) continue
    const isLast = at >= from + length
    const piece = isLast ? rest : rest.slice(0, end - start)
    rest = rest.slice(piece.length)
    text.data = text.data.slice(0, start) + piece + text.data.slice(end)
  }
}

/** A mobile number that was typed as a number becomes text. */
function maskNumbers(root: Container): boolean {
  let changed = false
  for (const cell of elementsOf(root, 'c')) {
    const type = attributeOf(cell, 't')
    if (type === 's' || type === 'inlineStr') continue
    const value = elementsOf(cell, 'v')[0]
    const before = value ? wordsIn(value) : ''
    const after = maskText(before)
    if (!value || after === before) continue
    cell.attribs.t = 'str'
    cell.children = cell.children.filter((child) => !(child.type === 'tag' && localName(child) === 'f'))
    for (const [at, text] of textsOf(value).entries()) text.data = at === 0 ? after : ''
    changed = true
  }
  return changed
}

function maskAttribute(element: MarkupElement, name: string): boolean {
  const before = element.attribs[name]
  if (before === undefined) return false
  element.attribs[name] = maskText(before)
  return element.attribs[name] !== before
}

/** The columns that hold such numbers are emptied, head and all. */
function withoutColumns(parts: Parts): Parts {
  const strings = stringsOf(parts)
  for (const { path } of sheetsOf(parts)) {
    const bytes = parts.get(path)
    if (!bytes) continue
    const part = parseXml(bytes)
    const { root } = part
    const cells = elementsOf(root, 'c')
    const columns = new Set(cells.filter((cell) => findPersonal(cellText(cell, strings)).length > 0).map(columnOf))
    if (columns.size === 0) continue
    for (const cell of cells) if (columns.has(columnOf(cell))) empty(cell)
    parts.set(path, part.written())
  }
  return masked(withoutLooseStrings(parts))
}

/** Hidden sheets are emptied; hidden rows and columns of the others, remarks and cached tables go. */
function withoutHidden(parts: Parts): Parts {
  for (const { path, hidden } of sheetsOf(parts)) {
    const bytes = parts.get(path)
    if (!bytes) continue
    const part = parseXml(bytes)
    const { root } = part
    const isHiddenColumn = hiddenColumns(root)
    for (const row of elementsOf(root, 'row')) {
      const rowHidden = isOn(attributeOf(row, 'hidden')) || attributeOf(row, 'ht') === '0'
      for (const cell of elementsOf(row, 'c')) if (hidden || rowHidden || isHiddenColumn(columnNumber(columnOf(cell)))) empty(cell)
    }
    parts.set(path, part.written())
  }
  return withoutRemarks(withoutLooseStrings(parts))
}

/** Remarks, deleted words that are still kept, cached tables. */
function withoutRemarks(parts: Parts): Parts {
  for (const [name, bytes] of parts) {
    if (!/^(xl\/(comments|threadedComments|pivotCache)|word\/(comments|document))/.test(name) || !name.endsWith('.xml')) continue
    const part = parseXml(bytes)
    const { root } = part
    const whole = !name.startsWith('word/document')
    const texts = whole ? textsOf(root) : elementsOf(root, 'delText').flatMap(textsOf)
    for (const text of texts) text.data = ''
    if (whole) for (const element of elementsOf(root, 's')) if ('v' in element.attribs) element.attribs.v = ''
    parts.set(name, part.written())
  }
  return parts
}

function withoutProperties(parts: Parts): Parts {
  for (const [name, bytes] of parts) {
    if (!/^docProps\/(core|app|custom)\.xml$/.test(name)) continue
    const part = parseXml(bytes)
    const { root } = part
    for (const text of textsOf(root)) text.data = /^\d{4}-\d\d-\d\dT/.test(text.data) ? text.data : ''
    parts.set(name, part.written())
  }
  return parts
}

/** Texts that no cell shows any more are not left in the file. */
function withoutLooseStrings(parts: Parts): Parts {
  const bytes = parts.get('xl/sharedStrings.xml')
  if (!bytes) return parts
  const used = new Set<number>()
  for (const { path } of sheetsOf(parts)) {
    const sheet = parts.get(path)
    for (const cell of sheet ? elementsOf(parseXml(sheet).root, 'c') : []) {
      if (attributeOf(cell, 't') === 's') used.add(Number(elementsOf(cell, 'v').map(wordsIn).join('')))
    }
  }
  const part = parseXml(bytes)
  const { root } = part
  elementsOf(root, 'si').forEach((one, at) => {
    if (!used.has(at)) for (const text of textsOf(one)) text.data = ''
  })
  return parts.set('xl/sharedStrings.xml', part.written())
}

function empty(cell: MarkupElement): void {
  cell.children = []
  delete cell.attribs.t
}

const columnOf = (cell: MarkupElement): string => placeOf(attributeOf(cell, 'r') ?? '').column
