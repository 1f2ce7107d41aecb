import type { FastifyInstance } from 'fastify'
import type { Feature } from '../../platform/feature.js'
import type { Platform } from '../../platform/platform.js'
import { registerWorkbookReader } from '../calendar/index.js'
import { mountCollectionApi } from './collection/api.js'
import { mountMakingApi } from './making/api.js'
import { REFUSALS } from './making/words.js'
import { annualReportMigrations } from './migrations/index.js'
import { mountPublicationApi } from './publication/api.js'
import { workbookRows } from './reading/inputs/workbook-rows.js'

export { type FigureProvider, provideFigures } from './figures/port.js'

export const annualReport: Feature = {
  name: 'annual-report',
  migrations: annualReportMigrations,
  refusals: REFUSALS,
  mount: mountAnnualReport,
}

function mountAnnualReport(app: FastifyInstance, platform: Platform): void {
  registerWorkbookReader(platform, workbookRows)
  mountMakingApi(app, platform)
  mountCollectionApi(app, platform)
  mountPublicationApi(app, platform)
}
