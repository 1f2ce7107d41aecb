import type { Logger } from 'pino'
import type { PageCache } from './cache/cache.js'
import type { Clock } from './clock.js'
import type { Config } from './config/config.js'
import type { Database } from './db/database.js'
import type { Jobs } from './jobs/jobs.js'
import type { Metrics } from './metrics.js'
import type { Sessions } from './session/sessions.js'
import type { Sites } from './site/sites.js'

/** What a running server hands to every feature. */
export interface Platform {
  config: Config
  database: Database
  clock: Clock
  cache: PageCache
  sessions: Sessions
  sites: Sites
  jobs: Jobs
  metrics: Metrics
  log: Logger
}
