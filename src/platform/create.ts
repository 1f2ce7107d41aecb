import type { Logger } from 'pino'
import { createPageCache } from './cache/cache.js'
import type { Clock } from './clock.js'
import type { Config } from './config/config.js'
import type { Database } from './db/database.js'
import type { Feature } from './feature.js'
import { createJobs } from './jobs/jobs.js'
import { countEntries } from './ledger/ledger.js'
import { sealEveryMinute } from './ledger/seal-job.js'
import { createMetrics } from './metrics.js'
import type { Platform } from './platform.js'
import { createSessions } from './session/sessions.js'
import { createSites } from './site/sites.js'

/** Everything that features are handed, over an open database; nothing runs yet. Registers the features' jobs. */
export function createPlatform(config: Config, database: Database, clock: Clock, log: Logger, features: readonly Feature[]): Platform {
  const metrics = createMetrics()
  const sites = createSites(database)
  const cache = createPageCache(database, clock, sites.load)
  const jobs = createJobs(database, clock, log, metrics)
  const platform: Platform = { config, database, clock, cache, jobs, metrics, log, sites, sessions: createSessions(database, clock) }
  metrics.gauge('gongkai_cache_hits', 'Answers out of the page cache', () => cache.stats().hits)
  metrics.gauge('gongkai_cache_bytes', 'Memory of the page cache', () => cache.stats().bytes)
  metrics.gauge('gongkai_content_version', 'Content version of the site', () => cache.stats().version)
  metrics.gauge('gongkai_database_up', 'Whether the database answers', async () => Number(await database.answers(1_000)))
  metrics.gauge('gongkai_ledger_entries', 'Entries in the ledger', () => countEntries(database.db))
  sealEveryMinute(platform)
  for (const feature of features) feature.jobs?.(platform)
  return platform
}
