import { load } from 'cheerio'

/** A link as it stands on a page: where it leads, and its words. */
export interface PageLink {
  target: string
  label: string
  outside: boolean
}

/** What a page says, as much of it as the rules look at. */
export interface PageFacts {
  /** Tags that the page's kind asks for and that it does not have. */
  missing: string[]
  hits: { words: string; excerpt: string }[]
  /** Of the home page: it is the same everywhere. */
  footer: string
}

/** What is read of a page before it is judged. */
export interface PageReading {
  metas: Record<string, string>
  links: PageLink[]
  /** Of the part between header and footer, or of all of it where there is none. */
  text: string
  footer: string
}

const MOST_LINKS = 500
const LABEL = 60
/** Made anew for every visitor: nothing of it is a page of its own. */
const NOT_FOLLOWED = ['/admin', '/api/', '/denglu', '/erweima/', '/assets/']

/** Reads what a page says. Of the navigation and the footer only the home page's links are followed: they are the same everywhere. */
export function readPage(html: string, at: { href: string; origins: readonly string[] }): PageReading {
  const $ = load(html)
  const metas: Record<string, string> = {}
  for (const element of $('meta[name]').toArray()) {
    const { name = '', content = '' } = element.attribs
    if (content.trim() !== '') metas[name] = content
  }
  const within = at.href === '/' || $('main').length === 0 ? 'body' : 'main'
  const links = new Map<string, PageLink>()
  for (const element of $(`${within} a[href], ${within} img[src]`).toArray()) {
    const link = linkOf(element.attribs.href ?? element.attribs.src ?? '', at)
    if (!link || links.size >= MOST_LINKS || links.has(link.target)) continue
    const label = ($(element).text().trim() || element.attribs.alt || '').replace(/\s+/g, ' ').slice(0, LABEL)
    links.set(link.target, { ...link, label })
  }
  const text = $($('main').length === 0 ? 'body' : 'main').text()
  return { metas, links: [...links.values()], text, footer: $('footer').text().replace(/\s+/g, ' ').trim() }
}

/** Our own addresses without what is asked of them, so that a page counts once however it is filtered. */
function linkOf(written: string, { href, origins }: { href: string; origins: readonly string[] }): Omit<PageLink, 'label'> | null {
  if (written === '' || written.startsWith('#') || !URL.canParse(written, `http://own.invalid${href}`)) return null
  const url = new URL(written, `http://own.invalid${href}`)
  if (!/^https?:$/.test(url.protocol)) return null
  const isOwn = url.host === 'own.invalid' || origins.includes(url.origin)
  if (!isOwn) return { target: `${url.origin}${url.pathname}${url.search}`, outside: true }
  if (NOT_FOLLOWED.some((path) => url.pathname.startsWith(path))) return null
  return { target: url.pathname, outside: false }
}
