import * as accounts from './accounts.js'
import * as annualReport from './annual-report.js'
import * as collection from './annual-report-collection.js'
import * as files from './annual-report-files.js'
import * as publication from './annual-report-publication.js'
import * as calendar from './calendar.js'
import type { Route } from './contract.js'
import * as organs from './organs.js'
import * as system from './system.js'

/** The whole published API. */
export const ROUTES: Route[] = [calendar, organs, accounts, system, annualReport, collection, files, publication].flatMap((module) =>
  Object.values(module).filter(isRoute),
)

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answer' in value
}
