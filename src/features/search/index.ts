import type { FastifyInstance } from 'fastify'
import type { Feature } from '../../platform/feature.js'
import { mountFiles, mountPages } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { registerLookalikes } from '../requests/index.js'
import { documentsAlike } from './find/lookalikes.js'
import { indexPublications, reindex } from './index/publications.js'
import { searchMigrations } from './migrations/index.js'
import { searchFiles } from './pages/feeds.js'
import { searchPage } from './pages/searchPage.js'

export type { Searchable } from './index/document.js'
export { registerSource } from './index/sources.js'
export { indexDocument, removeDocument } from './index/store.js'

export const search: Feature = {
  name: 'search',
  migrations: searchMigrations,
  mount: mountSearch,
  operator: { 'search-reindex': reindex },
  seed: async (platform) => void (await reindex(platform)),
}

function mountSearch(app: FastifyInstance, platform: Platform): void {
  indexPublications(platform)
  registerLookalikes(platform, (text) => documentsAlike(platform, text))
  mountPages(app, platform, [searchPage])
  mountFiles(app, platform, searchFiles)
}
