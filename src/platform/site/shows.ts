import { isMain, type Site } from './site.js'

/** Whether an organ's public items stand on a site by themselves: on the main one all do, else those of its organ and of all below it. */
export function shows(site: Pick<Site, 'id' | 'organId'>, organPath: string): boolean {
  return isMain(site) || organPath.split('/').includes(site.organId)
}

/** The site whose own an organ's items are: the nearest one above it that has an address, else the main one. */
export function ownerOf(sites: readonly Site[], main: Site, organPath: string): Site {
  const above = organPath.split('/')
  const reachable = sites.filter((site) => !isMain(site) && (site.hosts.length > 0 || site.path !== null) && above.includes(site.organId))
  return reachable.sort((a, b) => above.indexOf(b.organId) - above.indexOf(a.organId))[0] ?? main
}
