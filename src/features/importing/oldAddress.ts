const LONGEST = 1_000

/** Where a page stood on the old site. */
export interface OldAddress {
  /** `/art/12.html?id=3` */
  path: string
  /** `www.old.gov.cn`, empty when it is not known. */
  host: string
}

/**
 * An old address as it is kept and looked up: path and query without the spellings in which old servers do not differ (case, an index page, the order of
 * parameters, the last slash). null for what is no address of a page: another scheme, too long, or the site's own front page.
 */
export function oldAddress(text: string, base = ''): OldAddress | null {
  const given = text.trim()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (given === '' || given.length > LONGEST || /[\u0000-\u001f\u007f\\]/.test(given)) return null
  const within = base === '' ? 'http://unknown.invalid' : base
  if (!URL.canParse(given, within)) return null
  const url = new URL(given, within)
  if (!/^https?:$/.test(url.protocol)) return null
  const path = oldKey(url.pathname, url.search)
  return path === '/' || path.length > LONGEST ? null : { path, host: url.hostname === 'unknown.invalid' ? '' : url.host.toLowerCase() }
}

/** Path and query, as `import_origin` has them. */
export function oldKey(pathname: string, search: string): string {
  const plain = decoded(pathname)
    .toLowerCase()
    .replace(/\/{2,}/g, '/')
    .replace(/\/(index|default)\.(s?html?|aspx?|jsp|php|do)$/, '/')
  const path = plain.length > 1 ? plain.replace(/\/$/, '') : '/'
  const query = new URLSearchParams(search)
  query.sort()
  const words = query.toString().toLowerCase()
  return words === '' ? path : `${path}?${words}`
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
