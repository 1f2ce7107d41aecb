import { MAIN_SITE } from '../../../platform/site/site.js'
import { foldTidy, tidyText } from '../../../platform/text/fold.js'
import { facetLexeme } from '../index/document.js'
import { wordsOfPhrase } from '../index/words.js'
import { synonymsOf } from './synonyms.js'

/** What a list can be narrowed by, in the order of the page. */
export const FACETS = ['validity', 'kind', 'organ', 'year', 'topic', 'genre', 'interpreted'] as const
export type FacetName = (typeof FACETS)[number]

export interface Asked {
  /** The site that it is asked on. */
  siteId: string
  /** As typed. */
  q: string
  facets: Partial<Record<FacetName, string>>
  sort: 'relevance' | 'date'
  /** From 1. */
  page: number
}

/** What is looked for: phrases that blanks keep apart, all of which must be there. */
export interface Wanted {
  /** Folded. */
  phrases: string[]
  words: string[]
  /** Whether having all words is less than holding the phrases. */
  loose: boolean
}

const MOST_PHRASES = 8
const LONGEST = 100

export function wantedOf(q: string): Wanted {
  const typed = q.replace(/["“”《》]/g, ' ').slice(0, 400)
  const phrases = [...new Set(typed.split(/\s+/).map((part) => foldTidy(tidyText(part)).slice(0, LONGEST)))]
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .slice(0, MOST_PHRASES)
  const cut = phrases.map(wordsOfPhrase)
  return { phrases, words: [...new Set(cut.flat())], loose: cut.some((words, n) => words.length !== 1 || words[0] !== phrases[n]) }
}

/** The words, or what means the same, and the facets, as a query of the index; `title`: in the title. */
export function queryOf({ words }: Wanted, asked: Pick<Asked, 'siteId' | 'facets'>, title = false): string {
  const wanted = words.map((word) => {
    const same = [word, ...synonymsOf(word)].map((one) => lexeme(title ? `t:${one}` : one))
    return same.length === 1 ? (same[0] as string) : `(${same.join(' | ')})`
  })
  const narrowed = FACETS.flatMap((name) => (asked.facets[name] ? [lexeme(facetLexeme(name, asked.facets[name]))] : []))
  // The main one shows everything.
  const shown = asked.siteId === MAIN_SITE ? [] : [lexeme(facetLexeme('site', asked.siteId))]
  return [...wanted, ...narrowed, ...shown].join(' & ')
}

/** A lexeme as tsquery reads it, whatever signs stand in it. */
export function lexeme(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
