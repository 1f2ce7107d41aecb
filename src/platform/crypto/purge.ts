import { sql } from 'kysely'
import { today as todayOf } from '../clock.js'
import type { Schema, Tx } from '../db/database.js'
import { append } from '../ledger/ledger.js'
import type { Platform } from '../platform.js'

const AT_A_TIME = 200

/** What is taken out of cases whose day has come. */
interface Purging {
  /** Keeps organ_id, id and purge_on, null where nothing is left to take out. */
  table: keyof Schema
  /** The job that does it. */
  job: string
  /** How the ledger calls it, and the stream, which outlives what is taken out. */
  type: string
  streamOf: (id: string) => string
  purge: (tx: Tx, at: { organId: string; id: string }) => Promise<void>
}

/** Takes out what has to go by today (个人信息保护法 art. 47), some hundreds in a transaction, and records each. Returns how many. */
export async function purgeDue(platform: Pick<Platform, 'database' | 'clock'>, purging: Purging): Promise<number> {
  for (let purged = 0; ; ) {
    const n = await platform.database.transaction((tx) => purgeSome(tx, platform, purging))
    purged += n
    if (n < AT_A_TIME) return purged
  }
}

async function purgeSome(tx: Tx, { clock }: Pick<Platform, 'clock'>, { table, job, type, streamOf, purge }: Purging): Promise<number> {
  const cases = sql.table(table)
  const { rows } = await sql<{ organ_id: string; id: string }>`select organ_id, id from ${cases} where purge_on <= ${todayOf(clock)}::date
    order by purge_on limit ${AT_A_TIME} for update`.execute(tx)
  const [actor, article] = [{ kind: 'system', job } as const, '个人信息保护法第四十七条']
  for (const { organ_id: organId, id } of rows) {
    await purge(tx, { organId, id })
    await sql`update ${cases} set purge_on = null where organ_id = ${organId} and id = ${id}`.execute(tx)
    await append(tx, { chain: organId, stream: streamOf(id), type, data: {}, actor, article }, clock)
  }
  return rows.length
}
