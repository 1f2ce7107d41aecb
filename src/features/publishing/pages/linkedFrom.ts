import type { PublicDocument } from '../../../../api/publishing-view.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import type { PageRequest } from '../../../platform/html/page.js'
import { addressOn } from '../../../platform/site/addresses.js'
import { ownerOf } from '../../../platform/site/shows.js'
import { isMain } from '../../../platform/site/site.js'
import { organById } from '../../organs/index.js'
import { addressOf } from '../id.js'
import { findDocument } from '../store/documents.js'
import { sitesOf } from '../store/placements.js'

/** A document with its links as they lead from this site: to what it does not show, on the site whose own that is. */
export async function linkedFrom(request: PageRequest, document: PublicDocument): Promise<PublicDocument> {
  if (isMain(request.site)) return document
  const relations = await Promise.all(
    document.relations.map(async (one) => (one.href === null ? one : { ...one, href: await hrefFrom(request, one.href) })),
  )
  return { ...document, relations }
}

async function hrefFrom({ platform: { database, sites, config }, site, place }: PageRequest, href: string): Promise<string | null> {
  const id = href.slice(addressOf('').length)
  if ((await sitesOf(database.db, SITE_ID, id)).includes(site.id)) return href
  const row = await findDocument(database.db, SITE_ID, id)
  const organ = row && (await organById(database.db, row.organ_id))
  const owner = organ ? ownerOf(sites.all, sites.main, organ.path) : sites.main
  return addressOn(owner, href, place, { main: sites.main, publicUrl: config.publicUrl })
}
