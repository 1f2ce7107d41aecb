import type { FastifyInstance } from 'fastify'
import { accounts } from './features/accounts/index.js'
import { annualReport } from './features/annual-report/index.js'
import { calendar } from './features/calendar/index.js'
import { carriers } from './features/carriers/index.js'
import { catalogue } from './features/catalogue/index.js'
import { home } from './features/home/index.js'
import { importing } from './features/importing/index.js'
import { inspection } from './features/inspection/index.js'
import { organs } from './features/organs/index.js'
import { portal } from './features/portal/index.js'
import { publishing } from './features/publishing/index.js'
import { questions } from './features/questions/index.js'
import { remedies } from './features/remedies/index.js'
import { requests } from './features/requests/index.js'
import { search } from './features/search/index.js'
import { sites } from './features/sites/index.js'
import type { Feature } from './platform/feature.js'
import { createApp } from './platform/http/app.js'
import type { Platform } from './platform/platform.js'

/** What the platform does, in order: each may use those above it, through their index.ts only. */
export const FEATURES: Feature[] = [
  calendar,
  organs,
  accounts,
  sites,
  publishing,
  catalogue,
  requests,
  remedies,
  annualReport,
  search,
  portal,
  questions,
  carriers,
  inspection,
  importing,
  home,
]

/** The web application of these features, not yet listening. */
export function webApp(platform: Platform, features: readonly Feature[] = FEATURES): Promise<FastifyInstance> {
  return createApp(platform, features)
}
