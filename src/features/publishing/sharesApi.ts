import type { FastifyInstance } from 'fastify'
import { can } from '../../../api/permissions.js'
import * as routes from '../../../api/sites.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import { Fault, Refused } from '../../platform/errors/errors.js'
import { mountRoute } from '../../platform/http/mount.js'
import { append } from '../../platform/ledger/ledger.js'
import type { Platform } from '../../platform/platform.js'
import type { Viewer } from '../../platform/session/viewer.js'
import { addressOn } from '../../platform/site/addresses.js'
import { setShared, sharedTo } from '../../platform/site/shares.js'
import { shows } from '../../platform/site/shows.js'
import { isMain, readSites, type Site } from '../../platform/site/site.js'
import { organById } from '../organs/index.js'
import { mustBeSite } from '../sites/index.js'
import { admitTo, type Caller } from './api.js'
import { ctxOf } from './handle.js'
import { addressOf, type DocumentId } from './id.js'
import { followSites } from './sites.js'
import { findDocument, lockDocument } from './store/documents.js'

/** Mounts 推送 to other sites: who may publish for the document's organ shares it; who manages the other site may take it off there. */
export function mountSharesApi(app: FastifyInstance, platform: Platform): void {
  const { database, clock, cache } = platform

  mountRoute(app, platform, routes.listShares, async ({ params, viewer, actor }) => {
    const caller = await admitTo(platform, params.id, { viewer, actor }, 'publish.view')
    return sharesOf(platform, caller, params.id)
  })

  mountRoute(app, platform, routes.shareDocument, async ({ params: { id }, body, viewer, actor }) => {
    const site = mustBeSite(await readSites(database.db), body.site)
    const caller = await admitSharing(platform, id, site, { viewer, actor }, body.shared)
    if (shows(site, caller.organ.path)) throw new Refused('share-own')
    await database.transaction(async (tx) => {
      await cache.invalidate(tx, SITE_ID)
      const row = await lockDocument(tx, SITE_ID, id)
      if (body.shared && row.life !== 'published') throw new Refused('not-published')
      if ((await sharedTo(tx, id)).includes(site.id) === body.shared) return
      await setShared(tx, id, site.id, body.shared)
      const data = { id, title: row.title, site: site.id, siteName: site.name }
      const type = body.shared ? 'DocumentShared' : 'SharingEnded'
      await append(tx, { chain: row.organ_id, stream: `share:${id}`, type, data, actor: caller.ctx.actor, article: null }, clock)
      await followSites(platform, tx, SITE_ID, id)
    })
    return sharesOf(platform, caller, id)
  })
}

type Who = Parameters<typeof admitTo>[2]

/** For their own documents; for whoever manages the site that it is to leave, for anybody's. */
async function admitSharing(platform: Platform, id: DocumentId, site: Site, who: Who, shared: boolean): Promise<Caller> {
  if (!shared && who.viewer && who.actor && (await manages(platform, who.viewer, site))) {
    const row = await findDocument(platform.database.db, SITE_ID, id)
    const organ = row && (await organById(platform.database.db, row.organ_id))
    if (organ && (await sharedTo(platform.database.db, id)).includes(site.id))
      return { ctx: ctxOf(platform, who.actor), viewer: who.viewer, organ }
  }
  const caller = await admitTo(platform, id, who, 'publish.view')
  if (can(caller.viewer.grants, 'publish.release', caller.organ.path)) return caller
  throw new Fault('forbidden', `推送由${caller.organ.name}的发布人办理。`)
}

async function manages({ database }: Platform, viewer: Viewer, site: Site): Promise<boolean> {
  const organ = await organById(database.db, site.organId)
  return organ !== null && can(viewer.grants, 'site.edit', organ.path)
}

async function sharesOf(platform: Platform, { viewer, organ }: Caller, id: DocumentId) {
  const sites = await readSites(platform.database.db)
  const shared = await sharedTo(platform.database.db, id)
  const at = { main: platform.sites.main, publicUrl: platform.config.publicUrl }
  const owner = can(viewer.grants, 'publish.release', organ.path)
  const own = sites.filter((site) => shows(site, organ.path))
  const others = sites.filter((site) => !isMain(site) && !own.includes(site))
  return {
    own: own.map((site) => ({ id: site.id, name: site.name, address: addressOn(site, addressOf(id), { prefix: '', shelf: '' }, at) })),
    others: await Promise.all(
      others.map(async (site) => ({
        id: site.id,
        name: site.name,
        shared: shared.includes(site.id),
        mayChange: owner || (shared.includes(site.id) && (await manages(platform, viewer, site))),
      })),
    ),
  }
}
