import type { FastifyInstance } from 'fastify'
import { can } from '../../../api/permissions.js'
import * as routes from '../../../api/sites.js'
import type { Actor } from '../../platform/actor.js'
import { Fault } from '../../platform/errors/errors.js'
import { mountRoute } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { mustBeAllowed, type Viewer } from '../../platform/session/viewer.js'
import { isMain, readSites, type Site } from '../../platform/site/site.js'
import { organById } from '../organs/index.js'
import { addSite, changeSite, moveSite, mustBeSite } from './change.js'
import { gapsOf } from './complete.js'

/** Mounts the routes of api/sites.ts that are about sites; those about shared documents stand with the documents. */
export function mountSitesApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database
  const act = (actor: Actor | null) => ({ platform, actor: actor as Actor })

  mountRoute(app, platform, routes.listSites, async ({ viewer }) => ({
    sites: await Promise.all((await readSites(db)).map((site) => lineOf(platform, site))),
    mayAdd: viewer !== null && can(viewer.grants, 'site.make'),
  }))

  mountRoute(app, platform, routes.showSite, ({ params, viewer }) => answerOf(platform, params.id, viewer))

  mountRoute(app, platform, routes.addSite, async ({ body, viewer, actor }) => {
    const organ = await organById(db, body.organId)
    if (!organ) throw new Fault('invalid', '没有这个单位，请从单位列表中选择。', { fields: { organId: '请选择单位。' } })
    mustBeAllowed(viewer, 'site.make', organ.path)
    await addSite(act(actor), body)
    return answerOf(platform, body.id, viewer)
  })

  mountRoute(app, platform, routes.changeSite, async ({ params, body, viewer, actor }) => {
    await mustBeTheirs(platform, params.id, viewer, 'site.edit')
    await changeSite(act(actor), params.id, body)
    return answerOf(platform, params.id, viewer)
  })

  mountRoute(app, platform, routes.moveSite, async ({ params, body, viewer, actor }) => {
    await mustBeTheirs(platform, params.id, viewer, 'site.make')
    await moveSite(act(actor), params.id, body)
    return answerOf(platform, params.id, viewer)
  })
}

/** A site is changed by those who hold the permission for its organ, and by nobody else. */
async function mustBeTheirs({ database: { db } }: Platform, id: string, viewer: Viewer | null, permission: 'site.edit' | 'site.make') {
  const site = mustBeSite(await readSites(db), id)
  const organ = await organById(db, site.organId)
  mustBeAllowed(viewer, permission)
  if (can(viewer.grants, permission, organ?.path)) return
  throw new Fault('forbidden', `“${site.name}”由${organ?.name ?? '它的单位'}管理，您没有更改它的权限。`)
}

async function lineOf(platform: Platform, site: Site) {
  const organ = await organById(platform.database.db, site.organId)
  const { id, name, organId, hosts, path } = site
  const gaps = (await gapsOf(platform, site, organ)).length
  return { id, name, main: isMain(site), organId, organName: organ?.name ?? '', hosts, path, gaps }
}

async function answerOf(platform: Platform, id: string, viewer: Viewer | null) {
  const { db } = platform.database
  const site = mustBeSite(await readSites(db), id)
  const organ = await organById(db, site.organId)
  const may = (permission: 'site.edit' | 'site.make') => viewer !== null && can(viewer.grants, permission, organ?.path)
  return {
    ...site,
    main: isMain(site),
    organName: organ?.name ?? '',
    gaps: await gapsOf(platform, site, organ),
    mayEdit: may('site.edit'),
    mayMove: may('site.make'),
  }
}
