import type { Db, Tx } from '../../../platform/db/database.js'
import { plainText } from '../html/text.js'
import type { DocumentId } from '../id.js'
import { readPublicContent } from '../store/contents.js'
import { findDocuments } from '../store/documents.js'
import type { Checking } from './finding.js'

const PHRASE = 8
const SIGNS = 8
/** Signs that two texts share before they are compared. */
const SHARED = 3
const LIKE = 0.6
const MOST = 5
/** Shorter texts are alike by chance. */
const LEAST = 60

/** Public documents with the same title or number, or with much the same text; the most alike first. */
export async function alikeTo(
  db: Db | Tx,
  siteId: string,
  mine: { id: DocumentId; title: string; documentNo: string | null; text: string },
): Promise<Checking['alike']> {
  const found = new Map<DocumentId, Checking['alike'][number]>()
  const rows = await db
    .selectFrom('publish_document')
    .select(['id', 'title', 'document_no'])
    .where('site_id', '=', siteId)
    .where('life', '=', 'published')
    .where('id', '<>', mine.id)
    .where((is) => is.or([is('title', '=', mine.title), ...(mine.documentNo ? [is('document_no', '=', mine.documentNo)] : [])]))
    .limit(MOST)
    .execute()
  for (const { id, title } of rows) found.set(id, { id, title, why: title === mine.title ? 'title' : 'number', likeness: 1 })
  for (const one of await alikeInText(db, siteId, mine)) if (!found.has(one.id)) found.set(one.id, one)
  return [...found.values()].slice(0, MOST)
}

/** Keeps the signs of a public text; those of the version before go. */
export async function saveSigns(tx: Tx, siteId: string, id: DocumentId, text: string): Promise<void> {
  await removeSigns(tx, siteId, id)
  const rows = signsOf(text).map((sign) => ({ site_id: siteId, sign, document_id: id }))
  if (rows.length > 0) await tx.insertInto('publish_sign').values(rows).execute()
}

export async function removeSigns(tx: Tx, siteId: string, id: DocumentId): Promise<void> {
  await tx.deleteFrom('publish_sign').where('site_id', '=', siteId).where('document_id', '=', id).execute()
}

async function alikeInText(db: Db | Tx, siteId: string, mine: { id: DocumentId; text: string }): Promise<Checking['alike']> {
  const signs = signsOf(mine.text)
  if (signs.length < SIGNS) return []
  const candidates = await db
    .selectFrom('publish_sign')
    .select('document_id')
    .where('site_id', '=', siteId)
    .where('sign', 'in', signs)
    .where('document_id', '<>', mine.id)
    .groupBy('document_id')
    .having(({ fn }) => fn.countAll(), '>=', SHARED)
    .limit(MOST)
    .execute()
  const rows = await findDocuments(
    db,
    siteId,
    candidates.map((one) => one.document_id),
  )
  const own = phrasesOf(mine.text)
  const compared = await Promise.all(
    rows.map(async (row) => {
      const content = row.public_no === null ? null : await readPublicContent(db, siteId, row.id, row.public_no)
      return {
        id: row.id,
        title: row.title,
        why: 'text' as const,
        likeness: content ? overlap(own, phrasesOf(plainText(content.body))) : 0,
      }
    }),
  )
  return compared.filter((one) => one.likeness >= LIKE).sort((a, b) => b.likeness - a.likeness)
}

/** The smallest numbers of a text's phrases under as many ways of numbering: texts that share phrases share signs. */
function signsOf(text: string): number[] {
  const phrases = [...phrasesOf(text)]
  if (phrases.length < LEAST) return []
  const hashes = phrases.map(hashOf)
  return [...new Set(Array.from({ length: SIGNS }, (_, at) => Math.min(...hashes.map((hash) => mixed(hash, at))) | 0))]
}

function phrasesOf(text: string): Set<string> {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\p{P}]/gu, '')
    .slice(0, 20_000)
  const phrases = new Set<string>()
  for (let at = 0; at + PHRASE <= plain.length; at += 1) phrases.add(plain.slice(at, at + PHRASE))
  return phrases
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0
  for (const phrase of one) if (other.has(phrase)) both += 1
  return both / Math.max(1, one.size + other.size - both)
}

/** FNV-1a */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

function mixed(hash: number, seed: number): number {
  let mix = Math.imul(hash ^ (seed * 0x9e3779b9), 0x85ebca6b)
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35)
  return (mix ^ (mix >>> 16)) >>> 0
}
