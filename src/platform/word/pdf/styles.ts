import type { XmlNode } from 'easy-template-x'
import { attribute, child, children, isOn } from './layout.js'

/** How text is set; lengths in points. Word keeps what is not said here from what stands above it. */
export interface Look {
  size: number
  font: string
  bold: boolean
  /** RRGGBB. */
  color: string
  align: 'left' | 'center' | 'right' | 'justify'
  first: number
  left: number
  right: number
  before: number
  after: number
  /** From line to line; 0: as the size asks. */
  pitch: number
  /** The colour of a line under the paragraph; empty: none. */
  rule: string
}

const PLAIN: Look = {
  size: 10.5,
  font: '宋体',
  bold: false,
  color: '000000',
  align: 'left',
  first: 0,
  left: 0,
  right: 0,
  before: 0,
  after: 0,
  pitch: 0,
  rule: '',
}

const ALIGNS: Record<string, Look['align']> = { center: 'center', right: 'right', end: 'right', both: 'justify', distribute: 'justify' }

/** Reads looks by the styles of a Word file: defaults, then styles from the bottom up, then what the paragraph or run says itself. */
export function styleReader(styles: XmlNode | null) {
  const defaults = child(styles, 'w:docDefaults')
  const base = withRun(
    withParagraph(PLAIN, child(child(defaults, 'w:pPrDefault'), 'w:pPr')),
    child(child(defaults, 'w:rPrDefault'), 'w:rPr'),
  )
  const byId = new Map(children(styles, 'w:style').map((style) => [attribute(style, 'w:styleId') ?? '', style]))
  const normal = [...byId.values()].find((style) => attribute(style, 'w:type') === 'paragraph' && attribute(style, 'w:default') === '1')

  const chainOf = (id: string | null, depth = 0): XmlNode[] => {
    const style = id === null || depth > 20 ? undefined : byId.get(id)
    return style ? [...chainOf(attribute(child(style, 'w:basedOn'), 'w:val'), depth + 1), style] : []
  }
  const styled = (look: Look, id: string | null): Look =>
    chainOf(id).reduce((seen, style) => withRun(withParagraph(seen, child(style, 'w:pPr')), child(style, 'w:rPr')), look)

  return {
    paragraph(properties: XmlNode | null): { look: Look; styleId: string | null } {
      const styleId = attribute(child(properties, 'w:pStyle'), 'w:val')
      const look = styled(base, styleId ?? (normal ? attribute(normal, 'w:styleId') : null))
      return { look: withParagraph(look, properties), styleId }
    },
    run(look: Look, properties: XmlNode | null): Look {
      return withRun(styled(look, attribute(child(properties, 'w:rStyle'), 'w:val')), properties)
    },
  }
}

function withParagraph(look: Look, node: XmlNode | null): Look {
  if (node === null) return look
  const spacing = child(node, 'w:spacing')
  const indent = child(node, 'w:ind')
  const bottom = child(child(node, 'w:pBdr'), 'w:bottom')
  const characters = (name: string): number | null => numberOf(indent, name, 100 / look.size)
  return {
    ...look,
    align: ALIGNS[attribute(child(node, 'w:jc'), 'w:val') ?? ''] ?? (child(node, 'w:jc') ? 'left' : look.align),
    first: characters('w:firstLineChars') ?? numberOf(indent, 'w:firstLine') ?? look.first,
    left: characters('w:leftChars') ?? numberOf(indent, 'w:left') ?? numberOf(indent, 'w:start') ?? look.left,
    right: characters('w:rightChars') ?? numberOf(indent, 'w:right') ?? numberOf(indent, 'w:end') ?? look.right,
    before: numberOf(spacing, 'w:before') ?? look.before,
    after: numberOf(spacing, 'w:after') ?? look.after,
    // Without a rule `line` counts in parts of 240 of a line: left to the size.
    pitch: ['exact', 'atLeast'].includes(attribute(spacing, 'w:lineRule') ?? '') ? (numberOf(spacing, 'w:line') ?? look.pitch) : look.pitch,
    rule: bottom && isOn(bottom) ? colorOf(attribute(bottom, 'w:color')) : look.rule,
  }
}

function withRun(look: Look, node: XmlNode | null): Look {
  if (node === null) return look
  const fonts = child(node, 'w:rFonts')
  return {
    ...look,
    size: numberOf(child(node, 'w:sz'), 'w:val', 2) ?? look.size,
    font: attribute(fonts, 'w:eastAsia') ?? look.font,
    bold: child(node, 'w:b') ? isOn(child(node, 'w:b')) : look.bold,
    color: child(node, 'w:color') ? colorOf(attribute(child(node, 'w:color'), 'w:val')) : look.color,
  }
}

/** Word counts in twentieths of a point where nothing else is said. */
function numberOf(node: XmlNode | null, name: string, parts = 20): number | null {
  const text = attribute(node, name)
  return text === null || Number.isNaN(Number(text)) ? null : Number(text) / parts
}

const colorOf = (text: string | null): string => (text !== null && /^[0-9a-f]{6}$/i.test(text) ? text : '000000')
