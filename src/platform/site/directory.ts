import { BLANK_SITE, isMain, type Site } from './site.js'

/** Where a request has come to. */
export interface Place {
  site: Site
  /** What stands before every address of the site here: empty, or `/ledu`. */
  prefix: string
  /** The address without it, as the routes know it. */
  address: string
  /** Before the address under which its page is kept: empty, or `ledu:` where the host alone says whose page it is. */
  shelf: string
}

/** The sites of this installation, by host and by path. */
export interface Directory {
  main: Site
  all: readonly Site[]
  /** The site of this Host header and address: by host, else by the first part of the address, else the main one. */
  find(host: string | undefined, address: string): Place
  /** `Place.shelf` of a Host header alone. */
  shelfOf(host: string): string
}

const FIRST_PART = /^\/[a-z0-9-]+(?=[/?]|$)/

export function directoryOf(sites: readonly Site[]): Directory {
  const main = sites.find(isMain) ?? BLANK_SITE
  const byHost = new Map(sites.flatMap((site) => site.hosts.map((host) => [host, site] as const)))
  const byPath = new Map(sites.flatMap((site) => (site.path === null ? [] : [[site.path, site] as const])))
  const onHost = (host: string | undefined) => (byHost.size === 0 || host === undefined ? undefined : byHost.get(hostNameOf(host)))
  const shelfOf = (site: Site | undefined) => (site === undefined || isMain(site) ? '' : `${site.id}:`)
  return {
    main,
    all: sites,
    find(host, address) {
      const there = onHost(host)
      if (there && !isMain(there)) return { site: there, prefix: '', address, shelf: shelfOf(there) }
      const prefix = byPath.size === 0 ? undefined : FIRST_PART.exec(address)?.[0]
      const below = prefix === undefined ? undefined : byPath.get(prefix)
      if (prefix === undefined || !below) return { site: main, prefix: '', address, shelf: '' }
      const rest = address.slice(prefix.length)
      return { site: below, prefix, address: rest.startsWith('/') ? rest : `/${rest}`, shelf: '' }
    },
    shelfOf: (host) => shelfOf(onHost(host)),
  }
}

/** A Host header as hosts are written in the settings: lower case, no port, no last dot. */
export function hostNameOf(header: string): string {
  return header.trim().toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '')
}
