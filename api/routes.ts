import * as accounts from './accounts.js'
import * as annualReport from './annual-report.js'
import * as calendar from './calendar.js'
import * as carriers from './carriers.js'
import * as catalogue from './catalogue.js'
import type { Route } from './contract.js'
import * as corrections from './corrections.js'
import * as importing from './importing.js'
import * as inspection from './inspection.js'
import * as inspectionNotices from './inspection-notices.js'
import * as organs from './organs.js'
import * as publicationStatistics from './publication-statistics.js'
import * as publishing from './publishing.js'
import * as publishingIncidents from './publishing-incidents.js'
import * as publishingSteps from './publishing-steps.js'
import * as questions from './questions.js'
import * as receivedMails from './received-mails.js'
import * as remedies from './remedies.js'
import * as requestAttachments from './request-attachments.js'
import * as requestDocuments from './request-documents.js'
import * as requestReleases from './request-releases.js'
import * as requestSteps from './request-steps.js'
import * as requests from './requests.js'
import * as sites from './sites.js'
import * as system from './system.js'

/** The whole published API, each route once though a module may hand on another's. */
export const ROUTES: Route[] = [
  ...new Set(
    [
      calendar,
      organs,
      accounts,
      system,
      sites,
      corrections,
      questions,
      carriers,
      importing,
      publishing,
      publishingIncidents,
      inspection,
      inspectionNotices,
      publicationStatistics,
      publishingSteps.PUBLISH_STEPS,
      catalogue,
      requests,
      requestSteps.STEPS,
      requestDocuments,
      requestAttachments,
      requestReleases,
      receivedMails,
      remedies,
      remedies.REMEDY_STEP_ROUTES,
      annualReport,
    ].flatMap((module) => Object.values(module).filter(isRoute)),
  ),
]

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answer' in value
}
