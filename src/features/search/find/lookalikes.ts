import { SITE_ID } from '../../../platform/cache/cache.js'
import type { Platform } from '../../../platform/platform.js'
import { type Lookalike, shareFound } from '../../requests/index.js'
import { facetLexeme } from '../index/document.js'
import { lexeme, wantedOf } from './asked.js'
import { walk } from './walk.js'

/** Half of the words in one title: less is chance. */
const LEAST = 0.5
const CANDIDATES = 200
const MOST = 5

/** Public documents whose title says much of what somebody is about to apply for, the most alike first. */
export async function documentsAlike({ database: { db } }: Pick<Platform, 'database'>, text: string): Promise<Lookalike[]> {
  const { words } = wantedOf(text)
  const telling = words.filter((word) => word.length > 1).slice(0, 20)
  if (telling.length === 0) return []
  const anyOf = telling.map((word) => lexeme(`t:${word}`)).join(' | ')
  const among = lexeme(facetLexeme('kind', 'document'))
  const { candidates } = await walk(db, SITE_ID, `(${anyOf}) & ${among}`, CANDIDATES)
  return candidates
    .map((one) => ({ one, share: shareFound(text, one.title) }))
    .filter(({ share }) => share >= LEAST)
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST)
    .map(({ one }) => ({
      title: one.title,
      href: one.href,
      excerpt: [one.organ_name, one.document_no, one.published_on].filter(Boolean).join(' · '),
    }))
}
