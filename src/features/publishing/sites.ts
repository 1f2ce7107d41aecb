import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.js'
import type { Platform } from '../../platform/platform.js'
import { sitesShowing } from '../../platform/site/shares.js'
import { shows } from '../../platform/site/shows.js'
import { isMain, readSites } from '../../platform/site/site.js'
import { organById } from '../organs/index.js'
import type { DocumentId } from './id.js'
import { readIndexable } from './indexable.js'
import { tellShown } from './indexers.js'
import { lockDocument } from './store/documents.js'
import { moveBetweenSites, sitesOf } from './store/placements.js'

const PORTION = 500

/** Lists a document on the sites that show it now. The caller has raised the content version in this transaction. */
export async function followSites(
  platform: Pick<Platform, 'database' | 'config' | 'clock'>,
  tx: Tx,
  siteId: string,
  id: DocumentId,
): Promise<void> {
  const row = await lockDocument(tx, siteId, id)
  if (row.life !== 'published') return
  const organ = await organById(tx, row.organ_id)
  const from = await sitesOf(tx, siteId, id)
  const to = await sitesShowing(tx, organ?.path ?? row.organ_id, id)
  if (from.join() === to.join()) return
  await moveBetweenSites(tx, siteId, from, to, row)
  await tellShown(platform, tx, () => readIndexable(platform, tx, siteId, id))
}

/** The same for a portion of everything public, in the order of ids; returns the last id of it, or null after the last. */
export async function followAllSites(
  platform: Pick<Platform, 'database' | 'config' | 'clock' | 'cache'>,
  siteId: string,
  after: string | null,
): Promise<string | null> {
  const { database, cache } = platform
  const sites = (await readSites(database.db)).filter((site) => !isMain(site))
  const { rows } = await sql<{ id: DocumentId; path: string; listed: string[]; shared: string[] }>`
    select document.id, organ.path,
      array(select substr(other.column_id, 2) from publish_placement other
        where other.site_id = ${siteId} and other.document_id = document.id and other.column_id like '@%') as listed,
      array(select to_site from site_share share where share.site_id = ${siteId} and share.document_id = document.id) as shared
    from publish_placement place
    join publish_document document on document.site_id = place.site_id and document.id = place.document_id
    join organ on organ.id = document.organ_id
    where place.site_id = ${siteId} and place.column_id = '*' and place.document_id > ${after ?? ''}
    order by place.document_id limit ${PORTION}`.execute(database.db)
  const elsewhere = rows.filter(({ path, listed, shared }) => {
    const wanted = sites.filter((site) => shows(site, path) || shared.includes(site.id)).map(({ id }) => id)
    return wanted.join() !== [...listed].sort().join()
  })
  if (elsewhere.length > 0)
    await database.transaction(async (tx) => {
      await cache.invalidate(tx, siteId)
      for (const { id } of elsewhere) await followSites(platform, tx, siteId, id)
    })
  return rows.length < PORTION ? null : (rows.at(-1)?.id ?? null)
}
