import { load } from 'cheerio'
import type { Container, MarkupElement, MarkupNode, MarkupText } from '../html/node.js'

/** A part of an Office file: its tree, which may be changed, and the text that it makes. */
export interface XmlPart {
  root: Container
  written(): Buffer
}

/** Document types and their entities are left alone: nothing in the file can expand. */
export function parseXml(bytes: Buffer): XmlPart {
  const utf16 = bytes[0] === 0xff || bytes[0] === 0xfe
  const text = new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
  const $ = load(text, { xml: true })
  return { root: $.root().get(0) as unknown as Container, written: () => Buffer.from($.xml()) }
}

/** Every element of that name, without prefix, in reading order. */
export function elementsOf(node: Container, name: string): MarkupElement[] {
  return nodesBelow(node).filter((one): one is MarkupElement => one.type === 'tag' && localName(one) === name)
}

/** Every text below a node, in reading order. */
export function textsOf(node: Container): MarkupText[] {
  return nodesBelow(node).filter((one): one is MarkupText => one.type === 'text')
}

/** The words in an element. */
export function wordsIn(element: Container): string {
  return textsOf(element)
    .map((text) => text.data)
    .join('')
}

export const localName = (element: MarkupElement): string => element.name.slice(element.name.indexOf(':') + 1)

/** An attribute by its name without prefix, or null. */
export function attributeOf(element: MarkupElement, name: string): string | null {
  const key = name in element.attribs ? name : Object.keys(element.attribs).find((written) => written.endsWith(`:${name}`))
  return key === undefined ? null : (element.attribs[key] ?? null)
}

export const isOn = (value: string | null): boolean => value === '1' || value === 'true'

/** A list of its own instead of calls within calls: files may nest without end. */
function nodesBelow(node: Container): MarkupNode[] {
  const found: MarkupNode[] = []
  const due = [...node.children].reverse()
  for (let next = due.pop(); next !== undefined; next = due.pop()) {
    found.push(next)
    const below = 'children' in next ? (next.children ?? []) : []
    for (let at = below.length - 1; at >= 0; at -= 1) due.push(below[at] as MarkupNode)
  }
  return found
}
