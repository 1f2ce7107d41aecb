import type { FastifyInstance } from 'fastify'
import type { Feature } from '../../platform/feature.js'
import { mountFiles, mountPages } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { dataFiles } from './data/files.js'
import { feedFiles } from './feeds.js'
import { portalMigrations } from './migrations.js'
import { ownSections } from './ownSections.js'
import { dataPage } from './pages/dataPage.js'
import { keepPolicies, rebuildPolicies } from './policies/keep.js'
import { policiesPage } from './policies/page.js'
import { registerSections } from './sections.js'
import { sitemapFiles } from './sitemap.js'

export { registerSections } from './sections.js'

export const portal: Feature = {
  name: 'portal',
  migrations: portalMigrations,
  operator: { 'portal-rebuild': rebuildPolicies },
  seed: async (platform) => void (await rebuildPolicies(platform)),
  mount: mountPortal,
}

function mountPortal(app: FastifyInstance, platform: Platform): void {
  keepPolicies(platform)
  registerSections(platform, ownSections)
  mountFiles(app, platform, [...sitemapFiles, ...feedFiles, ...dataFiles])
  mountPages(app, platform, [policiesPage, dataPage])
}
