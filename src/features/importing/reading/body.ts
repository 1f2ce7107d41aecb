import type { Cheerio, CheerioAPI } from 'cheerio'

type Element = ReturnType<CheerioAPI>[number]

/** Where the usual systems of government sites put the text, the surest first. */
const USUAL = [
  '#UCAP-CONTENT',
  '#zoom',
  '.TRS_UEDITOR',
  '.TRS_Editor',
  '.trs_editor_view',
  '.article-content',
  '.articleContent',
  '.article_content',
  '#article-content',
  '.view.TRS_UEDITOR',
  '.Custom_UnionStyle',
  '.pages_content',
  '.bt_content',
  '#content',
  '.content',
  'article',
  'main',
]

/** What stands around a text on every page. */
const AROUND =
  'header, footer, nav, aside, button, input, select, .header, .footer, .nav, .menu, .breadcrumb, .share, .bdsharebuttonbox, #header, #footer, #nav'

/** Fewer signs than this are no text. */
const LEAST = 10
/** Where more of the words than this are links, it is a list. */
const MOST_LINKED = 0.7

/**
 * The HTML of the text, or null when the page has none. The rule, in this order: the element that the office named; the first usual one that holds a text;
 * the block whose own paragraphs hold the most words; the page without what stands around it.
 */
export function bodyOf($: CheerioAPI, named: string): string | null {
  if (named !== '') return textIn($, $(named).first())
  $(AROUND).remove()
  for (const selector of USUAL) {
    const found = textIn($, $(selector).first())
    if (found !== null) return found
  }
  const block = fullestBlock($)
  return (block && textIn($, $(block))) ?? textIn($, $('body'))
}

function textIn($: CheerioAPI, element: Cheerio<Element>): string | null {
  if (element.length === 0) return null
  const words = signs(element.text())
  const hasMore = element.find('img, table, a[href]').length > 0
  if (words < LEAST && !(words > 0 && hasMore)) return null
  const linked = element
    .find('a')
    .toArray()
    .reduce((sum, link) => sum + signs($(link).text()), 0)
  const files = element
    .find('a[href]')
    .filter((_, link) => /\.(pdf|docx?|xlsx?|zip|rar|wps|et|ofd)([?#]|$)/i.test($(link).attr('href') ?? '')).length
  if (linked > words * MOST_LINKED && files === 0) return null
  return element.html()
}

function fullestBlock($: CheerioAPI): Element | null {
  let best: Element | null = null
  let most = LEAST
  for (const block of $('div, td, section').toArray()) {
    const words = $(block)
      .children('p, h2, h3, table, ul, ol')
      .toArray()
      .reduce((sum, child) => sum + signs($(child).text()), 0)
    if (words > most) {
      best = block
      most = words
    }
  }
  return best
}

const signs = (text: string): number => text.replace(/[\s\u00a0\u3000]+/g, '').length
