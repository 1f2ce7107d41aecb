import { Download } from '../../../platform/http/download.js'
import type { PublicFile } from '../../../platform/http/pages.js'
import { xml } from '../../../platform/text/xml.js'
import { find } from '../find/find.js'
import { askedOf, SEARCH_PATH, SEARCH_QUERY, searchAddress } from './address.js'

/** The results for programs: the same search as JSON and as RSS. */
export const searchFiles: PublicFile[] = [
  {
    path: `${SEARCH_PATH}.json`,
    kept: false,
    query: SEARCH_QUERY,
    render: async ({ query, platform, site }) => {
      const asked = askedOf(site.id, query)
      const { hits, total, complete, pages, facets } = await find(platform.database.db, asked)
      const body = { q: asked.q, page: asked.page, pages, total, complete, facets, hits: hits.map(lineOf) }
      return new Download(Buffer.from(JSON.stringify(body, null, 1)), 'application/json; charset=utf-8', 'sousuo.json', true)
    },
  },
  {
    path: `${SEARCH_PATH}.xml`,
    kept: false,
    query: SEARCH_QUERY,
    absolute: true,
    render: async ({ query, platform, site, origin }) => {
      const asked = { ...askedOf(site.id, query), sort: 'date' as const }
      const { hits } = await find(platform.database.db, asked)
      const items = hits.map(
        (hit) =>
          `<item><title>${xml(hit.title)}</title><link>${xml(origin + hit.href)}</link><guid isPermaLink="false">${xml(hit.id)}</guid>${
            hit.published_on ? `<pubDate>${new Date(`${hit.published_on}T00:00:00+08:00`).toUTCString()}</pubDate>` : ''
          }<description>${xml(hit.snippet?.pieces.map(({ text }) => text).join('') ?? '')}</description></item>`,
      )
      const body = `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>${xml(`搜索：${asked.q}`)}</title><link>${xml(
        origin + searchAddress(asked),
      )}</link><description>最新的在前</description>${items.join('')}</channel></rss>\n`
      return new Download(Buffer.from(body), 'application/rss+xml; charset=utf-8', 'sousuo.xml', true)
    },
  },
]

function lineOf(hit: Awaited<ReturnType<typeof find>>['hits'][number]) {
  const { id, kind, title, href, organ_id, organ_name, document_no, topic, genre, year, published_on, validity, snippet } = hit
  const passage = snippet && { attachment: snippet.name, text: snippet.pieces.map(({ text }) => text).join('') }
  return {
    id,
    kind,
    title,
    href,
    organId: organ_id,
    organName: organ_name,
    documentNo: document_no,
    topic,
    genre,
    year,
    publishedOn: published_on,
    validity,
    passage,
  }
}
