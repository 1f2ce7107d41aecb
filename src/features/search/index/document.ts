import type { Day } from '../../../../law/day.js'
import { MAIN_SITE } from '../../../platform/site/site.js'
import { foldTidy, tidyText } from '../../../platform/text/fold.js'
import { wordsOfText } from './words.js'

/** What stands in the index of a site. */
export interface Searchable {
  siteId: string
  /** Sites beside the main one that show it. */
  sites?: readonly string[]
  /** Unique within the site: `document:…`, `report:ledu-2021`. */
  id: string
  /** 信息, 年报, 答复 …: a key of KINDS. */
  kind: string
  title: string
  href: string
  organId: string
  organName: string
  documentNo: string | null
  topic: string | null
  genre: string | null
  publishedOn: Day | null
  /** Of the year that it is about where it has one, else of its publication. */
  year: number | null
  /** in-force, amended, repealed, expired, unknown; null where the question does not arise. */
  validity: string | null
  interpreted: boolean
  /** The body first (name null), then each attachment. */
  parts: { name: string | null; href: string | null; text: string }[]
}

/** The ten days of a day: 2021-09-2 for its last ten. */
export function blockOf(on: Day | null): string {
  if (on === null) return 'old'
  return `${on.slice(0, 7)}-${Math.min(2, Math.floor((Number(on.slice(8)) - 1) / 10))}`
}

/** Whether a document of this validity may be relied on. */
export function holdsOf(validity: string | null): boolean {
  return validity !== 'repealed' && validity !== 'expired'
}

/** All lexemes of a document: its words, those of its title once more as t:…, its facets as #…. */
export function lexemesOf(document: Searchable, parts: readonly string[]): string[] {
  const title = foldTidy(tidyText(document.title))
  const lexemes = new Set<string>([...wordsOfText(title)].map((word) => `t:${word}`))
  for (const text of [title, foldTidy(tidyText(document.documentNo ?? '')), ...parts])
    for (const word of wordsOfText(text)) lexemes.add(word)
  for (const facet of facetsOf(document)) lexemes.add(facet)
  return [...lexemes].map((lexeme) => lexeme.slice(0, 200))
}

/** The facets of a document as lexemes. */
function facetsOf(document: Searchable): string[] {
  const { sites = [], organId, kind, topic, genre, year, validity, interpreted, publishedOn } = document
  const facets = { organ: organId, kind, topic, genre, year, validity, interpreted: interpreted ? 'yes' : 'no' }
  const named = Object.entries(facets).flatMap(([name, value]) => (value === null ? [] : [facetLexeme(name, String(value))]))
  const shownOn = [MAIN_SITE, ...sites].map((site) => facetLexeme('site', site))
  return [
    ...named,
    ...shownOn,
    facetLexeme('block', `${holdsOf(validity)}:${blockOf(publishedOn)}`),
    facetLexeme('holds', String(holdsOf(validity))),
  ]
}

export function facetLexeme(name: string, value: string): string {
  return `#${name}:${value}`
}
