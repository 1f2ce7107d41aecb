import type { Day } from '../../../law/day.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import type { Db } from '../../platform/db/database.js'
import { Download } from '../../platform/http/mount.js'
import type { PublicFile } from '../../platform/http/pages.js'
import type { Platform } from '../../platform/platform.js'
import type { Site } from '../../platform/site/site.js'
import { xml } from '../../platform/text/xml.js'
import { countsOf, listOf, publicAddresses, startOfPart } from '../publishing/index.js'
import { sectionsOf } from './sections.js'

/** As many addresses as one file may hold (sitemaps.org). */
const MOST = 50_000
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** sitemap.xml with dates; beyond `most` addresses an index of parts. */
export const sitemapFiles = (most = MOST): PublicFile[] => [
  { path: '/sitemap.xml', kept: true, absolute: true, render: ({ platform, site, origin }) => whole(platform, site, origin, most) },
  {
    path: '/sitemap-:part(^\\d{1,6}).xml',
    kept: true,
    absolute: true,
    render: async ({ platform, site, origin, params }) => {
      const part = Number(params.part)
      const addresses = part === 0 ? await pages(platform, site) : await documents(platform.database.db, site, part, most)
      return addresses.length === 0 ? null : file(`sitemap-${part}.xml`, addressList(origin, addresses))
    },
  },
  { path: '/robots.txt', kept: true, absolute: true, render: async ({ origin }) => robots(origin) },
]

interface Address {
  href: string
  changedOn?: Day | null
}

async function whole(platform: Platform, site: Site, origin: string, most: number): Promise<Download> {
  const { db } = platform.database
  const own = await pages(platform, site)
  const list = listOf(site)
  const parts = Math.ceil(((await countsOf(db, SITE_ID, [list])).get(list)?.shown ?? 0) / most)
  const first = parts > 1 ? [] : await documents(db, site, 1, most)
  if (parts < 2 && own.length + first.length <= most) return file('sitemap.xml', addressList(origin, [...own, ...first]))
  const lines = Array.from({ length: parts + 1 }, (_, part) => `<sitemap><loc>${xml(`${origin}/sitemap-${part}.xml`)}</loc></sitemap>`)
  return file('sitemap.xml', `<sitemapindex ${NAMESPACE}>\n${lines.join('\n')}\n</sitemapindex>`)
}

async function pages(platform: Platform, site: Site): Promise<Address[]> {
  const all = (await sectionsOf(platform, site)).flatMap((section) => section.pages)
  return [...new Map(all.filter(({ href }) => href.startsWith('/')).map((page) => [page.href, page])).values()]
}

async function documents(db: Db, site: Site, part: number, most: number): Promise<Address[]> {
  const from = await startOfPart(db, SITE_ID, part, most, listOf(site))
  return from === null ? [] : publicAddresses(db, SITE_ID, from, most, listOf(site))
}

function addressList(origin: string, addresses: readonly Address[]): string {
  const lines = addresses.map(
    ({ href, changedOn }) => `<url><loc>${xml(origin + href)}</loc>${changedOn ? `<lastmod>${changedOn}</lastmod>` : ''}</url>`,
  )
  return `<urlset ${NAMESPACE}>\n${lines.join('\n')}\n</urlset>`
}

function file(name: string, body: string): Download {
  return new Download(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`), 'application/xml; charset=utf-8', name, true)
}

/** Everything public may be read by anybody; what answers each visitor differently is of no use to them. */
function robots(origin: string): Download {
  const closed = ['/admin/', '/api/', '/denglu', '/sousuo', '/jiucuo'].map((path) => `Disallow: ${path}`)
  const body = ['User-agent: *', ...closed, '', `Sitemap: ${origin}/sitemap.xml`, ''].join('\n')
  return new Download(Buffer.from(body), 'text/plain; charset=utf-8', 'robots.txt', true)
}
