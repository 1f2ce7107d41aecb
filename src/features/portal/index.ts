import type { FastifyInstance } from 'fastify'
import type { Feature } from '../../platform/feature.js'
import { mountFiles, mountForm, mountPages } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { codeFiles } from './codes.js'
import { mountCorrectionsApi } from './corrections/api.js'
import { answerWhenPublic } from './corrections/mending.js'
import { reportForm } from './corrections/reportPage.js'
import { statusPage } from './corrections/statusPage.js'
import { dataFiles } from './data/files.js'
import { feedFiles } from './feeds.js'
import { portalMigrations } from './migrations.js'
import { ownSections } from './ownSections.js'
import { dataPage } from './pages/dataPage.js'
import { mapPage } from './pages/mapPage.js'
import { keepPolicies, rebuildPolicies } from './policies/keep.js'
import { policiesPage } from './policies/page.js'
import { registerSections } from './sections.js'
import { sitemapFiles } from './sitemap.js'

export { openCorrections } from './corrections/store.js'
export { registerSections, sectionsOf } from './sections.js'

export const portal: Feature = {
  name: 'portal',
  migrations: portalMigrations,
  refusals: { 'correction-answered': '这条纠错已经答复过了，请刷新。' },
  operator: { 'portal-rebuild': rebuildPolicies },
  seed: async (platform) => void (await rebuildPolicies(platform)),
  mount: mountPortal,
}

function mountPortal(app: FastifyInstance, platform: Platform): void {
  keepPolicies(platform)
  registerSections(platform, ownSections)
  mountFiles(app, platform, [...sitemapFiles(), ...feedFiles, ...dataFiles, ...codeFiles])
  mountForm(app, platform, reportForm)
  answerWhenPublic(platform)
  mountCorrectionsApi(app, platform)
  mountPages(app, platform, [policiesPage, dataPage, mapPage, statusPage])
}
