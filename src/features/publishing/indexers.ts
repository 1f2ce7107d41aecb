import type { PublicDocument } from '../../../api/publishing-view.js'
import type { Tx } from '../../platform/db/database.js'
import type { Platform } from '../../platform/platform.js'
import type { DocumentId } from './id.js'

/** A public document with all words in it, for whoever finds things by words. */
export interface Indexable {
  siteId: string
  /** The sites beside the main one that show it. */
  sites: readonly string[]
  document: PublicDocument
  /** Of the body, without markup. */
  text: string
  /** Of each attachment: its name and the words in it; empty where none can be read. */
  attachments: { file: string; name: string; href: string; text: string }[]
}

/** Why it is public as it stands: taken over as it was found, newly published, as a new version, back again, or its 有效性 changed. */
export type PublicCause = 'recorded' | 'published' | 'changed' | 'restored' | 'validity'

/** A later feature that wants to know what becomes public, in the transaction that makes it so: search, feeds, webhooks. */
export interface Indexer {
  name: string
  /** Also called for a new version of what is public already, and when it comes back. */
  published(tx: Tx, indexable: Indexable, cause: PublicCause): Promise<void>
  /** Other sites show it than before; nothing else of it has changed. */
  shown?(tx: Tx, indexable: Indexable): Promise<void>
  /** It is public no more. */
  removed(tx: Tx, siteId: string, id: DocumentId): Promise<void>
  /** How people call what it keeps, and whether anything of a document is still in there: asked after a withdrawal. */
  proof?: { title: string; holds(tx: Tx, siteId: string, id: DocumentId): Promise<boolean> }
}

const registered = new WeakMap<object, Indexer[]>()

/** Called once by a feature when it is mounted. */
export function registerIndexer(platform: Pick<Platform, 'database'>, indexer: Indexer): void {
  registered.set(platform.database, [...(registered.get(platform.database) ?? []), indexer])
}

export async function tellPublished(
  platform: Pick<Platform, 'database'>,
  tx: Tx,
  cause: PublicCause,
  make: () => Promise<Indexable>,
): Promise<void> {
  const indexers = registered.get(platform.database) ?? []
  if (indexers.length === 0) return
  const indexable = await make()
  for (const indexer of indexers) await indexer.published(tx, indexable, cause)
}

/** What keeps something of public documents, with a way to ask whether it does. */
export function proofsOf(platform: Pick<Platform, 'database'>): NonNullable<Indexer['proof']>[] {
  return (registered.get(platform.database) ?? []).flatMap(({ proof }) => proof ?? [])
}

export async function tellShown(platform: Pick<Platform, 'database'>, tx: Tx, make: () => Promise<Indexable | null>): Promise<void> {
  const indexable = await make()
  if (indexable) for (const indexer of registered.get(platform.database) ?? []) await indexer.shown?.(tx, indexable)
}

export async function tellRemoved(platform: Pick<Platform, 'database'>, tx: Tx, siteId: string, id: DocumentId): Promise<void> {
  for (const indexer of registered.get(platform.database) ?? []) await indexer.removed(tx, siteId, id)
}
