import { load } from 'cheerio'
import { Fault } from '../../../platform/errors/errors.js'
import type { MarkupElement, MarkupNode } from './node.js'

/** What a text may hold, and the attributes that stay. Everything else is left out; of what is unknown the words stay. */
const ALLOWED: Record<string, readonly string[]> = {
  p: ['class'],
  h2: ['class'],
  h3: ['class'],
  h4: ['class'],
  ul: [],
  ol: ['start'],
  li: [],
  table: [],
  caption: [],
  thead: [],
  tbody: [],
  tr: [],
  th: ['colspan', 'rowspan', 'scope', 'class'],
  td: ['colspan', 'rowspan', 'class'],
  blockquote: [],
  figure: [],
  figcaption: [],
  strong: [],
  em: [],
  u: [],
  s: [],
  sub: [],
  sup: [],
  a: ['href'],
  img: ['src', 'alt', 'width', 'height'],
  br: [],
  hr: [],
}
const RENAMED: Record<string, string> = {
  b: 'strong',
  i: 'em',
  strike: 's',
  del: 's',
  ins: 'u',
  h1: 'h2',
  h5: 'h4',
  h6: 'h4',
  tfoot: 'tbody',
}
const EMPTY = new Set(['br', 'hr', 'img'])
/** Gone with everything in them. */
const GONE = new Set(
  'script style iframe object embed applet svg math template noscript noembed noframes head title link meta base form input button select option textarea audio video source canvas frame frameset xml plaintext xmp dialog slot marquee map area param track portal'.split(
    ' ',
  ),
)
const BLOCKS = new Set(['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'table', 'blockquote', 'figure', 'hr'])
const CLASSES = ['center', 'right', 'noindent']
const DEEPEST = 60
const ROUNDS = 8
const MOST_NESTED = 800
/** Where an element may stand at all; elsewhere its words stay. */
const PARENTS: Record<string, readonly string[]> = {
  td: ['tr'],
  th: ['tr'],
  tr: ['tbody', 'thead', 'tfoot', 'table'],
  tbody: ['table'],
  thead: ['table'],
  caption: ['table'],
  li: ['ul', 'ol'],
  figcaption: ['figure'],
}

/**
 * The text with nothing in it but the allowed elements. What Word and WPS put around their words goes; alignment stays as a class; pictures
 * stay only where `ownPicture` knows their address. Made anew element by element: nothing that came in is passed on as it was.
 * Fault `invalid` for what cannot be parsed.
 */
export function cleanHtml(html: string, ownPicture: (src: string) => boolean): string {
  mustBeShallow(html)
  try {
    let made = cleanOnce(html.replaceAll('\0', ''), ownPicture)
    // Elements in places where a browser would move them are moved by the next reading.
    for (let round = 0; round < ROUNDS; round += 1) {
      const again = cleanOnce(made, ownPicture)
      if (again === made) return made
      made = again
    }
    return wrapWords(made)
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep()
    throw error
  }
}

/**
 * Parsers take long over what is nested without end, so it is counted before. Elements that need no end tag do not count. Fault `invalid` for
 * what is too deep.
 */
export function mustBeShallow(html: string): void {
  let depth = 0
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][^\s/>]*)/gi)) {
    if (/^(p|li|t[drh]|d[dt]|br|img|hr|col|meta|link|input|option|tbody|thead)$/i.test(name)) continue
    depth = Math.max(0, depth + (end ? -1 : 1))
    if (depth > MOST_NESTED) throw tooDeep()
  }
}

const tooDeep = (): Fault => new Fault('invalid', '正文的层次太深，请粘贴为纯文本后重新排版。')

function cleanOnce(html: string, ownPicture: (src: string) => boolean): string {
  return wrapStray(load(html, null, false).root().contents().toArray() as MarkupNode[], ownPicture)
}

/** What never settles is only words. */
function wrapWords(html: string): string {
  const text = load(html, null, false).root().text().trim()
  return text === '' ? '' : `<p>${escapeText(text)}</p>`
}

/** Words that stand outside of any block become paragraphs. */
function wrapStray(nodes: MarkupNode[], ownPicture: (src: string) => boolean): string {
  let out = ''
  let stray = ''
  const flush = () => {
    if (hasContent(stray)) out += `<p>${stray.trim()}</p>`
    stray = ''
  }
  for (const node of nodes) {
    const made = render(node, ownPicture, 0)
    if (isBlock(made)) {
      flush()
      out += made
    } else stray += made
  }
  flush()
  return out
}

