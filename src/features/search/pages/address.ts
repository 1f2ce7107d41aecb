import { type Asked, FACETS, type FacetName } from '../find/asked.js'

export const SEARCH_PATH = '/sousuo'
export const SEARCH_QUERY = ['q', ...FACETS, 'sort', 'page']

/** What an address asks for; nonsense in it counts as left out. */
export function askedOf(siteId: string, query: Record<string, string>): Asked {
  const facets: Asked['facets'] = {}
  for (const name of FACETS) if (query[name]) facets[name] = query[name].slice(0, 100)
  const page = /^\d{1,3}$/.test(query.page ?? '') ? Math.max(1, Number(query.page)) : 1
  return { siteId, q: (query.q ?? '').slice(0, 400), facets, sort: query.sort === 'date' ? 'date' : 'relevance', page }
}

/** The address of the same search, changed; `path` for its other forms. */
export function searchAddress(
  asked: Asked,
  change: Partial<Pick<Asked, 'sort' | 'page' | 'q'>> & { facet?: [FacetName, string | null] } = {},
  path = SEARCH_PATH,
): string {
  const { q, facets, sort, page } = { ...asked, page: 1, ...change }
  const query = new URLSearchParams({ q })
  const [changed, value] = change.facet ?? []
  for (const name of FACETS) {
    const kept = name === changed ? value : facets[name]
    if (kept) query.set(name, kept)
  }
  if (sort === 'date') query.set('sort', sort)
  if (page > 1) query.set('page', String(page))
  return `${path}?${query.toString()}`
}
