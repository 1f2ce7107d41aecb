import { Extension, Mark, mergeAttributes, Node } from '@tiptap/core'
import { Image } from '@tiptap/extension-image'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'

export const ALIGNMENTS = ['center', 'right', 'noindent'] as const

/** Alignment is kept as a class: styles of their own are neither allowed nor kept. */
const Aligned = Extension.create({
  name: 'aligned',
  addGlobalAttributes: () => [
    {
      types: ['paragraph', 'heading', 'tableCell', 'tableHeader'],
      attributes: {
        class: {
          default: null,
          parseHTML: (element) => ALIGNMENTS.find((name) => element.classList.contains(name)) ?? null,
          renderHTML: (attributes) => (attributes.class ? { class: String(attributes.class) } : {}),
        },
      },
    },
  ],
})

const script = (name: 'sub' | 'sup') =>
  Mark.create({ name, parseHTML: () => [{ tag: name }], renderHTML: ({ HTMLAttributes }) => [name, mergeAttributes(HTMLAttributes), 0] })

const Figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'block+ figcaption?',
  isolating: true,
  parseHTML: () => [{ tag: 'figure' }],
  renderHTML: () => ['figure', 0],
})
const Figcaption = Node.create({
  name: 'figcaption',
  content: 'inline*',
  parseHTML: () => [{ tag: 'figcaption' }],
  renderHTML: () => ['figcaption', 0],
})

/** Without the widths that the table would write into style attributes. */
const PlainTable = Table.extend({ renderHTML: () => ['table', ['tbody', 0]], addNodeView: () => null })
const ScopedHeader = TableHeader.extend({
  addAttributes() {
    return { ...this.parent?.(), scope: { default: null } }
  },
})

/** Exactly the elements that a text may hold, so that nothing is lost when it is saved. */
export const EXTENSIONS = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    code: false,
    codeBlock: false,
    dropcursor: false,
    link: { openOnClick: false, HTMLAttributes: { target: null, rel: null, class: null } },
  }),
  Aligned,
  script('sub'),
  script('sup'),
  Figure,
  Figcaption,
  Image.configure({ inline: true, allowBase64: false }),
  PlainTable.configure({ resizable: false }),
  TableRow,
  ScopedHeader,
  TableCell,
]

/** The caption of a table has no place in the editor's tables: it becomes the line above. */
export const withoutCaptions = (html: string): string =>
  html.replace(/<table>\s*<caption>([\s\S]*?)<\/caption>/g, '<p class="center">$1</p><table>')
