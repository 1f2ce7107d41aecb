import { load } from 'cheerio'
import type { AnyNode, Document, Element } from 'domhandler'

/** A part of an Office file. Document types and their entities are left alone: nothing in the file can expand. */
export function parseXml(bytes: Buffer): Document {
  const utf16 = bytes[0] === 0xff || bytes[0] === 0xfe
  const text = new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
  return load(text, { xml: true }).root().get(0) as Document
}

/** Every element of that name, without prefix, in reading order. */
export function elementsOf(node: Document | Element, name: string): Element[] {
  const found: Element[] = []
  // A list of its own instead of calls within calls: files may nest without end.
  const due: AnyNode[] = [...node.children].reverse()
  for (let next = due.pop(); next !== undefined; next = due.pop()) {
    if (next.type !== 'tag') continue
    if (localName(next) === name) found.push(next)
    for (let at = next.children.length - 1; at >= 0; at -= 1) due.push(next.children[at] as AnyNode)
  }
  return found
}

export const localName = (element: Element): string => element.name.slice(element.name.indexOf(':') + 1)

/** An attribute by its name without prefix, or null. */
export function attributeOf(element: Element, name: string): string | null {
  const key = name in element.attribs ? name : Object.keys(element.attribs).find((written) => written.endsWith(`:${name}`))
  return key === undefined ? null : (element.attribs[key] ?? null)
}

/** The words in an element. */
export function wordsIn(element: Element): string {
  return element.children.map((child) => (child.type === 'text' ? child.data : child.type === 'tag' ? wordsIn(child) : '')).join('')
}

export const isOn = (value: string | null): boolean => value === '1' || value === 'true'
