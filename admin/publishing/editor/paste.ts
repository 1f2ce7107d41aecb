const KEPT = new Set(['href', 'colspan', 'rowspan', 'start', 'scope'])

/**
 * What Word, WPS and web pages put on the clipboard, without what they put around the words: styles, remarks, hidden text, namespaced
 * elements. Alignment and bold stay. Pictures do not come along, for they lie on the writer's own disk; `lost` says how many there were.
 */
export function cleanPasted(html: string): { html: string; lost: number } {
  const bare = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<!\[[^>]*>/g, '')
    .replace(/<(style|script|head|title|xml)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<\/?[a-z]+:[^>]*>/gi, '')
    .replace(/<(\/?)h1\b/gi, '<$1h2')
    .replace(/<(\/?)h[56]\b/gi, '<$1h4')
    // Under our policy a parser may complain of style attributes, so it never sees one.
    .replace(/(\s)style(\s*=)/gi, '$1data-style$2')
  const { body } = new DOMParser().parseFromString(bare, 'text/html')
  const lost = body.querySelectorAll('img').length
  for (const picture of body.querySelectorAll('img')) picture.remove()
  for (const element of [...body.querySelectorAll('*')]) tidy(element)
  return { html: body.innerHTML, lost }
}

function tidy(element: Element): void {
  const style = (element.getAttribute('data-style') ?? '').toLowerCase()
  if (/display\s*:\s*none|mso-hide\s*:\s*all/.test(style)) {
    element.remove()
    return
  }
  const align = /text-align\s*:\s*(center|right)/.exec(style)?.[1] ?? (element.getAttribute('align') ?? '').toLowerCase()
  for (const { name } of [...element.attributes]) if (!KEPT.has(name)) element.removeAttribute(name)
  if (align === 'center' || align === 'right') element.className = align
  if (element.tagName === 'SPAN' && /font-weight\s*:\s*(bold|[6-9]00)/.test(style)) {
    const strong = element.ownerDocument.createElement('strong')
    strong.append(...element.childNodes)
    element.replaceWith(strong)
  }
}
