import type { PublicPage } from '../../../platform/html/page.js'
import { comparisonPage } from './comparison-page.js'
import { findingsPage } from './findings-page.js'
import { allReportsPage, organReportsPage } from './list-pages.js'
import { reportPage, versionPage } from './report-page.js'
import { allRowsPage, rowsPage } from './rows-page.js'

const REPORT = '/zfxxgk/:organ/nianbao/:year(^\\d{4}$)'

/** The public pages of the annual reports. All are the same for every visitor, so their bytes are kept. */
export const reportPages: PublicPage[] = [
  { path: '/zfxxgk/:organ/nianbao', kept: true, render: organReportsPage },
  { path: REPORT, kept: true, render: reportPage },
  { path: `${REPORT}/jiaoyan`, kept: true, render: findingsPage },
  { path: `${REPORT}/shuju`, kept: true, render: allRowsPage },
  { path: `${REPORT}/shuju/:path`, kept: true, render: rowsPage },
  { path: `${REPORT}/banben/:number`, kept: true, render: versionPage },
  { path: '/nianbao', kept: true, query: ['year'], render: allReportsPage },
  { path: '/nianbao/bijiao', kept: true, query: ['item', 'organ'], render: comparisonPage },
]
