import type { FastifyInstance } from 'fastify'
import { SITE_ID } from '../../platform/cache/cache.js'
import type { Feature } from '../../platform/feature.js'
import { mountFiles, mountPages } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { registerFollower, registerSiteCheck } from '../sites/index.js'
import { mountDocumentsApi } from './api.js'
import { emptyNodes } from './columns/health.js'
import { mountColumnsApi } from './columnsApi.js'
import { seedPublishing } from './demo/seed.js'
import { editionFiles } from './edition/files.js'
import { mountIncidentsApi } from './incident/api.js'
import { definePublishingJobs } from './jobs.js'
import { publishingMigrations } from './migrations/index.js'
import { columnPages } from './pages/columnPage.js'
import { documentFile, documentPage } from './pages/documentPage.js'
import { keepToSites } from './pages/keepToSites.js'
import { mountSharesApi } from './sharesApi.js'
import { followAllSites } from './sites.js'
import { mountPublishStepsApi } from './stepsApi.js'
import { REFUSALS } from './words.js'

export { changedOn, type PublicAddress, partsOfPublic, publicAddresses, startOfPart } from './addresses.js'
export { countsByCatalogItem, listUnderCatalogItem } from './catalogued.js'
export { wordsOf } from './checks/gather.js'
export { findWords, markingsIn } from './checks/wording.js'
export type { Column } from './columns/column.js'
export { columnViews, isOverdue, wantsUpdate } from './columns/health.js'
export { columnById, columnsOf, columnsOfAll, isShown, takesDocuments } from './columns/tree.js'
export { type Counts, countedRows, countPublished, countUndated } from './counting.js'
export { HAIDONG_2020, LEDU_2021, PINGAN_2020, ZWFW_2021 } from './demo/sources.js'
export { publishingFigures } from './figures.js'
export { type Opened, openUpload } from './files.js'
export { canBeFound, type Facets, isWithdrawn, listPublished, organOfDocument, publicLines, publishedDocument } from './front.js'
export { attachGivenOut, draftGivenOut } from './givenOut.js'
export { mustBeShallow, safeHref } from './html/clean.js'
export { plainText } from './html/text.js'
export { addressOf, attachmentAddress, type DocumentId, withdrawn } from './id.js'
export { readIndexable } from './indexable.js'
export { type Indexable, type Indexer, type PublicCause, registerIndexer } from './indexers.js'
export { type PaperToMend, publishedLate, withoutElements, withoutInterpretation } from './oversight.js'
export { type Beside, registerBeside } from './pages/beside.js'
export { readAttached } from './reading/open.js'
export type { Reading } from './reading/reading.js'
export { type Found, recordDocument } from './recording.js'
export { RELATION_LABELS } from './relations.js'
export { replaceAttachment } from './replacing.js'
export { countsOf, listOf, sitesOf, WHOLE_SITE } from './store/placements.js'
export { type Again, fileMark, personalBlocks, type Taken, takeAgain, takeOver, wouldTakeAgain } from './taking.js'
export { canSee, type Visible } from './visible.js'

export const publishing: Feature = {
  name: 'publishing',
  migrations: publishingMigrations,
  refusals: REFUSALS,
  mount: mountPublishing,
  jobs: definePublishingJobs,
  seed: seedPublishing,
}

function mountPublishing(app: FastifyInstance, platform: Platform): void {
  mountPages(app, platform, [documentPage, ...columnPages])
  mountFiles(app, platform, [documentFile, ...editionFiles])
  mountDocumentsApi(app, platform)
  mountColumnsApi(app, platform)
  mountPublishStepsApi(app, platform)
  mountIncidentsApi(app, platform)
  mountSharesApi(app, platform)
  keepToSites(app, platform)
  registerFollower(platform, { name: 'documents', follow: (on, after) => followAllSites(on, SITE_ID, after) })
  registerSiteCheck(platform, emptyNodes)
}
