import { SITE_ID } from '../cache/cache.js'
import type { Db, Tx } from '../db/database.js'
import { shows } from './shows.js'
import { isMain, readSites } from './site.js'

interface ShareTable {
  site_id: string
  document_id: string
  to_site: string
}
declare module '../db/database.js' {
  interface Schema {
    site_share: ShareTable
  }
}

/** The sites to which a document is shared (推送), by id. */
export async function sharedTo(db: Db | Tx, documentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('site_share')
    .select('to_site')
    .where('site_id', '=', SITE_ID)
    .where('document_id', '=', documentId)
    .orderBy('to_site')
    .execute()
  return rows.map(({ to_site }) => to_site)
}

/** Shares a document to a site, or no more; the caller lets the lists follow. */
export async function setShared(tx: Tx, documentId: string, siteId: string, shared: boolean): Promise<void> {
  const row = { site_id: SITE_ID, document_id: documentId, to_site: siteId }
  if (shared)
    await tx
      .insertInto('site_share')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else
    await tx
      .deleteFrom('site_share')
      .where('site_id', '=', SITE_ID)
      .where('document_id', '=', documentId)
      .where('to_site', '=', siteId)
      .execute()
}

/**
 * The sites beside the main one on which an organ's public item stands: those of the organs above it, and those that a document of it is
 * shared to. Read after the content version was raised in the same transaction, it misses no site that is being made meanwhile.
 */
export async function sitesShowing(tx: Db | Tx, organPath: string, documentId: string | null): Promise<string[]> {
  const sites = (await readSites(tx)).filter((site) => !isMain(site))
  if (sites.length === 0) return []
  const shared = documentId === null ? [] : await sharedTo(tx, documentId)
  return sites.filter((site) => shows(site, organPath) || shared.includes(site.id)).map(({ id }) => id)
}
