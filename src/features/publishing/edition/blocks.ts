import { load } from 'cheerio'
import type { MarkupElement, MarkupNode } from '../html/node.js'

/** A text as an office program takes it: paragraphs, headings and tables one under the other. */
export type TextBlock =
  | { kind: 'heading'; level: 2 | 3 | 4; runs: TextPiece[] }
  | { kind: 'line'; align: 'body' | 'center' | 'right' | 'noindent'; runs: TextPiece[] }
  | { kind: 'table'; caption: string; rows: { text: string; head: boolean; colspan: number; rowspan: number }[][] }

export interface TextPiece {
  text: string
  bold: boolean
}

/** The blocks of a document's text. A picture is what its alternative text says. */
export function blocksOf(html: string): TextBlock[] {
  return (load(html, null, false).root().contents().toArray() as MarkupNode[]).flatMap((node) => blockOf(node))
}

function blockOf(node: MarkupNode): TextBlock[] {
  if (node.type === 'text') return line(pieces([node]))
  if (node.type !== 'tag') return []
  switch (node.name) {
    case 'h2':
    case 'h3':
    case 'h4':
      return [{ kind: 'heading', level: Number(node.name[1]) as 2 | 3 | 4, runs: pieces(node.children) }]
    case 'p':
      return line(pieces(node.children), alignOf(node))
    case 'ul':
    case 'ol':
      return items(node)
    case 'table':
      return [tableOf(node)]
    case 'hr':
      return []
    case 'blockquote':
    case 'figure':
    case 'figcaption':
      return node.children.flatMap(blockOf)
    default:
      return line(pieces([node]))
  }
}

function line(runs: TextPiece[], align: Extract<TextBlock, { kind: 'line' }>['align'] = 'body'): TextBlock[] {
  return runs.some(({ text }) => text.trim() !== '') ? [{ kind: 'line', align, runs }] : []
}

function items(list: MarkupElement): TextBlock[] {
  const start = Number(list.attribs.start ?? 1) || 1
  return elements(list, 'li').flatMap((item, at) => {
    const sign = list.name === 'ol' ? `${start + at}. ` : '· '
    const blocks = item.children.some((child) => child.type === 'tag' && /^(p|ul|ol|table|h\d|blockquote)$/.test(child.name))
      ? item.children.flatMap(blockOf)
      : line(pieces(item.children))
    const [first, ...rest] = blocks
    if (first?.kind !== 'line') return blocks
    return [{ ...first, runs: [{ text: sign, bold: false }, ...first.runs] }, ...rest]
  })
}

function tableOf(table: MarkupElement): TextBlock {
  const rows = [table, ...elements(table, 'thead'), ...elements(table, 'tbody')].flatMap((part) => elements(part, 'tr'))
  return {
    kind: 'table',
    caption: elements(table, 'caption').map(words).join(' '),
    rows: rows.map((row) =>
      row.children.flatMap((cell) => {
        if (cell.type !== 'tag' || !/^t[dh]$/.test(cell.name)) return []
        const span = (name: string) => Math.max(1, Number(cell.attribs[name] ?? 1) || 1)
        return [{ text: words(cell), head: cell.name === 'th', colspan: span('colspan'), rowspan: span('rowspan') }]
      }),
    ),
  }
}

/** The words of a cell, a line a paragraph. */
function words(node: MarkupElement): string {
  return node.children
    .map((child) => {
      const text = pieces([child])
        .map((piece) => piece.text)
        .join('')
      return child.type === 'tag' && /^(p|li|ul|ol)$/.test(child.name) ? `${text}\n` : text
    })
    .join('')
    .trim()
}

function pieces(nodes: readonly MarkupNode[], bold = false): TextPiece[] {
  const found: TextPiece[] = []
  for (const node of nodes) {
    if (node.type === 'text') found.push({ text: node.data.replace(/[ \t\r\n]+/g, ' '), bold })
    else if (node.type !== 'tag') continue
    else if (node.name === 'br') found.push({ text: '\n', bold })
    else if (node.name === 'img') found.push({ text: `〔图：${node.attribs.alt ?? ''}〕`, bold })
    else found.push(...pieces(node.children, bold || node.name === 'strong'))
  }
  return found
}

function elements({ children }: MarkupElement, name: string): MarkupElement[] {
  return children.flatMap((child) => (child.type === 'tag' && child.name === name ? [child] : []))
}

function alignOf({ attribs }: MarkupElement): 'body' | 'center' | 'right' | 'noindent' {
  const { class: name = '' } = attribs
  return name === 'center' || name === 'right' || name === 'noindent' ? name : 'body'
}
