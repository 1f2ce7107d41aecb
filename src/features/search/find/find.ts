import { sql } from 'kysely'
import { SITE_ID } from '../../../platform/cache/cache.js'
import type { Db } from '../../../platform/db/database.js'
import { type Asked, FACETS, type FacetName, queryOf, type Wanted, wantedOf } from './asked.js'
import { type Snippet, snippetsOf } from './snippets.js'
import { type Candidate, walk } from './walk.js'

export const PAGE_SIZE = 20
/** Beyond these nobody reads on; the page says so and offers to narrow the search. */
const ENOUGH = 500
const ENOUGH_TITLES = 60
/** For how many of them it is looked up whether the phrase stands there as a whole. */
const PROVEN = 200

export interface Hit extends Candidate {
  snippet: Snippet | null
}

export interface Found {
  wanted: Wanted
  hits: Hit[]
  /** Of all pages. */
  total: number
  /** false: there are more than `total`. */
  complete: boolean
  pages: number
  /** false: nothing holds the phrase as a whole, these hold its words. */
  whole: boolean
  /** Values of each facet among what was found, the most frequent first. */
  facets: Record<FacetName, { value: string; count: number }[]>
  /** How organs are called. */
  organs: Record<string, string>
}

/** Searches a site. An empty or meaningless query finds nothing. */
export async function find(db: Db, asked: Asked): Promise<Found> {
  const wanted = wantedOf(asked.q)
  if (wanted.words.length === 0) return foundOf(db, asked, wanted, [], true, true)
  const { candidates, complete } = await walk(db, SITE_ID, queryOf(wanted, asked), ENOUGH)
  const titled =
    asked.sort === 'relevance' && !complete ? (await walk(db, SITE_ID, queryOf(wanted, asked, true), ENOUGH_TITLES)).candidates : []
  const all = inOrder([...new Map([...titled, ...candidates].map((one) => [one.id, one])).values()], asked, wanted)
  if (!wanted.loose) return foundOf(db, asked, wanted, all, complete, true)
  const proven = await holdingPhrases(db, SITE_ID, wanted, all.slice(0, PROVEN))
  const rest = all.slice(PROVEN)
  if (proven.length === 0) return foundOf(db, asked, wanted, all, complete, false)
  return foundOf(db, asked, wanted, [...proven, ...rest], complete && rest.length === 0, true)
}

/** What holds first; then titles that say it; then the newest. */
function inOrder(candidates: Candidate[], { sort }: Asked, { phrases }: Wanted): Candidate[] {
  const weight = (one: Candidate) =>
    (one.holds ? 0 : 2) + (sort === 'relevance' && phrases.every((phrase) => one.folded_title.includes(phrase)) ? 0 : 1)
  return candidates.sort((a, b) => weight(a) - weight(b) || compare(b.published_on ?? '', a.published_on ?? '') || compare(a.id, b.id))
}

async function holdingPhrases(db: Db, siteId: string, { phrases }: Wanted, candidates: readonly Candidate[]): Promise<Candidate[]> {
  if (candidates.length === 0) return []
  const ids = candidates.map(({ id }) => id)
  const holding = phrases.map(
    (
      phrase,
    ) => sql`(position(${phrase} in document.folded_title) > 0 or position(${phrase} in ${folded('document.document_no')}) > 0 or exists (
      select from search_text part where part.site_id = document.site_id and part.id = document.id and position(${phrase} in ${folded('part.text')}) > 0))`,
  )
  const { rows } = await sql<{ id: string }>`select id from search_document document
    where site_id = ${siteId} and id = any(${ids}::text[]) and ${sql.join(holding, sql` and `)}`.execute(db)
  const there = new Set(rows.map(({ id }) => id))
  return candidates.filter(({ id }) => there.has(id))
}

async function foundOf(db: Db, asked: Asked, wanted: Wanted, all: Candidate[], complete: boolean, whole: boolean): Promise<Found> {
  const shown = all.slice((asked.page - 1) * PAGE_SIZE, asked.page * PAGE_SIZE)
  const snippets = await snippetsOf(db, SITE_ID, shown, whole ? wanted.phrases : wanted.words)
  return {
    wanted,
    hits: shown.map((one) => ({ ...one, snippet: snippets.get(one.id) ?? null })),
    total: all.length,
    complete,
    pages: Math.ceil(all.length / PAGE_SIZE),
    whole,
    facets: Object.fromEntries(FACETS.map((name) => [name, countsOf(all, VALUES[name])])) as Found['facets'],
    organs: Object.fromEntries(all.map(({ organ_id, organ_name }) => [organ_id, organ_name])),
  }
}

const VALUES: Record<FacetName, (one: Candidate) => string | null> = {
  validity: (one) => one.validity,
  kind: (one) => one.kind,
  organ: (one) => one.organ_id || null,
  year: (one) => (one.year === null ? null : String(one.year)),
  topic: (one) => one.topic,
  genre: (one) => one.genre,
  interpreted: (one) => (one.interpreted ? 'yes' : 'no'),
}

function countsOf(all: readonly Candidate[], valueOf: (one: Candidate) => string | null): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const one of all) {
    const value = valueOf(one)
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || compare(b.value, a.value))
}

/** foldTidy in SQL: the same characters at the same places. */
export function folded(column: string) {
  return sql`translate(lower(${sql.ref(column)}), '〔［【〕］】', '[[[]]]')`
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
