import { attribute, childAt, childrenOf, type MarkupNode, parseXml } from '../layout/markup.js'

/** Where a paragraph is numbered: the list and its level. `numId` 0 says that it is not, against its style. */
export interface NumberingRef {
  numId: string
  level: number
}

interface Style {
  basedOn: string | null
  numPr: Partial<NumberingRef> | null
}

/** The numbering that a paragraph's properties give it, itself or through its style. */
export type NumberingOf = (properties: MarkupNode | null) => NumberingRef | null

export function numberingByStyle(stylesXml: string | null): NumberingOf {
  const styles = new Map<string, Style>()
  let normal = ''
  for (const style of stylesXml === null ? [] : childrenOf(childAt(parseXml(stylesXml), 'styles'), 'style')) {
    if (attribute(style, 'type') !== 'paragraph') continue
    const id = attribute(style, 'styleId') ?? ''
    if (attribute(style, 'default') === '1') normal = id
    styles.set(id, { basedOn: attribute(childAt(style, 'basedOn'), 'val'), numPr: numPrOf(childAt(style, 'pPr')) })
  }
  return (properties) => {
    let found: Partial<NumberingRef> = numPrOf(properties) ?? {}
    let at: string | null = attribute(childAt(properties, 'pStyle'), 'val') ?? normal
    for (let steps = 0; at !== null && found.numId === undefined && steps < 20; steps += 1) {
      const style = styles.get(at)
      found = { ...style?.numPr, ...found }
      at = style?.basedOn ?? null
    }
    return found.numId === undefined || found.numId === '0' ? null : { numId: found.numId, level: found.level ?? 0 }
  }
}

function numPrOf(properties: MarkupNode | null): Partial<NumberingRef> | null {
  const numPr = childAt(properties, 'numPr')
  if (!numPr) return null
  const numId = attribute(childAt(numPr, 'numId'), 'val')
  const level = attribute(childAt(numPr, 'ilvl'), 'val')
  return { ...(numId === null ? {} : { numId }), ...(level === null ? {} : { level: Number(level) || 0 }) }
}
