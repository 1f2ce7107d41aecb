import type { Place } from './directory.js'
import { isMain, type Site } from './site.js'

// The same under every site: files of the program, the interface, the workbench.
const EVERYWHERE = /^\/(?:\/|(?:assets|api|admin)(?:[/?#]|$))/
/** An address that begins so leads to the root of the host, out of a site that stands below a path: for links to another one on purpose. */
const FROM_ROOT = '/.'
const TAG = /<[a-z][a-z0-9-]*(?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*\s*\/?>/g
const LINK = / (href|action|formaction|src)="(\/[^"]*)"/g

/** An address of the program as it is on a site that stands below `prefix`. */
export function inSite(address: string, prefix: string): string {
  if (prefix === '' || !address.startsWith('/') || EVERYWHERE.test(address)) return address
  return address.startsWith(`${FROM_ROOT}/`) ? address.slice(FROM_ROOT.length) : prefix + address
}

/** A page with every link in it led into the site below `prefix`. */
export function linksInSite(html: string, prefix: string): string {
  if (prefix === '') return html
  return html.replace(TAG, (tag) => tag.replace(LINK, (_, name: string, address: string) => ` ${name}="${inSite(address, prefix)}"`))
}

/**
 * The address of a page of the site `to` for a link that stands at `from`: by its host, else below the main site's. null: none that could be
 * known, for nobody told the host of the main site (`publicUrl`, or a host in its settings) and the link would stand on another.
 */
export function addressOn(
  to: Site,
  address: string,
  from: Pick<Place, 'prefix' | 'shelf'>,
  { main, publicUrl }: { main: Site; publicUrl: string | null },
): string | null {
  const scheme = publicUrl?.replace(/\/\/.*/, '') ?? ''
  if (to.hosts[0] && !isMain(to)) return `${scheme}//${to.hosts[0]}${address}`
  if (to.path === null && !isMain(to)) return null
  const below = inSite(address, to.path ?? '')
  if (from.shelf === '') return from.prefix === '' ? below : FROM_ROOT + below
  const host = publicUrl ?? (main.hosts[0] ? `//${main.hosts[0]}` : null)
  return host === null ? null : host + below
}
