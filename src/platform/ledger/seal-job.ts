import type { Platform } from '../platform.js'
import { sealLedger } from './seal.js'

/** Seals every minute what the minute has brought. */
export function sealEveryMinute({ jobs, database, clock }: Pick<Platform, 'jobs' | 'database' | 'clock'>): void {
  jobs.every('ledger-seal', { everyMinutes: 1 }, async () => {
    await sealLedger(database, clock)
  })
}
