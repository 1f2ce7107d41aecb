import { SITE_ID } from '../../platform/cache/cache.js'
import { today } from '../../platform/clock.js'
import { WHOLE_LIST } from '../../platform/html/listFiles.js'
import type { PageRequest } from '../../platform/html/page.js'
import { Download } from '../../platform/http/mount.js'
import type { PublicFile } from '../../platform/http/pages.js'
import { readSite } from '../../platform/site/site.js'
import { xml } from '../../platform/text/xml.js'
import { changedOn, columnById, listPublished } from '../publishing/index.js'

const NEWEST = 50

/** What is new, on the whole site and in every column, as Atom (RFC 4287) and JSON Feed 1.1. */
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
  const [, name = '', ending = ''] = /^(.+)\.(atom|json)$/.exec(request.params['*'] ?? '') ?? []
  const news = name === '' ? null : await newsOf(request, name, ending)
  if (!news) return null
  return ending === 'atom'
    ? new Download(Buffer.from(atom(news)), 'application/atom+xml; charset=utf-8', 'dingyue.atom', true)
    : new Download(Buffer.from(jsonFeed(news)), 'application/feed+json; charset=utf-8', 'dingyue.json', true)
}

async function newsOf({ platform, origin }: PageRequest & { origin: string }, name: string, ending: string): Promise<News | null> {
  const { db } = platform.database
  const column = name === WHOLE_LIST ? null : await columnById(db, SITE_ID, name)
  if (name !== WHOLE_LIST && (!column || column.hidden)) return null
  const on = today(platform.clock)
  const { documents } = await listPublished(db, SITE_ID, { ...(column ? { columnId: column.id } : {}), limit: NEWEST, today: on })
  const ids = documents.map(({ id }) => id)
  const changed = await changedOn(db, SITE_ID, ids)
  const site = await readSite(db)
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

/** The first moment of a day in China. */
const midnight = (on: string): string => `${on}T00:00:00+08:00`
