import type { FastifyInstance } from 'fastify'
import type { Feature } from '../../platform/feature.js'
import type { Platform } from '../../platform/platform.js'
import { registerDeadlines } from '../calendar/index.js'
import { mountRemediesApi } from './api.js'
import { remedyDeadlines } from './deadlines.js'
import { remedyMigrations } from './migrations/index.js'
import { purgeParties } from './sealed.js'
import { REFUSALS } from './words.js'

export { remedyFigures, table4Numbers } from './figures.js'

export const remedies: Feature = {
  name: 'remedies',
  migrations: remedyMigrations,
  refusals: REFUSALS,
  mount: mountRemedies,
  jobs: (platform) => {
    platform.jobs.every('remedy-purge', { dailyAt: '03:25' }, async () => {
      await purgeParties(platform)
    })
  },
}

function mountRemedies(app: FastifyInstance, platform: Platform): void {
  registerDeadlines(platform, remedyDeadlines(platform))
  mountRemediesApi(app, platform)
}
