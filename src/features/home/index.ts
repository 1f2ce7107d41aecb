import type { Feature } from '../../platform/feature.js'
import { mountPages } from '../../platform/http/mount.js'
import { registerSections } from '../portal/index.js'
import { homeMigrations } from './migrations/index.js'
import { columnPages } from './pages/columnPages.js'
import { disclosurePages } from './pages/disclosurePages.js'
import { homePage } from './pages/homePage.js'
import { sourcePages } from './pages/sourcePages.js'
import { registerPapers, seedHome } from './seed.js'
import { sectionsOfColumns } from './store.js'

export const home: Feature = {
  name: 'home',
  migrations: homeMigrations,
  mount: (app, platform) => {
    registerSections(platform, sectionsOfColumns)
    mountPages(app, platform, [homePage, ...columnPages, ...disclosurePages, ...sourcePages])
  },
  jobs: registerPapers,
  seed: seedHome,
}
