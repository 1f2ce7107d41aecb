import type { Feature } from '../../platform/feature.js'
import { registerMoved } from '../../platform/http/moved.js'
import { mountImportingApi } from './api.js'
import { importingMigrations } from './migrations.js'
import { importFolder } from './operator.js'
import { findMoved } from './redirect.js'
import { REFUSALS } from './words.js'
import { defineImportJobs } from './work.js'

export const importing: Feature = {
  name: 'importing',
  migrations: importingMigrations,
  refusals: REFUSALS,
  operator: { 'import-folder': importFolder },
  jobs: defineImportJobs,
  mount: (app, platform) => {
    registerMoved(app, (target, host) => findMoved(platform, target, host))
    mountImportingApi(app, platform)
  },
}