function render(node: MarkupNode, ownPicture: (src: string) => boolean, depth: number): string {
  if (node.type === 'text') return escapeText(node.data)
  if (node.type !== 'tag') return ''
  const name = RENAMED[node.name.toLowerCase()] ?? node.name.toLowerCase()
  if (GONE.has(name)) return ''
  const inner = () => node.children.map((child) => render(child, ownPicture, depth + 1)).join('')
  if (depth > DEEPEST) return inner()
  if (name === 'img') return picture(node, ownPicture)
  if (!(name in ALLOWED) || isMisplaced(name, node)) return unknown(node, inner())
  if (EMPTY.has(name)) return `<${name}>`
  const within = inner()
  if (name === 'p' && isBlock(within)) return within
  if ((name === 'p' || name.startsWith('h')) && !hasContent(within)) return ''
  if (name === 'a') return link(node, within)
  if (['strong', 'em', 'u', 's', 'sub', 'sup'].includes(name) && (isBlock(within) || within === '')) return within
  return `<${name}${attributes(name, node)}>${within}</${name}>`
}

function isMisplaced(name: string, node: MarkupElement): boolean {
  const above = node.parent?.type === 'tag' ? node.parent.name : ''
  return PARENTS[name]?.includes(above) === false
}

/** div, section, span, font, o:p …: the words stay; what was a block of words becomes a paragraph. */
function unknown(node: MarkupElement, within: string): string {
  const wasBlock = [
    'div',
    'section',
    'article',
    'center',
    'pre',
    'address',
    'main',
    'dd',
    'dt',
    'header',
    'footer',
    'li',
    'td',
    'th',
    'caption',
    'figcaption',
  ].includes(node.name)
  if (!wasBlock || isBlock(within)) return within
  return hasContent(within) ? `<p${attributes('p', node)}>${within}</p>` : ''
}

function attributes(name: string, node: MarkupElement): string {
  const kept: string[] = []
  for (const attribute of ALLOWED[name] ?? []) {
    const value = valueOf(attribute, node)
    if (value !== null) kept.push(` ${attribute}="${escapeAttribute(value)}"`)
  }
  return kept.join('')
}

function valueOf(attribute: string, node: MarkupElement): string | null {
  const given = node.attribs[attribute] ?? ''
  switch (attribute) {
    case 'colspan':
    case 'rowspan':
      return /^\d{1,3}$/.test(given) && Number(given) > 1 ? given : null
    case 'start':
      return /^\d{1,4}$/.test(given) ? given : null
    case 'scope':
      return ['row', 'col', 'rowgroup', 'colgroup'].includes(given) ? given : null
    case 'class':
      return alignment(node)
    default:
      return null
  }
}

function alignment(node: MarkupElement): string | null {
  const style = /text-align\s*:\s*(center|right)/i.exec(node.attribs.style ?? '')?.[1]?.toLowerCase()
  const said = style ?? (node.attribs.align ?? '').toLowerCase()
  if (said === 'center' || said === 'right') return said
  return (node.attribs.class ?? '').split(/\s+/).find((one) => CLASSES.includes(one)) ?? null
}

function picture(node: MarkupElement, ownPicture: (src: string) => boolean): string {
  const { src = '', alt = '', width = '', height = '' } = node.attribs
  if (!ownPicture(src)) return alt.trim() === '' ? '' : escapeText(alt)
  const size = (name: string, value: string) => (/^\d{1,4}$/.test(value) ? ` ${name}="${value}"` : '')
  return `<img src="${escapeAttribute(src)}" alt="${escapeAttribute(alt.trim())}"${size('width', width)}${size('height', height)}>`
}

function link(node: MarkupElement, within: string): string {
  const href = safeHref(node.attribs.href ?? '')
  return href === null || !hasContent(within) ? within : `<a href="${escapeAttribute(href)}">${within}</a>`
}

/** http, https, mailto, tel, an address of this site or a place on the page; null for anything else. */
export function safeHref(href: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip them inside a scheme
  const given = href.replace(/[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2028\u2029\ufeff]+/g, '')
  if (/^(https?:\/\/[^/\\]|mailto:[^?]+@|tel:[\d+-]+$)/i.test(given)) return given
  return /^(\/(?![/\\])|#)/.test(given) && !given.includes('\\') ? given : null
}

function isBlock(html: string): boolean {
  const name = /^\s*<([a-z0-9]+)/.exec(html)?.[1]
  return (name !== undefined && BLOCKS.has(name)) || /<(p|h[234]|ul|ol|table|blockquote|figure|hr)[ >]/.test(html)
}

function hasContent(html: string): boolean {
  return /<(img|br|hr|table)/.test(html) ? /<(img|hr|table)/.test(html) || textOf(html) !== '' : textOf(html) !== ''
}

const textOf = (html: string): string => html.replace(/<[^>]*>|&nbsp;|[\s\u00a0\u3000\u200b]+/g, '')

export const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', '&quot;')
