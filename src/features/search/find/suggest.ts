import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.js'
import { soundOf } from '../index/store.js'
import type { Wanted } from './asked.js'

const LONGEST_SOUND = 60
const LONGEST_TYPO = 8

/** Words of this site's titles that sound like what was typed, or differ from it by one character; at most five. */
export async function suggest(db: Db, siteId: string, { phrases }: Wanted): Promise<string[]> {
  const found = new Set<string>()
  for (const phrase of phrases.slice(0, 3)) {
    for (const term of await alike(db, siteId, phrase)) if (term !== phrase) found.add(term)
  }
  return [...found].slice(0, 5)
}

async function alike(db: Db, siteId: string, phrase: string): Promise<string[]> {
  const sound = soundOf(phrase)
    .replace(/[^a-z]/g, '')
    .slice(0, LONGEST_SOUND)
  const typos = phrase.length >= 2 && phrase.length <= LONGEST_TYPO ? [...phrase].map((_, n) => pattern(phrase, n)) : []
  const { rows } = await sql<{ term: string }>`
    select term from search_term where site_id = ${siteId} and (sound = ${sound} or term like any(${typos}::text[]))
    order by sound = ${sound} desc, documents desc limit 5`.execute(db)
  return rows.map(({ term }) => term)
}

/** The phrase with any one character at a place. */
function pattern(phrase: string, place: number): string {
  const escaped = [...phrase].map((char) => char.replace(/[%_\\]/g, '\\$&'))
  escaped[place] = '_'
  return escaped.join('')
}
