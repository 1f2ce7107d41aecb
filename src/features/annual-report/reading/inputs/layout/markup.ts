import { load } from 'cheerio'

/** A node of an HTML or XML tree, as much of it as the inputs look at. */
export interface MarkupNode {
  type: string
  name?: string
  data?: string
  attribs?: Record<string, string>
  children?: MarkupNode[]
  sourceCodeLocation?: { startLine: number } | null
}

/** The root of an XML document. Document types and their entities are left alone: nothing in the file can expand. */
export function parseXml(text: string): MarkupNode {
  return load(text, { xml: true }).root().get(0) as MarkupNode
}

/** The root of a web page, its nodes knowing their lines. */
export function parseHtml(text: string): MarkupNode {
  return load(text, { sourceCodeLocationInfo: true }).root().get(0) as MarkupNode
}

/** An element's name without its prefix: `tbl` for `w:tbl`; '' for what is no element. */
export function nameOf(node: MarkupNode): string {
  const name = node.name ?? ''
  return name.slice(name.indexOf(':') + 1)
}

/** An attribute by its name without prefix, or null. */
export function attribute(node: MarkupNode | null, name: string): string | null {
  const attribs = node?.attribs ?? {}
  const key = name in attribs ? name : Object.keys(attribs).find((written) => written.endsWith(`:${name}`))
  return key === undefined ? null : (attribs[key] ?? null)
}

/** The child elements of that name. */
export function childrenOf(node: MarkupNode | null, name: string): MarkupNode[] {
  return (node?.children ?? []).filter((child) => nameOf(child) === name)
}

/** The first element found by going down through these names, or null. */
export function childAt(node: MarkupNode | null, ...path: string[]): MarkupNode | null {
  let at = node
  for (const name of path) at = at?.children?.find((child) => nameOf(child) === name) ?? null
  return at
}

/** Every element of that name below `node`, in document order. */
export function* descendants(node: MarkupNode, name: string): Generator<MarkupNode> {
  for (const child of node.children ?? []) {
    if (nameOf(child) === name) yield child
    yield* descendants(child, name)
  }
}

/** All character data below `node`. */
export function characters(node: MarkupNode): string {
  if (node.data !== undefined && (node.type === 'text' || node.type === 'cdata')) return node.data
  return (node.children ?? []).map(characters).join('')
}
