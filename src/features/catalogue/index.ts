import type { FastifyInstance } from 'fastify'
import type { PublicDocument } from '../../../api/publishing-view.js'
import type { Feature } from '../../platform/feature.js'
import { mountFiles, mountPages } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { registerBeside } from '../publishing/index.js'
import { mountCatalogueApi } from './api.js'
import { besideDocument } from './beside.js'
import { catalogueMigrations } from './migrations.js'
import { catalogueFile, cataloguePage } from './pages/cataloguePage.js'
import { rowPage } from './pages/rowPage.js'
import { REFUSALS } from './words.js'

export { organsWithCatalogue } from './store.js'
export { catalogueAddress } from './title.js'

export const catalogue: Feature = {
  name: 'catalogue',
  migrations: catalogueMigrations,
  refusals: REFUSALS,
  mount: mountCatalogue,
}

function mountCatalogue(app: FastifyInstance, platform: Platform): void {
  registerBeside(platform, (document: PublicDocument) => besideDocument(platform.database.db, document))
  mountPages(app, platform, [cataloguePage, rowPage])
  mountFiles(app, platform, [catalogueFile])
  mountCatalogueApi(app, platform)
}
