import { purgeDue } from '../../platform/crypto/purge.js'
import type { Platform } from '../../platform/platform.js'
import { purgeAttachments } from './attachments.js'
import { purgeParts } from './sealed.js'

/** Every night: takes out identity and contacts of applicants whose files were archived a year ago. Returns how many. */
export function purgePersons(platform: Pick<Platform, 'database' | 'clock'>): Promise<number> {
  return purgeDue(platform, {
    table: 'request_case',
    job: 'request-purge',
    type: 'PersonPurged',
    streamOf: (id) => `request-person:${id}`,
    purge: async (tx, { id }) => {
      await purgeParts(tx, id)
      await purgeAttachments(tx, id)
    },
  })
}
