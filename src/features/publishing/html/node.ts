/** A node of an HTML or XML tree, as much of it as is looked at here. */
export type MarkupNode = MarkupText | MarkupElement | OtherNode

export interface MarkupText {
  type: 'text'
  data: string
}

export interface MarkupElement {
  type: 'tag'
  name: string
  attribs: Record<string, string>
  children: MarkupNode[]
  parent?: MarkupNode | null
}

/** Roots, remarks, CDATA, directives; some hold further nodes. */
interface OtherNode {
  type: 'root' | 'comment' | 'cdata' | 'directive' | 'script' | 'style'
  children?: MarkupNode[]
}

/** What has nodes below it. */
export interface Container {
  children: MarkupNode[]
}
