import { createHash } from 'node:crypto'
import { type Content, contentSchema } from '../../../../api/publishing-content.js'
import { sealerOf } from '../../../platform/crypto/sealer.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import { canonicalJson } from '../../../platform/ledger/canonical.js'
import type { Platform } from '../../../platform/platform.js'
import { type DocumentId, noDocument } from '../id.js'

type Keeper = Pick<Platform, 'config'>

/** The words of one version as they are kept. */
export interface KeptContent {
  no: number
  /** Raised by each save; who saves names the one they saw. */
  revision: number
  content: Content
  sha256: string
  authors: string[]
  frozen: boolean
  savedBy: string
  savedName: string
  savedAt: Date
}

/** What somebody saves: the words, and the revision it makes. */
export type NewContent = Omit<KeptContent, 'sha256'>

/** Of the words, whatever order their fields come in. */
export function fingerprintOf(content: Content): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

/** Keeps the words of a version, sealed while the public may not see them. */
export async function saveContent(
  platform: Keeper,
  tx: Tx,
  siteId: string,
  id: DocumentId,
  kept: NewContent,
  sealed: boolean,
): Promise<void> {
  const text = JSON.stringify(kept.content)
  const row = {
    revision: kept.revision,
    content: sealed ? sealerOf(platform.config).seal(text, aboutOf(siteId, id, kept.no)) : text,
    sealed,
    sha256: fingerprintOf(kept.content),
    authors: JSON.stringify(kept.authors),
    frozen: kept.frozen,
    saved_by: kept.savedBy,
    saved_name: kept.savedName,
    saved_at: kept.savedAt,
  }
  await tx
    .insertInto('publish_content')
    .values({ site_id: siteId, document_id: id, no: kept.no, ...row })
    .onConflict((conflict) => conflict.columns(['site_id', 'document_id', 'no']).doUpdateSet(row))
    .execute()
}

/** The words of a version. Throws Fault `not-found`. */
export async function readContent(platform: Keeper, db: Db | Tx, siteId: string, id: DocumentId, no: number): Promise<KeptContent> {
  const row = await db
    .selectFrom('publish_content')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('document_id', '=', id)
    .where('no', '=', no)
    .executeTakeFirst()
  if (!row) throw noDocument()
  const text = row.sealed ? sealerOf(platform.config).open(row.content, aboutOf(siteId, id, no)) : row.content
  const { revision, sha256, frozen } = row
  const authors = JSON.parse(row.authors) as string[]
  const content = contentSchema.parse(JSON.parse(text))
  return { no, revision, content, sha256, authors, frozen, savedBy: row.saved_by, savedName: row.saved_name, savedAt: row.saved_at }
}

/** The words of a public version, which are never sealed; null when there are none in the clear. */
export async function readPublicContent(db: Db | Tx, siteId: string, id: DocumentId, no: number): Promise<Content | null> {
  const row = await db
    .selectFrom('publish_content')
    .select(['content', 'sealed'])
    .where('site_id', '=', siteId)
    .where('document_id', '=', id)
    .where('no', '=', no)
    .executeTakeFirst()
  return row && !row.sealed ? contentSchema.parse(JSON.parse(row.content)) : null
}

/** Seals or opens a version where it lies. */
export async function keepSealed(platform: Keeper, tx: Tx, siteId: string, id: DocumentId, no: number, sealed: boolean): Promise<void> {
  await saveContent(platform, tx, siteId, id, await readContent(platform, tx, siteId, id, no), sealed)
}

const aboutOf = (siteId: string, id: DocumentId, no: number): string => `document:${siteId}:${id}:${no}`
