import { SITE_ID } from '../../platform/cache/cache.js'
import { today } from '../../platform/clock.js'
import { WHOLE_LIST } from '../../platform/html/listFiles.js'
import type { PageRequest } from '../../platform/html/page.js'
import { Download } from '../../platform/http/mount.js'
import type { PublicFile } from '../../platform/http/pages.js'
import { xml } from '../../platform/text/xml.js'
import { changedOn, columnById, isShown, listPublished } from '../publishing/index.js'

const NEWEST = 50

/** What is new, on the whole site and in every column, as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1. */
export const feedFiles: PublicFile[] = [{ path: '/dingyue/*', kept: true, absolute: true, render: feed }]

interface News {
  title: string
  /** The page of the list. */
  home: string
  self: string
  site: string
  items: { title: string; href: string; organ: string | null; on: string | null; changedOn: string }[]
}

async function feed(request: PageRequest & { origin: string }): Promise<Download | null> {
  const [, name = '', ending = ''] = /^(.+)\.(atom|rss|json)$/.exec(request.params['*'] ?? '') ?? []
  const news = name === '' ? null : await newsOf(request, name, ending)
  if (!news) return null
  const { type, make } = FORMATS[ending as keyof typeof FORMATS]
  return new Download(Buffer.from(make(news)), `${type}; charset=utf-8`, `dingyue.${ending}`, true)
}

async function newsOf({ platform, site, origin }: PageRequest & { origin: string }, name: string, ending: string): Promise<News | null> {
  const { db } = platform.database
  const column = name === WHOLE_LIST ? null : await columnById(db, SITE_ID, name)
  if (name !== WHOLE_LIST && (!column || column.hidden || !(await isShown(db, site, column)))) return null
  const on = today(platform.clock)
  const { documents } = await listPublished(db, SITE_ID, { ...(column ? { columnId: column.id } : { site }), limit: NEWEST, today: on })
  const ids = documents.map(({ id }) => id)
  const changed = await changedOn(db, SITE_ID, ids)
  return {
    title: column ? `${site.name}：${column.name}` : `${site.name}：最新公开的信息`,
    home: origin + (column ? `/${column.id}` : '/'),
    self: `${origin}/dingyue/${name}.${ending}`,
    site: site.name,
    items: documents.map(({ id, title, href, issuer, publishedOn }) => ({
      title,
      href: origin + href,
      organ: issuer,
      on: publishedOn,
      changedOn: changed.get(id) ?? on,
    })),
  }
}

function atom({ title, home, self, site, items }: News): string {
  const newest = items.map((item) => item.changedOn).sort()
  const entries = items.map(
    (item) =>
      `<entry><title>${xml(item.title)}</title><id>${xml(item.href)}</id><link href="${xml(item.href)}"/>${
        item.on ? `<published>${midnight(item.on)}</published>` : ''
      }<updated>${midnight(item.changedOn)}</updated>${item.organ ? `<author><name>${xml(item.organ)}</name></author>` : ''}</entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><title>${xml(title)}</title><id>${xml(home)}</id><link href="${xml(home)}"/>
<link rel="self" href="${xml(self)}"/><updated>${midnight(newest.at(-1) ?? '1970-01-01')}</updated><author><name>${xml(site)}</name></author>
${entries.join('\n')}
</feed>
`
}

function rss({ title, home, self, site, items }: News): string {
  const entries = items.map(
    (item) =>
      `<item><title>${xml(item.title)}</title><link>${xml(item.href)}</link><guid isPermaLink="true">${xml(item.href)}</guid>${
        item.on ? `<pubDate>${dated(item.on)}</pubDate>` : ''
      }${item.organ ? `<dc:creator>${xml(item.organ)}</dc:creator>` : ''}</item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>${xml(title)}</title><link>${xml(home)}</link><description>${xml(`${site}公开的信息，最新 ${NEWEST} 条。`)}</description>
<language>zh-cn</language><atom:link rel="self" type="application/rss+xml" href="${xml(self)}"/>
${entries.join('\n')}
</channel></rss>
`
}

function jsonFeed({ title, home, self, items }: News): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self,
    language: 'zh-CN',
    items: items.map((item) => ({
      id: item.href,
      url: item.href,
      title: item.title,
      content_text: item.title,
      ...(item.on ? { date_published: midnight(item.on) } : {}),
      date_modified: midnight(item.changedOn),
      ...(item.organ ? { authors: [{ name: item.organ }] } : {}),
    })),
  })
}

const FORMATS = {
  atom: { type: 'application/atom+xml', make: atom },
  rss: { type: 'application/rss+xml', make: rss },
  json: { type: 'application/feed+json', make: jsonFeed },
}

/** The same as RFC 822 writes it. */
const dated = (on: string): string => `${new Date(`${on}T00:00:00Z`).toUTCString().slice(0, 16)} 00:00:00 +0800`

/** The first moment of a day in China. */
const midnight = (on: string): string => `${on}T00:00:00+08:00`
