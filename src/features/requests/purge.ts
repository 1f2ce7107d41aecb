import { today as todayOf } from '../../platform/clock.js'
import { append } from '../../platform/ledger/ledger.js'
import type { Platform } from '../../platform/platform.js'
import { purgeAttachments } from './attachments.js'
import { purgeParts } from './sealed.js'

const AT_A_TIME = 200

/** Every night: takes out identity and contacts of applicants whose files were archived a year ago. Returns how many. */
export async function purgePersons(platform: Pick<Platform, 'database' | 'clock'>): Promise<number> {
  const { database, clock } = platform
  for (let purged = 0; ; ) {
    const n = await database.transaction(async (tx) => {
      const due = await tx
        .selectFrom('request_case')
        .select(['organ_id', 'id'])
        .where('purge_on', '<=', todayOf(clock))
        .orderBy('purge_on')
        .limit(AT_A_TIME)
        .forUpdate()
        .execute()
      for (const { organ_id, id } of due) {
        await purgeParts(tx, id)
        await purgeAttachments(tx, id)
        await tx.updateTable('request_case').set({ purge_on: null }).where('organ_id', '=', organ_id).where('id', '=', id).execute()
        const actor = { kind: 'system', job: 'request-purge' } as const
        const entry = {
          chain: organ_id,
          stream: `request-person:${id}`,
          type: 'PersonPurged',
          data: {},
          actor,
          article: '个人信息保护法第四十七条',
        }
        await append(tx, entry, clock)
      }
      return due.length
    })
    purged += n
    if (n < AT_A_TIME) return purged
  }
}
