import type { FastifyInstance } from 'fastify'
import type { Feature } from '../../platform/feature.js'
import { mountForm } from '../../platform/http/forms.js'
import { mountFiles, mountPages } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { registerWorkbookReader } from '../calendar/index.js'
import { registerLookalikes, registerOfficeReader, registerPublishedReports } from '../requests/index.js'
import { mountCollectionApi } from './collection/api.js'
import { mountMakingApi } from './making/api.js'
import { mountFilesApi } from './making/files-api.js'
import { REFUSALS } from './making/words.js'
import { annualReportMigrations } from './migrations/index.js'
import { checkForm } from './pages/check-page.js'
import { reportFiles } from './pages/files.js'
import { reportsForRequests } from './pages/for-requests.js'
import { reportsAlike } from './pages/lookalikes.js'
import { reportPages } from './pages/pages.js'
import { mountPublicationApi } from './publication/api.js'
import { sourceGuarded } from './reading/inputs/index.js'
import { workbookRows } from './reading/inputs/workbook-rows.js'
import { seedReports } from './seed.js'

export { addressOf as reportAddressOf } from './pages/load.js'
export { type OnShelf, publishedReports } from './pages/shelf.js'
export { inWords, type PublicReport, registerReportListener } from './publication/listeners.js'
export { findVersion as findReportVersion } from './store/versions.js'

export const annualReport: Feature = {
  name: 'annual-report',
  migrations: annualReportMigrations,
  refusals: REFUSALS,
  mount: mountAnnualReport,
  seed: seedReports,
}

function mountAnnualReport(app: FastifyInstance, platform: Platform): void {
  registerWorkbookReader(platform, workbookRows)
  registerOfficeReader(platform, sourceGuarded)
  registerPublishedReports(platform, reportsForRequests)
  registerLookalikes(platform, (text, organId) => reportsAlike(platform, text, organId))
  mountMakingApi(app, platform)
  mountCollectionApi(app, platform)
  mountPublicationApi(app, platform)
  mountFilesApi(app, platform)
  mountPages(app, platform, reportPages)
  mountFiles(app, platform, reportFiles)
  mountForm(app, platform, checkForm)
}
