import type { Platform } from '../../../platform/platform.js'
import { purgeMails } from './deciding.js'
import { readMailboxes } from './read-mailbox.js'

export { mountIntakeApi } from './api.js'
export { intakeMigrations } from './migrations.js'

const EVERY_MINUTES = 3

/** Reads the mailboxes, and takes out mails that need no keeping any more. */
export function intakeJobs(platform: Platform): void {
  platform.jobs.every('request-mail', { everyMinutes: EVERY_MINUTES }, () => readMailboxes(platform))
  platform.jobs.every('request-mail-purge', { dailyAt: '03:40' }, async () => {
    await purgeMails(platform)
  })
}
