import { SITE_ID } from '../../platform/cache/cache.js'
import type { Tx } from '../../platform/db/database.js'
import type { Platform } from '../../platform/platform.js'
import { sitesShowing } from '../../platform/site/shares.js'
import { organById } from '../organs/index.js'
import { indexDocument, registerSource, removeDocument, type Searchable } from '../search/index.js'
import { answerAddress, type PublicAnswer, publicAnswer, publicAnswers } from './public.js'

const PORTION = 200

/** Published answers are in an index that is made anew, too. */
export function findAnswers(platform: Platform): void {
  registerSource(platform, { name: 'answer', all: searchableAnswers })
}

/** Lets the search find a published answer from this transaction on; the content version was raised in it before. */
export async function indexAnswer(tx: Tx, id: string): Promise<void> {
  const answer = await publicAnswer(tx, id)
  if (answer) await indexDocument(tx, await searchableAnswer(tx, answer))
}

/** Takes it out again. */
export function forgetAnswer(tx: Tx, id: string): Promise<void> {
  return removeDocument(tx, SITE_ID, keyOf(id))
}

async function* searchableAnswers(tx: Tx): AsyncGenerator<Searchable> {
  let after: string | undefined
  do {
    const { answers, next } = await publicAnswers(tx, { limit: PORTION, ...(after ? { after } : {}) })
    for (const answer of answers) yield await searchableAnswer(tx, answer)
    after = next ?? undefined
  } while (after !== undefined)
}

async function searchableAnswer(tx: Tx, { id, organId, title, words, answer, answeredOn }: PublicAnswer): Promise<Searchable> {
  const organ = await organById(tx, organId)
  return {
    siteId: SITE_ID,
    sites: organ ? await sitesShowing(tx, organ.path, null) : [],
    id: keyOf(id),
    kind: 'answer',
    title,
    href: answerAddress(id),
    organId,
    organName: organ?.name ?? '',
    documentNo: null,
    topic: null,
    genre: null,
    publishedOn: answeredOn,
    year: Number(answeredOn.slice(0, 4)),
    validity: null,
    interpreted: false,
    parts: [{ name: null, href: null, text: `${words}\n${answer}` }],
  }
}

const keyOf = (id: string): string => `answer:${id}`
