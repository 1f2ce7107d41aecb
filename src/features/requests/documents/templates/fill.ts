import {
  type Docx,
  LoopPlugin,
  officeMarkup,
  type ScopeData,
  type Tag,
  TagPlacement,
  type TemplateContext,
  TemplateExtension,
  TemplateHandler,
  TextPlugin,
  type XmlNode,
  xml,
} from 'easy-template-x'
import { watermark } from './watermark.js'

/** Word nests tables, hyperlinks and content controls; twenty levels are soon passed. */
const MOST_DEPTH = 100

/**
 * A template with its fields filled in, as a Word file without its author's name. A field of several lines becomes as many paragraphs where it stands alone in
 * one; a paragraph of nothing but an empty field falls away. A practice document says so on its face.
 */
export async function fillTemplate(
  template: Buffer,
  values: Record<string, string>,
  about: { title: string; practice: boolean },
): Promise<Buffer> {
  const handler = new TemplateHandler({
    plugins: [new LoopPlugin(), new LinesPlugin()],
    maxXmlDepth: MOST_DEPTH,
    extensions: { afterCompilation: [new Finishing(about)] },
  })
  return handler.process(template, values)
}

/** The fields of a template by name, with `#` before what opens a repetition. Throws what easy-template-x throws of braces that do not match. */
export async function tagsOf(template: Buffer): Promise<string[]> {
  const tags = await new TemplateHandler({ maxXmlDepth: MOST_DEPTH }).parseTags(template)
  return tags.map((tag) => (tag.disposition === 'SelfClosed' ? tag.name : `#${tag.name}`))
}

class LinesPlugin extends TextPlugin {
  override simpleTagReplacements(tag: Tag, data: ScopeData): void {
    if (tag.placement !== TagPlacement.TextNode) return super.simpleTagReplacements(tag, data)
    const lines = printable(String(data.getScopeData() ?? '')).split('\n')
    const paragraph = officeMarkup.query.containingParagraphNode(tag.xmlTextNode)
    const inCell = paragraph.parentNode?.nodeName === 'w:tc'
    if (textOf(paragraph) !== tag.rawText || (inCell && lines.length < 2)) return this.replace(tag, lines)
    if (lines.length === 1 && lines[0] === '') return xml.modify.remove(paragraph)
    for (const line of lines.slice(1).reverse()) {
      const copy = xml.create.cloneNode(paragraph, true)
      setText(copy, tag.rawText, line)
      xml.modify.insertAfter(copy, paragraph)
    }
    setText(paragraph, tag.rawText, lines[0] ?? '')
  }

  /** Inside a sentence several lines go on as one; two full signs set off what follows a label. */
  private replace(tag: Extract<Tag, { placement: 'TextNode' }>, lines: string[]): void {
    const run = officeMarkup.query.containingRunNode(tag.xmlTextNode)
    tag.xmlTextNode.textContent = lines[0] ?? ''
    const text = officeMarkup.query.containingTextNode(tag.xmlTextNode)
    officeMarkup.modify.setSpacePreserveAttribute(text)
    let last: XmlNode = text
    for (const line of lines.slice(1)) {
      const next = xml.create.generalNode('w:t', {
        attributes: { 'xml:space': 'preserve' },
        childNodes: [xml.create.textNode(`　　${line}`)],
      })
      const lineBreak = xml.create.generalNode('w:br')
      xml.modify.insertAfter(lineBreak, last)
      xml.modify.insertAfter(next, lineBreak)
      last = next
    }
    if (run.childNodes === undefined) throw new RangeError('a field outside of any text')
  }
}

/** Once a document: takes the author out of the file, and marks practice. */
class Finishing extends TemplateExtension {
  constructor(private readonly about: { title: string; practice: boolean }) {
    super()
  }

  async execute(_: ScopeData, { docx, currentPart }: TemplateContext): Promise<void> {
    if (currentPart.path !== docx.mainDocument.path) return
    withoutAuthor(docx, this.about.title)
    const body = (await currentPart.xmlRoot()).childNodes?.find((node) => node.nodeName === 'w:body')
    if (this.about.practice && body) xml.modify.insertChild(body, xml.parser.parse(watermark()), 0)
  }
}

/** Word writes who saved a file into its properties; letters carry nobody's name but the organ's. */
function withoutAuthor({ rawZipFile: zip }: Docx, title: string): void {
  const properties = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml.parser.encodeValue(title)}</dc:title></cp:coreProperties>`
  for (const name of zip.listFiles()) {
    if (name === 'docProps/core.xml') zip.setFile(name, properties)
    if (name === 'docProps/app.xml')
      zip.setFile(
        name,
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
      )
    if (name === 'docProps/custom.xml')
      zip.setFile(
        name,
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
      )
  }
}

/** Without the signs that no Word file and no PDF may hold: controls, halves of pairs, marks without width. */
function printable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '　')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
}

/** The text of a node and all below it. */
export function textOf(node: XmlNode): string {
  if (node.nodeType === 'Text') return node.textContent ?? ''
  return (node.childNodes ?? []).map(textOf).join('')
}

function setText(node: XmlNode, from: string, to: string): void {
  if (node.nodeType === 'Text' && node.textContent?.includes(from)) node.textContent = node.textContent.replace(from, () => to)
  for (const child of node.childNodes ?? []) setText(child, from, to)
}
