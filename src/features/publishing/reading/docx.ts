import type { Container, MarkupElement } from '../html/node.js'
import { propertiesOf } from './properties.js'
import type { Reading, ReadPart } from './reading.js'
import { elementsOf, localName, parseXml, wordsIn } from './xml.js'

type Parts = ReadonlyMap<string, Buffer>

/** What stands in a Word file: its text, what runs above and below, remarks, what was deleted but is still kept, its properties. */
export function readDocx(parts: Parts): Reading {
  const body = parts.get('word/document.xml')
  const found: ReadPart[] = []
  const add = (place: string, text: string, hidden: boolean) => {
    if (text.trim() !== '') found.push({ place, text, hidden })
  }
  if (body) {
    const { root } = parseXml(body)
    add('正文', paragraphsOf(root, ['t', 'tab', 'br']), false)
    add('修订中已删除的文字', paragraphsOf(root, ['delText']), true)
  }
  for (const [name, bytes] of parts) {
    const place = PLACES.find(([shape]) => shape.test(name))
    if (place) add(place[1], paragraphsOf(parseXml(bytes).root, ['t', 'tab', 'br']), place[2])
  }
  add('文档属性', propertiesOf(parts), true)
  const written = found.filter((part) => !part.hidden).reduce((sum, part) => sum + part.text.trim().length, 0)
  return { kind: 'docx', parts: found, wordless: written === 0, unreadable: !body }
}

const PLACES: [RegExp, string, boolean][] = [
  [/^word\/(header|footer)\d*\.xml$/, '页眉页脚', false],
  [/^word\/(footnotes|endnotes)\.xml$/, '脚注尾注', false],
  [/^word\/comments\w*\.xml$/, '批注', true],
  [/^word\/diagrams\/data\d*\.xml$/, '图示', false],
  [/^word\/charts\/chart\d*\.xml$/, '图表', false],
]

/** A line a paragraph. */
function paragraphsOf(root: Container, wanted: readonly string[]): string {
  const lines: string[] = []
  for (const paragraph of elementsOf(root, 'p')) {
    const line = textOf(paragraph, wanted)
    if (line.trim() !== '') lines.push(line)
  }
  return lines.join('\n')
}

/** Words of this paragraph, not of those inside it (text boxes). */
function textOf(element: MarkupElement, wanted: readonly string[]): string {
  let text = ''
  for (const child of element.children) {
    if (child.type !== 'tag') continue
    const name = localName(child)
    if (name === 'p') continue
    if (!wanted.includes(name)) text += textOf(child, wanted)
    else if (name === 'tab' || name === 'br') text += ' '
    else text += wordsIn(child)
  }
  return text
}
