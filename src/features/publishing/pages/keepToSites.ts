import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { Fault } from '../../../platform/errors/errors.js'
import { placeOf } from '../../../platform/http/place.js'
import type { Platform } from '../../../platform/platform.js'
import { addressOn } from '../../../platform/site/addresses.js'
import { ownerOf, shows } from '../../../platform/site/shows.js'
import { isMain } from '../../../platform/site/site.js'
import { type Organ, organById } from '../../organs/index.js'
import { columnById } from '../columns/tree.js'
import type { DocumentId } from '../id.js'
import { findDocument } from '../store/documents.js'
import { sitesOf } from '../store/placements.js'

/**
 * What a site does not show answers 301 there, to the same address on the site whose own it is, or 404 where that has no address: pages of
 * organs and columns by their organ, documents with their files and codes by the lists that they stand in.
 */
export function keepToSites(app: FastifyInstance, platform: Platform): void {
  app.addHook('preHandler', async (request, reply) => {
    const { site } = placeOf(request)
    if (isMain(site) || /^\/(api|admin)\//.test(request.url)) return
    const organ = await foreignOrgan(platform, request)
    if (organ) return leave(platform, request, reply, organ)
  })
}

/** The organ whose item is asked for where it is not shown; null when it is, or when there is nothing public to speak of. */
async function foreignOrgan(platform: Platform, request: FastifyRequest): Promise<Organ | null> {
  const { db } = platform.database
  const { site } = placeOf(request)
  const params = (request.params ?? {}) as Record<string, string>
  const route = request.routeOptions.url ?? ''
  const isDocument = /^\/(xinxi|erweima)\//.test(route)
  const organ = await organById(db, isDocument ? await organOfDocument(platform, params.id ?? '') : await organOf(platform, route, params))
  if (!organ || shows(site, organ.path)) return null
  return isDocument && (await sitesOf(db, SITE_ID, params.id ?? '')).includes(site.id) ? null : organ
}

/** Of a document that is not public nothing is said: its page answers as it does everywhere. */
async function organOfDocument({ database }: Platform, id: DocumentId): Promise<string> {
  const row = await findDocument(database.db, SITE_ID, id)
  return row?.life === 'published' ? row.organ_id : ''
}

async function organOf({ database }: Platform, route: string, params: Record<string, string>): Promise<string> {
  if (route !== '/lanmu/*') return params.organ ?? ''
  const column = await columnById(database.db, SITE_ID, `lanmu/${params['*'] ?? ''}`)
  return column && !column.hidden ? column.organId : ''
}

function leave({ sites, config }: Platform, request: FastifyRequest, reply: FastifyReply, organ: Organ): FastifyReply {
  const place = placeOf(request)
  const to = ownerOf(sites.all, sites.main, organ.path)
  const address = addressOn(to, request.url, place, { main: sites.main, publicUrl: config.publicUrl })
  if (address === null || (request.method !== 'GET' && request.method !== 'HEAD')) {
    throw new Fault('not-found', `本站点不展示${organ.name}的信息。`)
  }
  return reply.header('cache-control', 'no-store').redirect(address, 301)
}
