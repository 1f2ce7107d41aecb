import type { z } from 'zod'
import type { addSite as addRoute, changeSite as changeRoute, moveSite as moveRoute } from '../../../api/sites.js'
import type { Actor } from '../../platform/actor.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import { raiseVersion } from '../../platform/cache/version.js'
import type { Tx } from '../../platform/db/database.js'
import { Fault, Refused } from '../../platform/errors/errors.js'
import { append } from '../../platform/ledger/ledger.js'
import type { Platform } from '../../platform/platform.js'
import { BLANK_SITE, isMain, readSites, type Site, writeSite } from '../../platform/site/site.js'
import { enqueueFollowing } from './followers.js'

type Added = z.output<NonNullable<(typeof addRoute)['body']>>
type Changed = z.output<NonNullable<(typeof changeRoute)['body']>>
type Addresses = z.output<NonNullable<(typeof moveRoute)['body']>>

/** Who changes which site. */
export interface SiteAct {
  platform: Platform
  actor: Actor
}

/** Makes a site; lists and the search follow by a job. Refuses site-exists, site-host-taken, site-path-taken, site-path-reserved. */
export async function addSite(act: SiteAct, { id, name, organId, hosts, path }: Added): Promise<void> {
  await inOrder(act, async (tx, sites) => {
    if (sites.some((site) => site.id === id)) throw new Refused('site-exists')
    const { demo } = sites.find(isMain) ?? BLANK_SITE
    const site: Site = { ...BLANK_SITE, id, name, organId, hosts: [...new Set(hosts)], path, demo }
    mustBeFree(act.platform, sites, site)
    await writeSite(tx, site)
    await record(act, tx, site, 'SiteAdded', { name, organId, hosts, path })
    await enqueueFollowing(act.platform, tx)
  })
}

/** Changes name, marks and navigation. */
export async function changeSite(act: SiteAct, id: string, { navigation, ...changed }: Changed): Promise<void> {
  await inOrder(act, async (tx, sites) => {
    const before = mustBeSite(sites, id)
    const site: Site = { ...before, ...changed, navigation: navigation?.map(withoutNothing) ?? before.navigation }
    await writeSite(tx, site)
    await record(act, tx, site, 'SiteChanged', { ...changed, ...(navigation ? { navigation } : {}) })
  })
}

/** Other hosts, another path. Refuses site-host-taken, site-path-taken, site-path-reserved, site-path-of-main. */
export async function moveSite(act: SiteAct, id: string, { hosts, path }: Addresses): Promise<void> {
  await inOrder(act, async (tx, sites) => {
    const site: Site = { ...mustBeSite(sites, id), hosts: [...new Set(hosts)], path }
    if (isMain(site) && path !== null) throw new Refused('site-path-of-main')
    mustBeFree(act.platform, sites, site)
    await writeSite(tx, site)
    await record(act, tx, site, 'SiteMoved', { hosts, path })
  })
}

/** The site; Fault `not-found` when there is none. */
export function mustBeSite(sites: readonly Site[], id: string): Site {
  const site = sites.find((one) => one.id === id)
  if (!site) throw new Fault('not-found', '没有这个站点，请从站点列表中选择。')
  return site
}

/** One after another, for each looks at the addresses of all: the content version, raised first, is held until the end. */
async function inOrder({ platform }: SiteAct, work: (tx: Tx, sites: readonly Site[]) => Promise<void>): Promise<void> {
  await platform.database.transaction(async (tx) => {
    await raiseVersion(tx, SITE_ID)
    await work(tx, await readSites(tx))
    await platform.cache.invalidate(tx)
  })
  await platform.sites.load()
}

function mustBeFree(platform: Platform, sites: readonly Site[], { id, hosts, path }: Site): void {
  const others = sites.filter((site) => site.id !== id)
  for (const host of hosts) {
    const owner = others.find((site) => site.hosts.includes(host))
    if (owner) throw new Refused('site-host-taken', null, { host, name: owner.name })
  }
  if (path === null) return
  const owner = others.find((site) => site.path === path)
  if (owner) throw new Refused('site-path-taken', null, { path, name: owner.name })
  if (platform.sites.reserved.has(path.slice(1))) throw new Refused('site-path-reserved', null, { path })
}

async function record({ platform, actor }: SiteAct, tx: Tx, site: Site, type: string, data: Record<string, unknown>): Promise<void> {
  const chain = isMain(site) ? 'platform' : site.organId
  await append(tx, { chain, stream: `site:${site.id}`, type, data, actor, article: '国办发〔2017〕47号' }, platform.clock)
}

function withoutNothing({ label, href, covers }: NonNullable<Changed['navigation']>[number]): Site['navigation'][number] {
  return covers && covers.length > 0 ? { label, href, covers } : { label, href }
}
