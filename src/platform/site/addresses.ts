import { isMain, type Site } from './site.js'

// The same under every site: files of the program, the interface, the workbench.
const EVERYWHERE = /^\/(?:\/|(?:assets|api|admin)(?:[/?#]|$))/
const TAG = /<[a-z][a-z0-9-]*(?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*\s*\/?>/g
const LINK = / (href|action|formaction|src)="(\/[^"]*)"/g
/** Whole already, and leading to another site on purpose. */
const ELSEWHERE = / rel="(?:canonical|external)"/

/** An address of the program as it is on a site that stands below `prefix`. */
export function inSite(address: string, prefix: string): string {
  return prefix === '' || !address.startsWith('/') || EVERYWHERE.test(address) ? address : prefix + address
}

/** A page with every link in it led into the site below `prefix`, but those marked as canonical or external. */
export function linksInSite(html: string, prefix: string): string {
  if (prefix === '') return html
  return html.replace(TAG, (tag) =>
    ELSEWHERE.test(tag) ? tag : tag.replace(LINK, (_, name: string, address: string) => ` ${name}="${inSite(address, prefix)}"`),
  )
}

/**
 * The address of a page of `to` for a link from wherever else: by its host, else below the main site's. null: none that could be known, for
 * nobody told the host of the main site (`publicUrl`, or a host in its settings) and the link would stand on another.
 */
export function addressOn(
  to: Site,
  address: string,
  { main, publicUrl, shelf }: { main: Site; publicUrl: string | null; shelf: string },
): string | null {
  const scheme = publicUrl?.replace(/\/\/.*/, '') ?? ''
  if (to.hosts[0] && !isMain(to)) return `${scheme}//${to.hosts[0]}${address}`
  if (to.path === null && !isMain(to)) return null
  const below = inSite(address, to.path ?? '')
  if (shelf === '') return below
  const host = publicUrl ?? (main.hosts[0] ? `//${main.hosts[0]}` : null)
  return host === null ? null : host + below
}
